import type { CodeView } from '../../messages/views';

/** In the last seconds of a code the next one is shown beside it, since typing takes as long. */
const endingMs = 5_000;

const shortestWaitMs = 250;
const longestWaitMs = 60_000;

export function isEnding({ shownUntilMs }: CodeView, nowMs: number): boolean {
  return shownUntilMs !== undefined && shownUntilMs - nowMs <= endingMs;
}

export function isOver({ shownUntilMs }: CodeView, nowMs: number): boolean {
  return shownUntilMs !== undefined && shownUntilMs <= nowMs;
}

/** How long what is shown stays right: until a code begins to end, or ends. A minute at most, for a clock that is set. */
export function msUntilChange(codes: Iterable<CodeView>, nowMs: number): number {
  let wait = longestWaitMs;
  for (const { shownUntilMs = Infinity } of codes)
    for (const changeMs of [shownUntilMs - endingMs - nowMs, shownUntilMs - nowMs])
      if (changeMs > 0) wait = Math.min(wait, changeMs);
  return Math.max(wait, shortestWaitMs);
}
