import type { CognitoError, CognitoErrorCode } from '../cognito/errors';
import type { IssuedTokens } from '../cognito/challenges';
import type { Session, SessionTrouble } from './session';

/** 0 to 1, so that many sessions do not ask at once. */
export type Jitter = () => number;

const mostMarginMs = 5 * 60_000;
/** Soon enough for several tries while a pool still takes the refresh token that it has just replaced. */
const firstRetryMs = 5_000;
const mostRetryMs = 30 * 60_000;
/** A clock that was set back by more than this has made every time that is noted meaningless. */
const clockToleranceMs = 60_000;

/** What the pool says where it has ended a session; anything else, such as a network that failed, says nothing of it. */
const definite: ReadonlySet<CognitoErrorCode> = new Set([
  'signed-out',
  'user-disabled',
  'reset-required',
  'not-confirmed',
  'pool-not-found',
]);

/** The session with the tokens that were just issued to it. A rotated refresh token takes the old one's place. */
export function refreshed(session: Session, issued: IssuedTokens, nowMs: number, jitter: Jitter): Session {
  const { trouble: _, ...rest } = session;
  const { expiresInSeconds, ...tokens } = issued;
  const lifetimeMs = expiresInSeconds * 1_000;
  return {
    ...rest,
    tokens: { ...session.tokens, ...tokens, expiresAtMs: nowMs + lifetimeMs },
    refreshedAtMs: nowMs,
    refreshAtMs: refreshAtMs(nowMs, lifetimeMs, jitter),
  };
}

/** Before its end by a fifth of the lifetime or five minutes, and by up to as much again. */
export function refreshAtMs(nowMs: number, lifetimeMs: number, jitter: Jitter): number {
  const marginMs = Math.min(mostMarginMs, lifetimeMs / 5);
  return nowMs + Math.max(0, lifetimeMs - marginMs * (1 + jitter()));
}

export function troubled(session: Session, error: CognitoError, nowMs: number, jitter: Jitter): Session {
  const failures = (session.trouble?.failures ?? 0) + 1;
  const waitMs = Math.min(mostRetryMs, firstRetryMs * 2 ** (failures - 1)) * (0.75 + jitter() / 2);
  const trouble: SessionTrouble = {
    code: error.code,
    failures,
    ...(error.exception !== undefined && { exception: error.exception }),
    ...(!definite.has(error.code) && { retryAtMs: nowMs + waitMs }),
  };
  return { ...session, trouble };
}

/** When it is to be asked for new tokens; undefined where it has no refresh token, or is over. */
export function dueAtMs({ tokens, trouble, refreshAtMs, refreshedAtMs }: Session, nowMs: number): number | undefined {
  if (tokens.refreshToken === undefined) return undefined;
  if (trouble !== undefined) return trouble.retryAtMs;
  if (refreshedAtMs !== undefined && nowMs < refreshedAtMs - clockToleranceMs) return nowMs;
  return refreshAtMs ?? tokens.expiresAtMs - mostMarginMs;
}
