import { type Bytes, fromHex, utf8 } from '../lib/bytes';
import { deriveSubkey } from './envelope';

/**
 * # The vault format, version 1
 *
 * A vault is an IndexedDB database with two object stores: `meta` (keys beside the values) and `records` (key path
 * `id`). All bytes are stored as `Uint8Array`, all text is UTF-8, ids are 16 random bytes in lower-case hexadecimal.
 *
 * ```
 * meta['header']    { formatVersion: 1, vaultId: id, slots: Slot[] }
 * meta['manifest']  { revision: integer, iv, ciphertext }
 * meta['attempts']  { failures: integer, lastFailureAtMs: integer }       neither secret nor authenticated; may be absent
 * records[id]       { id, kind: string, revision: integer, iv, ciphertext }
 *
 * Slot              { id, kind: 'passphrase', salt: 16 bytes, kdf: { memoryKiB, iterations, parallelism },
 *                     iv, ciphertext, checksum: 32 bytes }
 * ```
 *
 * **Envelopes.** Each pair of `iv` (12 random bytes) and `ciphertext` (its last 16 bytes are the tag) is AES-256-GCM
 * with associated data. The associated data is the UTF-8 of a JSON array without white space, as `JSON.stringify`
 * writes it; `1` is the format version:
 *
 * ```
 * slot      ["latchkey",1,"slot",vaultId,slot.id,slot.kind,hex(slot.salt),memoryKiB,iterations,parallelism]
 * manifest  ["latchkey",1,"manifest",vaultId,revision]
 * record    ["latchkey",1,"record",vaultId,id,kind,revision]
 * ```
 *
 * **Keys.**
 * ```
 * slot key      = Argon2id version 1.3 (passphrase in Unicode NFKC, slot.salt, slot.kdf), 32 bytes
 * vault key     = the 32 random bytes in the slot's envelope, under the slot key
 * records key   = HKDF-SHA-256 (vault key, salt: the 16 bytes of vaultId, info: "latchkey 1 records"), 32 bytes
 * manifest key  = the same with the info "latchkey 1 manifest"
 * ```
 * Any slot opens the vault. A slot's `checksum` is SHA-256 (its associated data ‖ iv ‖ ciphertext): it says nothing to
 * someone who changes a slot on purpose, but tells a damaged slot from a wrong passphrase.
 *
 * **The manifest** is what makes the set of records whole. Its plaintext is JSON:
 * ```
 * { "slots": [[id, hex(checksum)], …], "records": [[id, kind, revision], …] }
 * ```
 * A record whose revision is another, or that it does not name, was put back; one that it names and that is not there
 * was taken away; a slot that it does not name was retired. Every change writes a new manifest, with `revision` one
 * higher, in the same transaction. (Who puts back the whole database, manifest and all, is not noticed.)
 *
 * **A record's** plaintext is JSON, `{ "value": …, "trashedAtMs"?: integer }`; `trashedAtMs` is there while the record
 * is in the trash. What `value` holds for each `kind` is written in `records.ts`; bytes in it are standard base64 with
 * padding. A record's first revision is 1, and each writing adds one.
 */
export const formatVersion = 1;

export interface VaultKeys {
  vaultId: string;
  records: CryptoKey;
  manifest: CryptoKey;
}

/** The two keys that a vault key stands for; neither can be exported. */
export async function deriveVaultKeys(vaultKey: Bytes, vaultId: string): Promise<VaultKeys> {
  const subkey = (purpose: string) => deriveSubkey(vaultKey, fromHex(vaultId), utf8(`latchkey 1 ${purpose}`));
  return { vaultId, records: await subkey('records'), manifest: await subkey('manifest') };
}

/** The parts are what the envelope's place in the vault is: see the format above. */
export function associatedData(purpose: 'slot' | 'manifest' | 'record', ...place: (string | number)[]): Bytes {
  return utf8(JSON.stringify(['latchkey', formatVersion, purpose, ...place]));
}
