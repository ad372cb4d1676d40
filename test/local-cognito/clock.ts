/** The pool's own time. It follows the machine until a test moves or stops it. */
export interface PoolClock {
  nowMs(): number;
  /** Jumps to a time and runs on from there. */
  set(nowMs: number): void;
  advance(ms: number): void;
  /** Stands still, at the given time or where it is, until `set` or `follow`; `advance` still moves it. */
  freeze(nowMs?: number): void;
  /** Back to the machine's time. */
  follow(): void;
}

export function createClock(machineNowMs: () => number = Date.now): PoolClock {
  let offsetMs = 0;
  let frozenAtMs: number | undefined;
  const nowMs = () => frozenAtMs ?? machineNowMs() + offsetMs;
  return {
    nowMs,
    set(ms) {
      frozenAtMs = undefined;
      offsetMs = ms - machineNowMs();
    },
    advance(ms) {
      if (frozenAtMs === undefined) offsetMs += ms;
      else frozenAtMs += ms;
    },
    freeze(ms = nowMs()) {
      frozenAtMs = ms;
    },
    follow() {
      frozenAtMs = undefined;
      offsetMs = 0;
    },
  };
}
