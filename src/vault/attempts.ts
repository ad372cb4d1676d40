import * as v from 'valibot';
import { countSchema } from './stored';

/** `meta['attempts']`: wrong passphrases since the last right one. Stored, so that a restarted worker still waits. */
export interface Attempts {
  failures: number;
  lastFailureAtMs: number;
}

export const noAttempts: Attempts = { failures: 0, lastFailureAtMs: 0 };

const failuresWithoutWait = 2;
const firstWaitMs = 5_000;
const longestWaitMs = 300_000;

const attemptsSchema = v.object({ failures: countSchema, lastFailureAtMs: countSchema });

/** What cannot be read counts as none: who can write to the database could as well have deleted it. */
export function readAttempts(stored: unknown): Attempts {
  const attempts = v.safeParse(attemptsSchema, stored);
  return attempts.success ? attempts.output : noAttempts;
}

/** When the next passphrase may be tried: two are free, then the wait doubles from 5 seconds up to 5 minutes. */
export function nextAttemptAtMs({ failures, lastFailureAtMs }: Attempts): number {
  if (failures <= failuresWithoutWait) return lastFailureAtMs;
  return lastFailureAtMs + Math.min(firstWaitMs * 2 ** (failures - failuresWithoutWait - 1), longestWaitMs);
}

/** A failure in the future, from before the clock was set back, counts as one of now: a wait is never longer than that. */
export function settleAttempts(attempts: Attempts, nowMs: number): Attempts {
  return attempts.lastFailureAtMs > nowMs ? { ...attempts, lastFailureAtMs: nowMs } : attempts;
}
