import { describe, expect, it } from 'vitest';
import { toHex } from '../../src/lib/bytes';
import { minimumKdfParameters } from '../../src/vault/kdf';
import { recoveryCodeGroups } from '../../src/vault/recovery-code';
import { createVault, type Vault } from '../../src/vault/vault';
import { type Dump, dumpDatabase, tamper, writeDatabase } from './database';
import {
  accountOf,
  cheapKdf,
  createOpenVault,
  createTestVault,
  passphrase,
  somePasskey,
  sound,
  startMs,
} from './support';

const next = 'another passphrase';

async function opens(unlocking: Promise<void>): Promise<true | string> {
  return unlocking.then(
    () => true,
    (error: unknown) => (error as { code: string }).code,
  );
}

async function isStillWhole(vault: Vault): Promise<void> {
  expect((await vault.list('account')).records.map(({ value }) => value.otp.label)).toEqual(['kept']);
  expect(await vault.inspect()).toEqual(sound);
}

async function createFilled() {
  const test = await createOpenVault();
  await test.vault.add('account', accountOf('kept'));
  return test;
}

/** The records' ciphertexts, to see which were written anew. */
function sealedIn(dump: Dump): string[] {
  return [...dump.records, ...dump.pastRecords].map(({ ciphertext }) => toHex(ciphertext as Uint8Array));
}

describe('another passphrase', () => {
  it('opens the vault from then on, and the one before does not; no record is written anew', async () => {
    const { vault, again } = await createFilled();
    const before = sealedIn(await dumpDatabase());
    await vault.changePassphrase({ kind: 'passphrase', passphrase }, next);
    expect(sealedIn(await dumpDatabase())).toEqual(before);
    await vault.lock();
    expect(await opens(again().unlock(passphrase))).toBe('wrong-passphrase');
    await again().unlock(next);
    await isStillWhole(again());
  });

  it('is taken only from who knows the one before, who has to wait like any other', async () => {
    const { vault } = await createFilled();
    for (let i = 0; i < 3; i++)
      expect(await opens(vault.changePassphrase({ kind: 'passphrase', passphrase: 'wrong one' }, next))).toBe(
        'wrong-passphrase',
      );
    expect(await opens(vault.changePassphrase({ kind: 'passphrase', passphrase }, next))).toBe('too-early');
    expect(await opens(vault.changePassphrase({ kind: 'passphrase', passphrase }, 'short'))).toBe(
      'passphrase-too-short',
    );
    await vault.lock();
    expect(await opens(vault.changePassphrase({ kind: 'passphrase', passphrase }, next))).toBe('locked');
  });

  it('can be set by who has forgotten it and came in by another way', async () => {
    const { vault, again } = await createFilled();
    const { code } = await vault.addRecoveryCode();
    const passkey = somePasskey();
    await vault.addPasskey(passkey);
    await vault.lock();
    await again().unlockWithRecoveryCode(code);
    await again().changePassphrase({ kind: 'recovery-code', code }, next);
    await again().changePassphrase(passkey, 'a third passphrase');
    await again().lock();
    expect(await opens(again().unlock(next))).toBe('wrong-passphrase');
    await again().unlock('a third passphrase');
    expect((await again().slots()).map(({ kind }) => kind)).toEqual(['recovery-code', 'passkey', 'passphrase']);
  });

  it('is put in place in one transaction: who copies the database sees the one or the other', async () => {
    const { vault, again } = await createFilled();
    const before = await dumpDatabase();
    await vault.changePassphrase({ kind: 'passphrase', passphrase }, next);
    const after = await dumpDatabase();
    await vault.lock();
    await writeDatabase(before);
    await again().unlock(passphrase);
    await again().lock();
    await writeDatabase({ ...after, meta: { ...after.meta, header: before.meta['header'] } });
    expect(await opens(again().unlock(passphrase))).toBe('damaged');
  });
});

describe('a recovery code', () => {
  it('opens the vault however it is typed', async () => {
    const { vault, again, keys } = await createFilled();
    const { code } = await vault.addRecoveryCode();
    for (const typed of [
      code,
      code.toLowerCase(),
      code.replaceAll('-', ' '),
      code.replaceAll('0', 'o').replaceAll('1', 'l'),
    ]) {
      await vault.lock();
      await again().unlockWithRecoveryCode(` ${typed}`);
      await isStillWhole(again());
    }
    expect(keys.key).toBeDefined();
  });

  it('with a slip in it is told from one that is wrong, and neither makes anyone wait', async () => {
    const { vault, again } = await createFilled();
    const { code } = await vault.addRecoveryCode();
    const other = await createFilled();
    const foreign = (await other.vault.addRecoveryCode()).code;
    await other.vault.lock();
    const groups = recoveryCodeGroups(code);
    for (let i = 0; i < 5; i++) {
      expect(await opens(again().unlockWithRecoveryCode(groups.slice(1).join('-')))).toBe('recovery-code-mistyped');
      expect(await opens(again().unlockWithRecoveryCode(code))).toBe('wrong-recovery-code');
    }
    await again().unlockWithRecoveryCode(foreign);
  });

  it('ends with the change that brings another', async () => {
    const { vault, again } = await createFilled();
    const { code: first } = await vault.addRecoveryCode();
    const { code: second } = await vault.addRecoveryCode();
    await vault.lock();
    expect(await opens(again().unlockWithRecoveryCode(first))).toBe('wrong-recovery-code');
    await again().unlockWithRecoveryCode(second);
    expect((await again().slots()).map(({ kind }) => kind)).toEqual(['passphrase', 'recovery-code']);
  });
});

describe('a passkey', () => {
  it('opens the vault with what its PRF gives, and says before what to ask it for', async () => {
    const { vault, again } = await createFilled();
    const { credentialId, prfSalt, prfOutput, rpId } = somePasskey();
    expect(await vault.passkeyRequests()).toEqual([]);
    const info = await vault.addPasskey(somePasskey());
    expect(info).toMatchObject({ kind: 'passkey', name: 'Laptop', createdAtMs: startMs });
    await vault.lock();
    expect(await again().passkeyRequests()).toEqual([{ credentialId, prfSalt, rpId }]);
    await again().unlockWithPasskey(credentialId, prfOutput);
    await isStillWhole(again());
  });

  it('of another, or with other bytes, does not', async () => {
    const { vault } = await createFilled();
    const { credentialId, prfOutput } = somePasskey();
    await vault.addPasskey(somePasskey());
    await vault.lock();
    for (const [id, output] of [
      [prfOutput, prfOutput],
      [credentialId, credentialId],
      [credentialId, prfOutput.slice(1)],
    ] as const) {
      expect(await opens(vault.unlockWithPasskey(id, output))).toBe('wrong-passkey');
    }
  });

  it('takes the place of itself, and stands beside others', async () => {
    const { vault } = await createFilled();
    await vault.addPasskey(somePasskey());
    await vault.addPasskey({ ...somePasskey(), name: 'Renamed' });
    await vault.addPasskey(somePasskey('Phone'));
    expect((await vault.slots()).map(({ name }) => name)).toEqual(['', 'Renamed', 'Phone']);
    await expect(vault.addPasskey({ ...somePasskey(), prfOutput: new Uint8Array(31) })).rejects.toMatchObject({
      code: 'wrong-passkey',
    });
  });
});

describe('removing a way in', () => {
  it('ends it, but never the last', async () => {
    const { vault, again } = await createFilled();
    const { code } = await vault.addRecoveryCode();
    const [first, second] = await vault.slots();
    await vault.removeSlot(first?.id ?? '');
    await expect(vault.removeSlot(second?.id ?? '')).rejects.toMatchObject({ code: 'last-slot' });
    await expect(vault.removeSlot(first?.id ?? '')).rejects.toMatchObject({ code: 'not-found' });
    await vault.lock();
    expect(await opens(again().unlock(passphrase))).toBe('wrong-passphrase');
    await again().unlockWithRecoveryCode(code);
  });

  it('from two windows at once leaves one', async () => {
    const { vault, again } = await createFilled();
    await vault.addRecoveryCode();
    const [first, second] = await vault.slots();
    const removals = await Promise.all([
      opens(vault.removeSlot(first?.id ?? '')),
      opens(again().removeSlot(second?.id ?? '')),
    ]);
    expect(removals.sort()).toEqual(['last-slot', true]);
    expect(await vault.slots()).toHaveLength(1);
  });
});

describe('a new key', () => {
  it('leaves an old copy of the file, with its old ways in, nothing to open', async () => {
    const { vault, again, keys } = await createFilled();
    const { code } = await vault.addRecoveryCode();
    await vault.addPasskey(somePasskey());
    await vault.update('account', (await vault.list('account')).records[0]?.id ?? '', () => accountOf('kept'));
    const old = await dumpDatabase();
    const oldKey = toHex(keys.key ?? new Uint8Array());
    const { ended } = await vault.renewKey({ kind: 'passphrase', passphrase }, next);
    expect(ended.map(({ kind }) => kind)).toEqual(['recovery-code', 'passkey']);
    await isStillWhole(vault);
    expect(toHex(keys.key ?? new Uint8Array())).not.toBe(oldKey);
    const renewed = await dumpDatabase();
    expect(renewed).toMatchObject({ snapshots: [], pastRecords: [], pastBuckets: [] });
    for (const sealed of sealedIn(old)) expect(sealedIn(renewed)).not.toContain(sealed);

    await vault.lock();
    expect(await opens(again().unlock(passphrase))).toBe('wrong-passphrase');
    expect(await opens(again().unlockWithRecoveryCode(code))).toBe('wrong-recovery-code');
    await again().unlock(next);
    await isStillWhole(again());
    await again().lock();
    await tamper((now) => {
      now.meta['header'] = old.meta['header'];
      now.meta['attempts'] = undefined;
    });
    await again().unlock(passphrase);
    const { complete, damaged } = await again().inspect();
    expect({ complete, problems: damaged.map(({ problem }) => problem) }).toEqual({
      complete: false,
      problems: ['unreadable'],
    });
  });

  it('is not drawn for the same passphrase, nor for who cannot prove to be the owner', async () => {
    const { vault } = await createFilled();
    const before = await dumpDatabase();
    const proof = { kind: 'passphrase', passphrase } as const;
    await expect(vault.renewKey(proof, passphrase)).rejects.toMatchObject({ code: 'passphrase-unchanged' });
    await expect(vault.renewKey(proof, 'short')).rejects.toMatchObject({ code: 'passphrase-too-short' });
    expect(await dumpDatabase()).toEqual(before);
    const wrong = { kind: 'passphrase', passphrase: 'wrong one' } as const;
    await expect(vault.renewKey(wrong, next)).rejects.toMatchObject({ code: 'wrong-passphrase' });
    await isStillWhole(vault);
  });

  it('is what the other window goes on with', async () => {
    const { vault, again } = await createFilled();
    const other = again();
    await isStillWhole(other);
    await vault.renewKey({ kind: 'passphrase', passphrase }, next);
    await isStillWhole(other);
    await other.add('account', accountOf('added'));
    expect((await vault.list('account')).records).toHaveLength(2);
  });

  it('leaves no worker with the old one, whichever way into it was being taken meanwhile', async () => {
    const { keys, again } = await createFilled();
    const proof = { kind: 'passphrase', passphrase } as const;
    const usual = { ...keys };
    keys.set = async (key) => {
      keys.set = (later) => usual.set(later);
      await usual.set(key);
      await again().renewKey(proof, next);
      await usual.set(key);
    };
    await again().lock();
    const other = again();
    expect(await opens(other.unlock(passphrase))).toBe('locked');
    expect(keys.key).toBeUndefined();
    await other.unlock(next);
    await isStillWhole(other);
  });

  it('is drawn once where two windows ask for it, and neither is left with the old', async () => {
    const { keys, again } = await createFilled();
    const proof = { kind: 'passphrase', passphrase } as const;
    const both = [again().renewKey(proof, next), again().renewKey(proof, 'a third passphrase')];
    const done = (await Promise.allSettled(both)).filter(({ status }) => status === 'fulfilled');
    expect(done).toHaveLength(1);
    const vault = again();
    if (keys.key !== undefined) await isStillWhole(vault);
    await vault.lock();
    const opened = [await opens(vault.unlock(next)), await opens(vault.unlock('a third passphrase'))];
    expect(opened).toContain(true);
    await isStillWhole(vault);
  });

  it('takes its place without the vault being told as locked, unless it is locked then', async () => {
    const { vault, keys } = await createFilled();
    const seen: string[] = [];
    const usual = { ...keys };
    keys.clear = async () => {
      await usual.clear();
      seen.push(await vault.state());
    };
    await vault.renewKey({ kind: 'passphrase', passphrase }, next);
    expect(seen).toEqual(['open']);
    await vault.lock();
    expect(seen).toEqual(['open', 'locked']);
  });

  it('is not drawn while a record is damaged, since that would end it', async () => {
    const { vault, again } = await createFilled();
    await tamper(({ records: [row] }) => Object.assign(row ?? {}, { iv: new Uint8Array(12) }));
    const renewing = again().renewKey({ kind: 'passphrase', passphrase }, next);
    await expect(renewing).rejects.toMatchObject({ code: 'damaged' });
    await vault.lock();
    await vault.unlock(passphrase);
  });
});

describe('a passphrase that is stretched too little', { timeout: 60_000 }, () => {
  it('is stretched by today’s minimum at the next unlock, and opens the same vault', async () => {
    const { vault, keys } = await createFilled();
    await vault.lock();
    const today = () => createVault({ keys, clock: () => startMs, kdf: minimumKdfParameters });
    const costs = async () =>
      ((await dumpDatabase()).meta['header'] as { slots: { kdf: unknown }[] }).slots.map(({ kdf }) => kdf);
    expect(await costs()).toEqual([cheapKdf]);
    await today().unlock(passphrase);
    expect(await costs()).toEqual([minimumKdfParameters]);
    await isStillWhole(today());
    await today().lock();
    await today().unlock(passphrase);
    await isStillWhole(today());
  });
});

describe('a vault that has vanished', () => {
  function createMarked() {
    let id: string | undefined;
    const marker = {
      get: () => Promise.resolve(id),
      set: (vaultId: string) => Promise.resolve(void (id = vaultId)),
      clear: () => Promise.resolve((id = undefined)),
    };
    const { keys } = createTestVault();
    return { marker, vault: () => createVault({ keys, marker, clock: () => startMs, kdf: cheapKdf }) };
  }

  it('is lost, not none, and nothing new is created over it until the person accepts that', async () => {
    const { vault } = createMarked();
    expect(await vault().state()).toBe('none');
    await vault().create(passphrase);
    expect(await vault().state()).toBe('open');
    await writeDatabase({});
    expect(await vault().state()).toBe('lost');
    await expect(vault().create(next)).rejects.toMatchObject({ code: 'lost' });
    await vault().startOver();
    expect(await vault().state()).toBe('none');
    await vault().create(next);
    expect(await vault().state()).toBe('open');
  });

  it('is known also where it was there before there were markers', async () => {
    const { vault, marker } = createMarked();
    await vault().create(passphrase);
    await vault().lock();
    await marker.clear();
    await vault().unlock(passphrase);
    await writeDatabase({});
    expect(await vault().state()).toBe('lost');
  });

  it('cannot be told from none where the marker does not answer, so neither is said', async () => {
    const { keys } = createTestVault();
    const refused = () => Promise.reject(new Error('no storage'));
    const marker = { get: refused, set: refused, clear: refused };
    const vault = createVault({ keys, marker, clock: () => startMs, kdf: cheapKdf });
    await expect(vault.state()).rejects.toMatchObject({ code: 'storage-failed' });
    await expect(vault.create(passphrase)).rejects.toMatchObject({ code: 'storage-failed' });
  });

  it('of which only remains are left is started over too', async () => {
    const { vault } = createMarked();
    await vault().create(passphrase);
    await tamper(({ meta }) => delete meta['header']);
    await expect(vault().state()).rejects.toMatchObject({ code: 'damaged' });
    await vault().startOver();
    expect(await vault().state()).toBe('none');
    expect(await dumpDatabase()).toMatchObject({ meta: {}, records: [] });
  });
});
