import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ServerClock } from '../../src/cognito/server-clock';

/** A server whose clock is ahead by so much answers a request that took so long. */
function reply(clock: ServerClock, exchange: { sentAtMs: number; tookMs: number; skewMs: number }): void {
  const { sentAtMs, tookMs, skewMs } = exchange;
  const date = new Date(sentAtMs + tookMs / 2 + skewMs).toUTCString();
  clock.observe(date, sentAtMs, sentAtMs + tookMs);
}

describe("the server's clock", () => {
  it('is the local one until a reply has told', () => {
    const clock = new ServerClock(() => 5000);
    expect(clock.nowMs()).toBe(5000);
    expect(clock.skew).toBeUndefined();
  });

  it('is known to half a second and half the round trip from one reply', () => {
    const within = fc.property(
      fc.integer({ min: 1e12, max: 2e12 }),
      fc.integer({ min: 0, max: 3000 }),
      fc.integer({ min: -1e9, max: 1e9 }),
      (sentAtMs, tookMs, skewMs) => {
        const clock = new ServerClock(() => sentAtMs);
        reply(clock, { sentAtMs, tookMs, skewMs });
        expect(Math.abs(clock.skewMs - skewMs)).toBeLessThanOrEqual(500 + tookMs / 2);
      },
    );
    fc.assert(within);
  });

  it('reads a Date in the middle of the round trip as half a second past', () => {
    const clock = new ServerClock(() => 0);
    clock.observe('Tue, 03 Nov 2026 05:07:09 GMT', Date.UTC(2026, 10, 3, 5, 7, 5), Date.UTC(2026, 10, 3, 5, 7, 6));
    expect(clock.skewMs).toBe(4000);
  });

  it('is known better with every reply', () => {
    const clock = new ServerClock(() => 0);
    for (let i = 0; i < 40; i++) reply(clock, { sentAtMs: 1e12 + i * 1_037, tookMs: 20, skewMs: 7_250 });
    expect(Math.abs(clock.skewMs - 7_250)).toBeLessThan(40);
  });

  it('is taken anew where one of the two clocks was set', () => {
    const clock = new ServerClock(() => 0);
    reply(clock, { sentAtMs: 1e12, tookMs: 20, skewMs: 0 });
    reply(clock, { sentAtMs: 1e12 + 5000, tookMs: 20, skewMs: -3_600_000 });
    expect(Math.abs(clock.skewMs + 3_600_000)).toBeLessThan(600);
  });

  it('goes on from what an earlier one had learnt', () => {
    const clock = new ServerClock(() => 1000, { lowestMs: 400, highestMs: 600 });
    expect(clock.nowMs()).toBe(1500);
  });

  it('is not put out by a reply without a Date', () => {
    const clock = new ServerClock(() => 0);
    clock.observe('', 0, 1);
    clock.observe('soon', 0, 1);
    expect(clock.skew).toBeUndefined();
  });
});
