import { type Bytes, toBase32, toBase64, utf8 } from '../lib/bytes';
import type { JsonValue } from '../lib/json';
import type { ImportedAccount } from './account-fields';
import { sealAesGcm } from './ciphers';
import { argon2id, type KdfAllowance, ownAllowance } from './kdf';

/**
 * # Latchkey's backup, version 1
 *
 * A text file of JSON, UTF-8, which anyone can open who has the passphrase; `test/transfer/open-backup.mjs` does so in
 * forty lines. All binary values are base64 (RFC 4648 section 4, padded).
 *
 * ```
 * { "format": "latchkey-backup", "version": 1,
 *   "kdf": { "name": "argon2id", "memoryKiB": 65536, "iterations": 3, "parallelism": 1, "salt": 16 bytes },
 *   "iv": 12 bytes, "ciphertext": bytes }
 * ```
 *
 * 1. The key: Argon2id, version 1.3 (RFC 9106), of the UTF-8 of the passphrase in Unicode's form NFKC, to 32 bytes.
 * 2. `ciphertext`: AES-256-GCM (NIST SP 800-38D) with the 16 bytes of its tag at the end. The associated data is the ASCII
 *    text `latchkey-backup 1`.
 * 3. The plaintext is JSON again, UTF-8:
 *
 * ```
 * { "accounts": [ { "type": "totp" | "hotp" | "steam", "issuer": text, "label": text, "secret": base32 without padding,
 *                   "algorithm": "SHA1" | "SHA256" | "SHA512", "digits": 5 to 10,
 *                   "periodSeconds": of totp and steam, "counter": of hotp, that of the next code,
 *                   "tags": [ text ], "note": text, "pinned": true, "icon": text,  each where there is one
 *                   "kept": what Latchkey's vault knows beside, where there is something } ],
 *   "records": { kind: [ value ] } }
 * ```
 *
 * `records` holds what else the vault does (saved sign-ins, client secrets, devices, profiles), by its kind, each value as
 * the vault writes it; a reader skips the kinds that it does not know. Codes are those of RFC 4226 and RFC 6238.
 */
export const backupFormat = 'latchkey-backup';
export const backupVersion = 1;
export const backupData = utf8(`${backupFormat} ${String(backupVersion)}`);
const backupKeyLength = 32;

const saltLength = 16;
const ivLength = 12;

/** What else a vault holds, by kind; only the vault knows what is in it. */
export type BackupRecords = Record<string, JsonValue[]>;

/** Cost of Argon2id, in the words of the file. */
export interface BackupCost {
  memoryKiB: number;
  iterations: number;
  parallelism: number;
}

/** The vault's own default: half a second. */
const defaultBackupCost: BackupCost = { memoryKiB: 65_536, iterations: 3, parallelism: 1 };

export interface BackupOptions {
  records?: BackupRecords | undefined;
  cost?: BackupCost | undefined;
  random: (length: number) => Uint8Array;
}

export async function sealBackup(
  accounts: readonly ImportedAccount[],
  password: string,
  { records = {}, cost = defaultBackupCost, random }: BackupOptions,
): Promise<Bytes> {
  const salt = new Uint8Array(random(saltLength));
  const iv = new Uint8Array(random(ivLength));
  const key = await backupKey(password, salt, cost, ownAllowance());
  const plain = utf8(JSON.stringify({ accounts: accounts.map(accountJson), records }));
  const ciphertext = await sealAesGcm(key, { iv, plain, associatedData: backupData });
  const file = {
    format: backupFormat,
    version: backupVersion,
    kdf: { name: 'argon2id', ...cost, salt: toBase64(salt) },
    iv: toBase64(iv),
    ciphertext: toBase64(ciphertext),
  };
  return utf8(`${JSON.stringify(file, undefined, 2)}\n`);
}

/** The same passphrase typed on another keyboard is the same key. */
export function backupKey(password: string, salt: Bytes, cost: BackupCost, allowance: KdfAllowance): Promise<Bytes> {
  const { memoryKiB, iterations: passes, parallelism: lanes } = cost;
  const derivation = { password: utf8(password.normalize('NFKC')), salt, memoryKiB, passes, lanes };
  return argon2id({ ...derivation, length: backupKeyLength }, allowance);
}

function accountJson(account: ImportedAccount): JsonValue {
  const { type, issuer, label, secret, algorithm, digits, periodSeconds, counter } = account;
  const { tags, note, pinned, icon, kept } = account;
  return {
    type,
    issuer,
    label,
    secret: toBase32(secret),
    algorithm,
    digits,
    ...(periodSeconds !== undefined && { periodSeconds }),
    ...(counter !== undefined && { counter }),
    ...(tags && { tags }),
    ...(note !== undefined && { note }),
    ...(pinned !== undefined && { pinned }),
    ...(icon !== undefined && { icon }),
    ...(kept !== undefined && { kept }),
  };
}
