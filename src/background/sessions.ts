import * as v from 'valibot';
import { type CognitoClient, createCognitoClient } from '../cognito/client';
import { forgetDevice, refreshTokens, rememberDevice } from '../cognito/tokens';
import { CodedError } from '../lib/errors';
import { createQueue } from '../lib/queue';
import type { SessionView } from '../messages/views';
import { type Session, sessionSchema } from '../session/session';
import { signOut } from '../session/sign-out';
import { createCell, type StorageArea } from './cell';
import { RequestRefusal } from './error-view';
import type { PoolSecrets } from './pool-secrets';

/**
 * Who is signed in. The tokens stay in the browser's memory, and with it they end. Requests throw `RequestRefusal`
 * `session-gone` and `CognitoError`.
 */
export interface Sessions {
  views(): Promise<SessionView[]>;
  /**
   * Takes the place of one with the same id, which is that of the sign-in that it came of. An earlier session of the same
   * user at the same app is signed out, or stays where the pool cannot be told.
   */
  add(session: Session): Promise<void>;
  /** The session is gone from here only once the pool knows. */
  signOut(sessionId: string, everywhere: boolean): Promise<void>;
  /** The keys leave the vault once the pool has forgotten the device. */
  forgetDevice(sessionId: string): Promise<void>;
  rememberDevice(sessionId: string): Promise<void>;
}

/** Less than this left of an access token, and it is renewed before it is used. */
const leastLeftMs = 30_000;

export function createSessions(
  session: StorageArea,
  { clock, poolSecrets, changed }: { clock: () => number; poolSecrets: PoolSecrets; changed: () => void },
): Sessions {
  const stored = createCell(session, 'sessions', v.array(sessionSchema));
  const inTurn = createQueue();
  const list = async () => (await stored.get()) ?? [];
  const get = async (sessionId: string): Promise<Session> => {
    const found = (await list()).find(({ id }) => id === sessionId);
    if (found === undefined) throw new RequestRefusal('session-gone');
    return found;
  };
  const clientFor = async ({ profile }: Session): Promise<CognitoClient> =>
    createCognitoClient({ pool: await poolSecrets.poolOf(profile), clock });

  /** The session with an access token that is good for a while: the operations of a signed-in user ask for one. */
  const withFreshAccess = async (session: Session, client: CognitoClient): Promise<Session> => {
    const { refreshToken, deviceKey, expiresAtMs } = session.tokens;
    if (refreshToken === undefined || clock() < expiresAtMs - leastLeftMs) return session;
    const { expiresInSeconds, ...issued } = await refreshTokens(client, { refreshToken, deviceKey });
    const tokens = { ...session.tokens, ...issued, expiresAtMs: clock() + expiresInSeconds * 1_000 };
    const fresh = { ...session, tokens };
    await inTurn(async () => stored.set((await list()).map((each) => (each.id === fresh.id ? fresh : each))));
    return fresh;
  };
  const end = async (ended: Session, everywhere: boolean): Promise<void> => {
    const client = await clientFor(ended);
    await signOut(client, everywhere, () => withFreshAccess(ended, client));
    await inTurn(async () => stored.set((await list()).filter(({ id }) => id !== ended.id)));
  };
  const withDevice = async (sessionId: string) => {
    const known = await get(sessionId);
    const client = await clientFor(known);
    const session = await withFreshAccess(known, client);
    const { accessToken, deviceKey } = session.tokens;
    if (deviceKey === undefined) throw new RequestRefusal('session-gone');
    return { client, session, accessToken, deviceKey };
  };
  const retire = async (earlier: Session): Promise<void> => {
    try {
      await end(earlier, false);
      changed();
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
    }
  };

  return {
    views: async () =>
      (await list()).map(({ id, profile, username, signedInAtMs, tokens, deviceRemembered = false }) => ({
        id,
        profile,
        username,
        signedInAtMs,
        expiresAtMs: tokens.expiresAtMs,
        hasDevice: tokens.deviceKey !== undefined,
        deviceRemembered,
      })),

    async add(added) {
      const earlier = (await list()).filter((each) => each.id !== added.id && sameUser(each, added));
      await inTurn(async () => stored.set([...(await list()).filter(({ id }) => id !== added.id), added]));
      // Not waited for: she is signed in, whatever becomes of it.
      for (const each of earlier) void retire(each);
    },

    async signOut(sessionId, everywhere) {
      await end(await get(sessionId), everywhere);
    },

    async forgetDevice(sessionId) {
      const { client, accessToken, deviceKey, session } = await withDevice(sessionId);
      const { tokens, username, profile } = session;
      await forgetDevice(client, { accessToken, deviceKey });
      const devices = poolSecrets.devices(profile);
      for (const name of new Set([username, tokens.username])) await devices.delete(name);
      await inTurn(async () => stored.set((await list()).map((each) => withoutDevice(each, deviceKey))));
    },

    async rememberDevice(sessionId) {
      const { client, accessToken, deviceKey } = await withDevice(sessionId);
      await rememberDevice(client, { accessToken, deviceKey });
      await inTurn(async () =>
        stored.set(
          (await list()).map((each) =>
            each.tokens.deviceKey === deviceKey ? { ...each, deviceRemembered: true } : each,
          ),
        ),
      );
    },
  };
}

function sameUser(a: Session, b: Session): boolean {
  return a.profile.id === b.profile.id && a.username === b.username;
}

function withoutDevice(session: Session, forgotten: string): Session {
  const { deviceRemembered: _, ...rest } = session;
  const { deviceKey, ...tokens } = session.tokens;
  return deviceKey === forgotten ? { ...rest, tokens } : session;
}
