import * as v from 'valibot';
import { poolKey } from '../profiles/pool-key';
import { type Session, sessionSchema } from '../session/session';
import { VaultError } from '../vault/errors';
import type { KeptSession } from '../vault/records';
import type { Vault } from '../vault/vault';
import type { SessionStore } from './session-store';

/** Sessions that the person wants to go on after the browser's end: copies in the vault. */
export interface KeptSessions {
  keep(id: string): Promise<void>;
  letGo(id: string): Promise<void>;
  /** Writes what has changed of one that is kept. */
  save(session: Session): Promise<void>;
  /** After the vault was opened: those of the vault into memory, unless what is there is newer, which then goes into the vault. */
  restore(): Promise<void>;
}

export function createKeptSessions(vault: Vault, store: SessionStore): KeptSessions {
  const save = async (session: Session): Promise<void> => {
    const { id, keptId } = session;
    if (keptId === undefined) return;
    try {
      await vault.update('session', keptId, () => recordOf(session));
    } catch (error) {
      if (!(error instanceof VaultError)) throw error;
      // The vault went back to an earlier state. What was locked meanwhile is written when it is opened.
      if (error.code === 'not-found') await store.change(id, ({ keptId: _, ...each }) => each);
      else if (error.code !== 'locked') throw error;
    }
  };
  return {
    async keep(id) {
      const session = await store.get(id);
      if (session.keptId !== undefined) return;
      const { id: keptId } = await vault.add('session', recordOf(session));
      await store.change(id, (each) => ({ ...each, keptId }));
      // What was refreshed meanwhile.
      await save(await store.get(id));
    },

    async letGo(id) {
      const { keptId } = await store.get(id);
      if (keptId === undefined) return;
      await store.change(id, ({ keptId: _, ...each }) => each);
      await vault.trash(keptId);
      await vault.purge(keptId);
    },

    save,

    async restore() {
      const inMemory = new Map((await store.list()).map((session) => [session.id, session]));
      for (const { id: keptId, value } of (await vault.list('session')).records) {
        const kept = sessionOf(value);
        const present = kept && inMemory.get(kept.id);
        if (kept === undefined) continue;
        if (present === undefined) await store.put({ ...kept, keptId });
        else if (present.keptId === keptId && JSON.stringify(recordOf(present)) !== JSON.stringify(value))
          await save(present);
      }
    },
  };
}

function recordOf(session: Session): KeptSession {
  const { keptId: _, ...kept } = session;
  const { profile, username, signedInAtMs, refreshedAtMs, tokens } = session;
  return {
    userPoolId: poolKey(profile),
    clientId: profile.clientId,
    username,
    tokens: JSON.stringify(kept),
    signedInAtMs: Math.round(signedInAtMs),
    ...(refreshedAtMs !== undefined && { refreshedAtMs: Math.round(refreshedAtMs) }),
    expiresAtMs: Math.round(tokens.expiresAtMs),
  };
}

/** Undefined for what another version wrote. */
function sessionOf({ tokens }: KeptSession): Session | undefined {
  try {
    const parsed = v.safeParse(sessionSchema, JSON.parse(tokens));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}
