import * as v from 'valibot';
import { createQueue } from '../lib/queue';
import { createCell, type StorageArea } from './cell';

/**
 * How far each user pool's clock is ahead of this machine's, in milliseconds, as its last reply told. Codes for a pool
 * are made for the pool's clock, so that a wrong one here does no harm.
 */
export interface ServerClocks {
  all(): Promise<ReadonlyMap<string, number>>;
  set(userPoolId: string, skewMs: number): Promise<void>;
}

export function createServerClocks(session: StorageArea): ServerClocks {
  const stored = createCell(session, 'serverClockSkewsMs', v.record(v.string(), v.number()));
  const inTurn = createQueue();
  return {
    all: async () => new Map(Object.entries((await stored.get()) ?? {})),
    set: (userPoolId, skewMs) => inTurn(async () => stored.set({ ...(await stored.get()), [userPoolId]: skewMs })),
  };
}
