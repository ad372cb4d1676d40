import { argon2id } from '@noble/hashes/argon2.js';
import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { toHex, utf8 } from '../../src/lib/bytes';
import { defaultKdfParameters, derivePassphraseKey, kdfParametersSchema } from '../../src/vault/kdf';

const accepts = (cost: unknown) => v.safeParse(kdfParametersSchema, cost).success;

describe('Argon2id', () => {
  /** From the test suite of the reference implementation (phc-winner-argon2, test.c, version 0x13). */
  it.each([
    [65_536, 2, 'password', 'somesalt', '09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7'],
    [256, 2, 'password', 'somesalt', '9dfeb910e80bad0311fee20f9c0e2b12c17987b4cac90c2ef54d5b3021c68bfe'],
    [65_536, 1, 'password', 'somesalt', 'f6a5adc1ba723dddef9b5ac1d464e180fcd9dffc9d1cbf76cca2fed795d9ca98'],
    [65_536, 2, 'differentpassword', 'somesalt', '0b84d652cf6b0c4beaef0dfe278ba6a80df6696281d7e0d2891b817d8c458fde'],
    [65_536, 2, 'password', 'diffsalt', 'bdf32b05ccc42eb15d58fd19b1f856b113da1e9a5874fdcc544308565aa8141c'],
  ])('%i KiB, %i passes over %s with %s', async (memoryKiB, iterations, passphrase, salt, expected) => {
    const key = await derivePassphraseKey(passphrase, utf8(salt), { memoryKiB, iterations, parallelism: 1 });
    expect(toHex(key)).toBe(expected);
  });

  /** RFC 9106's own vector has associated data, which ours never has: it proves the oracle, and the oracle proves ours. */
  it('RFC 9106 section 5.3 holds for the oracle', () => {
    const tag = argon2id(new Uint8Array(32).fill(1), new Uint8Array(16).fill(2), {
      t: 3,
      m: 32,
      p: 4,
      key: new Uint8Array(8).fill(3),
      personalization: new Uint8Array(12).fill(4),
      dkLen: 32,
    });
    expect(toHex(tag)).toBe('0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659');
  });

  it('agrees with the oracle on any passphrase, salt and cost', async () => {
    const cost = fc.record({
      iterations: fc.integer({ min: 1, max: 3 }),
      parallelism: fc.integer({ min: 1, max: 4 }),
      memoryKiB: fc.integer({ min: 32, max: 80 }),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'binary', minLength: 1 }),
        fc.uint8Array({ minLength: 16, maxLength: 16 }),
        cost,
        async (passphrase, salt, kdf) => {
          const key = await derivePassphraseKey(passphrase, new Uint8Array(salt), kdf);
          const { iterations: t, memoryKiB: m, parallelism: p } = kdf;
          expect(key).toEqual(argon2id(utf8(passphrase.normalize('NFKC')), salt, { t, m, p, dkLen: 32 }));
        },
      ),
      { numRuns: 30 },
    );
  });
});

describe('a stored cost', () => {
  it('is taken within bounds', () => {
    expect(accepts(defaultKdfParameters)).toBe(true);
    expect(accepts({ memoryKiB: 524_288, iterations: 8, parallelism: 4 })).toBe(true);
  });

  it.each([
    ['no memory', { memoryKiB: 0, iterations: 1, parallelism: 1 }],
    ['less memory than its lanes need', { memoryKiB: 16, iterations: 1, parallelism: 4 }],
    ['more memory than a worker should be made to take', { memoryKiB: 524_289, iterations: 1, parallelism: 1 }],
    ['more passes than a person should be made to wait for', { memoryKiB: 65_536, iterations: 65, parallelism: 1 }],
    ['no pass', { memoryKiB: 65_536, iterations: 0, parallelism: 1 }],
    ['half a pass', { memoryKiB: 65_536, iterations: 1.5, parallelism: 1 }],
    ['too many lanes', { memoryKiB: 65_536, iterations: 1, parallelism: 5 }],
    ['no number', { memoryKiB: '65536', iterations: 1, parallelism: 1 }],
    ['infinity', { memoryKiB: 8, iterations: Number.POSITIVE_INFINITY, parallelism: 1 }],
  ])('is refused with %s', (_, cost) => {
    expect(accepts(cost)).toBe(false);
  });
});
