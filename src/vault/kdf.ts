import { argon2id } from 'hash-wasm';
import * as v from 'valibot';
import { type Bytes, utf8 } from '../lib/bytes';

/** Cost of Argon2id version 1.3 (RFC 9106), stored beside the salt of every passphrase slot. */
export interface KdfParameters {
  memoryKiB: number;
  /** Passes over the memory: `t` of the RFC. */
  iterations: number;
  /** Lanes: `p` of the RFC. */
  parallelism: number;
}

/** RFC 9106's second recommendation with one lane, since WebAssembly has one thread: about half a second. */
export const defaultKdfParameters: KdfParameters = { memoryKiB: 65_536, iterations: 3, parallelism: 1 };

const keyLength = 32;

/**
 * Whoever can write to the database can write any cost: half a gibibyte and, at 64 MiB, 64 passes (about ten seconds)
 * are the most that an unlocking may be made to spend.
 */
const maximumMemoryKiB = 524_288;
const maximumMemoryKiBTimesIterations = 64 * 65_536;

export const kdfParametersSchema = v.pipe(
  v.strictObject({
    memoryKiB: v.pipe(v.number(), v.integer(), v.minValue(8), v.maxValue(maximumMemoryKiB)),
    iterations: v.pipe(v.number(), v.integer(), v.minValue(1)),
    parallelism: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(4)),
  }),
  v.check(({ memoryKiB, parallelism }) => memoryKiB >= 8 * parallelism, 'less memory than the lanes need'),
  v.check(({ memoryKiB, iterations }) => memoryKiB * iterations <= maximumMemoryKiBTimesIterations, 'too costly'),
);

/**
 * 32 bytes from a passphrase, by Argon2id over the UTF-8 of its NFKC form: the same passphrase typed on another
 * keyboard is the same key. `passphrase` is not empty; `salt` is at least 8 bytes.
 */
export async function derivePassphraseKey(passphrase: string, salt: Bytes, cost: KdfParameters): Promise<Bytes> {
  const key = await argon2id({
    password: utf8(normalizePassphrase(passphrase)),
    salt,
    memorySize: cost.memoryKiB,
    iterations: cost.iterations,
    parallelism: cost.parallelism,
    hashLength: keyLength,
    outputType: 'binary',
  });
  return new Uint8Array(key);
}

export function normalizePassphrase(passphrase: string): string {
  return passphrase.normalize('NFKC');
}

/** The least that a passphrase is stretched by (OWASP Password Storage Cheat Sheet, Argon2id): 19 MiB, two passes. */
export const minimumKdfParameters: KdfParameters = { memoryKiB: 19_456, iterations: 2, parallelism: 1 };

export function isStrongEnough({ memoryKiB, iterations }: KdfParameters): boolean {
  return memoryKiB >= minimumKdfParameters.memoryKiB && iterations >= minimumKdfParameters.iterations;
}
