import { createHmac, timingSafeEqual } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const totpPeriodSeconds = 30;

export function encodeBase32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((group) => alphabet.charAt(Number.parseInt(group.padEnd(5, '0'), 2)))
    .join('');
}

/** Throws `RangeError` on anything that is not base32 without padding. */
export function decodeBase32(text: string): Uint8Array {
  const bits = Array.from(text, (character) => {
    const value = alphabet.indexOf(character);
    if (value < 0) throw new RangeError('not base32');
    return value.toString(2).padStart(5, '0');
  }).join('');
  return Uint8Array.from(bits.match(/.{8}/g) ?? [], (byte) => Number.parseInt(byte, 2));
}

/** RFC 4226 section 5.3. */
export function hotp(secret: Uint8Array, counter: number, digits = 6): string {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(counter));
  const mac = createHmac('sha1', secret).update(message).digest();
  const offset = mac.readUInt8(mac.length - 1) & 0x0f;
  const truncated = mac.readUInt32BE(offset) & 0x7fffffff;
  return (truncated % 10 ** digits).toString().padStart(digits, '0');
}

export function timeStep(nowMs: number): number {
  return Math.floor(nowMs / 1000 / totpPeriodSeconds);
}

/** RFC 6238 as Cognito has it: SHA-1, 6 digits, 30 s. */
export function totp(secretBase32: string, nowMs: number): string {
  return hotp(decodeBase32(secretBase32), timeStep(nowMs));
}

export type TotpVerdict = { verdict: 'accepted'; step: number } | { verdict: 'used' } | { verdict: 'wrong' };

/** One period of grace on either side; a code is good once, and no code older than the last one used is good at all. */
export function checkTotp(secret: Uint8Array, code: string, nowMs: number, lastUsedStep: number): TotpVerdict {
  const current = timeStep(nowMs);
  const matching = [current, current - 1, current + 1].filter(
    (step) => step >= 0 && timingSafeEqual(Buffer.from(hotp(secret, step)), Buffer.from(code.padEnd(6).slice(0, 6))),
  );
  if (matching.length === 0 || code.length !== 6) return { verdict: 'wrong' };
  const step = matching.find((candidate) => candidate > lastUsedStep);
  return step === undefined ? { verdict: 'used' } : { verdict: 'accepted', step };
}
