import { createDecipheriv, hkdfSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { argon2id } from '@noble/hashes/argon2.js';
import { IDBFactory } from 'fake-indexeddb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createVault } from '../../src/vault/vault';
import { type Dump, dumpDatabase, dumpFromJson, tamper, writeDatabase } from './database';
import { anyAccount, createMemoryKeys, createOpenVault, passphrase, startMs } from './support';

/**
 * A second reader of the format, from what `src/vault/format.ts` says and with other libraries: @noble/hashes for
 * Argon2id, OpenSSL for the rest. It shares no code with the vault.
 */
function readVault(dump: Dump, secret: string): { kind: string; value: unknown; trashedAtMs?: number }[] {
  const header = dump.meta['header'] as { formatVersion: number; vaultId: string; slots: StoredSlot[] };
  const manifestRow = dump.meta['manifest'] as Sealed & { revision: number };
  const rows = dump.records as unknown as (Sealed & { id: string; kind: string; revision: number })[];
  const { formatVersion, vaultId } = header;
  const [slot] = header.slots;
  if (formatVersion !== 1 || slot === undefined) throw new Error('not a vault of version 1');

  const { memoryKiB: m, iterations: t, parallelism: p } = slot.kdf;
  const slotKey = argon2id(secret.normalize('NFKC'), slot.salt, { m, t, p, dkLen: 32 });
  const saltHex = Buffer.from(slot.salt).toString('hex');
  const vaultKey = decrypt(slotKey, slot, ['latchkey', 1, 'slot', vaultId, slot.id, slot.kind, saltHex, m, t, p]);
  const subkey = (info: string) => new Uint8Array(hkdfSync('sha256', vaultKey, Buffer.from(vaultId, 'hex'), info, 32));

  const place = ['latchkey', 1, 'manifest', vaultId, manifestRow.revision];
  const manifest = JSON.parse(decrypt(subkey('latchkey 1 manifest'), manifestRow, place).toString()) as {
    slots: [string, string][];
    records: [string, string, number][];
  };
  expect(manifest.slots).toEqual(header.slots.map(({ id, checksum }) => [id, Buffer.from(checksum).toString('hex')]));
  expect([...manifest.records].sort()).toEqual(rows.map(({ id, kind, revision }) => [id, kind, revision]).sort());

  return rows.map((row) => {
    const recordPlace = ['latchkey', 1, 'record', vaultId, row.id, row.kind, row.revision];
    const content = decrypt(subkey('latchkey 1 records'), row, recordPlace).toString();
    return { kind: row.kind, ...(JSON.parse(content) as { value: unknown }) };
  });
}

interface Sealed {
  iv: Uint8Array;
  ciphertext: Uint8Array;
}

interface StoredSlot extends Sealed {
  id: string;
  kind: string;
  salt: Uint8Array;
  kdf: { memoryKiB: number; iterations: number; parallelism: number };
  checksum: Uint8Array;
}

function decrypt(key: Uint8Array, { iv, ciphertext }: Sealed, place: (string | number)[]): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, iv);
  decipher.setAAD(Buffer.from(JSON.stringify(place)));
  decipher.setAuthTag(ciphertext.slice(-16));
  return Buffer.concat([decipher.update(ciphertext.slice(0, -16)), decipher.final()]);
}

const asJson = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, inner: unknown) =>
      inner instanceof Uint8Array ? Buffer.from(inner).toString('base64') : inner,
    ),
  );

interface Vector {
  passphrase: string;
  database: Dump;
  records: { kind: string; value: unknown; trashedAtMs?: number }[];
}

function readVector(): Vector {
  const file = new URL('../vectors/vault-v1.json', import.meta.url);
  return dumpFromJson(readFileSync(file, 'utf8')) as Vector;
}

describe('the written format', { timeout: 60_000 }, () => {
  it('is what the vault writes: a reader made from it alone opens any vault', async () => {
    const { vault, clock } = await createOpenVault();
    await fc.assert(
      fc.asyncProperty(anyAccount, fc.boolean(), async (value, trashed) => {
        const { id } = await vault.add('account', value);
        clock.nowMs = startMs + 1000;
        if (trashed) await vault.trash(id);
        const read = readVault(await dumpDatabase(), passphrase);
        const expected = { kind: 'account', value: asJson(value), ...(trashed ? { trashedAtMs: clock.nowMs } : {}) };
        expect(read).toContainEqual(expected);
      }),
      { numRuns: 25 },
    );
  });

  it('a vault sealed by version 1 opens, at its own cost of Argon2id', async () => {
    const vector = readVector();
    globalThis.indexedDB = new IDBFactory();
    await writeDatabase(vector.database);
    const vault = createVault({ keys: createMemoryKeys(), clock: () => startMs });
    await vault.unlock(vector.passphrase);
    const listed = [
      ...(await vault.list('account')).records,
      ...(await vault.list('device')).records,
      ...(await vault.list('clientSecret')).records,
      ...(await vault.listTrash()),
    ];
    expect(await vault.inspect()).toEqual({ complete: true, damaged: [] });
    expect(listed).toHaveLength(vector.records.length);
    for (const { kind, value, trashedAtMs } of listed) {
      const content = { kind, value, ...(trashedAtMs === undefined ? {} : { trashedAtMs }) };
      expect(vector.records).toContainEqual(content);
    }
  });

  it('the second reader opens it too', () => {
    const { database, passphrase: secret, records } = readVector();
    const read = readVault(database, secret);
    expect(read).toHaveLength(records.length);
    for (const record of records) expect(read).toContainEqual(asJson(record));
  });
});

describe('what a later version wrote', () => {
  it('by its header is refused, and stays as it is', async () => {
    const { vault, again } = await createOpenVault();
    await vault.lock();
    await tamper(({ meta }) => {
      meta['header'] = { formatVersion: 2, somethingNew: true };
    });
    const before = await dumpDatabase();
    for (const call of [again().state(), again().unlock(passphrase)]) {
      await expect(call).rejects.toMatchObject({ code: 'newer-version' });
    }
    await expect(again().create(passphrase)).rejects.toMatchObject({ code: 'exists' });
    expect(await dumpDatabase()).toEqual(before);
  });

  it('by its database is refused', async () => {
    const { vault, again } = await createOpenVault();
    await vault.lock();
    await new Promise((resolve, reject) => {
      const opening = indexedDB.open('latchkey-vault', 2);
      opening.onsuccess = () => {
        opening.result.close();
        resolve(undefined);
      };
      opening.onerror = reject;
    });
    await expect(again().state()).rejects.toMatchObject({ code: 'newer-version' });
    await expect(again().create(passphrase)).rejects.toMatchObject({ code: 'newer-version' });
  });
});
