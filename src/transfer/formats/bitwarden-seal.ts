import * as v from 'valibot';
import { type Bytes, concatBytes, equalBytes, utf8 } from '../../lib/bytes';
import { openAesCbc } from '../ciphers';
import { base64Bytes, shapeOf } from '../decode';
import { TransferError } from '../errors';
import { type ImportContext, requirePassword } from '../format';
import { argon2id, pbkdf2 } from '../kdf';

const kdfTypes = { pbkdf2: 0, argon2id: 1 } as const;
const keyLength = 32;
const kibPerMib = 1024;

const sealedExportSchema = v.object({
  salt: v.string(),
  kdfType: v.picklist([kdfTypes.pbkdf2, kdfTypes.argon2id]),
  kdfIterations: v.number(),
  /** MiB. */
  kdfMemory: v.nullish(v.number()),
  kdfParallelism: v.nullish(v.number()),
  /** Something sealed with the same keys, by which a password is known. */
  encKeyValidation_DO_NOT_EDIT: v.string(),
  data: v.string(),
});

type SealedExport = v.InferOutput<typeof sealedExportSchema>;

interface Keys {
  encryption: Bytes;
  authentication: Bytes;
}

/** The vault within a password-protected export. @throws {TransferError} */
export async function openBitwardenExport(json: unknown, context: ImportContext): Promise<Bytes> {
  const sealed = shapeOf(sealedExportSchema, json);
  const keys = await deriveKeys(sealed, context);
  if (!(await isAuthentic(parseSealed(sealed.encKeyValidation_DO_NOT_EDIT), keys))) {
    throw new TransferError('wrong-password');
  }
  const data = parseSealed(sealed.data);
  if (!(await isAuthentic(data, keys))) throw new TransferError('damaged');
  return openAesCbc(keys.encryption, { iv: data.iv, sealed: data.ciphertext });
}

/** The salt is text, base64 though it may look; Argon2, which needs a longer one, takes its hash. */
async function deriveKeys(sealed: SealedExport, context: ImportContext): Promise<Keys> {
  const password = utf8(requirePassword(context));
  const salt = utf8(sealed.salt);
  const key =
    sealed.kdfType === kdfTypes.pbkdf2
      ? await pbkdf2({ hash: 'SHA-256', password, salt, iterations: sealed.kdfIterations, length: keyLength }, context)
      : await argon2id(
          {
            password,
            salt: new Uint8Array(await crypto.subtle.digest('SHA-256', salt)),
            memoryKiB: (sealed.kdfMemory ?? 0) * kibPerMib,
            passes: sealed.kdfIterations,
            lanes: sealed.kdfParallelism ?? 0,
            length: keyLength,
          },
          context,
        );
  return { encryption: await hkdfExpand(key, 'enc'), authentication: await hkdfExpand(key, 'mac') };
}

/** RFC 5869 section 2.3, one block: WebCrypto's HKDF would extract first. */
function hkdfExpand(key: Bytes, info: string): Promise<Bytes> {
  return hmac(key, concatBytes(utf8(info), Uint8Array.of(1)));
}

/** `2.iv|ciphertext|mac`: type 2 is AES-256-CBC, and HMAC-SHA256 over the other two. */
function parseSealed(text: string): { iv: Bytes; ciphertext: Bytes; mac: Bytes } {
  const [, iv = '', ciphertext = '', mac = ''] = /^2\.([^|]+)\|([^|]+)\|([^|]+)$/.exec(text) ?? [];
  if (mac === '') throw new TransferError('damaged');
  return { iv: base64Bytes(iv), ciphertext: base64Bytes(ciphertext), mac: base64Bytes(mac) };
}

async function isAuthentic({ iv, ciphertext, mac }: ReturnType<typeof parseSealed>, keys: Keys): Promise<boolean> {
  return equalBytes(await hmac(keys.authentication, concatBytes(iv, ciphertext)), mac);
}

async function hmac(key: Bytes, data: Bytes): Promise<Bytes> {
  const imported = await crypto.subtle.importKey('raw', key, { name: 'HMAC', hash: 'SHA-256' }, false, ['sign']);
  return new Uint8Array(await crypto.subtle.sign('HMAC', imported, data));
}
