import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrateKdf } from '../../src/vault/calibration';
import { defaultKdfParameters, isStrongEnough, type KdfParameters } from '../../src/vault/kdf';

const workOf = ({ memoryKiB, iterations }: KdfParameters) => memoryKiB * iterations;

/** A machine that hashes so many KiB in a millisecond, and takes so much longer the first time. */
function machine(kibPerMs: number, firstMs = 0) {
  const hashed: KdfParameters[] = [];
  let nowMs = 1_000;
  return {
    hashed,
    clock: () => nowMs,
    derive: (cost: KdfParameters) => {
      nowMs += workOf(cost) / kibPerMs + (hashed.length === 0 ? firstMs : 0);
      hashed.push(cost);
      return Promise.resolve();
    },
  };
}

describe('the cost of a new passphrase', () => {
  it('is what the machine manages in three quarters of a second, between bounds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 1, max: 100_000, noNaN: true }), async (kibPerMs) => {
        const { clock, derive } = machine(kibPerMs);
        const cost = await calibrateKdf(clock, derive);
        expect(isStrongEnough(cost)).toBe(true);
        expect(cost.memoryKiB).toBeLessThanOrEqual(262_144);
        const isLeast = cost.memoryKiB === 19_456 && cost.iterations === 2;
        if (!isLeast) expect(workOf(cost) / kibPerMs).toBeLessThanOrEqual(751);
      }),
    );
  });

  it.each([
    [10, { memoryKiB: 19_456, iterations: 2, parallelism: 1 }],
    [150, { memoryKiB: 32_768, iterations: 3, parallelism: 1 }],
    [300, defaultKdfParameters],
    [5_000, { memoryKiB: 262_144, iterations: 3, parallelism: 1 }],
  ])('at %i KiB a millisecond it is %o', async (kibPerMs, cost) => {
    const { clock, derive } = machine(kibPerMs);
    expect(await calibrateKdf(clock, derive)).toEqual(cost);
  });

  it('does not take the first hashing, which compiles, for the machine’s pace', async () => {
    const { clock, derive } = machine(5_000, 400);
    expect((await calibrateKdf(clock, derive)).memoryKiB).toBe(262_144);
  });

  it('is measured with little memory and not for long', async () => {
    const { clock, derive, hashed } = machine(300);
    await calibrateKdf(clock, derive);
    expect(hashed.reduce((total, cost) => total + workOf(cost), 0)).toBeLessThan(workOf(defaultKdfParameters) / 3);
  });

  it('is the default where the clock tells nothing', async () => {
    expect(await calibrateKdf(() => 0, machine(1).derive)).toEqual(defaultKdfParameters);
    let nowMs = 0;
    const backwards = () => (nowMs -= 10);
    expect(await calibrateKdf(backwards, machine(1).derive)).toEqual(defaultKdfParameters);
  });
});
