/**
 * A second reader of the format, from what `src/vault/format.ts` says and with other libraries: @noble/hashes for Argon2id
 * and HKDF, @noble/ciphers for AES-GCM. It shares no code with the vault.
 */
import { gcm } from '@noble/ciphers/aes.js';
import { argon2id } from '@noble/hashes/argon2.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { Dump } from './database';

export type Secret =
  | { kind: 'passphrase'; passphrase: string }
  | { kind: 'recovery-code'; code: string }
  | { kind: 'passkey'; prfOutput: Uint8Array };

export interface ReadRecord {
  kind: string;
  value: unknown;
  trashedAtMs?: number;
}

interface Sealed {
  iv: Uint8Array;
  ciphertext: Uint8Array;
}

interface StoredSlot extends Sealed {
  id: string;
  kind: Secret['kind'];
  createdAtMs?: number;
  salt: Uint8Array;
  kdf?: { memoryKiB: number; iterations: number; parallelism: number };
  credentialId?: Uint8Array;
  rpId?: string;
  name?: string;
  checksum: Uint8Array;
}

type BucketList = [index: number, revision: number, iv: string][];

/** What the vault holds; throws where anything of it is not as the format says. */
export function readVault(dump: Dump, secret: Secret): ReadRecord[] {
  const { keys, vaultId, formatVersion } = openKeys(dump, secret);
  const manifestRow = dump.meta['manifest'] as Sealed & { revision: number };
  const rows = dump.records as unknown as (Sealed & { id: string; kind: string; revision: number })[];
  const manifest = openJson(keys.manifest, manifestRow, [formatVersion, 'manifest', vaultId, manifestRow.revision]) as {
    slots: [string, string][];
    records?: [string, string, number][];
    buckets?: BucketList;
  };
  const slots = (dump.meta['header'] as { slots: StoredSlot[] }).slots;
  assertSame(
    manifest.slots,
    slots.map(({ id, checksum }) => [id, hex(checksum)]),
  );
  const listed = manifest.records ?? readBuckets(dump.buckets, manifest.buckets ?? [], keys.manifest, vaultId);
  assertSame(
    listed.map(([id, kind, revision]) => [id, kind, revision]).sort(),
    rows.map(({ id, kind, revision }) => [id, kind, revision]).sort(),
  );
  return rows.map((row) => openRow(row, keys.records, vaultId));
}

/** What a snapshot holds, of what differs from the present and of what does not. */
export function readSnapshot(dump: Dump, secret: Secret, snapshotId: number): ReadRecord[] {
  const { keys, vaultId } = openKeys(dump, secret);
  const snapshotRow = dump.snapshots.find(({ id }) => id === snapshotId) as unknown as Sealed;
  const snapshot = openJson(keys.manifest, snapshotRow, [2, 'snapshot', vaultId, snapshotId]) as {
    buckets: BucketList;
  };
  const wasThen = (row: Record<string, unknown>, since: unknown) =>
    Number(since) <= snapshotId && snapshotId < Number(row['until']);
  const buckets = [...dump.buckets, ...dump.pastBuckets.filter((row) => wasThen(row, row['revision']))];
  const listed = readBuckets(buckets, snapshot.buckets, keys.manifest, vaultId);
  const records = [...dump.records, ...dump.pastRecords.filter((row) => wasThen(row, row['since']))];
  return listed.map(([id, kind, revision]) => {
    const row = records.find((each) => each['id'] === id && each['revision'] === revision);
    return openRow({ ...(row as unknown as Sealed), id, kind, revision }, keys.records, vaultId);
  });
}

function openKeys(dump: Dump, secret: Secret) {
  const { formatVersion, vaultId, slots } = dump.meta['header'] as {
    formatVersion: number;
    vaultId: string;
    slots: StoredSlot[];
  };
  const slot = slots.find(({ kind }) => kind === secret.kind);
  if (slot === undefined) throw new Error(`no slot for a ${secret.kind}`);
  const vaultKey = decrypt(slotKey(slot, secret), slot, slotPlace(vaultId, slot));
  const salt = Buffer.from(vaultId, 'hex');
  const subkey = (purpose: string) => hkdf(sha256, vaultKey, salt, Buffer.from(`latchkey 1 ${purpose}`), 32);
  return { formatVersion, vaultId, keys: { records: subkey('records'), manifest: subkey('manifest') } };
}

function slotKey({ salt, kdf }: StoredSlot, secret: Secret): Uint8Array {
  switch (secret.kind) {
    case 'passphrase': {
      const { memoryKiB: m = 0, iterations: t = 0, parallelism: p = 0 } = kdf ?? {};
      return argon2id(secret.passphrase.normalize('NFKC'), salt, { m, t, p, dkLen: 32 });
    }
    case 'recovery-code': {
      const characters = Buffer.from(secret.code.replaceAll('-', ''));
      return hkdf(sha256, characters, salt, Buffer.from('latchkey 2 recovery-code'), 32);
    }
    case 'passkey':
      return hkdf(sha256, secret.prfOutput, salt, Buffer.from('latchkey 2 passkey'), 32);
  }
}

function slotPlace(vaultId: string, slot: StoredSlot): (string | number)[] {
  const { id, kind, createdAtMs, salt, kdf, credentialId, rpId = '', name = '' } = slot;
  const head = createdAtMs === undefined ? [1, 'slot', vaultId, id, kind] : [2, 'slot', vaultId, id, kind, createdAtMs];
  const cost = kdf === undefined ? [] : [kdf.memoryKiB, kdf.iterations, kdf.parallelism];
  const passkey = credentialId === undefined ? [] : [hex(credentialId), rpId, name];
  return [...head, hex(salt), ...cost, ...passkey];
}

function readBuckets(
  stored: Record<string, unknown>[],
  refs: BucketList,
  key: Uint8Array,
  vaultId: string,
): [string, string, number, number][] {
  const rows = stored as unknown as (Sealed & { index: number; revision: number })[];
  return refs.flatMap(([index, revision, iv]) => {
    const row = rows.find((each) => each.index === index && each.revision === revision && hex(each.iv) === iv);
    if (row === undefined) throw new Error(`bucket ${index} is missing`);
    const entries = openJson(key, row, [2, 'bucket', vaultId, index, revision]) as [string, string, number, number][];
    for (const [id] of entries) if (Number.parseInt(id.slice(0, 2), 16) >> 1 !== index) throw new Error('misplaced');
    return entries;
  });
}

function openRow(row: Sealed & { id: string; kind: string; revision: number }, key: Uint8Array, vaultId: string) {
  const content = openJson(key, row, [1, 'record', vaultId, row.id, row.kind, row.revision]);
  return { kind: row.kind, ...(content as { value: unknown; trashedAtMs?: number }) };
}

function openJson(key: Uint8Array, sealed: Sealed, place: (string | number)[]): unknown {
  return JSON.parse(Buffer.from(decrypt(key, sealed, place)).toString());
}

function decrypt(key: Uint8Array, { iv, ciphertext }: Sealed, place: (string | number)[]): Uint8Array {
  return gcm(key, iv, Buffer.from(JSON.stringify(['latchkey', ...place]))).decrypt(ciphertext);
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

function assertSame(one: unknown, other: unknown): void {
  if (JSON.stringify(one) !== JSON.stringify(other)) throw new Error('the lists differ');
}
