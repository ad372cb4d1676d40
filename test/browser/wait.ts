import { setTimeout as sleep } from 'node:timers/promises';

const pollEveryMs = 40;

/** What is looked for is there (`found`), or not yet, and why. */
export type Look<Value> = { found: Value } | { missing: string };

/** Looks again and again until it is there. Throws `what`, and what was missing at last, at the deadline. */
export async function waitFor<Value>(what: string, withinMs: number, look: () => Promise<Look<Value>>): Promise<Value> {
  const deadline = performance.now() + withinMs;
  for (;;) {
    const result = await look();
    if ('found' in result) return result.found;
    if (performance.now() > deadline) throw new Error(`${what}: not within ${withinMs / 1000} s: ${result.missing}`);
    await sleep(pollEveryMs);
  }
}
