import * as v from 'valibot';

/** Between which bounds the server's clock is ahead of the local one. */
export type ClockSkew = v.InferOutput<typeof clockSkewSchema>;

export const clockSkewSchema = v.strictObject({
  lowestMs: v.pipe(v.number(), v.finite()),
  highestMs: v.pipe(v.number(), v.finite()),
});

const earliestMs = Date.UTC(2000, 0, 1);

/** How long the times of a `Date` header last: it counts whole seconds. */
const dateResolutionMs = 1000;

/**
 * What the replies' `Date` headers tell of the server's clock. Each bounds the skew to a second and the round trip; the
 * bounds of several replies together are narrower than those of any one.
 */
export class ServerClock {
  readonly #clock: () => number;
  #skew: ClockSkew | undefined;

  constructor(clock: () => number, skew?: ClockSkew) {
    this.#clock = clock;
    this.#skew = skew;
  }

  get skew(): ClockSkew | undefined {
    return this.#skew;
  }

  nowMs(): number {
    return this.#clock() + this.skewMs;
  }

  /** Server minus local; 0 as long as no reply has told. */
  get skewMs(): number {
    return this.#skew === undefined ? 0 : (this.#skew.lowestMs + this.#skew.highestMs) / 2;
  }

  /** The server wrote its `Date` between the two moments, which are of the local clock. */
  observe(date: string, sentAtMs: number, receivedAtMs: number): void {
    const dateMs = Date.parse(date);
    // No server was there before: a clock like this says nothing.
    if (Number.isNaN(dateMs) || dateMs < earliestMs) return;
    const seen = { lowestMs: dateMs - receivedAtMs, highestMs: dateMs + dateResolutionMs - sentAtMs };
    this.#skew = intersection(this.#skew, seen) ?? seen;
  }
}

/** Undefined where the two exclude each other: one of the clocks was set in between. */
function intersection(known: ClockSkew | undefined, seen: ClockSkew): ClockSkew | undefined {
  if (known === undefined) return undefined;
  const lowestMs = Math.max(known.lowestMs, seen.lowestMs);
  const highestMs = Math.min(known.highestMs, seen.highestMs);
  return lowestMs <= highestMs ? { lowestMs, highestMs } : undefined;
}
