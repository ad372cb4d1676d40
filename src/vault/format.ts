import { type Bytes, fromHex, utf8 } from '../lib/bytes';
import { deriveSubkey } from './envelope';

/**
 * # The vault format, version 2
 *
 * A vault is an IndexedDB database, version 2, with six object stores. `meta` has its keys beside the values, the others
 * have the key path that is named. All bytes are stored as `Uint8Array`, all text is UTF-8, ids are 16 random bytes in
 * lower-case hexadecimal, all numbers are whole and not negative.
 *
 * ```
 * meta['header']    { formatVersion: 2, vaultId: id, slots: Slot[] }
 * meta['manifest']  { revision, iv, ciphertext }
 * meta['attempts']  { failures, lastFailureAtMs }                         neither secret nor authenticated; may be absent
 * records      [id]                      { id, kind: string, revision, iv, ciphertext }
 * buckets      [index]                   { index, revision, iv, ciphertext }
 * snapshots    [id]                      { id, bytes, iv, ciphertext }
 * pastRecords  [until, since, id]        a record with since, until
 * pastBuckets  [until, revision, index]  a bucket with until
 *
 * Slot              { id, kind, createdAtMs, …what its kind needs…, iv, ciphertext, checksum: 32 bytes }
 *   'passphrase'    salt: 16 bytes, kdf: { memoryKiB, iterations, parallelism }
 *   'recovery-code' salt: 16 bytes
 *   'passkey'       salt: 32 bytes, credentialId: bytes, rpId: string, name: string
 * ```
 *
 * **Envelopes.** Each pair of `iv` (12 random bytes) and `ciphertext` (its last 16 bytes are the tag) is AES-256-GCM
 * with associated data: the UTF-8 of a JSON array without white space, as `JSON.stringify` writes it. The number in it
 * is the version of the format that brought this envelope; records are still what they were in version 1.
 *
 * ```
 * slot      ["latchkey",2,"slot",vaultId,id,kind,createdAtMs,…]
 *             'passphrase'     … hex(salt),memoryKiB,iterations,parallelism
 *             'recovery-code'  … hex(salt)
 *             'passkey'        … hex(salt),hex(credentialId),rpId,name
 * manifest  ["latchkey",2,"manifest",vaultId,revision]
 * bucket    ["latchkey",2,"bucket",vaultId,index,revision]
 * snapshot  ["latchkey",2,"snapshot",vaultId,id]
 * record    ["latchkey",1,"record",vaultId,id,kind,revision]
 * ```
 *
 * **Keys.**
 * ```
 * slot key, passphrase     Argon2id version 1.3 (passphrase in Unicode NFKC, salt, kdf), 32 bytes
 * slot key, recovery code  HKDF-SHA-256 (the code's 28 characters, salt, info: "latchkey 2 recovery-code"), 32 bytes
 * slot key, passkey        HKDF-SHA-256 (PRF output for salt, 32 bytes, salt, info: "latchkey 2 passkey"), 32 bytes
 * vault key                the 32 random bytes in the slot's envelope, under the slot key
 * records key              HKDF-SHA-256 (vault key, salt: the 16 bytes of vaultId, info: "latchkey 1 records"), 32 bytes
 * manifest key             the same with the info "latchkey 1 manifest": for manifest, buckets and snapshots
 * ```
 * Any slot opens the vault. A passphrase is stretched by Argon2id since a person chose it. A recovery code is 130 random
 * bits and the output of a PRF is 256: nobody tries them all, however cheap each try, so HKDF is enough, and no try has
 * to wait. A slot's `checksum` is SHA-256 (its associated data ‖ iv ‖ ciphertext): it says nothing to someone who changes
 * a slot on purpose, but tells a damaged slot from a wrong secret.
 *
 * **The manifest** is what makes the vault whole: the root of a tree, whose leaves are the records. Its plaintext:
 * ```
 * { "slots": [[id, hex(checksum)], …], "buckets": [[index, revision, hex(iv)], …],
 *   "snapshots": [[id, hex(iv), endedAtMs], …] }                                                        oldest first
 * ```
 * A slot, bucket or snapshot that it does not name, or that has another `iv`, was put back; one that it names and that is
 * not there was taken away. Every change of the vault writes a new manifest, with `revision` one higher, in the same
 * transaction. (Who puts back the whole database, manifest and all, is not noticed.)
 *
 * **A bucket** lists the records whose id begins with its index, by the upper 7 bits of the first byte: there are up to
 * 128. Its revision is the manifest's with which it was written. Its plaintext is `[[id, kind, revision, since], …]`. A
 * record whose revision is another, or that its bucket does not list, was put back; one that is listed and not there was
 * taken away. `since` is the revision of the manifest with which the record was written.
 *
 * **A record's** plaintext is JSON, `{ "value": …, "trashedAtMs"?: integer }`; `trashedAtMs` is there while the record
 * is in the trash. What `value` holds for each `kind` is written in `records.ts`; bytes in it are standard base64 with
 * padding. A record's first revision is 1, and each writing adds one.
 *
 * **A snapshot** is a state that the vault was in; its id is the manifest's revision of then. Its plaintext:
 * ```
 * { "endedAtMs": integer, "endedBy": 'add' | 'update' | 'trash' | 'restore' | 'go-back',
 *   "recordCount": integer, "accountCount": integer, "buckets": [[index, revision, hex(iv)], …] }
 * ```
 * What it shares with the present is not stored twice: a record or bucket that a change replaces, and that a snapshot
 * still needs, moves to the past. It belongs to the snapshots whose id is at least its `since` (for a bucket its
 * `revision`) and below its `until`, the revision of the manifest that did without it; when the last of them is dropped,
 * it is deleted. A record that is purged is deleted from the past too, and from every bucket there, which keep their
 * place. A snapshot's `bytes` are roughly what is stored for it alone.
 *
 * # Version 1
 *
 * A database of version 1 has the stores `meta` and `records` alone; when the vault is first opened, its manifest is
 * rewritten in one transaction, and its records and slots stay as they are. It differs in this:
 * ```
 * header    { formatVersion: 1, … }
 * slot      { id, kind: 'passphrase', salt, kdf, iv, ciphertext, checksum }, without createdAtMs
 *           ["latchkey",1,"slot",vaultId,id,kind,hex(salt),memoryKiB,iterations,parallelism]
 * manifest  ["latchkey",1,"manifest",vaultId,revision]
 *           { "slots": [[id, hex(checksum)], …], "records": [[id, kind, revision], …] }
 * ```
 */
export const formatVersion = 2;

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

const envelopeVersions = { slot: 2, manifest: 2, bucket: 2, snapshot: 2, record: 1 };

type Place = readonly (string | number)[];

/** The parts are what the envelope's place in the vault is: see the format above. */
export function associatedData(purpose: keyof typeof envelopeVersions, ...place: Place): Bytes {
  return utf8(JSON.stringify(['latchkey', envelopeVersions[purpose], purpose, ...place]));
}

/** Of slots and manifests that version 1 wrote. */
export function version1Data(purpose: 'slot' | 'manifest', ...place: Place): Bytes {
  return utf8(JSON.stringify(['latchkey', 1, purpose, ...place]));
}
