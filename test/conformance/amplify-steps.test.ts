import {
  autoSignIn,
  confirmResetPassword,
  confirmSignIn,
  confirmSignUp,
  forgetDevice,
  getCurrentUser,
  rememberDevice,
  resendSignUpCode,
  resetPassword,
  signIn,
  signOut,
  signUp,
} from 'aws-amplify/auth';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AppClientSettings } from '../local-cognito/app-client';
import type { PoolSettings, UserSettings } from '../local-cognito/pool-settings';
import { startLocalCognito, type LocalCognito } from '../local-cognito/server';
import { totp } from '../local-cognito/totp';
import { outcomeOf, stepOf, useAmplify, type MemoryStorage } from './amplify-client';
import { createPoolWithUser, email, password, sentCode, totpSecret, type PoolFixture } from './pool-fixture';

let cognito: LocalCognito;
let fixture: PoolFixture;
let storage: MemoryStorage;

beforeAll(async () => {
  // Amplify names a device after its browser, and gives the device up in silence where there is none (Node 20).
  vi.stubGlobal('navigator', { userAgent: 'Conformance' });
  cognito = await startLocalCognito();
});

afterAll(async () => {
  await cognito.close();
});

beforeEach(() => {
  cognito.clock.follow();
  cognito.outbox.clear();
  cognito.journal.clear();
});

function usePool(settings: PoolSettings, user?: Partial<UserSettings>, client?: AppClientSettings): void {
  fixture = createPoolWithUser(cognito, settings, user, client);
  storage = useAmplify(cognito, fixture.pool, fixture.client);
}

function signInBy(authFlowType: 'USER_PASSWORD_AUTH' | 'CUSTOM_WITHOUT_SRP' | 'CUSTOM_WITH_SRP' | 'USER_AUTH') {
  const { username } = fixture;
  return authFlowType === 'CUSTOM_WITHOUT_SRP' || authFlowType === 'USER_AUTH'
    ? signIn({ username, options: { authFlowType } })
    : signIn({ username, password, options: { authFlowType } });
}

const answer = (challengeResponse: string) => confirmSignIn({ challengeResponse });
const allMfa: PoolSettings = { mfaTypes: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] };

describe('second factors', () => {
  it('answers a code sent by SMS, of six digits, to a masked number', async () => {
    usePool(allMfa, { enabledMfa: ['SMS_MFA'] });
    const { nextStep } = await signIn({ username: fixture.username, password });
    expect(nextStep).toEqual({
      signInStep: 'CONFIRM_SIGN_IN_WITH_SMS_CODE',
      codeDeliveryDetails: { deliveryMedium: 'SMS', destination: '+*******1234' },
    });
    const code = sentCode(cognito, fixture);
    expect(code).toMatch(/^\d{6}$/);
    const wrong = code.startsWith('1') ? '234567' : '123456';
    expect(await outcomeOf(answer(wrong))).toBe('CodeMismatchException: Invalid code or auth state for the user.');
    expect(await stepOf(answer(code))).toBe('DONE');
  });

  it('answers a code sent by e-mail, of eight digits', async () => {
    usePool(allMfa, { enabledMfa: ['EMAIL_OTP'] });
    const { nextStep } = await signIn({ username: fixture.username, password });
    expect(nextStep).toEqual({
      signInStep: 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE',
      codeDeliveryDetails: { deliveryMedium: 'EMAIL', destination: 'a***@e***' },
    });
    expect(sentCode(cognito, fixture)).toMatch(/^\d{8}$/);
    expect(await stepOf(answer(sentCode(cognito, fixture)))).toBe('DONE');
  });

  it('chooses among three, and each choice leads to its own challenge', async () => {
    for (const [choice, step] of [
      ['SMS', 'CONFIRM_SIGN_IN_WITH_SMS_CODE'],
      ['TOTP', 'CONFIRM_SIGN_IN_WITH_TOTP_CODE'],
      ['EMAIL', 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE'],
    ] as const) {
      usePool(allMfa, { enabledMfa: ['SMS_MFA', 'EMAIL_OTP'], totpSecretBase32: totpSecret });
      const { nextStep } = await signIn({ username: fixture.username, password });
      expect(nextStep).toEqual({
        signInStep: 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION',
        allowedMFATypes: ['SMS', 'TOTP', 'EMAIL'],
      });
      expect(await stepOf(answer(choice))).toBe(step);
      const code = choice === 'TOTP' ? totp(totpSecret, cognito.clock.nowMs()) : sentCode(cognito, fixture);
      expect(await stepOf(answer(code))).toBe('DONE');
    }
  });

  it('is not asked to choose where one is preferred', async () => {
    usePool(allMfa, { enabledMfa: ['SMS_MFA', 'EMAIL_OTP'], preferredMfa: 'EMAIL_OTP' });
    expect(await stepOf(signIn({ username: fixture.username, password }))).toBe('CONFIRM_SIGN_IN_WITH_EMAIL_CODE');
  });

  it('five wrong codes lock the user for a second', async () => {
    usePool({}, { totpSecretBase32: totpSecret });
    cognito.clock.freeze();
    await signIn({ username: fixture.username, password });
    const wrong = totp(totpSecret, cognito.clock.nowMs() + 3_600_000);
    for (let i = 0; i < 5; i++) await outcomeOf(answer(wrong));
    const right = () => answer(totp(totpSecret, cognito.clock.nowMs()));
    expect(await outcomeOf(right())).toBe('NotAuthorizedException: Password attempts exceeded');
    cognito.clock.advance(1000);
    await signIn({ username: fixture.username, password });
    expect(await stepOf(right())).toBe('DONE');
  });
});

describe('setting a second factor up during the sign-in', () => {
  const both: PoolSettings = { mfa: 'ON', mfaTypes: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] };

  it('chooses the authenticator', async () => {
    usePool(both);
    const { nextStep } = await signIn({ username: fixture.username, password });
    expect(nextStep).toEqual({
      signInStep: 'CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION',
      allowedMFATypes: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'].map((type) => (type === 'EMAIL_OTP' ? 'EMAIL' : 'TOTP')),
    });
    const setup = (await answer('TOTP')).nextStep;
    if (setup.signInStep !== 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP') throw new Error(setup.signInStep);
    const code = totp(setup.totpSetupDetails.sharedSecret, cognito.clock.nowMs());
    const named = { userAttributes: {}, friendlyDeviceName: 'Latchkey' };
    expect(await stepOf(confirmSignIn({ challengeResponse: code, options: named }))).toBe('DONE');
    expect(fixture.pool.user(fixture.username)?.softwareToken?.friendlyDeviceName).toBe('Latchkey');
  });

  it('chooses e-mail, with an address given then', async () => {
    usePool(both);
    await signIn({ username: fixture.username, password });
    expect(await stepOf(answer('EMAIL'))).toBe('CONTINUE_SIGN_IN_WITH_EMAIL_SETUP');
    expect(await stepOf(answer('new@example.org'))).toBe('CONFIRM_SIGN_IN_WITH_EMAIL_CODE');
    expect(cognito.outbox.messages().at(-1)?.destination).toBe('new@example.org');
    expect(await stepOf(answer(sentCode(cognito, fixture)))).toBe('DONE');
    expect(fixture.pool.user(fixture.username)?.attributes.get('email')).toBe('new@example.org');
  });

  it('cannot go on where the pool offers SMS alone', async () => {
    usePool({ mfa: 'ON', mfaTypes: ['SMS_MFA'] });
    expect(await outcomeOf(signIn({ username: fixture.username, password }))).toMatch(/^SignInException/);
  });
});

describe('a new password', () => {
  it('is asked for with the required attributes, and a weak one keeps the step', async () => {
    usePool({ requiredAttributes: ['given_name', 'email'] }, { status: 'FORCE_CHANGE_PASSWORD' });
    const { nextStep } = await signIn({ username: fixture.username, password });
    expect(nextStep).toEqual({
      signInStep: 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED',
      missingAttributes: ['given_name'],
    });
    const give = (challengeResponse: string, userAttributes: Record<string, string>) =>
      confirmSignIn({ challengeResponse, options: { userAttributes } });
    expect(await outcomeOf(give('short', { given_name: 'Ada' }))).toBe(
      'InvalidPasswordException: Password did not conform with policy: Password not long enough',
    );
    expect(await outcomeOf(give('Long-enough-1!', {}))).toMatch(/^InvalidParameterException: .*given_name/);
    expect(await stepOf(give('Long-enough-1!', { given_name: 'Ada' }))).toBe('DONE');
    await signOut();
    expect(await stepOf(signIn({ username: fixture.username, password: 'Long-enough-1!' }))).toBe('DONE');
  });

  it('comes before the second factor', async () => {
    usePool({ mfa: 'ON' }, { status: 'FORCE_CHANGE_PASSWORD', totpSecretBase32: totpSecret });
    await signIn({ username: fixture.username, password });
    expect(await stepOf(answer('Long-enough-1!'))).toBe('CONFIRM_SIGN_IN_WITH_TOTP_CODE');
  });

  it('may not be an old one', async () => {
    usePool({ passwordPolicy: { historySize: 1 } }, { status: 'FORCE_CHANGE_PASSWORD' });
    await signIn({ username: fixture.username, password });
    expect(await outcomeOf(answer(password))).toMatch(/^PasswordHistoryPolicyViolationException/);
  });
});

describe('custom challenges', () => {
  const customChallenge = {
    rounds: [
      { parameters: { hint: 'first' }, answer: 'one' },
      { parameters: { hint: 'second' }, answer: 'two' },
    ],
    wrongAnswersAllowed: 1,
  };

  it.each(['CUSTOM_WITHOUT_SRP', 'CUSTOM_WITH_SRP'] as const)('go through their rounds, %s', async (flow) => {
    usePool({ customChallenge });
    const { nextStep } = await signInBy(flow);
    expect(nextStep).toMatchObject({
      signInStep: 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE',
      additionalInfo: { hint: 'first' },
    });
    expect((await answer('wrong')).nextStep).toMatchObject({ additionalInfo: { hint: 'first' } });
    expect((await answer('one')).nextStep).toMatchObject({ additionalInfo: { hint: 'second' } });
    expect(await stepOf(answer('two'))).toBe('DONE');
  });

  it('fail after too many wrong answers', async () => {
    usePool({ customChallenge });
    await signInBy('CUSTOM_WITHOUT_SRP');
    await answer('wrong');
    expect(await outcomeOf(answer('wrong'))).toBe('NotAuthorizedException: Incorrect username or password.');
  });

  it('are refused where the pool has none', async () => {
    usePool({});
    expect(await outcomeOf(signInBy('CUSTOM_WITHOUT_SRP'))).toMatch(/^InvalidParameterException/);
  });
});

describe('first factors', () => {
  const firstFactors: PoolSettings = { firstFactors: ['PASSWORD', 'PASSWORD_SRP', 'EMAIL_OTP', 'SMS_OTP'] };

  it('are offered for choice', async () => {
    usePool(firstFactors);
    const { nextStep } = await signInBy('USER_AUTH');
    expect(nextStep).toEqual({
      signInStep: 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION',
      availableChallenges: ['PASSWORD', 'PASSWORD_SRP', 'EMAIL_OTP', 'SMS_OTP'],
    });
  });

  it.each(['PASSWORD', 'PASSWORD_SRP'])('%s is chosen, then asked', async (factor) => {
    usePool(firstFactors);
    await signInBy('USER_AUTH');
    expect(await stepOf(answer(factor))).toBe('CONFIRM_SIGN_IN_WITH_PASSWORD');
    expect(await stepOf(answer(password))).toBe('DONE');
  });

  it.each([
    ['EMAIL_OTP', 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE'],
    ['SMS_OTP', 'CONFIRM_SIGN_IN_WITH_SMS_CODE'],
  ])('%s is chosen, sent and answered with eight digits', async (factor, step) => {
    usePool(firstFactors);
    await signInBy('USER_AUTH');
    expect(await stepOf(answer(factor))).toBe(step);
    expect(sentCode(cognito, fixture)).toMatch(/^\d{8}$/);
    expect(await stepOf(answer(sentCode(cognito, fixture)))).toBe('DONE');
  });

  it.each([
    ['PASSWORD', 'DONE'],
    ['PASSWORD_SRP', 'DONE'],
    ['EMAIL_OTP', 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE'],
    ['SMS_OTP', 'CONFIRM_SIGN_IN_WITH_SMS_CODE'],
  ] as const)('%s is preferred and begins at once', async (preferredChallenge, step) => {
    usePool(firstFactors);
    const options = { authFlowType: 'USER_AUTH' as const, preferredChallenge };
    const { username } = fixture;
    expect(await stepOf(signIn({ username, password, options }))).toBe(step);
  });

  it('shrink to the password for someone with a second factor', async () => {
    usePool(firstFactors, { totpSecretBase32: totpSecret });
    const { nextStep } = await signInBy('USER_AUTH');
    expect(nextStep).toMatchObject({ availableChallenges: ['PASSWORD', 'PASSWORD_SRP'] });
    await answer('PASSWORD_SRP');
    expect(await stepOf(answer(password))).toBe('CONFIRM_SIGN_IN_WITH_TOTP_CODE');
  });
});

describe('remembered devices', () => {
  it('spare the second factor, until the pool forgets them', async () => {
    usePool({ mfa: 'ON', devices: { remember: 'always' } }, { totpSecretBase32: totpSecret });
    const { username } = fixture;
    await signIn({ username, password });
    await answer(totp(totpSecret, cognito.clock.nowMs()));
    await signOut();

    expect(await stepOf(signIn({ username, password }))).toBe('DONE');
    const challenges = cognito.journal.entries().map(({ request }) => request);
    expect(challenges).toContainEqual(expect.objectContaining({ ChallengeName: 'DEVICE_PASSWORD_VERIFIER' }));
    await signOut();

    fixture.pool.user(username)?.devices.clear();
    cognito.clock.advance(30_000);
    expect(await stepOf(signIn({ username, password }))).toBe('CONFIRM_SIGN_IN_WITH_TOTP_CODE');
  });

  it('are refused with another password of the device', async () => {
    usePool({ devices: { remember: 'always' } });
    const { username } = fixture;
    await signIn({ username, password });
    await signOut();
    for (const key of storage.items.keys())
      if (key.endsWith('.randomPasswordKey')) storage.items.set(key, 'c29tZXRoaW5nIGVsc2U=');
    expect(await outcomeOf(signIn({ username, password }))).toMatch(/^NotAuthorizedException/);
  });

  it('are remembered by choice and forgotten by choice', async () => {
    usePool({ mfa: 'ON', devices: { remember: 'opt-in' } }, { totpSecretBase32: totpSecret });
    const { username } = fixture;
    const signInWithCode = async () => {
      cognito.clock.advance(30_000);
      const step = await stepOf(signIn({ username, password }));
      return step === 'DONE' ? step : stepOf(answer(totp(totpSecret, cognito.clock.nowMs())));
    };
    await signInWithCode();
    await rememberDevice();
    await signOut();
    expect(await stepOf(signIn({ username, password }))).toBe('DONE');
    await forgetDevice();
    await signOut();
    expect(await stepOf(signIn({ username, password }))).toBe('CONFIRM_SIGN_IN_WITH_TOTP_CODE');
  });
});

describe('what comes before a sign-in', () => {
  it('resets a password that must be reset', async () => {
    usePool({}, { status: 'RESET_REQUIRED' });
    const { username } = fixture;
    expect(await stepOf(signIn({ username, password }))).toBe('RESET_PASSWORD');
    const { nextStep } = await resetPassword({ username });
    expect(nextStep.codeDeliveryDetails).toMatchObject({ destination: 'a***@e***', deliveryMedium: 'EMAIL' });
    const give = (confirmationCode: string, newPassword: string) =>
      outcomeOf(confirmResetPassword({ username, confirmationCode, newPassword }));
    const code = sentCode(cognito, fixture);
    expect(await give('000000x', 'Long-enough-1!')).toMatch(/^CodeMismatchException/);
    expect(await give(code, 'short')).toMatch(/^InvalidPasswordException/);
    expect(await give(code, 'Long-enough-1!')).toBe('resolved: undefined');
    expect(await give(code, 'Long-enough-2!')).toMatch(/^ExpiredCodeException/);
    expect(await stepOf(signIn({ username, password: 'Long-enough-1!' }))).toBe('DONE');
  });

  it('confirms a sign-up, and a wrong password does not tell that it is not confirmed', async () => {
    usePool({}, { status: 'UNCONFIRMED' });
    const { username } = fixture;
    expect(await outcomeOf(signIn({ username, password: 'wrong' }))).toMatch(/^NotAuthorizedException/);
    expect(await stepOf(signIn({ username, password }))).toBe('CONFIRM_SIGN_UP');
    await resendSignUpCode({ username });
    await confirmSignUp({ username, confirmationCode: sentCode(cognito, fixture) });
    expect(await stepOf(signIn({ username, password }))).toBe('DONE');
  });

  it('signs up, confirms, and is signed in without being asked again', async () => {
    usePool({ usernameAttribute: 'email' });
    const options = {
      userAttributes: { email: 'new@example.com' },
      autoSignIn: { authFlowType: 'USER_AUTH' as const },
    };
    const { userId } = await signUp({ username: 'new@example.com', password, options });
    const confirmationCode = sentCode(cognito, { ...fixture, username: userId ?? '' });
    await confirmSignUp({ username: 'new@example.com', confirmationCode });
    expect(await stepOf(autoSignIn())).toBe('DONE');
    expect((await getCurrentUser()).userId).toBe(userId);
  });

  it('does not tell who is there', async () => {
    usePool({});
    const { nextStep } = await resetPassword({ username: 'nobody@example.com' });
    expect(nextStep.codeDeliveryDetails.destination).toBe('n***@e***');
    expect(cognito.outbox.messages()).toEqual([]);
  });
});

describe('names and flows', () => {
  it('signs in with another spelling or an e-mail address, and proves the password of the name behind it', async () => {
    usePool({ aliases: ['email'] });
    for (const username of ['ada.lovelace', email]) {
      await signIn({ username, password });
      expect((await getCurrentUser()).username).toBe('Ada.Lovelace');
      await signOut();
    }
  });

  it('signs in by USER_PASSWORD_AUTH', async () => {
    usePool({ mfa: 'ON' }, { totpSecretBase32: totpSecret });
    expect(await stepOf(signInBy('USER_PASSWORD_AUTH'))).toBe('CONFIRM_SIGN_IN_WITH_TOTP_CODE');
  });

  it('is refused a flow that the app client has not', async () => {
    usePool({}, {}, { authFlows: ['USER_SRP_AUTH'] });
    expect(await outcomeOf(signInBy('USER_PASSWORD_AUTH'))).toBe(
      'InvalidParameterException: USER_PASSWORD_AUTH flow not enabled for this client',
    );
  });

  it('is refused by an app client with a secret', async () => {
    usePool({}, {}, { secret: true });
    expect(await outcomeOf(signIn({ username: fixture.username, password }))).toMatch(/SECRET_HASH was not received/);
  });

  it('cannot go on at a challenge that it does not know', async () => {
    usePool({ unknownChallenge: 'PROVE_YOU_ARE_A_TEAPOT' });
    expect(await outcomeOf(signIn({ username: fixture.username, password }))).toMatch(/PROVE_YOU_ARE_A_TEAPOT/);
  });
});
