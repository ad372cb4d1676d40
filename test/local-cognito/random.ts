import { randomBytes } from 'node:crypto';

export type RandomBytes = (length: number) => Uint8Array;

export const systemRandom: RandomBytes = (length) => new Uint8Array(randomBytes(length));

export function randomToken(random: RandomBytes, bytes: number): string {
  return Buffer.from(random(bytes)).toString('base64url');
}

/** RFC 9562 version 4. */
export function randomUuid(random: RandomBytes): string {
  const bytes = Buffer.from(random(16));
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x40, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** Decimal digits, as in a code that is sent. */
export function randomDigits(random: RandomBytes, length: number): string {
  return (Buffer.from(random(8)).readBigUInt64BE() % 10n ** BigInt(length)).toString().padStart(length, '0');
}

/** Letters and digits, the alphabet of app client ids and pool names. */
export function randomAlphanumeric(random: RandomBytes, length: number): string {
  const alphabet = 'abcdefghijklmnopqrstuvwxyz0123456789';
  return Array.from(random(length), (byte) => alphabet.charAt(byte % alphabet.length)).join('');
}
