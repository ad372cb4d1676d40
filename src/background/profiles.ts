import * as v from 'valibot';
import { createQueue } from '../lib/queue';
import type { ProfileFields } from '../profiles/check-profile';
import { ProfileError } from '../profiles/errors';
import type { Profile } from '../profiles/profile';
import { profileSchema } from '../profiles/schema';
import { type Cell, createCell, type StorageArea } from './cell';

/** The user pools that a person signs in to, in `storage.local`. */
export interface Profiles {
  list(): Promise<Profile[]>;
  /** Throws `ProfileError` `profile-not-found`. */
  get(id: string): Promise<Profile>;
  /** The profile of the same pool, client, endpoint and flow where there is one already, a new one otherwise. */
  add(fields: ProfileFields): Promise<Profile>;
  remove(id: string): Promise<void>;
}

export function createProfiles(local: StorageArea, newId: () => string): Profiles {
  // Read one by one: a profile that a later version wrote is left alone, and the others are there.
  const stored: Cell<unknown[]> = createCell(local, 'profiles', v.array(v.unknown()));
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
    remove: (id) =>
      inTurn(async () => stored.set((await all()).filter((each) => !(v.is(profileSchema, each) && each.id === id)))),
  };
}

function samePool(a: ProfileFields, b: ProfileFields): boolean {
  const same = ['userPoolId', 'clientId', 'endpoint', 'authFlow'] as const;
  return same.every((field) => a[field] === b[field]);
}
