const freeFailures = 5;
const longestLockMs = 15 * 60_000;

/**
 * Failures of one kind for one user. From the fifth on each locks for 2^(n-5) seconds, up to 15 minutes; a try during
 * a lock counts nothing; a success, or 15 quiet minutes, clears the count.
 */
export class Lockout {
  private failures = 0;
  private lastFailureAtMs = 0;

  isLocked(nowMs: number): boolean {
    return nowMs < this.lastFailureAtMs + this.lockMs();
  }

  fail(nowMs: number): void {
    if (nowMs - this.lastFailureAtMs > this.lockMs() + longestLockMs) this.failures = 0;
    this.failures++;
    this.lastFailureAtMs = nowMs;
  }

  clear(): void {
    this.failures = 0;
  }

  private lockMs(): number {
    return this.failures < freeFailures ? 0 : Math.min(1000 * 2 ** (this.failures - freeFailures), longestLockMs);
  }
}

const hourMs = 3_600_000;

/** So many requests in any hour, then none until the oldest is an hour old. */
export class HourlyLimit {
  private takenAtMs: number[] = [];

  constructor(private readonly allowed: number) {}

  /** Counts one request; false where it is one too many. */
  take(nowMs: number): boolean {
    this.takenAtMs = this.takenAtMs.filter((atMs) => nowMs - atMs < hourMs);
    if (this.takenAtMs.length >= this.allowed) return false;
    this.takenAtMs.push(nowMs);
    return true;
  }
}
