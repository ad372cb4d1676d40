import * as v from 'valibot';
import { fetchKeySet, issuerOf } from '../cognito/key-set';
import type { Fetch } from '../cognito/surroundings';
import type { ImportedApps } from '../messages/views';
import { checkProfile, isOnThisMachine } from '../profiles/check-profile';
import { ProfileError } from '../profiles/errors';
import type { Profile } from '../profiles/profile';
import {
  amplifyEntries,
  amplifyPrefix,
  clientPrefix,
  type PageSession,
  pageSessions,
  type StorageEntries,
} from '../session/amplify-storage';
import { isSignedByPool } from '../session/verify-token';
import { createCell, type StorageArea } from './cell';
import { RequestRefusal } from './error-view';
import type { PageStorage, WebPage } from './page-storage';
import type { PoolSecrets } from './pool-secrets';
import type { Profiles } from './profiles';
import type { Sessions } from './sessions';

/** Sessions into web apps and out of them: each only at a click, at that origin only, and undone at another click. */
export interface HandOver {
  /**
   * Signs the app in as the session's user. False where the browser has not permitted the origin yet: it goes on once it
   * has. Throws `RequestRefusal` `not-an-app-page` for an origin that the profile does not name.
   */
  open(sessionId: string, origin: string): Promise<boolean>;
  /** To be called when the person has permitted something. */
  permitted(): Promise<void>;
  /** The session that the page in that tab keeps, as one of ours. Throws `RequestRefusal` `no-session-on-page`. */
  takeOver(tabId: number): Promise<void>;
  /** The page forgets its sign-ins; the pool does not. */
  signOutPage(tabId: number): Promise<void>;
  /** What the page kept before the last change is there again. Throws `RequestRefusal` `nothing-to-undo`. */
  undo(tabId: number): Promise<void>;
  /** The apps that the page in that tab is signed in to. Throws `ProfileError` `no-user-pool-on-page`. */
  readApps(tabId: number): Promise<ImportedApps>;
}

export interface HandOverOptions {
  session: StorageArea;
  pages: PageStorage;
  profiles: Profiles;
  sessions: Sessions;
  poolSecrets: PoolSecrets;
  clock: () => number;
  newId: () => string;
  fetch: Fetch;
}

const intentSchema = v.object({ sessionId: v.string(), origin: v.string(), untilMs: v.number() });
const beforeSchema = v.array(
  v.object({ origin: v.string(), prefix: v.string(), entries: v.array(v.tuple([v.string(), v.string()])) }),
);
/** How long the browser's question may stand. */
const intentMs = 120_000;
/** The oldest go first. */
const mostBefore = 10;

export function createHandOver(options: HandOverOptions): HandOver {
  const { session: area, pages, profiles, sessions, poolSecrets, clock, newId, fetch } = options;
  const intent = createCell(area, 'handOver', intentSchema);
  const before = createCell(area, 'pagesBefore', beforeSchema);

  const replace = async (page: WebPage, prefix: string, entries: StorageEntries): Promise<void> => {
    const present = await pages.read(page, prefix);
    const others = ((await before.get()) ?? []).filter((each) => each.origin !== page.origin);
    await before.set([...others, { origin: page.origin, prefix, entries: present }].slice(-mostBefore));
    await pages.replace(page, prefix, entries);
  };
  const write = async (sessionId: string, origin: string): Promise<void> => {
    const session = await sessions.fresh(sessionId);
    const { profile, tokens, username } = session;
    const devices = poolSecrets.devices(profile);
    const device = (await devices.get(username)) ?? (await devices.get(tokens.username));
    const entries = amplifyEntries(session, device?.deviceKey === tokens.deviceKey ? device : undefined);
    await replace(await pages.openPage(origin), clientPrefix(profile.clientId), entries);
  };
  const profileOf = async ({ clientId, issuer }: PageSession): Promise<Profile | undefined> =>
    (await profiles.list()).find((each) => each.clientId === clientId && issuerOf(each) === issuer);
  const isGenuine = async ({ tokens }: PageSession, profile: Profile): Promise<boolean> => {
    const pool = { profile, keys: await fetchKeySet(profile, fetch) };
    return (
      (await isSignedByPool(tokens.accessToken, 'access', pool)) && (await isSignedByPool(tokens.idToken, 'id', pool))
    );
  };

  return {
    async open(sessionId, origin) {
      const { profile } = await sessions.get(sessionId);
      const { appOrigins = [] } = await profiles.get(profile.id);
      if (!appOrigins.includes(origin)) throw new RequestRefusal('not-an-app-page');
      if (!(await pages.isPermitted(origin))) {
        await intent.set({ sessionId, origin, untilMs: clock() + intentMs });
        return false;
      }
      await write(sessionId, origin);
      return true;
    },

    async permitted() {
      const wanted = await intent.get();
      if (wanted === undefined) return;
      const { sessionId, origin, untilMs } = wanted;
      if (clock() > untilMs) return intent.clear();
      if (!(await pages.isPermitted(origin))) return;
      await intent.clear();
      // It was given for this click.
      await write(sessionId, origin).finally(() => pages.giveBack(origin));
    },

    async takeOver(tabId) {
      const page = await pages.page(tabId);
      for (const found of pageSessions(await pages.read(page, amplifyPrefix))) {
        const profile = await profileOf(found);
        if (profile === undefined || !(await isGenuine(found, profile))) continue;
        const { tokens, username, loginId = username } = found;
        await sessions.add({ id: newId(), profile, username: loginId, tokens, signedInAtMs: clock() });
        return;
      }
      throw new RequestRefusal('no-session-on-page');
    },

    async signOutPage(tabId) {
      await replace(await pages.page(tabId), amplifyPrefix, []);
    },

    async undo(tabId) {
      const page = await pages.page(tabId);
      const all = (await before.get()) ?? [];
      const found = all.find(({ origin }) => origin === page.origin);
      if (found === undefined) throw new RequestRefusal('nothing-to-undo');
      await pages.replace(page, found.prefix, found.entries);
      await before.set(all.filter((each) => each !== found));
    },

    async readApps(tabId) {
      const page = await pages.page(tabId);
      const added: Profile[] = [];
      for (const { clientId, issuer } of pageSessions(await pages.read(page, amplifyPrefix))) {
        const pool = poolOfIssuer(issuer);
        if (pool === undefined) continue;
        const fields = { ...pool, clientId, name: new URL(page.origin).host, appOrigins: [page.origin] };
        added.push(await profiles.add(checkProfile(fields)));
      }
      if (added.length === 0) throw new ProfileError('no-user-pool-on-page');
      return { added, offers: [] };
    },
  };
}

/** A page may name a pool of AWS, or one on this machine. */
function poolOfIssuer(issuer: string): { region: string; userPoolId: string; endpoint?: string } | undefined {
  const userPoolId = /\/([a-z0-9-]+_\w+)$/.exec(issuer)?.[1];
  const region = userPoolId?.split('_')[0];
  if (userPoolId === undefined || region === undefined) return undefined;
  if (issuer === issuerOf({ region, userPoolId })) return { region, userPoolId };
  const endpoint = issuer.slice(0, -userPoolId.length);
  return isOnThisMachine(endpoint) ? { region, userPoolId, endpoint } : undefined;
}
