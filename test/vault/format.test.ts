import { readFileSync } from 'node:fs';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVault, type Vault } from '../../src/vault/vault';
import { type Dump, dumpDatabase, dumpFromJson, tamper, writeDatabase } from './database';
import { readSnapshot, readVault, type Secret } from './second-reader';
import {
  accountOf,
  anyAccount,
  createMemoryKeys,
  createOpenVault,
  passphrase,
  somePasskey,
  sound,
  startMs,
} from './support';

const asJson = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, inner: unknown) =>
      inner instanceof Uint8Array ? Buffer.from(inner).toString('base64') : inner,
    ),
  );

interface Vector {
  passphrase: string;
  code?: string;
  prfOutput?: Uint8Array;
  database: Dump;
  records: { kind: string; value: unknown; trashedAtMs?: number }[];
}

function readVector(version: number): Vector {
  const file = new URL(`../vectors/vault-v${version}.json`, import.meta.url);
  return dumpFromJson(readFileSync(file, 'utf8')) as Vector;
}

async function openVector(version: 1 | 2, unlock: (vault: Vault, vector: Vector) => Promise<void>): Promise<Vault> {
  const vector = readVector(version);
  globalThis.indexedDB = new IDBFactory();
  await writeDatabase(vector.database, version);
  const vault = createVault({ keys: createMemoryKeys(), clock: () => startMs });
  await unlock(vault, vector);
  return vault;
}

async function everythingIn(vault: Vault): Promise<Vector['records']> {
  const listed = [
    ...(await vault.list('account')).records,
    ...(await vault.list('device')).records,
    ...(await vault.list('clientSecret')).records,
    ...(await vault.list('savedSignIn')).records,
    ...(await vault.list('session')).records,
    ...(await vault.listTrash()),
  ];
  return listed.map(({ kind, value, trashedAtMs }) => ({
    kind,
    value,
    ...(trashedAtMs !== undefined && { trashedAtMs }),
  }));
}

const byText = (a: unknown, b: unknown) => (JSON.stringify(asJson(a)) < JSON.stringify(asJson(b)) ? -1 : 1);

describe('the written format', { timeout: 60_000 }, () => {
  it('is what the vault writes: a reader made from it alone opens any vault', async () => {
    const { vault, clock } = await createOpenVault();
    await fc.assert(
      fc.asyncProperty(anyAccount, fc.boolean(), async (value, trashed) => {
        const { id } = await vault.add('account', value);
        clock.nowMs = startMs + 1000;
        if (trashed) await vault.trash(id);
        const read = readVault(await dumpDatabase(), { kind: 'passphrase', passphrase });
        const expected = { kind: 'account', value: asJson(value), ...(trashed ? { trashedAtMs: clock.nowMs } : {}) };
        expect(read).toContainEqual(expected);
      }),
      { numRuns: 25 },
    );
  });

  it('opens for that reader by every kind of slot, and so do its snapshots', async () => {
    const { vault, clock } = await createOpenVault();
    const { code } = await vault.addRecoveryCode();
    const passkey = somePasskey();
    await vault.addPasskey(passkey);
    const { id } = await vault.add('account', accountOf('first'));
    await vault.add('account', accountOf('second'));
    await vault.update('account', id, () => accountOf('changed'));
    clock.nowMs += 1000;
    await vault.trash(id);
    const secrets: Secret[] = [
      { kind: 'passphrase', passphrase },
      { kind: 'recovery-code', code },
      { kind: 'passkey', prfOutput: passkey.prfOutput },
    ];
    const dump = await dumpDatabase();
    const labelsIn = (records: { value: unknown }[]) =>
      records.map(({ value }) => (value as { otp: { label: string } }).otp.label).sort();
    for (const secret of secrets) {
      expect(labelsIn(readVault(dump, secret))).toEqual(['changed', 'second']);
      const states = (await vault.snapshots()).map((snapshot) => labelsIn(readSnapshot(dump, secret, snapshot.id)));
      expect(states).toEqual([['changed', 'second'], ['first', 'second'], ['first'], []]);
    }
  });

  it.each([1, 2] as const)('a vault sealed by version %i opens, at its own cost of Argon2id', async (version) => {
    const vault = await openVector(version, (locked, vector) => locked.unlock(vector.passphrase));
    expect(await vault.inspect()).toEqual(sound);
    expect((await everythingIn(vault)).sort(byText)).toEqual([...readVector(version).records].sort(byText));
  });

  it('version 2 opens by its recovery code and its passkey too', async () => {
    await openVector(2, (vault, { code = '' }) => vault.unlockWithRecoveryCode(code));
    await openVector(2, async (vault, { prfOutput = new Uint8Array() }) => {
      const [request] = await vault.passkeyRequests();
      await vault.unlockWithPasskey(request?.credentialId ?? new Uint8Array(), prfOutput);
    });
  });

  it.each([1, 2])('the second reader opens version %i too', (version) => {
    const { database, passphrase: secret, records } = readVector(version);
    const read = readVault(database, { kind: 'passphrase', passphrase: secret });
    expect(read.sort(byText)).toEqual(records.map(asJson).sort(byText));
  });
});

describe('a vault of version 1', { timeout: 60_000 }, () => {
  it('becomes one of version 2 when it is first opened, and can be changed and gone back in', async () => {
    const vault = await openVector(1, (locked, vector) => locked.unlock(vector.passphrase));
    const before = await everythingIn(vault);
    const dump = await dumpDatabase();
    expect(dump.meta['header']).toEqual({ ...(readVector(1).database.meta['header'] as object), formatVersion: 2 });
    expect(dump.records).toEqual(readVector(1).database.records);
    await vault.trash(...(await vault.list('account')).records.map(({ id }) => id));
    const [snapshot] = await vault.snapshots();
    await vault.goBack(snapshot?.id ?? 0);
    expect((await everythingIn(vault)).map(({ value }) => value).sort(byText)).toEqual(
      before.map(({ value }) => value).sort(byText),
    );
    await vault.lock();
    await vault.unlock(readVector(1).passphrase);
    expect(await vault.inspect()).toEqual(sound);
  });

  it('is still told what was taken from it and put back', async () => {
    const { database, passphrase: secret } = readVector(1);
    const [taken, ...left] = database.records;
    globalThis.indexedDB = new IDBFactory();
    await writeDatabase({ ...database, records: left }, 1);
    const vault = createVault({ keys: createMemoryKeys(), clock: () => startMs });
    await vault.unlock(secret);
    const missing = { id: taken?.['id'], kind: taken?.['kind'], problem: 'missing' };
    expect((await vault.inspect()).damaged).toEqual([missing]);
    expect((await vault.inspect()).damaged).toEqual([missing]);
  });
});

describe('what a later version wrote', () => {
  it('by its header is refused, and stays as it is', async () => {
    const { vault, again } = await createOpenVault();
    await vault.lock();
    await tamper(({ meta }) => {
      meta['header'] = { formatVersion: 3, somethingNew: true };
    });
    const before = await dumpDatabase();
    for (const call of [again().state(), again().unlock(passphrase)]) {
      await expect(call).rejects.toMatchObject({ code: 'newer-version' });
    }
    await expect(again().create(passphrase)).rejects.toMatchObject({ code: 'exists' });
    expect(await dumpDatabase()).toEqual(before);
  });

  it('by its database is refused, and not even started over', async () => {
    const { vault, again } = await createOpenVault();
    await vault.lock();
    const openLater = () =>
      new Promise<number>((resolve, reject) => {
        const opening = indexedDB.open('latchkey-vault', 3);
        opening.onsuccess = () => {
          const stores = opening.result.objectStoreNames.length;
          opening.result.close();
          resolve(stores);
        };
        opening.onerror = reject;
      });
    await openLater();
    for (const call of [again().state(), again().create(passphrase), again().startOver()]) {
      await expect(call).rejects.toMatchObject({ code: 'newer-version' });
    }
    expect(await openLater()).toBe(6);
  });
});
