/** The ciphers of other programs' files, by WebCrypto. A key or a password that does not fit is `wrong-password`. */
import type { Bytes } from '../lib/bytes';
import { TransferError } from './errors';

/** AES-GCM over ciphertext and tag. @throws {TransferError} `wrong-password` */
export function openAesGcm(
  key: Bytes,
  { iv, sealed, associatedData }: { iv: Bytes; sealed: Bytes; associatedData?: Bytes },
): Promise<Bytes> {
  const algorithm = { name: 'AES-GCM', iv, ...(associatedData && { additionalData: associatedData }) };
  return decrypt(algorithm, key, sealed);
}

/** AES-CBC with PKCS #7 padding. @throws {TransferError} `wrong-password` where the padding is none */
export function openAesCbc(key: Bytes, { iv, sealed }: { iv: Bytes; sealed: Bytes }): Promise<Bytes> {
  return decrypt({ name: 'AES-CBC', iv }, key, sealed);
}

/** AES-GCM: the ciphertext with its tag of 16 bytes at the end. */
export async function sealAesGcm(
  key: Bytes,
  { iv, plain, associatedData }: { iv: Bytes; plain: Bytes; associatedData?: Bytes },
): Promise<Bytes> {
  const imported = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, ['encrypt']);
  const algorithm = { name: 'AES-GCM', iv, ...(associatedData && { additionalData: associatedData }) };
  return new Uint8Array(await crypto.subtle.encrypt(algorithm, imported, plain));
}

async function decrypt(algorithm: AesGcmParams | AesCbcParams, key: Bytes, sealed: Bytes): Promise<Bytes> {
  const imported = await crypto.subtle.importKey('raw', key, algorithm.name, false, ['decrypt']);
  try {
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, imported, sealed));
  } catch (cause) {
    if (cause instanceof DOMException) throw new TransferError('wrong-password', { cause });
    throw cause;
  }
}
