import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Vault } from '../../src/vault/vault';
import { account, accountOf, anyAccount, createOpenVault, createTestVault, passphrase, startMs } from './support';

async function labels(vault: Vault): Promise<string[]> {
  const { records } = await vault.list('account');
  return records.map((record) => record.value.otp.label).sort();
}

describe('creating, unlocking and locking', () => {
  it('there is none until one is created, and it is open then', async () => {
    const { vault } = createTestVault();
    expect(await vault.state()).toBe('none');
    await expect(vault.unlock(passphrase)).rejects.toMatchObject({ code: 'none' });
    await vault.create(passphrase);
    expect(await vault.state()).toBe('open');
  });

  it('a locked vault gives nothing away, and the passphrase opens it again', async () => {
    const { vault, keys } = await createOpenVault();
    const { id } = await vault.add('account', account());
    await vault.lock();
    expect(await vault.state()).toBe('locked');
    expect(keys.key).toBeUndefined();
    for (const call of [
      () => vault.list('account'),
      () => vault.get('account', id),
      () => vault.add('account', account()),
      () => vault.update('account', id, (value) => value),
      () => vault.trash(id),
      () => vault.restore(id),
      () => vault.purge(id),
      () => vault.listTrash(),
      () => vault.inspect(),
      () => vault.repair(),
    ]) {
      await expect(call()).rejects.toMatchObject({ code: 'locked' });
    }
    await vault.unlock(passphrase);
    expect((await vault.get('account', id))?.value).toEqual(account());
  });

  it('a worker that was stopped goes on with the key that is held', async () => {
    const { vault, again } = await createOpenVault();
    const { id } = await vault.add('account', account());
    expect((await again().get('account', id))?.value).toEqual(account());
  });

  it('a second vault is not created over the first', async () => {
    const { vault, again } = await createOpenVault();
    await vault.add('account', accountOf('kept'));
    await expect(again().create('another passphrase')).rejects.toMatchObject({ code: 'exists' });
    expect(await labels(vault)).toEqual(['kept']);
  });

  it('a passphrase has at least eight characters, whatever they are made of', async () => {
    const { vault } = createTestVault();
    await expect(vault.create('1234567')).rejects.toMatchObject({ code: 'passphrase-too-short' });
    await expect(vault.create('😀'.repeat(7))).rejects.toMatchObject({ code: 'passphrase-too-short' });
    expect(await vault.state()).toBe('none');
    await vault.create('😀'.repeat(8));
  });

  it('the same passphrase typed in another Unicode form opens it', async () => {
    const { vault } = createTestVault();
    await vault.create('passphrasé');
    await vault.lock();
    await vault.unlock('passphrase\u0301');
  });

  it('a locking that comes while it is being unlocked wins', async () => {
    const { vault, keys } = await createOpenVault();
    await vault.lock();
    const unlocking = vault.unlock(passphrase);
    await vault.lock();
    await expect(unlocking).rejects.toMatchObject({ code: 'locked' });
    expect(keys.key).toBeUndefined();
  });

  it('what is being read when it is locked is not handed out', async () => {
    const { vault } = await createOpenVault();
    await vault.add('account', account());
    const reading = vault.list('account');
    await vault.lock();
    await expect(reading).rejects.toMatchObject({ code: 'locked' });
  });
});

describe('wrong passphrases', () => {
  it('two are free, then each waits twice as long as the one before, up to five minutes', async () => {
    const { vault, clock } = await createOpenVault();
    await vault.lock();
    const waitsMs: number[] = [];
    for (let i = 0; i < 12; i++) {
      const error: unknown = await vault.unlock('wrong passphrase').catch((thrown: unknown) => thrown);
      expect(error).toMatchObject({ code: 'wrong-passphrase' });
      const allowedAtMs = (error as { allowedAtMs?: number }).allowedAtMs ?? clock.nowMs;
      waitsMs.push(allowedAtMs - clock.nowMs);
      clock.nowMs = allowedAtMs;
    }
    expect(waitsMs).toEqual([0, 0, 5, 10, 20, 40, 80, 160, 300, 300, 300, 300].map((seconds) => seconds * 1000));
    await vault.unlock(passphrase);
  });

  it('an empty one is wrong like any other', async () => {
    const { vault } = await createOpenVault();
    await vault.lock();
    await expect(vault.unlock('')).rejects.toMatchObject({ code: 'wrong-passphrase' });
  });

  it('before its time not even the right one is tried, in another worker neither', async () => {
    const { vault, clock, again } = await createOpenVault();
    await vault.lock();
    for (let i = 0; i < 3; i++) await vault.unlock('wrong passphrase').catch(() => undefined);
    const tooEarly = { code: 'too-early', allowedAtMs: startMs + 5_000 };
    await expect(vault.unlock(passphrase)).rejects.toMatchObject(tooEarly);
    await expect(again().unlock(passphrase)).rejects.toMatchObject(tooEarly);
    clock.nowMs += 4_999;
    await expect(again().unlock(passphrase)).rejects.toMatchObject(tooEarly);
    clock.nowMs += 1;
    await again().unlock(passphrase);
  });

  it('the right one ends the count', async () => {
    const { vault } = await createOpenVault();
    for (let i = 0; i < 4; i++) {
      await vault.lock();
      await expect(vault.unlock('wrong passphrase')).rejects.toMatchObject({ code: 'wrong-passphrase' });
      await vault.unlock(passphrase);
    }
  });

  it('a clock that is set back makes nobody wait longer than the wait', async () => {
    const { vault, clock } = await createOpenVault();
    await vault.lock();
    clock.nowMs += 365 * 86_400_000;
    for (let i = 0; i < 3; i++) await vault.unlock('wrong passphrase').catch(() => undefined);
    clock.nowMs = startMs;
    await expect(vault.unlock(passphrase)).rejects.toMatchObject({ allowedAtMs: startMs + 5_000 });
    clock.nowMs += 5_000;
    await vault.unlock(passphrase);
  });
});

describe('records', () => {
  it('come back as they were stored', async () => {
    const { vault, again } = await createOpenVault();
    await fc.assert(
      fc.asyncProperty(anyAccount, async (value) => {
        const { id } = await vault.add('account', value);
        expect(await again().get('account', id)).toEqual({ id, kind: 'account', revision: 1, value });
      }),
      { numRuns: 50 },
    );
  });

  it('of each kind are kept apart', async () => {
    const { vault, again } = await createOpenVault();
    const device = { userPoolId: 'p', username: 'u', deviceKey: 'k', deviceGroupKey: 'g', password: 'secret' };
    const clientSecret = { userPoolId: 'p', clientId: 'c', clientSecret: 's' };
    const added = await vault.add('device', device);
    await vault.add('clientSecret', clientSecret);
    await vault.add('account', account());
    const reader = again();
    expect((await reader.list('device')).records.map(({ value }) => value)).toEqual([device]);
    expect((await reader.list('clientSecret')).records.map(({ value }) => value)).toEqual([clientSecret]);
    expect(await reader.get('account', added.id)).toBeUndefined();
  });

  it('a change of what was read out or put in changes nothing stored', async () => {
    const { vault } = await createOpenVault();
    const value = accountOf('original');
    const record = await vault.add('account', value);
    value.otp.secret.fill(0);
    record.value.otp.label = 'changed';
    (await vault.list('account')).records.forEach((listed) => (listed.value.otp.label = 'changed'));
    expect((await vault.get('account', record.id))?.value).toEqual(accountOf('original'));
  });

  it('an update reads, changes and writes, and counts the revision up', async () => {
    const { vault } = await createOpenVault();
    const { id } = await vault.add('account', account());
    const updated = await vault.update('account', id, (value) => ({ ...value, lastUsedStep: 7 }));
    expect(updated).toEqual({ id, kind: 'account', revision: 2, value: account({ lastUsedStep: 7 }) });
  });

  it('an update that refuses changes nothing and is heard', async () => {
    const { vault } = await createOpenVault();
    const { id } = await vault.add('account', account());
    const refusal = new Error('code already used');
    const refuse = () => {
      throw refusal;
    };
    await expect(vault.update('account', id, refuse)).rejects.toBe(refusal);
    expect((await vault.get('account', id))?.revision).toBe(1);
  });

  it('a value that could not be read back is not stored', async () => {
    const { vault } = await createOpenVault();
    const broken = account({ createdAtMs: -1 });
    await expect(vault.addAll('account', [account(), broken])).rejects.toMatchObject({ code: 'invalid-record' });
    expect((await vault.list('account')).records).toEqual([]);
  });

  it('what is not there is not found', async () => {
    const { vault } = await createOpenVault();
    const id = '0'.repeat(32);
    expect(await vault.get('account', id)).toBeUndefined();
    for (const call of [
      vault.update('account', id, (value) => value),
      vault.trash(id),
      vault.restore(id),
      vault.purge(id),
    ]) {
      await expect(call).rejects.toMatchObject({ code: 'not-found' });
    }
  });
});

describe('the trash', () => {
  it('takes a record out of sight until it is restored', async () => {
    const { vault, again } = await createOpenVault();
    const { id } = await vault.add('account', account());
    await vault.trash(id);
    expect((await vault.list('account')).records).toEqual([]);
    expect(await vault.get('account', id)).toBeUndefined();
    await expect(vault.update('account', id, (value) => value)).rejects.toMatchObject({ code: 'not-found' });
    expect(await again().listTrash()).toMatchObject([{ id, trashedAtMs: startMs, value: account() }]);
    await vault.restore(id);
    expect((await again().get('account', id))?.value).toEqual(account());
    expect(await vault.listTrash()).toEqual([]);
  });

  it('is the only way out: what is not in it is not purged', async () => {
    const { vault } = await createOpenVault();
    const { id } = await vault.add('account', account());
    await expect(vault.purge(id)).rejects.toMatchObject({ code: 'not-found' });
    await vault.trash(id);
    await vault.purge(id);
    expect(await vault.listTrash()).toEqual([]);
    await expect(vault.restore(id)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('takes several at once, all or none', async () => {
    const { vault } = await createOpenVault();
    const [a, b] = await vault.addAll('account', [accountOf('a'), accountOf('b')]);
    await expect(vault.trash(a?.id ?? '', '0'.repeat(32))).rejects.toMatchObject({ code: 'not-found' });
    expect(await labels(vault)).toEqual(['a', 'b']);
    await vault.trash(a?.id ?? '', b?.id ?? '');
    expect(await labels(vault)).toEqual([]);
  });
});
