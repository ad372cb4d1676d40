import { describe, expect, it } from 'vitest';
import { droppedRuns, snapshotsToKeep } from '../../src/vault/snapshots';
import type { VaultRecord } from '../../src/vault/records';
import type { Vault } from '../../src/vault/vault';
import { dumpDatabase, tamper, writeDatabase } from './database';
import { account, accountOf, createOpenVault, passphrase, sound, startMs } from './support';

const dayMs = 86_400_000;

async function labels(vault: Vault): Promise<string[]> {
  return (await vault.list('account')).records.map(({ value }) => value.otp.label).sort();
}

async function lastSnapshot(vault: Vault): Promise<number> {
  return (await vault.snapshots())[0]?.id ?? -1;
}

describe('the states that a vault can go back to', () => {
  it('are listed with when they ended, by what, and what they held', async () => {
    const { vault, again, clock } = await createOpenVault();
    const [a] = await vault.addAll('account', [accountOf('a'), accountOf('b')]);
    await vault.add('clientSecret', { userPoolId: 'p', clientId: 'c', clientSecret: 's' });
    clock.nowMs += 5000;
    await vault.trash(a?.id ?? '');
    expect(await again().snapshots()).toMatchObject([
      { endedAtMs: startMs + 5000, endedBy: 'trash', recordCount: 3, accountCount: 2 },
      { endedAtMs: startMs, endedBy: 'add', recordCount: 2, accountCount: 2 },
      { endedAtMs: startMs, endedBy: 'add', recordCount: 0, accountCount: 0 },
    ]);
  });

  it('are not taken of what only counts on, nor of devices and sessions', async () => {
    const { vault } = await createOpenVault();
    const hotp = account({ otp: { ...account().otp, type: 'hotp', counter: 1 } });
    const { id } = await vault.add('account', hotp);
    await vault.update('account', id, ({ otp, ...value }) => ({ ...value, otp: { ...otp, counter: 2 } }));
    await vault.update('account', id, (value) => ({ ...value, lastUsedStep: 7, lastUsedAtMs: startMs }));
    await vault.add('session', { userPoolId: 'p', clientId: 'c', username: 'u', tokens: '{}', signedInAtMs: startMs });
    expect(await vault.snapshots()).toHaveLength(1);
    await vault.update('account', id, (value) => ({ ...value, note: 'changed' }));
    expect(await vault.snapshots()).toHaveLength(2);
  });

  it('store what changed and nothing twice', async () => {
    const { vault } = await createOpenVault();
    const [first] = await vault.addAll(
      'account',
      Array.from({ length: 200 }, (_, i) => accountOf(`${i}`)),
    );
    const before = await dumpDatabase();
    await vault.update('account', first?.id ?? '', (value) => ({ ...value, note: 'changed' }));
    const after = await dumpDatabase();
    expect(after.pastRecords.length - before.pastRecords.length).toBe(1);
    expect(after.pastBuckets.length - before.pastBuckets.length).toBe(1);
    expect(after.snapshots.length - before.snapshots.length).toBe(1);
  });

  it(
    'stay within bounds, however many changes there are: the last ones, and one a day',
    { timeout: 60_000 },
    async () => {
      const { vault, clock, again } = await createOpenVault();
      const { id } = await vault.add('account', accountOf('a'));
      for (let change = 0; change < 150; change++) {
        clock.nowMs = startMs + Math.floor(change / 5) * dayMs;
        await vault.update('account', id, (value) => ({ ...value, note: `${change}` }));
      }
      const snapshots = await again().snapshots();
      expect(snapshots.length).toBeGreaterThan(25);
      expect(snapshots.length).toBeLessThanOrEqual(42);
      const dump = await dumpDatabase();
      const { pastRecords, pastBuckets } = dump;
      expect(pastRecords).toHaveLength(snapshots.length);
      expect(pastBuckets).toHaveLength(snapshots.length);
      for (const snapshot of snapshots) {
        await writeDatabase(dump);
        await vault.goBack(snapshot.id);
        const note = (await vault.get('account', id))?.value.note;
        const day = Math.floor((snapshot.endedAtMs - startMs) / dayMs);
        expect(Math.floor((Number(note) + 1) / 5)).toBe(day);
      }
      expect(await again().inspect()).toEqual(sound);
    },
  );
});

describe('which snapshots are kept', () => {
  const hourly = (count: number, bytes = 0) =>
    Array.from({ length: count }, (_, id) => ({ id, endedAtMs: id * 3_600_000, bytes }));

  it('the last changes, and how each of the last days began', () => {
    const kept = [...snapshotsToKeep(hourly(24 * 30))].sort((a, b) => a - b);
    const days = Array.from({ length: 14 }, (_, i) => (i + 16) * 24);
    expect(kept).toEqual([...days, ...Array.from({ length: 20 }, (_, i) => 700 + i)]);
    expect(snapshotsToKeep(hourly(20))).toHaveProperty('size', 20);
  });

  it('the newest of them only, where they are large, but always the last', () => {
    const mebibyte = 1024 * 1024;
    expect([...snapshotsToKeep(hourly(20, 10 * mebibyte))]).toEqual([19, 18, 17]);
    expect([...snapshotsToKeep(hourly(20, 100 * mebibyte))]).toEqual([19]);
  });

  it('the dropped are told together with their neighbours', () => {
    expect(droppedRuns([1, 2, 5, 6, 9], new Set([5, 9]))).toEqual([
      { ids: [1, 2], after: undefined, before: 5 },
      { ids: [6], after: 5, before: 9 },
    ]);
  });
});

describe('going back', () => {
  it('makes the records what they were, and can be undone', async () => {
    const { vault, again } = await createOpenVault();
    const [a, b] = await vault.addAll('account', ['a', 'b', 'c'].map(accountOf));
    const then = (await vault.list('account')).records;
    await vault.update('account', a?.id ?? '', () => accountOf('changed'));
    const target = await lastSnapshot(vault);
    await vault.trash(b?.id ?? '');
    await vault.add('account', accountOf('added'));
    expect(await again().goBack(target)).toEqual({ damaged: [] });
    const valuesIn = (records: VaultRecord[]) => new Map(records.map(({ id, value }) => [id, value]));
    expect(valuesIn((await again().list('account')).records)).toEqual(valuesIn(then));
    expect((await vault.listTrash()).map(({ value }) => value)).toEqual([accountOf('added')]);
    await vault.goBack(await lastSnapshot(vault));
    expect(await labels(vault)).toEqual(['added', 'c', 'changed']);
    expect(await vault.inspect()).toEqual(sound);
  });

  it('sets back no counter of codes, no device and no session', async () => {
    const { vault } = await createOpenVault();
    const hotp = account({ otp: { ...account().otp, type: 'hotp', counter: 1 }, note: 'before' });
    const { id } = await vault.add('account', hotp);
    const device = { userPoolId: 'p', username: 'u', deviceKey: 'k', deviceGroupKey: 'g', password: 'old' };
    const stored = await vault.add('device', device);
    await vault.update('account', id, (value) => ({ ...value, note: 'after' }));
    const target = await lastSnapshot(vault);
    await vault.update('account', id, ({ otp, ...value }) => ({
      ...value,
      otp: { ...otp, counter: 9 },
      lastUsedStep: 5,
    }));
    await vault.update('device', stored.id, () => ({ ...device, password: 'new' }));
    await vault.add('session', { userPoolId: 'p', clientId: 'c', username: 'u', tokens: '{}', signedInAtMs: startMs });
    await vault.goBack(target);
    expect((await vault.get('account', id))?.value).toMatchObject({
      note: 'before',
      otp: { counter: 9 },
      lastUsedStep: 5,
    });
    expect((await vault.get('device', stored.id))?.value.password).toBe('new');
    expect((await vault.list('session')).records).toHaveLength(1);
  });

  it('to where a record was in the trash gives it the whole time there again', async () => {
    const { vault, clock } = await createOpenVault();
    const { id } = await vault.add('account', accountOf('a'));
    await vault.trash(id);
    clock.nowMs += 40 * dayMs;
    await vault.restore(id);
    await vault.goBack(await lastSnapshot(vault));
    expect(await vault.listTrash()).toMatchObject([{ id, trashedAtMs: clock.nowMs }]);
    expect(await vault.purgeTrashOlderThan(30 * dayMs)).toBe(0);
  });

  it('brings back a record that is damaged now', async () => {
    const { vault, again } = await createOpenVault();
    const { id } = await vault.add('account', accountOf('good'));
    await vault.update('account', id, () => accountOf('soon damaged'));
    const target = await lastSnapshot(vault);
    await tamper(({ records: [row] }) => Object.assign(row ?? {}, { iv: new Uint8Array(12) }));
    expect((await again().inspect()).damaged).toEqual([{ id, kind: 'account', problem: 'unreadable' }]);
    await again().goBack(target);
    expect(await labels(again())).toEqual(['good']);
    expect(await again().inspect()).toEqual(sound);
  });

  it('to a state that is not there is not found', async () => {
    const { vault } = await createOpenVault();
    await expect(vault.goBack(0)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('leaves as it is, and names, what was taken from the past or changed there', async () => {
    const { vault, again } = await createOpenVault();
    const [a, b] = await vault.addAll('account', ['a', 'b'].map(accountOf));
    const ids = [a?.id ?? '', b?.id ?? ''];
    await vault.updateAll('account', ids, (value) => ({ ...value, note: 'changed' }));
    const target = await lastSnapshot(vault);
    await tamper((dump) => {
      dump.pastRecords = dump.pastRecords
        .filter((row) => row['id'] !== a?.id)
        .map((row) => ({ ...row, ciphertext: (row['ciphertext'] as Uint8Array).map((byte) => byte ^ 1) }));
    });
    const { damaged } = await again().goBack(target);
    expect(damaged.map(({ id }) => id).sort()).toEqual(ids.sort());
    expect((await again().list('account')).records.map(({ value }) => value.note)).toEqual(['changed', 'changed']);
  });

  it('to a snapshot that is damaged, swapped or put back is refused, and the snapshot is named', async () => {
    const { vault, again } = await createOpenVault();
    const { id } = await vault.add('account', accountOf('a'));
    await vault.update('account', id, () => accountOf('b'));
    const [second, first] = await vault.snapshots();
    await tamper((dump) => {
      const [one, two] = dump.snapshots;
      dump.snapshots = [
        { ...one, iv: two?.['iv'], ciphertext: two?.['ciphertext'] },
        { ...two, iv: new Uint8Array(12) },
      ];
    });
    expect(await again().snapshots()).toEqual([]);
    expect((await again().inspect()).damagedSnapshots).toEqual([first?.id, second?.id]);
    await expect(again().goBack(first?.id ?? 0)).rejects.toMatchObject({ code: 'damaged' });
    await again().add('account', accountOf('c'));
    expect(await labels(again())).toEqual(['b', 'c']);
  });
});

describe('what is deleted for good', () => {
  it('is gone from every snapshot, and the others can still be gone back to', async () => {
    const { vault, again } = await createOpenVault();
    const [kept, gone] = await vault.addAll('account', ['kept', 'gone'].map(accountOf));
    const id = gone?.id ?? '';
    await vault.update('account', id, () => accountOf('gone, changed'));
    await vault.update('account', kept?.id ?? '', () => accountOf('kept, changed'));
    await vault.trash(id);
    const target = (await vault.snapshots())[2]?.id ?? 0;
    await vault.purge(id);
    const dump = await dumpDatabase();
    for (const rows of [dump.records, dump.pastRecords]) expect(rows.filter((row) => row['id'] === id)).toEqual([]);
    expect(await again().goBack(target)).toEqual({ damaged: [] });
    expect(await labels(again())).toEqual(['kept']);
    expect(await again().inspect()).toEqual(sound);
  });

  it('does not come back with its rows of the past', async () => {
    const { vault, again } = await createOpenVault();
    const { id } = await vault.add('account', accountOf('gone'));
    await vault.update('account', id, () => accountOf('changed'));
    await vault.trash(id);
    const old = await dumpDatabase();
    const target = (await vault.snapshots())[1]?.id ?? 0;
    await vault.purge(id);
    await tamper((now) => {
      now.pastRecords = old.pastRecords;
      now.pastBuckets = old.pastBuckets;
      now.snapshots = old.snapshots;
    });
    await expect(again().goBack(target)).rejects.toMatchObject({ code: 'damaged' });
    expect(await labels(again())).toEqual([]);
  });

  it('is what has been in the trash for longer than the person chose', async () => {
    const { vault, clock } = await createOpenVault();
    const [a, b] = await vault.addAll('account', ['a', 'b'].map(accountOf));
    await vault.trash(a?.id ?? '');
    clock.nowMs += 20 * dayMs;
    await vault.trash(b?.id ?? '');
    clock.nowMs += 11 * dayMs;
    expect(await vault.purgeTrashOlderThan(30 * dayMs)).toBe(1);
    expect((await vault.listTrash()).map(({ id }) => id)).toEqual([b?.id]);
    expect(await vault.purgeTrashOlderThan(30 * dayMs)).toBe(0);
    await vault.lock();
    await vault.unlock(passphrase);
    expect(await vault.inspect()).toEqual(sound);
  });
});

describe('a change of many', () => {
  it('is one change: all or none, and undone as one', async () => {
    const { vault } = await createOpenVault();
    const added = await vault.addAll(
      'account',
      Array.from({ length: 50 }, (_, i) => accountOf(`${i}`)),
    );
    const ids = added.map(({ id }) => id);
    const before = await lastSnapshot(vault);
    const reordered = await vault.updateAll('account', ids, (value, id) => ({
      ...value,
      order: ids.indexOf(id),
      pinned: true,
    }));
    expect(reordered.map(({ value }) => value.order)).toEqual(ids.map((_, i) => i));
    const failing = vault.updateAll('account', [...ids, '0'.repeat(32)], (value) => ({ ...value, note: 'x' }));
    await expect(failing).rejects.toMatchObject({ code: 'not-found' });
    await vault.trash(...ids);
    expect((await vault.snapshots()).filter(({ id }) => id > before)).toHaveLength(2);
    await vault.goBack(await lastSnapshot(vault));
    expect((await vault.list('account')).records.every(({ value }) => value.pinned && value.note === '')).toBe(true);
  });
});
