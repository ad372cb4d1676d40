import { type Bytes, utf8 } from '../lib/bytes';
import { openAesCbc } from './ciphers';
import { base64Bytes } from './decode';
import { TransferError } from './errors';
import { evpBytesToKey } from './kdf';

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

/**
 * What `openssl enc -aes-256-cbc -md md5 -base64` writes, and CryptoJS as well. Nothing authenticates it: a wrong
 * passphrase passes once in 256 times, and whoever calls looks at what comes out.
 *
 * @throws {TransferError} `damaged`, `wrong-password`
 */
export async function openOpensslText(base64: string, passphrase: string): Promise<Bytes> {
  if (!isOpensslText(base64)) throw new TransferError('damaged');
  const file = base64Bytes(base64);
  const saltEnd = magic.length + saltLength;
  const sealed = file.slice(saltEnd);
  if (sealed.length === 0 || sealed.length % blockLength !== 0) throw new TransferError('damaged');
  const keyAndIv = await evpBytesToKey(utf8(passphrase), file.slice(magic.length, saltEnd), keyLength + ivLength);
  return openAesCbc(keyAndIv.slice(0, keyLength), { iv: keyAndIv.slice(keyLength), sealed });
}
