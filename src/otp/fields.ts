/** The parts of an account as programs write them, in set-up URIs and in files, and the bounds that hold for both. */
import { fromBase32 } from '../lib/bytes';
import type { OtpAlgorithm } from './account';
import { OtpError, type OtpErrorCode } from './errors';

/** Keys are spelled as {@link algorithmKey} leaves them. */
const algorithms: Record<string, OtpAlgorithm> = { SHA1: 'SHA1', SHA256: 'SHA256', SHA512: 'SHA512' };

const bounds = {
  digits: { least: 5, most: 10, otherwise: 6, code: 'digits-out-of-range' },
  period: { least: 1, most: 86_400, otherwise: 30, code: 'period-out-of-range' },
  counter: { least: 0, most: Number.MAX_SAFE_INTEGER, otherwise: 0, code: 'counter-out-of-range' },
} as const satisfies Record<string, { least: number; most: number; otherwise: number; code: OtpErrorCode }>;

export type BoundedField = keyof typeof bounds;

export const steamDigits = 5;

export function defaultOf(name: BoundedField): number {
  return bounds[name].otherwise;
}

/**
 * Base32 in either case, with spaces and dashes as people copy it.
 *
 * @throws {OtpError} `no-secret`, `secret-not-base32`
 */
export function parseSecret(text: string): Uint8Array {
  const base32 = text
    .replace(/[\s\p{Pd}+]/gu, '')
    .replace(/(?<!=)=+$/, '')
    .toUpperCase();
  if (base32 === '') throw new OtpError('no-secret');
  const secret = decodeBase32(base32);
  if (secret.length === 0) throw new OtpError('secret-not-base32');
  return secret;
}

/** The cause stays out of it, as everything that could name a part of the secret. */
function decodeBase32(base32: string): Uint8Array {
  try {
    return fromBase32(base32);
  } catch {
    throw new OtpError('secret-not-base32');
  }
}

/** @throws {OtpError} `md5`, `algorithm-unsupported` */
export function parseAlgorithm(name: string): OtpAlgorithm {
  const key = algorithmKey(name);
  if (key === 'MD5') throw new OtpError('md5');
  const algorithm = ownValue(algorithms, key);
  if (algorithm === undefined) throw new OtpError('algorithm-unsupported');
  return algorithm;
}

/** `HmacSHA-256`, `HMAC_SHA256`, `sha-256` are all `SHA256`. */
function algorithmKey(name: string): string {
  return name
    .toUpperCase()
    .replace(/[\s_-]/g, '')
    .replace(/^HMAC/, '');
}

/**
 * A whole number within its bounds, from decimal digits.
 *
 * @throws {OtpError} `digits-out-of-range`, `period-out-of-range`, `counter-out-of-range`
 */
export function parseBounded(name: BoundedField, text: string): number {
  const { least, most, code } = bounds[name];
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < least || value > most) throw new OtpError(code);
  return value;
}

export function ownValue<Value>(table: Record<string, Value>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
