import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Services } from '../../src/background/services';
import type { Profile } from '../../src/profiles/profile';
import { type Session, sessionSchema } from '../../src/session/session';
import * as v from 'valibot';
import type { AppClientSettings } from '../local-cognito/app-client';
import type { Pool } from '../local-cognito/pool';
import { type LocalCognito, startLocalCognito } from '../local-cognito/server';
import { passphrase } from '../vault/support';
import { createMachine, type Machine, profileOf, startDoomedWorker, startFreshWorker, startWorker } from './worker';

const password = 'Correct-Horse-9';
const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

let machine: Machine;
let cognito: LocalCognito;
let pool: Pool;
let worker: Services;

beforeEach(async () => {
  machine = createMachine();
  cognito = await startLocalCognito({ clock: () => machine.nowMs });
  pool = cognito.createPool({ id: 'eu-west-1_Days' });
  worker = await startFreshWorker(machine);
});

afterEach(() => cognito.close());

function profileWith(settings: AppClientSettings = {}): Profile {
  const profile = profileOf(cognito.url, pool.id, pool.createClient(settings).id);
  return { ...profile, authFlow: 'USER_PASSWORD_AUTH' };
}

async function signedIn(profile: Profile, username = 'ada'): Promise<string> {
  if (pool.user(username) === undefined) pool.createUser({ username, password });
  await worker.signIn.start(profile, { username, password });
  await worker.sessionRefresh.look();
  const session = (await stored()).at(-1);
  if (session?.username !== username) throw new Error('not signed in');
  return session.id;
}

async function stored(): Promise<Session[]> {
  return v.parse(v.array(sessionSchema), (await machine.session.get('sessions'))['sessions'] ?? []);
}

async function tokensOf(sessionId: string): Promise<Session['tokens']> {
  const session = (await stored()).find(({ id }) => id === sessionId);
  if (session === undefined) throw new Error('no such session');
  return session.tokens;
}

async function stateOf(sessionId: string) {
  return (await worker.sessions.views()).find(({ id }) => id === sessionId)?.state;
}

/** Lets the time pass, waking the worker whenever it has asked to be woken. */
async function pass(ms: number): Promise<void> {
  const endMs = machine.nowMs + ms;
  for (;;) {
    const wakeAtMs = machine.alarms.get('refresh-sessions') ?? Infinity;
    if (wakeAtMs > endMs) break;
    machine.nowMs = Math.max(machine.nowMs, wakeAtMs);
    machine.alarms.delete('refresh-sessions');
    await worker.sessionRefresh.look();
  }
  machine.nowMs = endMs;
}

const refreshes = () =>
  cognito.journal.entries().filter(({ operation }) => operation === 'GetTokensFromRefreshToken').length;

const breakRefresh = (exception: string, times: number | 'always' = 1) => {
  cognito.faults.add({ operation: 'GetTokensFromRefreshToken', times, effect: { kind: 'exception', exception } });
};

describe('a session', () => {
  it('has new tokens before the old ones end, and as often as needed', async () => {
    const id = await signedIn(profileWith());
    const first = await tokensOf(id);
    await pass(49 * minuteMs);
    expect(await tokensOf(id)).toEqual(first);
    await pass(7 * minuteMs);
    const second = await tokensOf(id);
    expect(second.accessToken).not.toBe(first.accessToken);
    expect(second.expiresAtMs).toBeGreaterThan(first.expiresAtMs);
    expect(await stateOf(id)).toMatchObject({ kind: 'renewed' });
  });

  it('is refreshed once where several ask at the same time', async () => {
    const id = await signedIn(profileWith({ refreshTokenRotation: { graceSeconds: 0 } }));
    const [a, b] = await Promise.all([worker.sessionRefresh.refresh(id), worker.sessionRefresh.refresh(id)]);
    expect(a).toEqual(b);
    expect(refreshes()).toBe(1);
  });

  it('goes on with the rotated token, stored before anything else, where the worker is stopped right after', async () => {
    const id = await signedIn(profileWith({ refreshTokenRotation: { graceSeconds: 0 } }));
    const before = await tokensOf(id);
    const doomed = startDoomedWorker(machine, 1);
    void doomed.worker.sessionRefresh.refresh(id);
    await doomed.stopped;
    expect((await tokensOf(id)).refreshToken).not.toBe(before.refreshToken);
    worker = startWorker(machine);
    await worker.sessionRefresh.refresh(id);
    expect(await stateOf(id)).toMatchObject({ kind: 'renewed' });
  });

  it('whose worker was stopped before the answer asks again soon, while the old token is still good', async () => {
    const id = await signedIn(profileWith({ refreshTokenRotation: { graceSeconds: 60 } }));
    await pass(45 * minuteMs);
    cognito.faults.add({ operation: 'GetTokensFromRefreshToken', effect: { kind: 'drop-reply' } });
    await expect(worker.sessionRefresh.refresh(id)).rejects.toMatchObject({ code: 'network-failed' });
    worker = startWorker(machine);
    await pass(59_000);
    expect(await stateOf(id)).toMatchObject({ kind: 'renewed' });
    await pass(3 * hourMs);
    expect(await stateOf(id)).toMatchObject({ kind: 'renewed' });
  });

  it.each([
    ['NotAuthorizedException', 'signed-out'],
    ['RefreshTokenReuseException', 'signed-out'],
    ['UserNotFoundException', 'signed-out'],
    ['PasswordResetRequiredException', 'reset-required'],
    ['UserNotConfirmedException', 'not-confirmed'],
    ['ResourceNotFoundException', 'pool-not-found'],
  ])('is over where the pool answers %s, says why, and is not asked again', async (exception, code) => {
    const id = await signedIn(profileWith());
    breakRefresh(exception);
    await pass(hourMs);
    expect(await stateOf(id)).toEqual({ kind: 'ended', error: { code, exception } });
    const asked = refreshes();
    await pass(24 * hourMs);
    expect(refreshes()).toBe(asked);
    await worker.sessions.dismiss(id);
    expect(await worker.sessions.views()).toEqual([]);
  });

  it.each([
    'TooManyRequestsException',
    'InternalErrorException',
    'ForbiddenException',
    'InvalidParameterException',
    'UserLambdaValidationException',
    'UnexpectedLambdaException',
    'InvalidLambdaResponseException',
    'LimitExceededException',
    'YetUnknownException',
  ])('is not over for %s: it is tried again, less and less often', async (exception) => {
    const id = await signedIn(profileWith());
    breakRefresh(exception, 'always');
    await pass(2 * hourMs);
    expect(await stateOf(id)).toMatchObject({ kind: 'retrying', error: { exception } });
    expect(refreshes()).toBeGreaterThan(4);
    expect(refreshes()).toBeLessThan(18);
    cognito.faults.clear();
    await pass(hourMs);
    expect(await stateOf(id)).toMatchObject({ kind: 'renewed' });
  });

  it('outlives a day without a network, a sleep over its end, and a clock that is set', async () => {
    const id = await signedIn(profileWith());
    cognito.faults.add({ operation: '*', times: 'always', effect: { kind: 'drop-request' } });
    await pass(24 * hourMs);
    expect(await stateOf(id)).toMatchObject({ kind: 'retrying', error: { code: 'network-failed' } });
    cognito.faults.clear();
    await pass(hourMs);
    expect(await stateOf(id)).toMatchObject({ kind: 'renewed' });

    machine.nowMs += 9 * hourMs;
    await pass(0);
    expect((await tokensOf(id)).expiresAtMs).toBeGreaterThan(machine.nowMs);

    machine.nowMs -= 5 * hourMs;
    const before = await tokensOf(id);
    await worker.sessionRefresh.look();
    const after = await tokensOf(id);
    expect(after.accessToken).not.toBe(before.accessToken);
    expect(after.expiresAtMs).toBeLessThanOrEqual(machine.nowMs + hourMs);
  });

  it('that was revoked elsewhere, or whose user was disabled, says so', async () => {
    const profile = profileWith();
    const id = await signedIn(profile);
    const other = await signedIn(profile, 'bob');
    pool.refreshTokens.revokeAllOf(pool.user('ada') ?? fail());
    (pool.user('bob') ?? fail()).enabled = false;
    await pass(hourMs);
    expect(await stateOf(id)).toMatchObject({ kind: 'ended', error: { code: 'signed-out' } });
    expect(await stateOf(other)).toMatchObject({ kind: 'ended', error: { code: 'user-disabled' } });
  });

  it('says what is in its tokens, and whether the pool has signed them', async () => {
    const id = await signedIn(profileWith());
    const details = await worker.sessions.details(id);
    expect(details).toMatchObject({
      signature: 'valid',
      id: { token_use: 'id', 'cognito:username': 'ada' },
      access: { token_use: 'access', username: 'ada' },
    });
    const { idToken } = await tokensOf(id);
    const changed = `${idToken.slice(0, -9)}${idToken.at(-9) === 'A' ? 'B' : 'A'}${idToken.slice(-8)}`;
    const altered = (await stored()).map((each) => ({ ...each, tokens: { ...each.tokens, idToken: changed } }));
    await machine.session.set({ sessions: altered });
    expect((await worker.sessions.details(id)).signature).toBe('invalid');
    await machine.session.set({
      sessions: altered.map((each) => ({ ...each, profile: { ...each.profile, endpoint: 'http://127.0.0.1:1/' } })),
    });
    expect((await worker.sessions.details(id)).signature).toBe('unknown');
  });

  it('gives its tokens as they are pasted', async () => {
    const id = await signedIn(profileWith());
    const { accessToken, refreshToken } = await tokensOf(id);
    expect(await worker.sessions.token(id, 'header')).toBe(`Authorization: Bearer ${accessToken}`);
    expect(await worker.sessions.token(id, 'refresh')).toBe(refreshToken);
    expect(await worker.sessions.token(id, 'curl')).toContain(accessToken);
  });
});

describe('a session that is kept', () => {
  const restart = async () => {
    await worker.vault.lock();
    await machine.session.remove('sessions');
    worker = startWorker(machine);
    await worker.vault.unlock(passphrase);
    await worker.keptSessions.restore();
  };

  it('goes on after the browser’s end, with the token that was rotated last', async () => {
    const id = await signedIn(profileWith({ refreshTokenRotation: { graceSeconds: 0 } }));
    await worker.keptSessions.keep(id);
    await worker.keptSessions.keep(id);
    await pass(5 * hourMs);
    const before = await tokensOf(id);
    await restart();
    expect(await tokensOf(id)).toEqual(before);
    await worker.sessionRefresh.refresh(id);
    expect(await stateOf(id)).toMatchObject({ kind: 'renewed' });
    expect((await worker.vault.list('session')).records).toHaveLength(1);
  });

  it('pauses while the vault is locked, and is refreshed when it is opened', async () => {
    const id = await signedIn(profileWith());
    await worker.keptSessions.keep(id);
    await worker.vault.lock();
    await pass(6 * hourMs);
    expect(refreshes()).toBe(0);
    await worker.vault.unlock(passphrase);
    await worker.keptSessions.restore();
    await worker.sessionRefresh.look();
    expect((await tokensOf(id)).expiresAtMs).toBeGreaterThan(machine.nowMs);
  });

  it('is rotated in the vault as soon as it is opened, where the worker was stopped in between', async () => {
    const id = await signedIn(profileWith({ refreshTokenRotation: { graceSeconds: 0 } }));
    await worker.keptSessions.keep(id);
    const doomed = startDoomedWorker(machine, 1);
    void doomed.worker.sessionRefresh.refresh(id);
    await doomed.stopped;
    worker = startWorker(machine);
    await worker.keptSessions.restore();
    const [record] = (await worker.vault.list('session')).records;
    expect(record?.value.tokens).toContain((await tokensOf(id)).refreshToken ?? 'none');
  });

  it('leaves the vault when it is let go, and when it is signed out', async () => {
    const id = await signedIn(profileWith());
    await worker.keptSessions.keep(id);
    await worker.keptSessions.letGo(id);
    expect((await worker.vault.list('session')).records).toEqual([]);
    expect(await stateOf(id)).toMatchObject({ kind: 'renewed' });
    await worker.keptSessions.keep(id);
    await worker.sessions.signOut(id, false);
    expect((await worker.vault.list('session')).records).toEqual([]);
    expect(await worker.vault.listTrash()).toEqual([]);
  });
});

describe('a day of twenty sessions', () => {
  it('loses none to faults', async () => {
    const profiles = [profileWith(), profileWith({ refreshTokenRotation: { graceSeconds: 60 } })];
    const ids: string[] = [];
    for (let user = 0; user < 20; user++) {
      const profile = profiles[user % 2];
      if (profile) ids.push(await signedIn({ ...profile, id: `p${String(user % 2)}` }, `user${String(user)}`));
    }
    const faults = ['drop-request', 'TooManyRequestsException', 'InternalErrorException', 'drop-reply'] as const;
    for (let hour = 0; hour < 24; hour++) {
      const fault = faults[hour % 8];
      if (fault === 'drop-request' || fault === 'drop-reply')
        cognito.faults.add({ operation: 'GetTokensFromRefreshToken', times: 3, effect: { kind: fault } });
      else if (fault) breakRefresh(fault, 7);
      if (hour % 5 === 0) worker = startWorker(machine);
      await pass(hourMs);
    }
    await pass(hourMs);
    for (const id of ids) {
      expect(await stateOf(id)).toMatchObject({ kind: 'renewed' });
      expect((await tokensOf(id)).expiresAtMs).toBeGreaterThan(machine.nowMs);
    }
    expect(refreshes()).toBeLessThan(20 * 40);
  }, 60_000);
});

function fail(): never {
  throw new Error('no such user');
}
