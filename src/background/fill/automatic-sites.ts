import * as v from 'valibot';
import { FillError } from '../../autofill/errors';
import { parseSecure } from '../../autofill/site';
import { createQueue } from '../../lib/queue';
import { createCell, type StorageArea } from '../cell';
import type { Policy } from '../policy';

/** Where the browser lets scripts of ours run by themselves. */
export interface SiteScripts {
  isPermitted(origin: string): Promise<boolean>;
  /** Has page.js and watch.js run on that origin's pages, those that are open included. */
  register(origin: string): Promise<void>;
  unregister(origin: string): Promise<void>;
  /** Gives the permission for the origin back. */
  release(origin: string): Promise<void>;
}

/** The origins where the person has turned on automatic filling. */
export interface AutomaticSites {
  list(): Promise<string[]>;
  has(origin: string): Promise<boolean>;
  /**
   * At once where the browser permits it, and otherwise when it does, within a few minutes: its prompt may close the
   * popup that asked. Throws `FillError` `site-not-secure` and `forbidden-by-policy`.
   */
  turnOn(origin: string): Promise<void>;
  turnOff(origin: string): Promise<void>;
  /** A permission was given. */
  permitted(): Promise<void>;
  /** After an update, which forgets what was registered, or a permission that was taken back in the browser's own settings. */
  restore(): Promise<void>;
}

const intentHoldsMs = 5 * 60_000;

export function createAutomaticSites({
  local,
  session,
  clock,
  scripts,
  policy,
}: {
  local: StorageArea;
  session: StorageArea;
  clock: () => number;
  scripts: SiteScripts;
  policy: Policy;
}): AutomaticSites {
  const stored = createCell(local, 'automaticSites', v.array(v.string()));
  const intended = createCell(session, 'automaticSiteIntended', v.object({ origin: v.string(), atMs: v.number() }));
  const inTurn = createQueue();
  const list = async () => ((await policy.get()).forbidAutomaticFilling ? [] : ((await stored.get()) ?? []));
  const register = async (origin: string): Promise<void> => {
    await scripts.register(origin);
    await stored.set([...new Set([...((await stored.get()) ?? []), origin])]);
  };
  const remove = async (origin: string): Promise<void> => {
    await stored.set(((await stored.get()) ?? []).filter((each) => each !== origin));
    await scripts.unregister(origin);
  };

  return {
    list,
    has: async (origin) => (await list()).includes(origin),

    turnOn: (origin) =>
      inTurn(async () => {
        if ((await policy.get()).forbidAutomaticFilling) throw new FillError('forbidden-by-policy');
        if (parseSecure(origin)?.origin !== origin) throw new FillError('site-not-secure');
        if (await scripts.isPermitted(origin)) await register(origin);
        else await intended.set({ origin, atMs: clock() });
      }),

    turnOff: (origin) =>
      inTurn(async () => {
        await remove(origin);
        await scripts.release(origin);
      }),

    permitted: () =>
      inTurn(async () => {
        const intent = await intended.get();
        if (intent === undefined || !(await scripts.isPermitted(intent.origin))) return;
        await intended.clear();
        if (clock() - intent.atMs < intentHoldsMs) await register(intent.origin);
      }),

    restore: () =>
      inTurn(async () => {
        const wanted = await list();
        for (const origin of (await stored.get()) ?? []) {
          if (wanted.includes(origin) && (await scripts.isPermitted(origin))) await scripts.register(origin);
          else await remove(origin);
        }
      }),
  };
}
