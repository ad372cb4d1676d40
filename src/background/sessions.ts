import type { CognitoClient } from '../cognito/client';
import { fetchKeySet } from '../cognito/key-set';
import type { Fetch } from '../cognito/surroundings';
import { CognitoError } from '../cognito/errors';
import { forgetDevice, rememberDevice } from '../cognito/tokens';
import { CodedError } from '../lib/errors';
import type { CopiedToken } from '../messages/protocol';
import type { SessionDetails, SessionView } from '../messages/views';
import { poolKey } from '../profiles/pool-key';
import { readToken } from '../session/claims';
import { type Jitter, refreshAtMs } from '../session/refresh-policy';
import type { Session } from '../session/session';
import { signOut } from '../session/sign-out';
import { isSignedByPool } from '../session/verify-token';
import { RequestRefusal } from './error-view';
import type { KeptSessions } from './kept-sessions';
import type { PoolSecrets } from './pool-secrets';
import type { SessionRefresh } from './session-refresh';
import type { SessionStore } from './session-store';
import { sessionView } from './session-view';

/**
 * Who is signed in. The tokens stay in the browser's memory, and with it they end unless the person keeps them. Requests
 * throw `RequestRefusal` `session-gone` and `CognitoError`.
 */
export interface Sessions {
  views(): Promise<SessionView[]>;
  /**
   * Takes the place of one with the same id, which is that of the sign-in that it came of. An earlier session of the same
   * user at the same app is signed out, or stays where the pool cannot be told.
   */
  add(session: Session): Promise<void>;
  get(sessionId: string): Promise<Session>;
  /** With an access token that is good for a while. */
  fresh(sessionId: string): Promise<Session>;
  /** What its tokens say, and whether the pool signed them. */
  details(sessionId: string): Promise<SessionDetails>;
  /** A text of its tokens, for the clipboard. */
  token(sessionId: string, what: CopiedToken): Promise<string>;
  /** The session is gone from here only once the pool knows. */
  signOut(sessionId: string, everywhere: boolean): Promise<void>;
  /** Of one that the pool has ended already. */
  dismiss(sessionId: string): Promise<void>;
  /** The keys leave the vault once the pool has forgotten the device. */
  forgetDevice(sessionId: string): Promise<void>;
  rememberDevice(sessionId: string): Promise<void>;
}

export interface SessionsOptions {
  store: SessionStore;
  kept: KeptSessions;
  refresh: SessionRefresh;
  poolSecrets: PoolSecrets;
  clientFor: (session: Session) => Promise<CognitoClient>;
  clock: () => number;
  jitter: Jitter;
  fetch: Fetch;
  changed: () => void;
}

/** Less than this left of an access token, and it is renewed before it is used. */
const leastLeftMs = 30_000;

export function createSessions(options: SessionsOptions): Sessions {
  const { store, kept, refresh, poolSecrets, clientFor, clock, jitter, fetch, changed } = options;

  /** The operations of a signed-in user ask for an access token. */
  const fresh = async (sessionId: string): Promise<Session> => {
    const session = await store.get(sessionId);
    const { refreshToken, expiresAtMs } = session.tokens;
    if (refreshToken === undefined || clock() < expiresAtMs - leastLeftMs) return session;
    return refresh.refresh(sessionId);
  };
  const forget = async ({ id, keptId }: Session): Promise<void> => {
    if (keptId !== undefined) await kept.letGo(id);
    await store.remove(id);
  };
  const end = async ({ id }: Session, everywhere: boolean): Promise<void> => {
    await refresh.settled(id);
    const session = await store.get(id);
    await signOut(await clientFor(session), everywhere, () => fresh(id));
    await forget(session);
  };
  const withDevice = async (sessionId: string) => {
    const session = await fresh(sessionId);
    const { accessToken, deviceKey } = session.tokens;
    if (deviceKey === undefined) throw new RequestRefusal('session-gone');
    return { client: await clientFor(session), session, accessToken, deviceKey };
  };
  const retire = async (earlier: Session): Promise<void> => {
    try {
      await end(earlier, false);
      changed();
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
    }
  };
  /** `unknown` where the pool's keys cannot be had now. */
  const signatureOf = async ({ profile, tokens }: Session): Promise<SessionDetails['signature']> => {
    try {
      const pool = { profile, keys: await fetchKeySet(profile, fetch) };
      const signed = [
        await isSignedByPool(tokens.idToken, 'id', pool),
        await isSignedByPool(tokens.accessToken, 'access', pool),
      ];
      return signed.every(Boolean) ? 'valid' : 'invalid';
    } catch (error) {
      if (error instanceof CognitoError) return 'unknown';
      throw error;
    }
  };

  return {
    views: async () => (await store.list()).map(sessionView),
    get: (sessionId) => store.get(sessionId),
    fresh,

    async add(added) {
      const earlier = (await store.list()).filter((each) => each.id !== added.id && sameUser(each, added));
      const nowMs = clock();
      const lifetimeMs = Math.max(0, added.tokens.expiresAtMs - nowMs);
      await store.put({ ...added, refreshedAtMs: nowMs, refreshAtMs: refreshAtMs(nowMs, lifetimeMs, jitter) });
      // Not waited for: she is signed in, whatever becomes of it.
      // One that came of the same sign-in, by way of a web app, ends with it: that one is only put away.
      for (const each of earlier)
        if (originOf(each) !== undefined && originOf(each) === originOf(added)) await forget(each);
        else void retire(each);
      refresh.lookSoon();
    },

    async details(sessionId) {
      const session = await store.get(sessionId);
      const { idToken, accessToken } = session.tokens;
      return {
        id: readToken(idToken)?.claims ?? {},
        access: readToken(accessToken)?.claims ?? {},
        signature: await signatureOf(session),
      };
    },

    async token(sessionId, what) {
      const { tokens, profile } = await fresh(sessionId);
      const texts: Record<CopiedToken, () => string> = {
        id: () => tokens.idToken,
        access: () => tokens.accessToken,
        refresh: () => tokens.refreshToken ?? '',
        header: () => `Authorization: Bearer ${tokens.accessToken}`,
        curl: () => `curl -H 'Authorization: Bearer ${tokens.accessToken}' '${profile.appOrigins?.[0] ?? 'https://'}'`,
      };
      return texts[what]();
    },

    async signOut(sessionId, everywhere) {
      await end(await store.get(sessionId), everywhere);
    },

    async dismiss(sessionId) {
      await forget(await store.get(sessionId));
    },

    async forgetDevice(sessionId) {
      const { client, accessToken, deviceKey, session } = await withDevice(sessionId);
      const { tokens, username, profile } = session;
      await forgetDevice(client, { accessToken, deviceKey });
      const devices = poolSecrets.devices(profile);
      for (const name of new Set([username, tokens.username])) await devices.delete(name);
      await store.changeAll((each) => withoutDevice(each, deviceKey));
    },

    async rememberDevice(sessionId) {
      const { client, accessToken, deviceKey } = await withDevice(sessionId);
      await rememberDevice(client, { accessToken, deviceKey });
      await store.changeAll((each) =>
        each.tokens.deviceKey === deviceKey ? { ...each, deviceRemembered: true } : each,
      );
    },
  };
}

/** What all tokens of one sign-in have in common. */
function originOf({ tokens }: Session): unknown {
  return readToken(tokens.accessToken)?.claims['origin_jti'];
}

function sameUser(a: Session, b: Session): boolean {
  return (
    a.profile.clientId === b.profile.clientId && poolKey(a.profile) === poolKey(b.profile) && a.username === b.username
  );
}

function withoutDevice(session: Session, forgotten: string): Session {
  const { deviceRemembered: _, ...rest } = session;
  const { deviceKey, ...tokens } = session.tokens;
  return deviceKey === forgotten ? { ...rest, tokens } : session;
}
