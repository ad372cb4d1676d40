import { describe, expect, it } from 'vitest';
import { HourlyLimit, Lockout } from './lockout';

const minuteMs = 60_000;

describe('a lockout', () => {
  it('begins at the fifth failure with a second, and doubles up to a quarter of an hour', () => {
    const lockout = new Lockout();
    let nowMs = 1_000_000;
    const lockSeconds = Array.from({ length: 17 }, () => {
      lockout.fail(nowMs);
      let seconds = 0;
      while (lockout.isLocked(nowMs + seconds * 1000)) seconds++;
      nowMs += seconds * 1000;
      return seconds;
    });
    expect(lockSeconds).toEqual([0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900, 900]);
  });

  it('forgets after a success, and after a quarter of an hour of quiet', () => {
    for (const succeeds of [true, false]) {
      const lockout = new Lockout();
      for (let i = 0; i < 5; i++) lockout.fail(0);
      expect(lockout.isLocked(999)).toBe(true);
      if (succeeds) lockout.clear();
      lockout.fail(15 * minuteMs + 1001);
      expect(lockout.isLocked(15 * minuteMs + 1001)).toBe(false);
    }
  });
});

describe('an hourly limit', () => {
  it('allows so many, and one more when the first is an hour old', () => {
    const limit = new HourlyLimit(2);
    expect([0, 1, 2, 60 * minuteMs - 1, 60 * minuteMs].map((nowMs) => limit.take(nowMs))).toEqual([
      true,
      true,
      false,
      false,
      true,
    ]);
  });
});
