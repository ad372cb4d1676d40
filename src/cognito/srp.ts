import { concatBytes, fromBase64, toBase64, utf8, type Bytes } from '../lib/bytes';
import { CodedError } from '../lib/errors';
import { bigIntOf, k, modN, pad, power, powerOfTwo } from './srp-group';
import { systemRandom, type RandomBytes } from './surroundings';

/** The server's half of the exchange is broken or hostile; going on would give away what a password is guessed from. */
export class SrpError extends CodedError<'malformed-challenge' | 'zero-b' | 'zero-u'> {}

export interface SrpOptions {
  /** The part of the user pool id after `_`; for a device, its group key. */
  poolName: string;
  random?: RandomBytes;
}

export interface SrpChallenge {
  /** `USER_ID_FOR_SRP`; for a device, its key. */
  userId: string;
  password: string;
  saltHex: string;
  bHex: string;
  /** Base64, opaque. */
  secretBlock: string;
  /** The server's time, as well as it is known: Cognito compares it with its own. */
  nowMs: number;
}

export interface SrpClaim {
  /** `Mon Nov 3 05:07:09 UTC 2026`. */
  timestamp: string;
  /** Base64. */
  signature: string;
}

export interface Srp {
  /** Lower-case hexadecimal. */
  A: string;
  /** Throws `SrpError` on what no honest server sends. */
  claim(challenge: SrpChallenge): Promise<SrpClaim>;
}

/** One SRP-6a exchange, as Cognito has it. The secret exponent lives as long as the object: one exchange, then let go. */
export function createSrp({ poolName, random = systemRandom }: SrpOptions): Srp {
  // RFC 5054 section 3.1 asks for at least 256 bits; the time of both halves grows with it.
  const a = bigIntOf(random(32));
  const A = powerOfTwo(a);
  return {
    A: A.toString(16),
    async claim({ userId, password, saltHex, bHex, secretBlock, nowMs }) {
      const B = wholeNumber(bHex);
      if (modN(B) === 0n) throw new SrpError('zero-b');
      const u = bigIntOf(await sha256(pad(A), pad(B)));
      if (u === 0n) throw new SrpError('zero-u');
      const x = await privateKey({ poolName, userId, password, salt: pad(wholeNumber(saltHex)) });
      const S = power(modN(B - k * powerOfTwo(x)), a + u * x);
      const timestamp = claimTimestamp(nowMs);
      const message = concatBytes(utf8(poolName), utf8(userId), blockBytes(secretBlock), utf8(timestamp));
      return { timestamp, signature: toBase64(await sign(await claimKey(S, u), message)) };
    },
  };
}

/** `x = H(salt | H(poolName | userId | ":" | password))`. */
export async function privateKey(identity: {
  poolName: string;
  userId: string;
  password: string;
  salt: Bytes;
}): Promise<bigint> {
  const { poolName, userId, password, salt } = identity;
  return bigIntOf(await sha256(salt, await sha256(utf8(`${poolName}${userId}:${password}`))));
}

/** Twice the length of N in hexadecimal; what is longer is no number of this protocol. */
const longestHex = 1536;

function wholeNumber(hex: string): bigint {
  if (hex.length > longestHex || !/^[0-9a-f]+$/i.test(hex)) throw new SrpError('malformed-challenge');
  return BigInt(`0x${hex}`);
}

function blockBytes(secretBlock: string): Bytes {
  try {
    return fromBase64(secretBlock.replaceAll('-', '+').replaceAll('_', '/'));
  } catch (cause) {
    throw new SrpError('malformed-challenge', { cause });
  }
}

async function sha256(...parts: Uint8Array[]): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', concatBytes(...parts)));
}

/** HKDF (RFC 5869) over S, salted with u, 16 bytes. */
async function claimKey(S: bigint, u: bigint): Promise<CryptoKey> {
  const material = await crypto.subtle.importKey('raw', pad(S), 'HKDF', false, ['deriveKey']);
  return crypto.subtle.deriveKey(
    { name: 'HKDF', hash: 'SHA-256', salt: pad(u), info: utf8('Caldera Derived Key') },
    material,
    { name: 'HMAC', hash: 'SHA-256', length: 128 },
    false,
    ['sign'],
  );
}

async function sign(key: CryptoKey, message: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.sign('HMAC', key, message));
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Mon Nov 3 05:07:09 UTC 2026`: English whatever the locale, the day without a leading zero. */
function claimTimestamp(nowMs: number): string {
  const now = new Date(nowMs);
  const weekday = weekdays[now.getUTCDay()] ?? '';
  const month = months[now.getUTCMonth()] ?? '';
  const time = now.toISOString().slice(11, 19);
  return `${weekday} ${month} ${now.getUTCDate()} ${time} UTC ${now.getUTCFullYear()}`;
}
