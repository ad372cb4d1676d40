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
  /** The profile of the same pool, client and endpoint where there is one already, a new one otherwise. */
  add(fields: ProfileFields): Promise<Profile>;
  remove(id: string): Promise<void>;
}

export function createProfiles(local: StorageArea, newId: () => string): Profiles {
  const stored: Cell<Profile[]> = createCell(local, 'profiles', v.array(profileSchema));
  const inTurn = createQueue();
  const list = async () => (await stored.get()) ?? [];

  return {
    list,
    async get(id) {
      const profile = (await list()).find((each) => each.id === id);
      if (profile === undefined) throw new ProfileError('profile-not-found');
      return profile;
    },
    add: (fields) =>
      inTurn(async () => {
        const profiles = await list();
        const known = profiles.find((each) => samePool(each, fields));
        if (known !== undefined) return known;
        const added = { ...fields, id: newId() };
        await stored.set([...profiles, added]);
        return added;
      }),
    remove: (id) => inTurn(async () => stored.set((await list()).filter((each) => each.id !== id))),
  };
}

function samePool(a: ProfileFields, b: ProfileFields): boolean {
  return a.userPoolId === b.userPoolId && a.clientId === b.clientId && a.endpoint === b.endpoint;
}
