import type { CognitoClient } from '../cognito/client';
import { CognitoError } from '../cognito/errors';
import { refreshTokens } from '../cognito/tokens';
import { CodedError } from '../lib/errors';
import { dueAtMs, type Jitter, refreshed, troubled } from '../session/refresh-policy';
import type { Session } from '../session/session';
import type { KeptSessions } from './kept-sessions';
import type { SessionStore } from './session-store';

/** Keeps sessions fresh while the vault is open: client secrets and kept sessions are in it. */
export interface SessionRefresh {
  /** The session with new tokens. One that is under way already is joined. Throws `CognitoError`. */
  refresh(id: string): Promise<Session>;
  /** Waits for a refresh that is under way. */
  settled(id: string): Promise<void>;
  /** Refreshes what is due, and has itself called again when the next is. */
  look(): Promise<void>;
  /** `look`, for who has no use for its end. */
  lookSoon(): void;
}

export interface SessionRefreshOptions {
  store: SessionStore;
  kept: KeptSessions;
  clientFor: (session: Session) => Promise<CognitoClient>;
  mayRefresh: () => Promise<boolean>;
  clock: () => number;
  jitter: Jitter;
  wakeAt: (whenMs: number) => void;
  changed: () => void;
}

/** A worker that is stopped with a request under way is woken after this, to ask once more. */
const wakeAfterStopMs = 30_000;
/** No two looks are further apart, since a clock may be set and a computer may sleep unseen. */
const mostBetweenLooksMs = 30 * 60_000;

export function createSessionRefresh(options: SessionRefreshOptions): SessionRefresh {
  const { store, kept, clientFor, mayRefresh, clock, jitter, wakeAt, changed } = options;
  const underWay = new Map<string, Promise<Session>>();

  const run = async (id: string): Promise<Session> => {
    const session = await store.get(id);
    const { refreshToken, deviceKey } = session.tokens;
    if (refreshToken === undefined) return session;
    const client = await clientFor(session);
    wakeAt(clock() + wakeAfterStopMs);
    try {
      const issued = await refreshTokens(client, { refreshToken, deviceKey });
      // Before anything else: where the pool rotates refresh tokens, the old one is of no more use.
      await store.change(id, (each) => refreshed(each, issued, clock(), jitter));
    } catch (error) {
      if (!(error instanceof CognitoError)) throw error;
      await store.change(id, (each) => troubled(each, error, clock(), jitter));
      await kept.save(await store.get(id));
      throw error;
    }
    const fresh = await store.get(id);
    await kept.save(fresh);
    return fresh;
  };

  const refresh = (id: string): Promise<Session> => {
    const begun = underWay.get(id);
    if (begun !== undefined) return begun;
    const task = run(id).finally(() => {
      underWay.delete(id);
      changed();
    });
    underWay.set(id, task);
    return task;
  };

  const look = async (): Promise<void> => {
    if (!(await mayRefresh())) return;
    const isDue = (session: Session) => (dueAtMs(session, clock()) ?? Infinity) <= clock();
    const due = (await store.list()).filter(isDue);
    // What becomes of each is in the store.
    const outcomes = await Promise.allSettled(due.map(({ id }) => refresh(id)));
    const nextMs = (await store.list()).map((session) => dueAtMs(session, clock()) ?? Infinity);
    if (nextMs.length > 0) wakeAt(Math.max(clock() + 1_000, Math.min(clock() + mostBetweenLooksMs, ...nextMs)));
    for (const outcome of outcomes)
      if (outcome.status === 'rejected' && !(outcome.reason instanceof CodedError)) throw outcome.reason;
  };

  return {
    refresh,
    async settled(id) {
      await underWay.get(id)?.catch(() => undefined);
    },
    look,
    lookSoon() {
      void look().finally(changed);
    },
  };
}
