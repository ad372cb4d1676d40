/** Does its work once and gives the time it took, in milliseconds. */
export type Contestant = () => Promise<number>;

/**
 * Times of each, in milliseconds: every contestant once in each round, so that what slows the machine slows all, and the
 * order turned about from round to round. One round beforehand is not counted. Runs in Node and in a page.
 */
export async function alternate<Name extends string>(
  rounds: number,
  contestants: Record<Name, Contestant>,
): Promise<Record<Name, number[]>> {
  const entries = Object.entries<Contestant>(contestants);
  const times = new Map(entries.map(([name]) => [name, [] as number[]]));
  for (let round = -1; round < rounds; round++) {
    for (const [name, contestant] of round % 2 === 0 ? entries : entries.toReversed()) {
      const timeMs = await contestant();
      if (round >= 0) times.get(name)?.push(timeMs);
    }
  }
  return Object.fromEntries(times) as Record<Name, number[]>;
}

export function timed(work: () => unknown): Contestant {
  return async () => {
    const startedMs = performance.now();
    await work();
    return performance.now() - startedMs;
  };
}
