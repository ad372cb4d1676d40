/** Seals as libsodium's secretstream does, with OpenSSL's ChaCha20 and a Poly1305 of its own. */
import { createCipheriv, randomBytes } from 'node:crypto';

const constants = Buffer.from('expand 32-byte k');

export function sealSecretStream(key: Uint8Array, message: Uint8Array, tag = 3): { header: Buffer; sealed: Buffer } {
  const header = randomBytes(24);
  const subkey = hchacha(key, header.subarray(0, 16));
  const nonce = Buffer.concat([Buffer.from([1, 0, 0, 0]), header.subarray(16)]);
  const block = chacha(subkey, counted(1, nonce), Buffer.concat([Buffer.from([tag]), Buffer.alloc(63)]));
  const ciphertext = chacha(subkey, counted(2, nonce), message);
  const lengths = Buffer.alloc(16);
  lengths.writeBigUInt64LE(BigInt(64 + message.length), 8);
  const authenticated = Buffer.concat([block, ciphertext, Buffer.alloc(message.length % 16), lengths]);
  const mac = poly1305(chacha(subkey, counted(0, nonce), Buffer.alloc(32)), authenticated);
  return { header, sealed: Buffer.concat([block.subarray(0, 1), ciphertext, mac]) };
}

/** A block of ChaCha20 is its rounds plus what they began with: HChaCha20 is some words of the rounds alone. */
function hchacha(key: Uint8Array, nonce: Uint8Array): Buffer {
  const block = chacha(key, nonce, Buffer.alloc(64));
  const minus = (at: number, initial: Uint8Array): Buffer => {
    const words = Buffer.alloc(16);
    for (let i = 0; i < 16; i += 4) {
      words.writeUInt32LE((block.readUInt32LE(at + i) - Buffer.from(initial).readUInt32LE(i)) >>> 0, i);
    }
    return words;
  };
  return Buffer.concat([minus(0, constants), minus(48, nonce)]);
}

function chacha(key: Uint8Array, counterAndNonce: Uint8Array, data: Uint8Array): Buffer {
  return createCipheriv('chacha20', key, counterAndNonce).update(data);
}

function counted(counter: number, nonce: Uint8Array): Buffer {
  return Buffer.concat([Buffer.from([counter, 0, 0, 0]), nonce]);
}

/** RFC 8439 section 2.5. */
function poly1305(key: Uint8Array, message: Uint8Array): Buffer {
  const r = littleEndian(key.subarray(0, 16)) & 0x0ffffffc0ffffffc0ffffffc0fffffffn;
  let sum = 0n;
  for (let at = 0; at < message.length; at += 16) {
    const block = message.subarray(at, at + 16);
    sum = ((sum + littleEndian(block) + (1n << BigInt(8 * block.length))) * r) % ((1n << 130n) - 5n);
  }
  const mac = (sum + littleEndian(key.subarray(16))) % (1n << 128n);
  return Buffer.from(mac.toString(16).padStart(32, '0'), 'hex').reverse();
}

function littleEndian(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).reverse().toString('hex')}`);
}
