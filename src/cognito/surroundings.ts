/** What a clock, a network and dice are where none are passed in. Nothing else in the engine reaches for its surroundings. */

export type Fetch = (url: string, init: RequestInit) => Promise<Response>;
export type RandomBytes = (bytes: number) => Uint8Array;

export function systemClock(): number {
  return globalThis.Date.now();
}

/** Looked up at each call, since browsers refuse a `fetch` that was taken off its global. */
export const systemFetch: Fetch = (url, init) => globalThis.fetch(url, init);

export const systemRandom: RandomBytes = (bytes) => globalThis.crypto.getRandomValues(new Uint8Array(bytes));
