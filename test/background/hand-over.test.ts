import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Services } from '../../src/background/services';
import type { Profile } from '../../src/profiles/profile';
import type { Pool } from '../local-cognito/pool';
import { type LocalCognito, startLocalCognito } from '../local-cognito/server';
import { createMachine, type Machine, startFreshWorker } from './worker';

const password = 'Correct-Horse-9';
const origin = 'https://shop.example';

let machine: Machine;
let cognito: LocalCognito;
let pool: Pool;
let worker: Services;
let profile: Profile;

beforeEach(async () => {
  machine = createMachine();
  cognito = await startLocalCognito({ clock: () => machine.nowMs });
  pool = cognito.createPool({ id: 'eu-west-1_Apps' });
  worker = await startFreshWorker(machine);
  const fields = { name: 'Shop', region: 'eu-west-1', userPoolId: pool.id, endpoint: `${cognito.url}/` };
  profile = await worker.profiles.add({
    ...fields,
    clientId: pool.createClient().id,
    authFlow: 'USER_PASSWORD_AUTH',
    appOrigins: [origin],
  });
});

afterEach(() => cognito.close());

async function signedIn(username = 'ada'): Promise<string> {
  if (pool.user(username) === undefined) pool.createUser({ username, password });
  await worker.signIn.start(profile, { username, password });
  return (await worker.sessions.views()).at(-1)?.id ?? '';
}

const prefix = () => `CognitoIdentityServiceProvider.${profile.clientId}.`;
const kept = () => Object.fromEntries(machine.pages.entriesOf(origin));

describe('an app that is opened as a user', () => {
  it('finds what Amplify looks for, beside what it has kept itself', async () => {
    const id = await signedIn();
    machine.pages.permitted.add(origin);
    machine.pages.open(origin, [['theme', 'dark']]);
    expect(await worker.handOver.open(id, origin)).toBe(true);
    const { tokens } = await worker.sessions.get(id);
    expect(kept()).toEqual({
      theme: 'dark',
      [`${prefix()}LastAuthUser`]: 'ada',
      [`${prefix()}ada.accessToken`]: tokens.accessToken,
      [`${prefix()}ada.idToken`]: tokens.idToken,
      [`${prefix()}ada.refreshToken`]: tokens.refreshToken,
      [`${prefix()}ada.clockDrift`]: '0',
      [`${prefix()}ada.signInDetails`]: '{"loginId":"ada","authFlowType":"USER_PASSWORD_AUTH"}',
    });
    expect(machine.pages.reloads).toBe(1);
    expect(machine.pages.permitted).toContain(origin);
  });

  it('waits for the browser’s permission, and gives it back', async () => {
    const id = await signedIn();
    expect(await worker.handOver.open(id, origin)).toBe(false);
    await worker.handOver.permitted();
    expect(kept()).toEqual({});
    machine.pages.permitted.add(origin);
    await worker.handOver.permitted();
    expect(kept()).toHaveProperty([`${prefix()}LastAuthUser`], 'ada');
    expect(machine.pages.permitted).toEqual(new Set());
    await worker.handOver.permitted();
    expect(machine.pages.reloads).toBe(1);
  });

  it('is not opened by a permission that comes much later', async () => {
    const id = await signedIn();
    await worker.handOver.open(id, origin);
    machine.nowMs += 180_000;
    machine.pages.permitted.add(origin);
    await worker.handOver.permitted();
    expect(kept()).toEqual({});
  });

  it('is one that its profile names, and no other', async () => {
    const id = await signedIn();
    machine.pages.permitted.add('https://evil.example');
    await expect(worker.handOver.open(id, 'https://evil.example')).rejects.toMatchObject({ code: 'not-an-app-page' });
    expect(machine.pages.storage.size).toBe(0);
  });

  it('has its former session again when that is undone', async () => {
    const id = await signedIn();
    machine.pages.permitted.add(origin);
    const before: [string, string][] = [[`${prefix()}LastAuthUser`, 'bob']];
    const tabId = machine.pages.open(origin, before);
    await worker.handOver.open(id, origin);
    await worker.handOver.undo(tabId);
    expect(kept()).toEqual(Object.fromEntries(before));
    await expect(worker.handOver.undo(tabId)).rejects.toMatchObject({ code: 'nothing-to-undo' });
  });
});

describe('a page that is signed in', () => {
  const handedOver = async () => {
    const id = await signedIn();
    machine.pages.permitted.add(origin);
    await worker.handOver.open(id, origin);
    return { id, tabId: 1 };
  };

  it('is taken over, and the session that went there is not revoked by it', async () => {
    const { id, tabId } = await handedOver();
    await worker.handOver.takeOver(tabId);
    const [taken, ...others] = await worker.sessions.views();
    expect(others).toEqual([]);
    expect(taken).toMatchObject({ username: 'ada', profile: { id: profile.id } });
    expect(taken?.id).not.toBe(id);
    await worker.sessionRefresh.refresh(taken?.id ?? '');
    expect((await worker.sessions.views())[0]?.state.kind).toBe('renewed');
  });

  it('is believed only what the pool has signed', async () => {
    const { id, tabId } = await handedOver();
    await worker.sessions.signOut(id, false);
    const entries = machine.pages.entriesOf(origin);
    const forged = entries.map(([name, value]): [string, string] => [
      name,
      name.endsWith('accessToken') ? `${value.slice(0, -9)}AAAAAAAAA` : value,
    ]);
    machine.pages.storage.set(origin, new Map(forged));
    await expect(worker.handOver.takeOver(tabId)).rejects.toMatchObject({ code: 'no-session-on-page' });
    expect(await worker.sessions.views()).toEqual([]);
  });

  it('is signed out, and the session stays good', async () => {
    const { id, tabId } = await handedOver();
    await worker.handOver.signOutPage(tabId);
    expect(kept()).toEqual({});
    await worker.sessionRefresh.refresh(id);
    await worker.handOver.undo(tabId);
    expect(kept()).toHaveProperty([`${prefix()}LastAuthUser`]);
  });

  it('tells which app it is of', async () => {
    const { tabId } = await handedOver();
    await worker.profiles.remove(profile.id);
    const { added } = await worker.handOver.readApps(tabId);
    const { userPoolId, clientId, endpoint, appOrigins } = profile;
    expect(added).toMatchObject([{ name: 'shop.example', userPoolId, clientId, endpoint, appOrigins }]);
  });

  it.each<[string, [string, string][]]>([
    ['nothing', []],
    ['no token', [['CognitoIdentityServiceProvider.abc.LastAuthUser', 'x']]],
    [
      'garbage',
      [
        ['CognitoIdentityServiceProvider.abc.LastAuthUser', '__proto__'],
        ['CognitoIdentityServiceProvider.abc.__proto__.accessToken', 'a.b.c'],
        ['CognitoIdentityServiceProvider.abc.__proto__.idToken', '..'],
      ],
    ],
  ])('with %s is told apart', async (_name, entries) => {
    const tabId = machine.pages.open(origin, entries);
    await expect(worker.handOver.takeOver(tabId)).rejects.toMatchObject({ code: 'no-session-on-page' });
    await expect(worker.handOver.readApps(tabId)).rejects.toMatchObject({ code: 'no-user-pool-on-page' });
  });
});
