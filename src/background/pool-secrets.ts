import type { DeviceKeys, DeviceStore } from '../cognito/device';
import type { UserPool } from '../cognito/user-pool';
import { poolKey } from '../profiles/pool-key';
import type { Profile } from '../profiles/profile';
import type { Device, SavedSignIn, VaultRecord } from '../vault/records';
import type { Vault } from '../vault/vault';
import type { PoolUser } from './vault-answers';

export type Choices = Pick<SavedSignIn, 'mfaType' | 'firstFactor'>;

/** What the vault keeps of user pools beside their users' authenticators. */
export interface PoolSecrets {
  /** The profile with the client secret that belongs to it. */
  poolOf(profile: Profile): Promise<UserPool>;
  setClientSecret(profile: Profile, clientSecret: string): Promise<void>;
  /** The record that holds it. */
  clientSecretId(profile: Profile): Promise<string | undefined>;
  trashClientSecret(recordId: string): Promise<void>;
  /** Out of the trash, unless the profile has another one by now, or it is gone. */
  restoreClientSecret(profile: Profile, recordId: string): Promise<void>;
  devices(profile: Profile): DeviceStore;
  /** What this user chose once for all; empty where she chose nothing. */
  choices(profile: Profile, username: string): Promise<Choices>;
  choose(profile: Profile, username: string, choices: Choices): Promise<void>;
  forgetChoices(profile: Profile, username: string): Promise<void>;
}

export function createPoolSecrets(vault: Vault): PoolSecrets {
  const secretOf = async (profile: Profile) =>
    (await vault.list('clientSecret')).records.find(
      ({ value }) => value.userPoolId === poolKey(profile) && value.clientId === profile.clientId,
    );
  const savedOf = async (profile: Profile, username: string) =>
    (await vault.list('savedSignIn')).records.find(
      ({ value }) =>
        value.userPoolId === poolKey(profile) && value.clientId === profile.clientId && value.username === username,
    );

  return {
    async poolOf(profile) {
      const clientSecret = (await secretOf(profile))?.value.clientSecret;
      return { ...profile, ...(clientSecret !== undefined && { clientSecret }) };
    },

    async setClientSecret(profile, clientSecret) {
      const userPoolId = poolKey(profile);
      const { clientId } = profile;
      const stored = await secretOf(profile);
      if (stored === undefined) await vault.add('clientSecret', { userPoolId, clientId, clientSecret });
      else await vault.update('clientSecret', stored.id, (value) => ({ ...value, clientSecret }));
    },

    clientSecretId: async (profile) => (await secretOf(profile))?.id,

    trashClientSecret: (recordId) => vault.trash(recordId),

    async restoreClientSecret(profile, recordId) {
      const isInTrash = (await vault.listTrash()).some(({ id }) => id === recordId);
      if (isInTrash && (await secretOf(profile)) === undefined) await vault.restore(recordId);
    },

    devices: (profile) => createDeviceStore(vault, poolKey(profile)),

    async choices(profile, username) {
      const { mfaType, firstFactor } = (await savedOf(profile, username))?.value ?? {};
      return { ...(mfaType !== undefined && { mfaType }), ...(firstFactor !== undefined && { firstFactor }) };
    },

    async choose(profile, username, choices) {
      const userPoolId = poolKey(profile);
      const { clientId } = profile;
      const saved = await savedOf(profile, username);
      if (saved === undefined) await vault.add('savedSignIn', { userPoolId, clientId, username, ...choices });
      else await vault.update('savedSignIn', saved.id, (value) => ({ ...value, ...choices }));
    },

    async forgetChoices(profile, username) {
      const saved = await savedOf(profile, username);
      if (saved === undefined) return;
      await vault.update('savedSignIn', saved.id, ({ userPoolId, clientId }) => ({ userPoolId, clientId, username }));
    },
  };
}

/** Device keys in the vault. Those that the pool no longer knows go to the trash. */
function createDeviceStore(vault: Vault, userPoolId: string): DeviceStore {
  const recordOf = async (user: PoolUser): Promise<VaultRecord<'device'> | undefined> =>
    (await vault.list('device')).records.find(
      ({ value }) => value.userPoolId === user.userPoolId && value.username === user.username,
    );
  return {
    async get(username) {
      const stored = await recordOf({ userPoolId, username });
      return stored && deviceKeys(stored.value);
    },
    async set(username, keys) {
      const stored = await recordOf({ userPoolId, username });
      const device: Device = { userPoolId, username, ...deviceKeys(keys) };
      if (stored === undefined) await vault.add('device', device);
      else await vault.update('device', stored.id, () => device);
    },
    async delete(username) {
      const stored = await recordOf({ userPoolId, username });
      if (stored !== undefined) await vault.trash(stored.id);
    },
  };
}

function deviceKeys({ deviceKey, deviceGroupKey, password }: DeviceKeys): DeviceKeys {
  return { deviceKey, deviceGroupKey, password };
}
