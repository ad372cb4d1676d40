import * as v from 'valibot';
import { type CognitoClient, createCognitoClient } from '../cognito/client';
import { CognitoError } from '../cognito/errors';
import { forgetDevice, rememberDevice } from '../cognito/tokens';
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

export function createSessions(
  session: StorageArea,
  { clock, poolSecrets }: { clock: () => number; poolSecrets: PoolSecrets },
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

  const end = async (ended: Session, everywhere: boolean): Promise<void> => {
    await signOut(await clientFor(ended), ended, everywhere);
    await inTurn(async () => stored.set((await list()).filter(({ id }) => id !== ended.id)));
  };
  const retire = async (earlier: Session): Promise<void> => {
    try {
      await end(earlier, false);
    } catch (error) {
      if (!(error instanceof CognitoError)) throw error;
    }
  };

  return {
    views: async () =>
      (await list()).map(({ id, profile, username, signedInAtMs, tokens }) => ({
        id,
        profile,
        username,
        signedInAtMs,
        expiresAtMs: tokens.expiresAtMs,
        hasDevice: tokens.deviceKey !== undefined,
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
      const { tokens, username, profile } = await get(sessionId);
      const { accessToken, deviceKey } = tokens;
      if (deviceKey === undefined) throw new RequestRefusal('wrong-step');
      await forgetDevice(await clientFor(await get(sessionId)), { accessToken, deviceKey });
      const devices = poolSecrets.devices(profile.userPoolId);
      for (const name of new Set([username, tokens.username])) await devices.delete(name);
      await inTurn(async () => stored.set((await list()).map((each) => withoutDevice(each, deviceKey))));
    },

    async rememberDevice(sessionId) {
      const signedIn = await get(sessionId);
      const { accessToken, deviceKey } = signedIn.tokens;
      if (deviceKey === undefined) throw new RequestRefusal('wrong-step');
      await rememberDevice(await clientFor(signedIn), { accessToken, deviceKey });
    },
  };
}

function sameUser(a: Session, b: Session): boolean {
  return a.profile.id === b.profile.id && a.username === b.username;
}

function withoutDevice(session: Session, forgotten: string): Session {
  const { deviceKey, ...tokens } = session.tokens;
  return deviceKey === forgotten ? { ...session, tokens } : session;
}
