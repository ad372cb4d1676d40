import { createHash, createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import { refusals } from './exception';
import type { RandomBytes } from './random';

/** The 3072-bit group of RFC 5054 appendix A. */
const primeHex = `
  FFFFFFFF FFFFFFFF C90FDAA2 2168C234 C4C6628B 80DC1CD1 29024E08 8A67CC74 020BBEA6 3B139B22 514A0879 8E3404DD
  EF9519B3 CD3A431B 302B0A6D F25F1437 4FE1356D 6D51C245 E485B576 625E7EC6 F44C42E9 A637ED6B 0BFF5CB6 F406B7ED
  EE386BFB 5A899FA5 AE9F2411 7C4B1FE6 49286651 ECE45B3D C2007CB8 A163BF05 98DA4836 1C55D39A 69163FA8 FD24CF5F
  83655D23 DCA3AD96 1C62F356 208552BB 9ED52907 7096966D 670C354E 4ABC9804 F1746C08 CA18217C 32905E46 2E36CE3B
  E39E772C 180E8603 9B2783A2 EC07A28F B5C55DF0 6F4C52C9 DE2BCBF6 95581718 3995497C EA956AE5 15D22618 98FA0510
  15728E5A 8AAAC42D AD33170D 04507A33 A85521AB DF1CBA64 ECFB8504 58DBEF0A 8AEA7157 5D060C7D B3970F85 A6E1E4C7
  ABF5AE8C DB0933D7 1E8C94E0 4A25619D CEE3D226 1AD2EE6B F12FFA06 D98A0864 D8760273 3EC86A64 521F2B18 177B200C
  BBE11757 7A615D6C 770988C0 BAD946E2 08E24FA0 74E5AB31 43DB5BFC E0FD108E 4B82D120 A93AD2CA FFFFFFFF FFFFFFFF`;

const N = BigInt(`0x${primeHex.replace(/\s/g, '')}`);
const g = 2n;

/** What the server keeps of a password; the password itself is nowhere. */
export interface PasswordVerifier {
  salt: bigint;
  verifier: bigint;
}

/** Whose password: for a user the pool's name and the user id, for a device the device group key and the device key. */
export interface SrpIdentity {
  group: string;
  id: string;
}

/** The big-endian two's complement form of a non-negative integer, shortest, as the service's own arithmetic has it. */
function signedBytes(value: bigint): Buffer {
  const hex = value.toString(16);
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  return Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, 'hex');
}

function hash(...parts: (Uint8Array | string)[]): Buffer {
  const sha256 = createHash('sha256');
  for (const part of parts) sha256.update(part);
  return sha256.digest();
}

function integer(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex') || '0'}`);
}

function modPow(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  for (const bit of exponent.toString(2)) {
    result = (result * result) % N;
    if (bit === '1') result = (result * base) % N;
  }
  return result;
}

const k = integer(hash(signedBytes(N), signedBytes(g)));

function privateKey({ group, id }: SrpIdentity, password: string, salt: bigint): bigint {
  return integer(hash(signedBytes(salt), hash(`${group}${id}:${password}`)));
}

export function createVerifier(identity: SrpIdentity, password: string, saltBytes: Uint8Array): PasswordVerifier {
  const salt = integer(saltBytes);
  return { salt, verifier: modPow(g, privateKey(identity, password, salt)) };
}

export function isPassword(password: string, identity: SrpIdentity, { salt, verifier }: PasswordVerifier): boolean {
  return modPow(g, privateKey(identity, password, salt)) === verifier;
}

/** The verifier a client computed for its device (`DeviceSecretVerifierConfig`), both members in base64. */
export function parseVerifier(saltBase64: string, verifierBase64: string): PasswordVerifier {
  const verifier = integer(Buffer.from(verifierBase64, 'base64'));
  if (verifier <= 1n || verifier >= N) throw refusals.invalidParameter('Invalid device password verifier.');
  return { salt: integer(Buffer.from(saltBase64, 'base64')), verifier };
}

export interface SrpClaim {
  /** base64 */
  secretBlock: string;
  timestamp: string;
  /** base64 */
  signature: string;
}

/** The server's side of one SRP-6a exchange (RFC 5054, with Cognito's key derivation). */
export class SrpExchange {
  private readonly A: bigint;
  private readonly b: bigint;
  private readonly B: bigint;
  readonly secretBlock: string;

  /** Throws `InvalidParameterException` where `A` is no number or is zero modulo N, which would make every password right. */
  constructor(
    private readonly identity: SrpIdentity,
    private readonly stored: PasswordVerifier,
    srpAHex: string,
    random: RandomBytes,
  ) {
    if (!/^[0-9a-f]+$/i.test(srpAHex)) throw refusals.invalidParameter('Invalid SRP_A.');
    this.A = BigInt(`0x${srpAHex}`);
    if (this.A % N === 0n || this.A >= N) throw refusals.invalidParameter('Invalid SRP_A.');
    this.b = integer(random(32));
    this.B = (k * stored.verifier + modPow(g, this.b)) % N;
    this.secretBlock = Buffer.from(random(512)).toString('base64');
  }

  get saltHex(): string {
    return this.stored.salt.toString(16);
  }

  get bHex(): string {
    return this.B.toString(16);
  }

  verifies(claim: SrpClaim): boolean {
    if (claim.secretBlock !== this.secretBlock) return false;
    const expected = createHmac('sha256', this.key())
      .update(`${this.identity.group}${this.identity.id}`)
      .update(Buffer.from(claim.secretBlock, 'base64'))
      .update(claim.timestamp)
      .digest();
    const given = Buffer.from(claim.signature, 'base64');
    return given.length === expected.length && timingSafeEqual(given, expected);
  }

  private key(): Uint8Array {
    const u = integer(hash(signedBytes(this.A), signedBytes(this.B)));
    const S = modPow((this.A * modPow(this.stored.verifier, u)) % N, this.b);
    return new Uint8Array(hkdfSync('sha256', signedBytes(S), signedBytes(u), 'Caldera Derived Key', 16));
  }
}

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const timestampPattern = new RegExp(
  `^(${weekdays.join('|')}) (${months.join('|')}) ([1-9]|[12]\\d|3[01]) ([01]\\d|2[0-3]):([0-5]\\d):([0-5]\\d) UTC (\\d{4})$`,
);

/** Reads `Mon Nov 3 05:07:09 UTC 2026`: English, the day not padded, the weekday the right one. */
export function parseClaimTimestamp(text: string): number {
  const [, weekday, month, day, hours, minutes, seconds, year] = timestampPattern.exec(text) ?? [];
  if (weekday === undefined || month === undefined) throw refusals.timestampFormat();
  const atMs = Date.UTC(
    Number(year),
    months.indexOf(month),
    Number(day),
    Number(hours),
    Number(minutes),
    Number(seconds),
  );
  if (weekdays[new Date(atMs).getUTCDay()] !== weekday) throw refusals.timestampFormat();
  return atMs;
}
