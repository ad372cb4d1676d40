/**
 * Key derivation at a stranger's cost: a file names its own parameters. Each is bounded before anything is computed, and
 * what needs more memory than the person allowed is refused as `too-costly`. None of them can be interrupted from within
 * its own thread: they run in the compute worker, which is ended.
 */
import { argon2id as hashArgon2id, scrypt as hashScrypt } from 'hash-wasm';
import type { Bytes } from '../lib/bytes';
import { TransferError } from './errors';

export interface KdfAllowance {
  signal?: AbortSignal | undefined;
  allowMemoryMiB: number;
  /** Of all the derivations of one file together. */
  budget: KdfBudget;
}

/** Memory beyond this is asked for; see `allowMemoryMiB`. */
export const defaultMemoryMiB = 256;

const most = {
  argon2MemoryKiB: 2 ** 20,
  argon2Passes: 16,
  argon2Lanes: 16,
  scryptN: 2 ** 20,
  scryptBlockSize: 32,
  scryptMemoryKiB: 2 ** 20,
  /** `p` of scrypt is time alone. */
  scryptLanes: 16,
  pbkdf2Iterations: 10_000_000,
} as const;

/** Of memory, over all passes or lanes: what the costliest single derivation fills. */
const mostFilledKiB = most.argon2MemoryKiB * most.argon2Passes;

/** A file with several passwords has a few of them; one of version 3 of the extension takes two for each. */
const mostDerivations = 16;

const kibPerMib = 1024;

/**
 * A file may name many keys, each with a derivation of its own. Together they may cost what a single one may, and there
 * are not many.
 */
export class KdfBudget {
  #share = 1;
  #derivations = mostDerivations;

  /** `share` is of the costliest derivation that there may be. @throws {TransferError} `too-costly` */
  spend(share: number): void {
    this.#share -= share;
    this.#derivations--;
    if (this.#share < 0 || this.#derivations < 0) throw new TransferError('too-costly');
  }
}

/** For what we write ourselves, at a cost of our own. */
export function ownAllowance(): KdfAllowance {
  return { allowMemoryMiB: Infinity, budget: new KdfBudget() };
}

/** @throws {TransferError} `too-costly`; `damaged` where the parameters are none of Argon2's */
export async function argon2id(
  {
    password,
    salt,
    memoryKiB,
    passes,
    lanes,
    length,
  }: {
    password: Bytes;
    salt: Bytes;
    memoryKiB: number;
    passes: number;
    lanes: number;
    /** Bytes of the key. */
    length: number;
  },
  allowance: KdfAllowance,
): Promise<Bytes> {
  requireCounts(memoryKiB, passes, lanes);
  if (salt.length < 8 || memoryKiB < 8 * lanes || password.length === 0) throw new TransferError('damaged');
  const bearable = memoryKiB <= most.argon2MemoryKiB && passes <= most.argon2Passes && lanes <= most.argon2Lanes;
  requireAllowed(bearable, memoryKiB, allowance);
  allowance.budget.spend((memoryKiB * passes) / mostFilledKiB);
  const key = await hashArgon2id({
    password,
    salt,
    memorySize: memoryKiB,
    iterations: passes,
    parallelism: lanes,
    hashLength: length,
    outputType: 'binary',
  });
  return new Uint8Array(key);
}

/** @throws {TransferError} `too-costly`; `damaged` where the parameters are none of scrypt's */
export async function scrypt(
  {
    password,
    salt,
    n,
    r,
    p,
    length,
  }: { password: Bytes; salt: Bytes; n: number; r: number; p: number; length: number },
  allowance: KdfAllowance,
): Promise<Bytes> {
  requireCounts(n, r, p);
  if (n < 2 || !Number.isInteger(Math.log2(n)) || password.length === 0) throw new TransferError('damaged');
  const memoryKiB = (128 * n * r) / 1024;
  const bearable =
    n <= most.scryptN && r <= most.scryptBlockSize && memoryKiB <= most.scryptMemoryKiB && p <= most.scryptLanes;
  requireAllowed(bearable, memoryKiB, allowance);
  allowance.budget.spend((memoryKiB * p) / mostFilledKiB);
  const key = await hashScrypt({
    password,
    salt,
    costFactor: n,
    blockSize: r,
    parallelism: p,
    hashLength: length,
    outputType: 'binary',
  });
  return new Uint8Array(key);
}

/** @throws {TransferError} `too-costly`; `damaged` where there are no iterations */
export async function pbkdf2(
  {
    hash,
    password,
    salt,
    iterations,
    length,
  }: {
    hash: 'SHA-1' | 'SHA-256' | 'SHA-512';
    password: Bytes;
    salt: Bytes;
    iterations: number;
    length: number;
  },
  allowance: KdfAllowance,
): Promise<Bytes> {
  requireCounts(iterations);
  requireAllowed(iterations <= most.pbkdf2Iterations, 0, allowance);
  allowance.budget.spend(iterations / most.pbkdf2Iterations);
  const material = await crypto.subtle.importKey('raw', password, 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash, salt, iterations }, material, length * 8);
  allowance.signal?.throwIfAborted();
  return new Uint8Array(bits);
}

function requireCounts(...counts: number[]): void {
  if (!counts.every((count) => Number.isSafeInteger(count) && count > 0)) throw new TransferError('damaged');
}

function requireAllowed(bearable: boolean, memoryKiB: number, { signal, allowMemoryMiB }: KdfAllowance): void {
  signal?.throwIfAborted();
  if (!bearable || memoryKiB > allowMemoryMiB * kibPerMib) throw new TransferError('too-costly');
}
