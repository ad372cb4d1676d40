/**
 * libsodium's `crypto_secretstream_xchacha20poly1305`, for what is one message: 24 bytes of header, and the sealed tag,
 * the ciphertext and the authenticator in one.
 *
 * @see https://doc.libsodium.org/secret-key_cryptography/secretstream
 */
import { poly1305 } from '@noble/ciphers/_poly1305.js';
import { chacha20, hchacha } from '@noble/ciphers/chacha.js';
import { type Bytes, concatBytes, equalBytes, utf8 } from '../lib/bytes';

export const streamHeaderLength = 24;

const subkeyNonceLength = 16;
const blockLength = 64;
const macLength = 16;

/** What the message's tag may be: it is the only one, or it says that it is the last. */
const messageTag = 0;
const finalTag = 3;

/** Undefined where it was not sealed with this key. `key` is 32 bytes, `header` 24. */
export function openSecretStream(key: Bytes, header: Bytes, sealed: Bytes): Bytes | undefined {
  if (sealed.length <= macLength) return undefined;
  const subkey = subkeyOf(key, header.slice(0, subkeyNonceLength));
  const nonce = concatBytes(Uint8Array.of(1, 0, 0, 0), header.subarray(subkeyNonceLength));
  const ciphertext = sealed.slice(1, -macLength);
  const block = chacha20(subkey, nonce, new Uint8Array(blockLength), undefined, 1);
  const tag = (block[0] ?? 0) ^ (sealed[0] ?? 0);
  block[0] = sealed[0] ?? 0;
  const authenticator = poly1305(authenticated(block, ciphertext), keystream(subkey, nonce));
  if (!equalBytes(authenticator, sealed.subarray(-macLength))) return undefined;
  if (tag !== messageTag && tag !== finalTag) return undefined;
  return new Uint8Array(chacha20(subkey, nonce, ciphertext, undefined, 2));
}

/** The padding is of `ciphertext.length % 16` bytes, where one would expect what is missing of 16. */
function authenticated(block: Uint8Array, ciphertext: Bytes): Bytes {
  const lengths = new DataView(new ArrayBuffer(16));
  lengths.setBigUint64(8, BigInt(blockLength + ciphertext.length), true);
  return concatBytes(block, ciphertext, new Uint8Array(ciphertext.length % 16), new Uint8Array(lengths.buffer));
}

function keystream(subkey: Bytes, nonce: Bytes): Uint8Array {
  return chacha20(subkey, nonce, new Uint8Array(32), undefined, 0);
}

function subkeyOf(key: Bytes, nonce: Bytes): Bytes {
  const subkey = new Uint32Array(8);
  hchacha(words(utf8('expand 32-byte k')), words(key), words(nonce), subkey);
  return new Uint8Array(subkey.buffer);
}

function words(bytes: Bytes): Uint32Array {
  return new Uint32Array(bytes.slice().buffer);
}
