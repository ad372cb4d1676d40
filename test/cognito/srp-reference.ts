import { createHash, createHmac } from 'node:crypto';

/**
 * SRP as Cognito has it, once more and in the plainest way: client and server, square and multiply, Node's hashes. Shares
 * nothing with the product.
 */
export const N = BigInt(
  '0xffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b139b22514a08798e3404ddef9519b3cd3a431b' +
    '302b0a6df25f14374fe1356d6d51c245e485b576625e7ec6f44c42e9a637ed6b0bff5cb6f406b7edee386bfb5a899fa5ae9f24117c4b1fe6' +
    '49286651ece45b3dc2007cb8a163bf0598da48361c55d39a69163fa8fd24cf5f83655d23dca3ad961c62f356208552bb9ed529077096966d' +
    '670c354e4abc9804f1746c08ca18217c32905e462e36ce3be39e772c180e86039b2783a2ec07a28fb5c55df06f4c52c9de2bcbf695581718' +
    '3995497cea956ae515d2261898fa051015728e5a8aaac42dad33170d04507a33a85521abdf1cba64ecfb850458dbef0a8aea71575d060c7d' +
    'b3970f85a6e1e4c7abf5ae8cdb0933d71e8c94e04a25619dcee3d2261ad2ee6bf12ffa06d98a0864d87602733ec86a64521f2b18177b200c' +
    'bbe117577a615d6c770988c0bad946e208e24fa074e5ab3143db5bfce0fd108e4b82d120a93ad2caffffffffffffffff',
);

export interface Identity {
  poolName: string;
  userId: string;
  password: string;
  saltHex: string;
}

export interface Exchange extends Identity {
  a: bigint;
  bHex: string;
  secretBlock: string;
  timestamp: string;
}

export function power(base: bigint, exponent: bigint): bigint {
  let result = 1n;
  let square = ((base % N) + N) % N;
  for (let rest = exponent; rest > 0n; rest >>= 1n) {
    if ((rest & 1n) === 1n) result = (result * square) % N;
    square = (square * square) % N;
  }
  return result;
}

/** Two's complement, as short as it can be. */
function javaBytes(value: bigint): Buffer {
  const hex = value.toString(16);
  const even = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex');
  return even.readUInt8(0) >= 0x80 ? Buffer.concat([Buffer.of(0), even]) : even;
}

function hashOf(...parts: (Buffer | string)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

export function numberOf(bytes: Buffer): bigint {
  return BigInt(`0x${bytes.toString('hex')}`);
}

export const k = numberOf(hashOf(javaBytes(N), javaBytes(2n)));

export function privateKey({ poolName, userId, password, saltHex }: Identity): bigint {
  const salt = javaBytes(BigInt(`0x${saltHex}`));
  return numberOf(hashOf(salt, hashOf(`${poolName}${userId}:${password}`)));
}

/** The client's claim, by the textbook. */
export function claim(exchange: Exchange): string {
  const { a, bHex } = exchange;
  const B = BigInt(`0x${bHex}`);
  const u = scramble(power(2n, a), B);
  const x = privateKey(exchange);
  return signature(exchange, power(B - k * power(2n, x), a + u * x), u);
}

export function serverPublic(verifier: bigint, b: bigint): bigint {
  return (k * verifier + power(2n, b)) % N;
}

/** What the server, which knows the verifier alone, expects the claim to be. */
export function expectedClaim(exchange: Exchange, verifier: bigint, b: bigint): string {
  const A = power(2n, exchange.a);
  const u = scramble(A, BigInt(`0x${exchange.bHex}`));
  return signature(exchange, power(A * power(verifier, u), b), u);
}

function scramble(A: bigint, B: bigint): bigint {
  return numberOf(hashOf(javaBytes(A), javaBytes(B)));
}

function signature({ poolName, userId, secretBlock, timestamp }: Exchange, S: bigint, u: bigint): string {
  const extracted = createHmac('sha256', javaBytes(u)).update(javaBytes(S)).digest();
  const key = createHmac('sha256', extracted).update('Caldera Derived Key\u0001').digest().subarray(0, 16);
  const block = Buffer.from(secretBlock, 'base64');
  return createHmac('sha256', key).update(poolName).update(userId).update(block).update(timestamp).digest('base64');
}
