import * as v from 'valibot';
import { createCognitoClient } from '../cognito/client';
import { createQueue } from '../lib/queue';
import type { SessionView } from '../messages/views';
import { type Session, sessionSchema } from '../session/session';
import { signOut } from '../session/sign-out';
import { createCell, type StorageArea } from './cell';
import { RequestRefusal } from './error-view';

/** Who is signed in. The tokens stay in the browser's memory, and with it they end. */
export interface Sessions {
  views(): Promise<SessionView[]>;
  /** Takes the place of one with the same id, which is that of the sign-in that it came of. */
  add(session: Session): Promise<void>;
  /** The session is gone from here only once the pool knows. Throws `RequestRefusal` `session-gone`, `CognitoError`. */
  signOut(sessionId: string, everywhere: boolean): Promise<void>;
}

export function createSessions(session: StorageArea, { clock }: { clock: () => number }): Sessions {
  const stored = createCell(session, 'sessions', v.array(sessionSchema));
  const inTurn = createQueue();
  const list = async () => (await stored.get()) ?? [];

  return {
    views: async () =>
      (await list()).map(({ id, profile, username, signedInAtMs, tokens }) => ({
        id,
        profile,
        username,
        signedInAtMs,
        expiresAtMs: tokens.expiresAtMs,
      })),
    add: (added) =>
      inTurn(async () => {
        await stored.set([...(await list()).filter(({ id }) => id !== added.id), added]);
      }),
    async signOut(sessionId, everywhere) {
      const ended = (await list()).find(({ id }) => id === sessionId);
      if (ended === undefined) throw new RequestRefusal('session-gone');
      await signOut(createCognitoClient({ pool: ended.profile, clock }), ended.profile, ended, everywhere);
      await inTurn(async () => stored.set((await list()).filter(({ id }) => id !== sessionId)));
    },
  };
}
