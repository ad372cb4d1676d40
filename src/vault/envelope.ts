import * as v from 'valibot';
import type { Bytes } from '../lib/bytes';
import { bytesSchema } from './stored';

/** AES-256-GCM (NIST SP 800-38D): a 96-bit random nonce, and the ciphertext with its 128-bit tag at the end. */
export interface Envelope {
  iv: Bytes;
  ciphertext: Bytes;
}

export type RandomBytes = (length: number) => Uint8Array;

const ivLength = 12;
const tagLength = 16;

export const envelopeEntries = {
  iv: v.pipe(bytesSchema, v.length(ivLength)),
  ciphertext: v.pipe(bytesSchema, v.minLength(tagLength)),
};

export async function seal(
  key: CryptoKey,
  plaintext: Bytes,
  associatedData: Bytes,
  random: RandomBytes,
): Promise<Envelope> {
  const iv: Bytes = new Uint8Array(random(ivLength));
  const algorithm = { name: 'AES-GCM', iv, additionalData: associatedData };
  return { iv, ciphertext: new Uint8Array(await crypto.subtle.encrypt(algorithm, key, plaintext)) };
}

/** Undefined where the envelope was not sealed with this key and this associated data, bit for bit. */
export async function open(key: CryptoKey, envelope: Envelope, associatedData: Bytes): Promise<Bytes | undefined> {
  const algorithm = { name: 'AES-GCM', iv: envelope.iv, additionalData: associatedData };
  try {
    return new Uint8Array(await crypto.subtle.decrypt(algorithm, key, envelope.ciphertext));
  } catch (error) {
    if (error instanceof DOMException && error.name === 'OperationError') return undefined;
    throw error;
  }
}

/** `raw` is 32 bytes. The key cannot be exported. */
export function importAesKey(raw: Bytes): Promise<CryptoKey> {
  return crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt']);
}

/** An AES-256-GCM key by HKDF-SHA-256 (RFC 5869). It cannot be exported. */
export async function deriveSubkey(inputKey: Bytes, salt: Bytes, info: Bytes): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', inputKey, 'HKDF', false, ['deriveKey']);
  const algorithm = { name: 'HKDF', hash: 'SHA-256', salt, info };
  return crypto.subtle.deriveKey(algorithm, material, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt']);
}
