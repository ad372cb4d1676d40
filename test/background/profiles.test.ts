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

describe('the apps', () => {
  let worker: Services;

  beforeEach(async () => {
    worker = await startFreshWorker(createMachine());
  });

  const names = async () => (await worker.profiles.list()).map(({ name }) => name);

  it('are put into the order that the person wants', async () => {
    const ids: Record<string, string> = {};
    for (const name of ['a', 'b', 'c']) ids[name] = (await worker.profiles.add({ ...shop, name, clientId: name })).id;
    const { a = '', b = '', c = '' } = ids;
    await worker.profiles.move(c, a);
    expect(await names()).toEqual(['c', 'a', 'b']);
    await worker.profiles.move(c);
    expect(await names()).toEqual(['a', 'b', 'c']);
    await worker.profiles.move(b, b);
    await worker.profiles.move('none', a);
    expect(await names()).toEqual(['a', 'b', 'c']);
  });

  it('are renamed, coloured and told their web addresses, of which the origin counts', async () => {
    const { id } = await worker.profiles.add(shop);
    await worker.profiles.edit(id, { name: ' Store ', colour: 'red', appOrigins: ['https://shop.example/cart?a=1'] });
    const edited = { ...shop, id, name: 'Store', appOrigins: ['https://shop.example'] };
    expect(await worker.profiles.get(id)).toEqual({ ...edited, colour: 'red' });
    await worker.profiles.edit(id, { colour: null });
    expect(await worker.profiles.get(id)).toEqual(edited);
    await worker.profiles.edit(id, { appOrigins: [] });
    expect(await worker.profiles.get(id)).not.toHaveProperty('appOrigins');
  });

  it.each(['http://shop.example', 'javascript:alert(1)', 'shop.example', 'file:///etc'])(
    'take no page at %s',
    async (address) => {
      const { id } = await worker.profiles.add(shop);
      await expect(worker.profiles.edit(id, { appOrigins: [address] })).rejects.toMatchObject({
        code: 'malformed-app-origin',
      });
    },
  );
});

describe('a configuration that is read', () => {
  const auth = (clientId: string, more: object = {}) => ({
    auth: { aws_region: 'eu-west-1', user_pool_id: 'eu-west-1_Shop', user_pool_client_id: clientId, ...more },
  });
  const idsOf = (apps: { clientId: string }[]) => apps.map(({ clientId }) => clientId);

  it('adds its app, once', async () => {
    const worker = await startFreshWorker(createMachine());
    const text = JSON.stringify(auth('one'));
    const { added } = await worker.appImport.ofText(text);
    expect(added).toMatchObject([{ clientId: 'one', userPoolId: 'eu-west-1_Shop' }]);
    expect((await worker.appImport.ofText(text)).added).toEqual(added);
  });

  it('offers its apps where it names several, and adds the chosen, with the secret in the vault', async () => {
    const worker = await startFreshWorker(createMachine());
    const pools = {
      Default: { PoolId: 'eu-west-1_Shop', AppClientId: 'one', Region: 'eu-west-1' },
      Staff: { PoolId: 'eu-west-1_Shop', AppClientId: 'two', AppClientSecret: 'hush', Region: 'eu-west-1' },
    };
    const text = JSON.stringify({ auth: { plugins: { awsCognitoAuthPlugin: { CognitoUserPool: pools } } } });
    const { added, offers } = await worker.appImport.ofText(text);
    expect(added).toEqual([]);
    expect(offers).toMatchObject([{ clientId: 'one' }, { name: 'Staff', clientId: 'two' }]);
    expect(JSON.stringify(offers)).not.toContain('hush');
    const chosen = await worker.appImport.ofText(text, ['two']);
    expect(idsOf(chosen.added)).toEqual(['two']);
    expect(idsOf(await worker.profiles.list())).toEqual(['two']);
    const [profile] = chosen.added;
    expect(profile && (await worker.poolSecrets.poolOf(profile)).clientSecret).toBe('hush');
    expect(JSON.stringify(await worker.profiles.list())).not.toContain('hush');
  });

  it('with one app that is wrong says what is', async () => {
    const worker = await startFreshWorker(createMachine());
    const text = JSON.stringify(auth('one', { aws_region: 'us-east-1' }));
    await expect(worker.appImport.ofText(text)).rejects.toMatchObject({ code: 'region-mismatch' });
  });

  it('may be what the manage page exports', async () => {
    const worker = await startFreshWorker(createMachine());
    const exported = { ...shop, colour: 'blue', appOrigins: ['https://shop.example'] };
    const { added } = await worker.appImport.ofText(JSON.stringify({ latchkeyApps: [exported] }));
    expect(added).toEqual([{ ...exported, id: added[0]?.id }]);
  });
});
