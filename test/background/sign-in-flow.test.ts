import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Services, takeSnapshot } from '../../src/background/services';
import { poolKey } from '../../src/profiles/pool-key';
import type { Profile } from '../../src/profiles/profile';
import type { Pool } from '../local-cognito/pool';
import { type LocalCognito, startLocalCognito } from '../local-cognito/server';
import { totp } from '../local-cognito/totp';
import { passphrase } from '../vault/support';
import {
  createMachine,
  startDoomedWorker,
  type Machine,
  passTheTime,
  profileOf,
  signInIdOf,
  startFreshWorker,
  startWorker,
  stateOf,
} from './worker';

const password = 'Correct-Horse-9';
const secretBase32 = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

let machine: Machine;
let cognito: LocalCognito;
let pool: Pool;
let profile: Profile;
let worker: Services;

beforeEach(async () => {
  machine = createMachine();
  cognito = await startLocalCognito({ clock: () => machine.nowMs });
  pool = cognito.createPool({ id: 'eu-west-1_Flow', mfa: 'ON' });
  profile = profileOf(cognito.url, pool.id, pool.createClient().id);
  worker = await startFreshWorker(machine);
});

afterEach(() => cognito.close());

/** A user whose authenticator is an account of the vault, scanned from a page and not bound to her yet. */
async function userWithAccount(): Promise<string> {
  pool.createUser({ username: 'ada', password, totpSecretBase32: secretBase32 });
  const { added } = await worker.accounts.add(
    [`otpauth://totp/Shop:ada?secret=${secretBase32}`],
    'https://shop.example',
  );
  return added[0]?.id ?? '';
}

async function sessionIdOf(from: Services): Promise<string> {
  return (await from.sessions.views()).at(-1)?.id ?? '';
}

async function startAs(username: string, typed = password): Promise<void> {
  await worker.signIn.start(profile, { username, password: typed });
}

describe('a sign-in', () => {
  it('asks once which account answers, and never again', async () => {
    const accountId = await userWithAccount();
    await startAs('ada');
    expect(await stateOf(worker)).toMatchObject({ kind: 'step', step: { signInStep: 'confirmSignInWithTotpMfaCode' } });
    await worker.signIn.useAccount(await signInIdOf(worker), accountId);
    expect(await stateOf(worker)).toMatchObject({ kind: 'done' });

    machine.nowMs += 30_000;
    await startAs('ada');
    expect(await stateOf(worker)).toMatchObject({ kind: 'done' });
    expect((await worker.signIn.view())?.answered).toEqual([
      { signInStep: 'confirmSignInWithTotpMfaCode', by: 'latchkey' },
    ]);
    await vi.waitFor(async () => {
      expect(await worker.sessions.views()).toHaveLength(1);
    });
    expect(cognito.journal.entries().filter(({ operation }) => operation === 'RevokeToken')).toHaveLength(1);
  });

  it('waits for the next period rather than send a code twice', async () => {
    await worker.vault.update('account', await userWithAccount(), (account) => ({
      ...account,
      pool: { userPoolId: poolKey(profile), username: 'ada' },
    }));
    await startAs('ada');
    expect(await stateOf(worker)).toMatchObject({ kind: 'done' });
    await startAs('ada');
    const nextPeriodMs = Math.ceil((machine.nowMs + 1) / 30_000) * 30_000;
    const state = await stateOf(worker);
    expect(state?.kind).toBe('waiting-for-next-code');
    // The server's clock is known to a second.
    expect(Math.abs((machine.wakesAtMs.at(-1) ?? 0) - nextPeriodMs)).toBeLessThanOrEqual(1_000);
    expect(await passTheTime(machine, worker)).toMatchObject({ kind: 'done' });
    expect(cognito.journal.entries().filter(({ exception }) => exception !== undefined)).toEqual([]);
  });

  it('makes codes for the clock of the pool where this machine is wrong by hours', async () => {
    await userWithAccount().then((id) =>
      worker.vault.update('account', id, (account) => ({
        ...account,
        pool: { userPoolId: poolKey(profile), username: 'ada' },
      })),
    );
    cognito.clock.advance(-5 * 3_600_000);
    await startAs('ada');
    expect(await stateOf(worker)).toMatchObject({ kind: 'done' });
    const [code] = await worker.accounts.codes();
    expect(code?.code).toBe(totp(secretBase32, cognito.clock.nowMs()));
  });

  it('does not wait for hours where the clock by which it sent its last code was wrong', async () => {
    await worker.vault.update('account', await userWithAccount(), (account) => ({
      ...account,
      pool: { userPoolId: poolKey(profile), username: 'ada' },
      lastUsedStep: Math.floor(machine.nowMs / 30_000) + 1_000,
    }));
    await startAs('ada');
    expect(await stateOf(worker)).toMatchObject({ kind: 'done' });
  });

  it('enrols the vault where the pool demands a second factor, and answers with it from then on', async () => {
    pool.createUser({ username: 'grace', password });
    await startAs('grace');
    expect(await stateOf(worker)).toMatchObject({ kind: 'step', step: { signInStep: 'continueSignInWithTotpSetup' } });
    await worker.signIn.enrol(await signInIdOf(worker));
    expect(await passTheTime(machine, worker)).toMatchObject({ kind: 'done' });
    expect((await takeSnapshot(worker)).accounts).toMatchObject([{ issuer: 'Shop', label: 'grace', confirmed: true }]);

    await startAs('grace');
    expect(await passTheTime(machine, worker)).toMatchObject({ kind: 'done' });
  });

  it('has the secret in the vault before it is verified', async () => {
    pool.createUser({ username: 'grace', password });
    await startAs('grace');
    cognito.faults.add({ operation: 'VerifySoftwareToken', effect: { kind: 'drop-request' } });
    await worker.signIn.enrol(await signInIdOf(worker));
    expect(await stateOf(worker)).toMatchObject({ kind: 'step', error: { code: 'network-failed' } });
    expect((await takeSnapshot(worker)).accounts).toMatchObject([{ label: 'grace', confirmed: false }]);

    machine.nowMs += 30_000;
    await worker.signIn.enrol(await signInIdOf(worker));
    expect(await passTheTime(machine, worker)).toMatchObject({ kind: 'done' });
    expect((await takeSnapshot(worker)).accounts).toMatchObject([{ label: 'grace', confirmed: true }]);
  });

  it('keeps what was typed when the password is wrong, and does not try it again', async () => {
    await userWithAccount();
    await startAs('ada', 'wrong');
    expect(await stateOf(worker)).toMatchObject({ kind: 'failed', error: { code: 'wrong-credentials' }, again: false });
    expect((await worker.signIn.view())?.username).toBe('ada');
  });

  it('begins again in one click when the network was gone', async () => {
    const accountId = await userWithAccount();
    cognito.faults.add({ operation: 'InitiateAuth', effect: { kind: 'drop-request' } });
    await startAs('ada');
    expect(await stateOf(worker)).toMatchObject({ kind: 'failed', error: { code: 'network-failed' }, again: true });
    await worker.signIn.startAgain(await signInIdOf(worker), {});
    await worker.signIn.useAccount(await signInIdOf(worker), accountId);
    expect(await stateOf(worker)).toMatchObject({ kind: 'done' });
  });

  it('leaves nothing of the password and the tokens behind in the pending sign-in once it is done', async () => {
    await worker.signIn.useAccount(await beginAda(), await accountOfAda());
    const { signIn } = await machine.session.get('signIn');
    expect(JSON.stringify(signIn)).not.toContain(password);
    expect(JSON.stringify(signIn)).not.toContain('eyJ');
  });

  it('refuses answers while it waits for one, and those for another sign-in', async () => {
    await userWithAccount();
    await startAs('ada');
    const signInId = await signInIdOf(worker);
    const first = worker.signIn.answer(signInId, { value: '000000' });
    await expect(worker.signIn.answer(signInId, { value: '111111' })).rejects.toMatchObject({ code: 'busy' });
    await first;
    await expect(worker.signIn.answer('another', { value: '000000' })).rejects.toMatchObject({ code: 'sign-in-gone' });
  });

  it('drops a reply that comes after it was cancelled', async () => {
    const accountId = await userWithAccount();
    await startAs('ada');
    const signInId = await signInIdOf(worker);
    const answer = worker.signIn.useAccount(signInId, accountId);
    await worker.signIn.cancel(signInId);
    await answer;
    expect(await worker.signIn.view()).toBeUndefined();
    expect(await worker.sessions.views()).toEqual([]);
  });
});

describe('what is known of a pool and its users', () => {
  it('signs in with the client secret that is in the vault', async () => {
    const client = pool.createClient({ secret: true });
    const withSecret = { ...profile, clientId: client.id };
    pool.createUser({ username: 'grace', password });
    await worker.signIn.start(withSecret, { username: 'grace', password });
    expect(await stateOf(worker)).toMatchObject({ kind: 'failed', error: { code: 'client-secret-wrong' } });
    await worker.poolSecrets.setClientSecret(withSecret, client.secret ?? '');
    await worker.signIn.start(withSecret, { username: 'grace', password });
    expect(await stateOf(worker)).toMatchObject({ kind: 'step', step: { signInStep: 'continueSignInWithTotpSetup' } });
    expect(JSON.stringify(await machine.local.get('profiles'))).not.toContain(client.secret);
  });

  it('makes a choice by itself that was to be remembered', async () => {
    const choosing = cognito.createPool({ mfaTypes: ['SMS_MFA', 'EMAIL_OTP'] });
    choosing.createUser({
      username: 'choice',
      password,
      attributes: { email: 'choice@example.com', phone_number: '+15550101234' },
      enabledMfa: ['SMS_MFA', 'EMAIL_OTP'],
    });
    const chosen = profileOf(cognito.url, choosing.id, choosing.createClient().id);
    await worker.signIn.start(chosen, { username: 'choice', password });
    expect(await stateOf(worker)).toMatchObject({ step: { signInStep: 'continueSignInWithMfaSelection' } });
    await worker.signIn.answer(await signInIdOf(worker), { value: 'EMAIL', remember: true });
    expect(await stateOf(worker)).toMatchObject({ step: { signInStep: 'confirmSignInWithOtpCode' } });

    await worker.signIn.start(chosen, { username: 'choice', password });
    expect(await stateOf(worker)).toMatchObject({ step: { signInStep: 'confirmSignInWithOtpCode' } });
    expect((await worker.signIn.view())?.answered).toEqual([
      { signInStep: 'continueSignInWithMfaSelection', by: 'latchkey' },
    ]);
  });

  it('asks again where another way is wanted than the one that is remembered', async () => {
    const choosing = cognito.createPool({ mfaTypes: ['SMS_MFA', 'EMAIL_OTP'] });
    choosing.createUser({
      username: 'choice',
      password,
      attributes: { email: 'choice@example.com', phone_number: '+15550101234' },
      enabledMfa: ['SMS_MFA', 'EMAIL_OTP'],
    });
    const chosen = profileOf(cognito.url, choosing.id, choosing.createClient().id);
    await worker.signIn.start(chosen, { username: 'choice', password });
    await worker.signIn.answer(await signInIdOf(worker), { value: 'SMS', remember: true });
    await worker.signIn.startAgain(await signInIdOf(worker), { otherWay: true });
    expect(await stateOf(worker)).toMatchObject({ step: { signInStep: 'continueSignInWithMfaSelection' } });
    await worker.signIn.start(chosen, { username: 'choice', password });
    expect(await stateOf(worker)).toMatchObject({ step: { signInStep: 'continueSignInWithMfaSelection' } });
  });

  it('keeps the keys of a remembered device in the vault, and forgets them with the pool', async () => {
    const remembering = cognito.createPool({ devices: { remember: 'always' } });
    remembering.createUser({ username: 'dora', password });
    const remembered = profileOf(cognito.url, remembering.id, remembering.createClient().id);
    await worker.signIn.start(remembered, { username: 'dora', password });
    expect(await worker.sessions.views()).toMatchObject([{ hasDevice: true, deviceRemembered: false }]);
    await worker.sessions.rememberDevice(await sessionIdOf(worker));
    expect(await worker.sessions.views()).toMatchObject([{ hasDevice: true, deviceRemembered: true }]);
    expect((await worker.vault.list('device')).records.length).toBeGreaterThan(0);

    cognito.journal.clear();
    await worker.signIn.start(remembered, { username: 'dora', password });
    const challenges = cognito.journal
      .entries()
      .map(({ request }) => (request as { ChallengeName?: string }).ChallengeName);
    expect(challenges).toContain('DEVICE_PASSWORD_VERIFIER');

    await worker.sessions.forgetDevice(await sessionIdOf(worker));
    expect((await worker.vault.list('device')).records).toEqual([]);
    expect((await worker.sessions.views()).at(-1)).toMatchObject({ hasDevice: false, deviceRemembered: false });
  });

  it('says that a device could not be remembered, and is good all the same', async () => {
    const remembering = cognito.createPool({ devices: { remember: 'always' } });
    remembering.createUser({ username: 'dora', password });
    const profileOfIt = profileOf(cognito.url, remembering.id, remembering.createClient().id);
    cognito.faults.add({ operation: 'ConfirmDevice', effect: { kind: 'drop-request' } });
    await worker.signIn.start(profileOfIt, { username: 'dora', password });
    expect(await stateOf(worker)).toMatchObject({ kind: 'done', deviceNotRemembered: true });
    expect(await worker.sessions.views()).toMatchObject([{ hasDevice: false }]);

    await worker.signIn.start(profileOfIt, { username: 'dora', password });
    expect(await stateOf(worker)).not.toHaveProperty('deviceNotRemembered');
  });

  it('asks for the password in its step where it was chosen once for all and is not typed', async () => {
    const choosing = cognito.createPool({ firstFactors: ['PASSWORD_SRP', 'EMAIL_OTP'] });
    const attributes = { email: 'pia@example.com', email_verified: 'true' };
    choosing.createUser({ username: 'pia', password, attributes });
    const chosen = {
      ...profileOf(cognito.url, choosing.id, choosing.createClient().id),
      authFlow: 'USER_AUTH' as const,
    };
    await worker.signIn.start(chosen, { username: 'pia' });
    expect(await worker.signIn.view()).toMatchObject({ typedPassword: false, mayChooseAnew: false });
    await worker.signIn.answer(await signInIdOf(worker), { value: 'PASSWORD_SRP', remember: true });
    await worker.signIn.answer(await signInIdOf(worker), { value: password });

    await worker.signIn.start(chosen, { username: 'pia' });
    expect(await stateOf(worker)).toMatchObject({ step: { signInStep: 'confirmSignInWithPassword' } });
    await worker.signIn.answer(await signInIdOf(worker), { value: password });
    expect(await stateOf(worker)).toMatchObject({ kind: 'done' });
    await worker.signIn.start(chosen, { username: 'pia', password });
    expect(await worker.signIn.view()).toMatchObject({ state: { kind: 'done' }, typedPassword: true });
  });

  it('replaces a forgotten password, and signs in with the new one', async () => {
    const plain = cognito.createPool({ mfa: 'OFF' });
    plain.createUser({ username: 'lost', password, attributes: { email: 'lost@example.com' } });
    await worker.signIn.forgotPassword(profileOf(cognito.url, plain.id, plain.createClient().id), 'lost');
    expect(await stateOf(worker)).toMatchObject({
      step: { signInStep: 'resetPassword', codeDeliveryDetails: { deliveryMedium: 'EMAIL' } },
    });
    expect((await worker.signIn.view())?.typedPassword).toBe(false);
    const code = cognito.outbox.latestCode('lost') ?? '';
    await worker.signIn.confirmResetPassword(await signInIdOf(worker), { code, newPassword: 'Another-Horse-10' });
    expect(await stateOf(worker)).toMatchObject({ kind: 'done' });
  });

  it('says how long to wait where the pool has too much to do, twice as long each time', async () => {
    await userWithAccount();
    const throttled = {
      operation: 'InitiateAuth',
      effect: { kind: 'exception', exception: 'TooManyRequestsException' },
    } as const;
    const waits: number[] = [];
    cognito.faults.add({ ...throttled, times: 2 });
    await startAs('ada');
    for (let i = 0; i < 2; i++) {
      const state = await stateOf(worker);
      if (state?.kind === 'failed') waits.push((state.error.retryAtMs ?? 0) - machine.nowMs);
      await worker.signIn.startAgain(await signInIdOf(worker), {});
    }
    expect(waits).toEqual([2_000, 4_000]);
    expect(await stateOf(worker)).toMatchObject({ kind: 'step' });
  });
});

describe('a worker that has just woken', () => {
  it('takes an answer that comes while it is finding where it stood', async () => {
    const accountId = await userWithAccount();
    await startAs('ada');
    const signInId = await signInIdOf(worker);
    worker = startWorker(machine);
    const resumed = worker.signIn.resume();
    await worker.signIn.useAccount(signInId, accountId);
    await resumed;
    expect(await stateOf(worker)).toMatchObject({ kind: 'done' });
  });
});

describe('a pool that is not to be trusted', () => {
  it('gets no code of an account that is bound to a pool of the same name elsewhere', async () => {
    await worker.vault.update('account', await userWithAccount(), (account) => ({
      ...account,
      pool: { userPoolId: pool.id, username: 'ada' },
    }));
    await startAs('ada');
    expect(await stateOf(worker)).toMatchObject({ kind: 'step', step: { signInStep: 'confirmSignInWithTotpMfaCode' } });
    expect((await worker.vault.list('account')).records[0]?.value.lastUsedStep).toBeUndefined();
  });

  it('that makes every code of the vault wrong is not given another by itself', async () => {
    await bindAda(await userWithAccount());
    pool.changeUser(userOf('ada'), { totpSecretBase32: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' });
    await startAs('ada');
    expect(await passTheTime(machine, worker)).toMatchObject({ kind: 'step', error: { code: 'wrong-code' } });
    const codes = cognito.journal.entries().filter(({ exception }) => exception === 'CodeMismatchException');
    expect(codes).toHaveLength(1);
  });
});

describe('an account that is trashed', () => {
  it('while its next code is waited for leaves the step to the person', async () => {
    const accountId = await userWithAccount();
    await bindAda(accountId);
    await startAs('ada');
    await startAs('ada');
    const state = await stateOf(worker);
    expect(state?.kind).toBe('waiting-for-next-code');
    await worker.vault.trash(accountId);
    machine.nowMs += 30_000;
    await worker.signIn.resume();
    expect(await stateOf(worker)).toMatchObject({ kind: 'step', error: { code: 'not-found' } });
  });

  it('while its code is on the way loses no tokens', async () => {
    const accountId = await userWithAccount();
    await bindAda(accountId);
    cognito.faults.add({ operation: 'RespondToAuthChallenge', challengeName: 'SOFTWARE_TOKEN_MFA', delayMs: 200 });
    const started = startAs('ada');
    await vi.waitFor(() => {
      expect(cognito.faults.list()).toEqual([]);
    });
    await worker.vault.trash(accountId);
    await started;
    expect(await stateOf(worker)).toMatchObject({ kind: 'done' });
  });
});

describe('an account that is chosen', () => {
  it('takes the place of all others of that user, for good', async () => {
    const older = await userWithAccount();
    machine.nowMs += 1_000;
    const { added } = await worker.accounts.add(
      ['otpauth://totp/Shop:ada2?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ'],
      undefined,
    );
    await bindAda(added[0]?.id ?? '');
    await startAs('ada');
    expect(await stateOf(worker)).toMatchObject({ kind: 'step', error: { code: 'wrong-code' } });
    await worker.signIn.useAccount(await signInIdOf(worker), older);
    expect(await passTheTime(machine, worker)).toMatchObject({ kind: 'done' });
    await startAs('ada');
    expect(await passTheTime(machine, worker)).toMatchObject({ kind: 'done' });
  });

  it('is refused where it makes codes by a counter', async () => {
    await userWithAccount();
    const { added } = await worker.accounts.add(
      [`otpauth://hotp/Shop:count?secret=${secretBase32}&counter=0`],
      undefined,
    );
    await startAs('ada');
    await expect(worker.signIn.useAccount(await signInIdOf(worker), added[0]?.id ?? '')).rejects.toMatchObject({
      code: 'wrong-step',
    });
  });
});

describe('signing out everywhere', () => {
  it('reaches the pool after the access token has ended, too', async () => {
    await bindAda(await userWithAccount());
    await startAs('ada');
    machine.nowMs += 2 * 3_600_000;
    await worker.sessions.signOut((await worker.sessions.views())[0]?.id ?? '', true);
    const operations = cognito.journal.entries().map(({ operation, exception }) => [operation, exception]);
    expect(operations.slice(-2)).toEqual([
      ['GetTokensFromRefreshToken', undefined],
      ['GlobalSignOut', undefined],
    ]);
    expect(await worker.sessions.views()).toEqual([]);
  });
});

describe('a lock', () => {
  it('locks the vault though the sign-in cannot be read, and gives that up', async () => {
    await machine.session.set({ signIn: { no: 'sign-in' } });
    await expect(worker.locking.lock()).rejects.toThrow();
    expect(await worker.vault.state()).toBe('locked');
    expect(await machine.session.get('signIn')).toEqual({});
  });

  it('wipes the password and hides the sign-in, which goes on after unlocking', async () => {
    const accountId = await userWithAccount();
    await startAs('ada');
    const signInId = await signInIdOf(worker);
    await worker.locking.lock();
    expect(await takeSnapshot(worker)).toMatchObject({
      vault: { state: 'locked' },
      accounts: [],
      damagedAccounts: 0,
      profiles: [],
      sessions: [],
    });

    await worker.vault.unlock(passphrase);
    await worker.signIn.resume();
    await worker.signIn.startAgain(signInId, {});
    expect(await stateOf(worker)).toMatchObject({ kind: 'step', error: { code: 'password-needed' } });
    await worker.signIn.useAccount(signInId, accountId);
    expect(await stateOf(worker)).toMatchObject({ kind: 'done' });
  });

  it('leaves nothing of a set-up to be read but under the passphrase', async () => {
    pool.createUser({ username: 'nova', password });
    await startAs('nova');
    const state = await stateOf(worker);
    if (state?.kind !== 'step' || state.step.signInStep !== 'continueSignInWithTotpSetup') throw new Error('no set-up');
    const { sharedSecret } = state.step.totpSetup;
    await worker.locking.lock();
    const stored = JSON.stringify(await machine.session.get('signIn'));
    for (const plain of ['nova', sharedSecret, password, pool.id]) expect(stored).not.toContain(plain);
    expect(await machine.session.get('vaultKey')).toEqual({});

    await worker.vault.unlock(passphrase);
    await worker.signIn.resume();
    expect(await stateOf(worker)).toMatchObject({ kind: 'step', step: { totpSetup: { sharedSecret } } });
    await worker.signIn.enrol(await signInIdOf(worker));
    expect(await passTheTime(machine, worker)).toMatchObject({ kind: 'done' });
  });
});

describe('a worker that is stopped', () => {
  /** So many writes that every one of a whole sign-in is met. */
  const everyWrite = Array.from({ length: 14 }, (_, i) => i + 1);

  it.each(everyWrite)('after write %i of a TOTP sign-in, goes on where it stood when it wakes', async (writes) => {
    await worker.vault.update('account', await userWithAccount(), (account) => ({
      ...account,
      pool: { userPoolId: poolKey(profile), username: 'ada' },
    }));
    const doomed = startDoomedWorker(machine, writes);
    await Promise.race([doomed.worker.signIn.start(profile, { username: 'ada', password }), doomed.stopped]);

    worker = startWorker(machine);
    await worker.signIn.resume();
    expect(await passTheTime(machine, worker)).toMatchObject({ kind: 'done' });
    expect(await worker.sessions.views()).toHaveLength(1);
  });

  it.each(everyWrite)('after write %i of an enrolment, neither loses nor doubles the secret', async (writes) => {
    pool.createUser({ username: 'grace', password });
    await startAs('grace');
    const doomed = startDoomedWorker(machine, writes);
    await Promise.race([doomed.worker.signIn.enrol(await signInIdOf(worker)), doomed.stopped]);

    worker = startWorker(machine);
    await worker.signIn.resume();
    let state = await passTheTime(machine, worker);
    if (state?.kind === 'step') {
      await worker.signIn.enrol(await signInIdOf(worker));
      state = await passTheTime(machine, worker);
    }
    expect(state).toMatchObject({ kind: 'done' });
    expect((await takeSnapshot(worker)).accounts).toMatchObject([{ label: 'grace', confirmed: true }]);
    await startAs('grace');
    expect(await passTheTime(machine, worker)).toMatchObject({ kind: 'done' });
  });
});

function bindAda(accountId: string): Promise<unknown> {
  return worker.vault.update('account', accountId, (account) => ({
    ...account,
    pool: { userPoolId: poolKey(profile), username: 'ada' },
  }));
}

function userOf(username: string) {
  const user = pool.user(username);
  if (user === undefined) throw new Error(`no user ${username}`);
  return user;
}

async function beginAda(): Promise<string> {
  await userWithAccount();
  await startAs('ada');
  return signInIdOf(worker);
}

async function accountOfAda(): Promise<string> {
  return (await takeSnapshot(worker)).accounts[0]?.id ?? '';
}
