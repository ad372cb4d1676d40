import { defaultKdfParameters, derivePassphraseKey, type KdfParameters, minimumKdfParameters } from './kdf';

/** What an unlocking may take on the machine on which the passphrase was chosen. */
const targetMs = 750;

/** From the least to the most; each takes longer than the one before. */
const choices: readonly KdfParameters[] = [
  minimumKdfParameters,
  { memoryKiB: 32_768, iterations: 3, parallelism: 1 },
  { memoryKiB: 47_104, iterations: 3, parallelism: 1 },
  defaultKdfParameters,
  { memoryKiB: 98_304, iterations: 3, parallelism: 1 },
  { memoryKiB: 131_072, iterations: 3, parallelism: 1 },
  { memoryKiB: 196_608, iterations: 3, parallelism: 1 },
  { memoryKiB: 262_144, iterations: 3, parallelism: 1 },
];

const probe: KdfParameters = { memoryKiB: 16_384, iterations: 1, parallelism: 1 };

/**
 * The costliest choice that this machine is likely to manage in about three quarters of a second, by a short probe:
 * Argon2's time grows with memory times passes. Never less than the minimum, never more than 256 MiB. `clock` is in
 * milliseconds; one that stands still measures nothing, and gives the default.
 */
export async function calibrateKdf(
  clock: () => number,
  derive: (cost: KdfParameters) => Promise<unknown> = deriveNothing,
): Promise<KdfParameters> {
  await derive(probe); // compiles the WebAssembly, which is not to be measured
  const times = [await timeOf(() => derive(probe), clock), await timeOf(() => derive(probe), clock)];
  const probeMs = Math.min(...times);
  if (!(probeMs > 0)) return defaultKdfParameters;
  const affordable = choices.filter((cost) => (workOf(cost) / workOf(probe)) * probeMs <= targetMs);
  return affordable.at(-1) ?? minimumKdfParameters;
}

async function timeOf(work: () => Promise<unknown>, clock: () => number): Promise<number> {
  const startedMs = clock();
  await work();
  return clock() - startedMs;
}

function workOf({ memoryKiB, iterations }: KdfParameters): number {
  return memoryKiB * iterations;
}

function deriveNothing(cost: KdfParameters): Promise<unknown> {
  return derivePassphraseKey('calibration', new Uint8Array(16), cost);
}
