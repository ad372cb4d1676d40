import { createMD5 } from 'hash-wasm';
import { type Bytes, concatBytes, utf8 } from '../lib/bytes';
import { openAesCbc } from './ciphers';
import { base64Bytes } from './decode';
import { TransferError } from './errors';

const magic = 'Salted__';
/** How base64 of the magic begins, up to where it holds bits of the salt. */
const base64Magic = 'U2FsdGVkX1';

const saltLength = 8;
const keyLength = 32;
const ivLength = 16;
const blockLength = 16;

export function isOpensslText(text: string): boolean {
  return text.startsWith(base64Magic);
}

/** @throws {TransferError} `damaged`, `wrong-password` */
export type OpensslReader = (base64: string, passphrase: string) => Promise<Bytes>;

/**
 * Reads what `openssl enc -aes-256-cbc -md md5 -base64` writes, and CryptoJS as well. Nothing authenticates it: a wrong
 * passphrase passes once in 256 times, and whoever calls looks at what comes out. One reader is for thousands of texts.
 */
export async function createOpensslReader(): Promise<OpensslReader> {
  const md5 = await createMD5();
  return async (base64, passphrase) => {
    const { salt, sealed } = partsOf(base64);
    const keyAndIv = bytesToKey(md5Of, utf8(passphrase), salt);
    return openAesCbc(keyAndIv.slice(0, keyLength), { iv: keyAndIv.slice(keyLength), sealed });
  };

  function md5Of(bytes: Bytes): Bytes {
    return new Uint8Array(md5.init().update(bytes).digest('binary'));
  }
}

function partsOf(base64: string): { salt: Bytes; sealed: Bytes } {
  if (!isOpensslText(base64)) throw new TransferError('damaged');
  const file = base64Bytes(base64);
  const saltEnd = magic.length + saltLength;
  const sealed = file.slice(saltEnd);
  if (sealed.length === 0 || sealed.length % blockLength !== 0) throw new TransferError('damaged');
  return { salt: file.slice(magic.length, saltEnd), sealed };
}

/** OpenSSL's EVP_BytesToKey with one iteration: the key and the initialization vector, one after the other. */
function bytesToKey(digest: (bytes: Bytes) => Bytes, passphrase: Bytes, salt: Bytes): Bytes {
  let block: Bytes = new Uint8Array();
  let derived: Bytes = new Uint8Array();
  while (derived.length < keyLength + ivLength) {
    block = digest(concatBytes(block, passphrase, salt));
    derived = concatBytes(derived, block);
  }
  return derived.slice(0, keyLength + ivLength);
}
