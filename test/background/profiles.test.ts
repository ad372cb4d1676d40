import { beforeEach, describe, expect, it } from 'vitest';
import type { Services } from '../../src/background/services';
import type { ProfileFields } from '../../src/profiles/check-profile';
import { createMachine, type Machine, startFreshWorker, startWorker } from './worker';

const shop: ProfileFields = {
  name: 'Shop',
  region: 'eu-west-1',
  userPoolId: 'eu-west-1_Shop',
  clientId: 'client1',
  passwordPolicy: { minimumLength: 12, requires: ['numbers'] },
};

describe('a profile that is removed', () => {
  let machine: Machine;
  let worker: Services;

  beforeEach(async () => {
    machine = createMachine();
    worker = await startFreshWorker(machine);
  });

  const secrets = async () => (await worker.vault.list('clientSecret')).records.map(({ value }) => value.clientSecret);
  const trashed = async () => (await worker.vault.listTrash()).map(({ kind }) => kind);

  it('takes its client secret into the trash, and comes back the same, with it', async () => {
    const profile = await worker.profiles.add(shop);
    await worker.poolSecrets.setClientSecret(profile, 'classified');
    await worker.profiles.remove(profile.id);
    expect(await worker.profiles.list()).toEqual([]);
    expect(await secrets()).toEqual([]);
    expect(await trashed()).toEqual(['clientSecret']);

    worker = startWorker(machine);
    await worker.profiles.restore(profile.id);
    await worker.profiles.restore(profile.id);
    expect(await worker.profiles.list()).toEqual([profile]);
    expect(await worker.poolSecrets.poolOf(profile)).toMatchObject({ clientSecret: 'classified' });
  });

  it('leaves the secret where another profile has the same app client', async () => {
    const profile = await worker.profiles.add(shop);
    const other = await worker.profiles.add({ ...shop, authFlow: 'USER_AUTH' });
    await worker.poolSecrets.setClientSecret(profile, 'classified');
    await worker.profiles.remove(profile.id);
    expect(await worker.poolSecrets.poolOf(other)).toMatchObject({ clientSecret: 'classified' });
    await worker.profiles.restore(profile.id);
    expect(await secrets()).toEqual(['classified']);
  });

  it('does not bring an old secret back over a new one', async () => {
    const profile = await worker.profiles.add(shop);
    await worker.poolSecrets.setClientSecret(profile, 'old');
    await worker.profiles.remove(profile.id);
    await worker.poolSecrets.setClientSecret(await worker.profiles.add(shop), 'new');
    await worker.profiles.restore(profile.id);
    expect(await secrets()).toEqual(['new']);
  });

  it('that never was cannot be brought back', async () => {
    await expect(worker.profiles.restore('none')).rejects.toMatchObject({ code: 'profile-not-found' });
  });
});
