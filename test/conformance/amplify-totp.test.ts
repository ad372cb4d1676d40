import { confirmSignIn, fetchAuthSession, getCurrentUser, signIn, signOut } from 'aws-amplify/auth';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { AppClient } from '../local-cognito/app-client';
import type { Pool } from '../local-cognito/pool';
import { startLocalCognito, type LocalCognito } from '../local-cognito/server';
import { totp } from '../local-cognito/totp';
import { outcomeOf, stepOf, useAmplify } from './amplify-client';

const password = 'Pässwörd-1843! 漢字';
const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

let cognito: LocalCognito;
let pool: Pool;
let client: AppClient;
let username: string;
let serial = 0;

beforeAll(async () => {
  cognito = await startLocalCognito();
});

afterAll(async () => {
  await cognito.close();
});

beforeEach(() => {
  cognito.clock.follow();
  cognito.faults.clear();
  cognito.journal.clear();
  pool = cognito.createPool({ mfa: 'ON' });
  client = pool.createClient();
  username = `ada${(serial++).toString()}`;
  useAmplify(cognito, pool, client);
});

function currentCode(): string {
  return totp(secret, cognito.clock.nowMs());
}

describe('Amplify with its default SRP', () => {
  it('signs in with a TOTP code', async () => {
    pool.createUser({ username, password, totpSecretBase32: secret });
    expect(await stepOf(signIn({ username, password }))).toBe('CONFIRM_SIGN_IN_WITH_TOTP_CODE');
    const { isSignedIn } = await confirmSignIn({ challengeResponse: currentCode() });
    expect(isSignedIn).toBe(true);
    expect(await getCurrentUser()).toMatchObject({ username, userId: pool.user(username)?.sub });
  });

  it('signs in without a second factor where the pool asks for none', async () => {
    const plain = cognito.createPool({ mfa: 'OFF' });
    plain.createUser({ username, password });
    useAmplify(cognito, plain, plain.createClient());
    expect(await stepOf(signIn({ username, password }))).toBe('DONE');
  });

  it('is refused with a wrong password and with an unknown user in the same words', async () => {
    pool.createUser({ username, password });
    const refused = 'NotAuthorizedException: Incorrect username or password.';
    expect(await outcomeOf(signIn({ username, password: `${password}x` }))).toBe(refused);
    expect(await outcomeOf(signIn({ username: 'nobody', password }))).toBe(refused);
  });

  it('is refused with a wrong code, and the same session takes the right one', async () => {
    pool.createUser({ username, password, totpSecretBase32: secret });
    await signIn({ username, password });
    const wrong = totp(secret, cognito.clock.nowMs() + 3_600_000);
    expect(await outcomeOf(confirmSignIn({ challengeResponse: wrong }))).toMatch(/^CodeMismatchException/);
    expect(await stepOf(confirmSignIn({ challengeResponse: currentCode() }))).toBe('DONE');
  });

  it('is refused after a wrong code where sessions are strictly single-use', async () => {
    const strict = cognito.createPool({ mfa: 'ON', sessionAfterWrongCode: 'spent' });
    strict.createUser({ username, password, totpSecretBase32: secret });
    useAmplify(cognito, strict, strict.createClient());
    await signIn({ username, password });
    await outcomeOf(confirmSignIn({ challengeResponse: '000000' }));
    expect(await outcomeOf(confirmSignIn({ challengeResponse: currentCode() }))).toBe(
      'NotAuthorizedException: Invalid session for the user, session can only be used once.',
    );
  });

  it('is refused with a code that was used, and taken with the next one', async () => {
    pool.createUser({ username, password, totpSecretBase32: secret });
    cognito.clock.freeze(Date.now());
    const code = currentCode();
    await signIn({ username, password });
    await confirmSignIn({ challengeResponse: code });
    await signOut();
    await signIn({ username, password });
    expect(await outcomeOf(confirmSignIn({ challengeResponse: code }))).toMatch(/^ExpiredCodeException/);
    cognito.clock.advance(30_000);
    expect(await stepOf(confirmSignIn({ challengeResponse: currentCode() }))).toBe('DONE');
  });

  it('is refused once the session has expired', async () => {
    pool.createUser({ username, password, totpSecretBase32: secret });
    await signIn({ username, password });
    cognito.clock.advance(3 * 60_000);
    expect(await outcomeOf(confirmSignIn({ challengeResponse: currentCode() }))).toBe(
      'NotAuthorizedException: Invalid session for the user, session is expired.',
    );
  });

  it('sets TOTP up during the sign-in, a wrong code included, and needs the next code the next time', async () => {
    pool.createUser({ username, password });
    const { nextStep } = await signIn({ username, password });
    if (nextStep.signInStep !== 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP') throw new Error(nextStep.signInStep);
    const { sharedSecret } = nextStep.totpSetupDetails;
    cognito.clock.freeze();
    expect(await outcomeOf(confirmSignIn({ challengeResponse: '000000' }))).toMatch(/^EnableSoftwareTokenMFAException/);
    const code = totp(sharedSecret, cognito.clock.nowMs());
    expect(await stepOf(confirmSignIn({ challengeResponse: code }))).toBe('DONE');
    await signOut();
    expect(await stepOf(signIn({ username, password }))).toBe('CONFIRM_SIGN_IN_WITH_TOTP_CODE');
    expect(await outcomeOf(confirmSignIn({ challengeResponse: code }))).toMatch(/^ExpiredCodeException/);
    cognito.clock.advance(30_000);
    expect(await stepOf(confirmSignIn({ challengeResponse: totp(sharedSecret, cognito.clock.nowMs()) }))).toBe('DONE');
  });

  it('refreshes its tokens, with rotation too', async () => {
    const rotating = pool.createClient({ refreshTokenRotation: { graceSeconds: 0 } });
    for (const refreshing of [client, rotating]) {
      const name = `${username}${refreshing.id}`;
      pool.createUser({ username: name, password, totpSecretBase32: secret });
      const storage = useAmplify(cognito, pool, refreshing);
      await signIn({ username: name, password });
      await confirmSignIn({ challengeResponse: currentCode() });
      const key = `CognitoIdentityServiceProvider.${refreshing.id}.${name}.refreshToken`;
      const before = { session: await fetchAuthSession(), refreshToken: storage.items.get(key) };
      const after = { session: await fetchAuthSession({ forceRefresh: true }), refreshToken: storage.items.get(key) };
      expect(after.session.tokens?.accessToken.toString()).not.toBe(before.session.tokens?.accessToken.toString());
      expect(after.refreshToken !== before.refreshToken).toBe(refreshing === rotating);
      await signOut();
    }
  });

  it('signs out, here and everywhere', async () => {
    pool.createUser({ username, password, totpSecretBase32: secret });
    for (const global of [false, true]) {
      cognito.clock.advance(30_000);
      await signIn({ username, password });
      await confirmSignIn({ challengeResponse: currentCode() });
      await signOut({ global });
      expect(await outcomeOf(getCurrentUser())).toMatch(/^UserUnAuthenticatedException/);
    }
    const operations = cognito.journal.entries().map(({ operation }) => operation);
    expect(operations.filter((name) => name === 'RevokeToken' || name === 'GlobalSignOut')).toEqual([
      'RevokeToken',
      'GlobalSignOut',
    ]);
  });

  it('is told when five wrong passwords have locked the user', async () => {
    pool.createUser({ username, password });
    for (let i = 0; i < 5; i++) await outcomeOf(signIn({ username, password: 'wrong' }));
    expect(await outcomeOf(signIn({ username, password }))).toBe('NotAuthorizedException: Password attempts exceeded');
    cognito.clock.advance(1000);
    expect(await stepOf(signIn({ username, password }))).toBe('CONTINUE_SIGN_IN_WITH_TOTP_SETUP');
  });
});
