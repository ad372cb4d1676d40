import * as v from 'valibot';
import { createQueue } from '../lib/queue';
import { checkProfile, type ProfileFields } from '../profiles/check-profile';
import { ProfileError } from '../profiles/errors';
import { poolKey } from '../profiles/pool-key';
import type { AuthFlow, Profile, ProfileColour } from '../profiles/profile';
import { profileSchema } from '../profiles/schema';
import { type Cell, createCell, type StorageArea } from './cell';
import type { PoolSecrets } from './pool-secrets';

/** The user pools that a person signs in to, in `storage.local`. */
export interface Profiles {
  list(): Promise<Profile[]>;
  /** Throws `ProfileError` `profile-not-found`. */
  get(id: string): Promise<Profile>;
  /** The profile of the same pool, client, endpoint and flow where there is one already, a new one otherwise. */
  add(fields: ProfileFields): Promise<Profile>;
  /** Throws `ProfileError` `profile-not-found`, and for what is no address of a web page. */
  edit(id: string, changes: ProfileChanges): Promise<void>;
  /** To the place before another, or to the end. */
  move(id: string, beforeId?: string): Promise<void>;
  /** Its client secret goes to the vault's trash, unless another profile has the same app client. */
  remove(id: string): Promise<void>;
  /** Undoes `remove`: the same profile, with its secret. Throws `ProfileError` `profile-not-found` after the browser's end. */
  restore(id: string): Promise<void>;
}

/** What is not named stays; `null` takes the colour away. */
export interface ProfileChanges {
  name?: string;
  colour?: ProfileColour | null;
  authFlow?: AuthFlow;
  appOrigins?: string[];
}

const removedSchema = v.array(v.object({ profile: profileSchema, clientSecretId: v.exactOptional(v.string()) }));

/** The oldest go first. */
const mostRemoved = 20;

export interface ProfilesOptions {
  local: StorageArea;
  session: StorageArea;
  newId: () => string;
  poolSecrets: Pick<PoolSecrets, 'clientSecretId' | 'trashClientSecret' | 'restoreClientSecret'>;
}

export function createProfiles({ local, session, newId, poolSecrets }: ProfilesOptions): Profiles {
  // Read one by one: a profile that a later version wrote is left alone, and the others are there.
  const stored: Cell<unknown[]> = createCell(local, 'profiles', v.array(v.unknown()));
  const removed = createCell(session, 'removedProfiles', removedSchema);
  const inTurn = createQueue();
  const all = async () => (await stored.get()) ?? [];
  const list = async () => (await all()).filter((each): each is Profile => v.is(profileSchema, each));

  return {
    list,
    async get(id) {
      const profile = (await list()).find((each) => each.id === id);
      if (profile === undefined) throw new ProfileError('profile-not-found');
      return profile;
    },
    add: (fields) =>
      inTurn(async () => {
        const known = (await list()).find((each) => samePool(each, fields));
        if (known !== undefined) return known;
        const added = { ...fields, id: newId() };
        await stored.set([...(await all()), added]);
        return added;
      }),
    edit: (id, { colour, ...changes }) =>
      inTurn(async () => {
        const profile = (await list()).find((each) => each.id === id);
        if (profile === undefined) throw new ProfileError('profile-not-found');
        const { colour: before, ...rest } = profile;
        const after = colour === undefined ? before : (colour ?? undefined);
        const edited = { ...checkProfile({ ...rest, ...changes, ...(after !== undefined && { colour: after }) }), id };
        await stored.set((await all()).map((each) => (v.is(profileSchema, each) && each.id === id ? edited : each)));
      }),
    move: (id, beforeId) =>
      inTurn(async () => {
        const isIt = (each: unknown, wanted: string) => v.is(profileSchema, each) && each.id === wanted;
        const known = await all();
        const moved = known.find((each) => isIt(each, id));
        if (moved === undefined || id === beforeId) return;
        const others = known.filter((each) => each !== moved);
        const place = beforeId === undefined ? -1 : others.findIndex((each) => isIt(each, beforeId));
        await stored.set(others.toSpliced(place < 0 ? others.length : place, 0, moved));
      }),
    remove: (id) =>
      inTurn(async () => {
        const known = await list();
        const profile = known.find((each) => each.id === id);
        if (profile === undefined) return;
        const isShared = known.some((each) => each.id !== id && sameAppClient(each, profile));
        const clientSecretId = isShared ? undefined : await poolSecrets.clientSecretId(profile);
        const entry = { profile, ...(clientSecretId !== undefined && { clientSecretId }) };
        await removed.set([...((await removed.get()) ?? []), entry].slice(-mostRemoved));
        await stored.set((await all()).filter((each) => !(v.is(profileSchema, each) && each.id === id)));
        if (clientSecretId !== undefined) await poolSecrets.trashClientSecret(clientSecretId);
      }),
    restore: (id) =>
      inTurn(async () => {
        const found = ((await removed.get()) ?? []).findLast(({ profile }) => profile.id === id);
        if (found === undefined) throw new ProfileError('profile-not-found');
        const { profile, clientSecretId } = found;
        if (clientSecretId !== undefined) await poolSecrets.restoreClientSecret(profile, clientSecretId);
        if (!(await list()).some((each) => each.id === id)) await stored.set([...(await all()), profile]);
      }),
  };
}

/** Whether they have the same client secret. */
function sameAppClient(a: Profile, b: Profile): boolean {
  return a.clientId === b.clientId && poolKey(a) === poolKey(b);
}

function samePool(a: ProfileFields, b: ProfileFields): boolean {
  const same = ['userPoolId', 'clientId', 'endpoint', 'authFlow'] as const;
  return same.every((field) => a[field] === b[field]);
}
