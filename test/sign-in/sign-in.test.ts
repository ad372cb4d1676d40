import { createHash, createSign, generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { UserPool } from '../../src/cognito/user-pool';
import type { SignInOptions } from '../../src/sign-in/calls';
import type { AppClientSettings } from '../local-cognito/app-client';
import type { Pool } from '../local-cognito/pool';
import type { PoolSettings, UserSettings } from '../local-cognito/pool-settings';
import { startLocalCognito, type LocalCognito } from '../local-cognito/server';
import { totp } from '../local-cognito/totp';
import { DevicesInMemory, keepings, Person, userPool } from './person';

const password = 'Pässwörd-1843! 漢字';
const newPassword = 'Another-1844! 漢字';
const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
const email = 'ada@example.com';
const phone = '+15550101234';
const username = 'Ada';

let cognito: LocalCognito;
beforeAll(async () => {
  cognito = await startLocalCognito();
});
afterAll(() => cognito.close());
beforeEach(() => {
  // In the middle of a period of the codes, at any rate.
  cognito.clock.freeze(Date.UTC(2026, 10, 3, 5, 7, 10));
  cognito.faults.clear();
  cognito.journal.clear();
});

interface Scene {
  settings?: PoolSettings;
  user?: Partial<UserSettings>;
  client?: AppClientSettings;
  pool?: Partial<UserPool>;
  engine?: Partial<SignInOptions>;
}

const done = { signInStep: 'done' };
const everyMfa: PoolSettings = { mfaTypes: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] };

describe.each(keepings)('a sign-in kept %s', (keeping) => {
  let pool: Pool;
  let ada: Person;

  /** A pool with Ada in it, and Ada before it. */
  function scene({ settings = {}, user = {}, client = {}, pool: known = {}, engine = {} }: Scene = {}): Person {
    pool = cognito.createPool(settings);
    const attributes = { email, phone_number: phone };
    pool.createUser({ username, password, attributes, ...user });
    const options = { pool: userPool(cognito, pool, pool.createClient(client), known), ...engine };
    ada = new Person({ clock: () => cognito.clock.nowMs(), ...options }, keeping);
    return ada;
  }

  const code = () => totp(secret, cognito.clock.nowMs());
  const nextPeriod = () => {
    cognito.clock.advance(30_000);
  };
  const sentCode = () => cognito.outbox.messages({ poolId: pool.id }).at(-1)?.code ?? 'none was sent';
  const requests = () => cognito.journal.entries().map(({ operation, request }) => ({ operation, request }));
  const answers = () =>
    cognito.journal
      .entries()
      .map(({ request }) => (request as { ChallengeResponses?: Record<string, string> }).ChallengeResponses ?? {});
  const lastAnswer = () => answers().at(-1) ?? {};

  describe('with a password alone', () => {
    it.each(['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'] as const)('by %s ends with tokens', async (authFlow) => {
      scene({ pool: { authFlow } });
      expect(await ada.signIn(username, password)).toEqual(done);
      expect(ada.engine.step()).toEqual({ isSignedIn: true, nextStep: done });
      const tokens = ada.engine.tokens();
      expect(tokens).toMatchObject({ username, expiresAtMs: cognito.clock.nowMs() + 3_600_000 });
      expect([tokens?.idToken, tokens?.accessToken].every((token) => token?.split('.').length === 3)).toBe(true);
      expect(tokens?.refreshToken).toBeTypeOf('string');
    });

    it('sends the password nowhere where it can be proven', async () => {
      scene();
      await ada.signIn(username, password);
      expect(requests().map(({ operation }) => operation)).toEqual(['InitiateAuth', 'RespondToAuthChallenge']);
      expect(JSON.stringify(requests())).not.toContain(JSON.stringify(password).slice(1, -1));
    });

    it('forgets the password with the last step', async () => {
      scene();
      await ada.signIn(username, password);
      expect(ada.engine.toJSON()).not.toContain(password);
    });

    it('is refused with a wrong password, in the same way as without such a user', async () => {
      const client = { preventUserExistenceErrors: false };
      const refusal = { code: 'wrong-credentials', retry: 'start-again' };
      for (const authFlow of ['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'] as const) {
        scene({ client, pool: { authFlow } });
        expect(await ada.signIn(username, 'wrong')).toEqual({ ...refusal, exception: 'NotAuthorizedException' });
        expect(ada.engine.canStartAgain()).toBe(false);
        expect(await ada.signIn('nobody', password)).toEqual({ ...refusal, exception: 'UserNotFoundException' });
        expect(await ada.signIn(username, password)).toEqual(done);
      }
    });

    it('says that too many attempts have locked the user, and keeps the password for later', async () => {
      scene();
      for (let i = 0; i < 5; i++) await ada.signIn(username, 'wrong');
      expect(await ada.signIn(username, password)).toMatchObject({ code: 'attempts-exceeded', retry: 'later' });
      cognito.clock.advance(3_600_000);
      expect(await ada.startsAgain()).toEqual(done);
    });

    it('is asked for a password where the flow begins with one', async () => {
      scene();
      expect(await ada.signIn(username)).toEqual({ code: 'password-needed', retry: 'start-again' });
      expect(requests()).toEqual([]);
    });

    it('goes by the name that the pool has for an alias', async () => {
      scene({ settings: { aliases: ['email'] } });
      expect(await ada.signIn(email, password)).toEqual(done);
      expect(lastAnswer()).toMatchObject({ USERNAME: username });
      expect(ada.engine.tokens()).toMatchObject({ username });
    });

    it.each([
      [{ clientId: 'unknown0client' }, 'pool-not-found'],
      [{ clientSecret: 'wrong' }, 'client-secret-wrong'],
    ])('to an app client that is not there or is another (%j) says so', async (known, expected) => {
      scene({ client: { secret: true }, pool: known });
      expect(await ada.signIn(username, password)).toMatchObject({ code: expected });
    });

    it('by a flow that is not enabled says so', async () => {
      scene({ client: { authFlows: ['USER_PASSWORD_AUTH'] } });
      expect(await ada.signIn(username, password)).toMatchObject({ code: 'flow-not-enabled' });
    });

    it('says that the user is disabled', async () => {
      scene({ user: { enabled: false } });
      expect(await ada.signIn(username, password)).toMatchObject({ code: 'user-disabled', retry: 'start-again' });
    });
  });

  describe('with an authenticator', () => {
    const withTotp = (settings: PoolSettings = {}) => scene({ settings, user: { totpSecretBase32: secret } });
    const atCode = { signInStep: 'confirmSignInWithTotpMfaCode' };

    it('asks for its code', async () => {
      withTotp();
      expect(await ada.signIn(username, password)).toEqual(atCode);
      expect(ada.engine.sessionExpiresAtMs()).toBe(cognito.clock.nowMs() + 180_000);
      expect(await ada.confirms(code(), { friendlyDeviceName: 'Latchkey' })).toEqual(done);
      expect(lastAnswer()).toEqual({
        USERNAME: username,
        SOFTWARE_TOKEN_MFA_CODE: code(),
        FRIENDLY_DEVICE_NAME: 'Latchkey',
      });
    });

    it('takes a code with spaces in it', async () => {
      withTotp();
      await ada.signIn(username, password);
      expect(await ada.confirms(` ${code().slice(0, 3)} ${code().slice(3)}\n`)).toEqual(done);
    });

    it('stays at the step after a wrong code, and after one that was used', async () => {
      withTotp();
      await ada.signIn(username, password);
      await ada.confirms(code());
      await ada.signIn(username, password);
      const refusal = { retry: 'same-step' };
      const used = { ...refusal, code: 'used-code', exception: 'ExpiredCodeException' };
      expect(await ada.confirms(code())).toEqual(used);
      expect(ada.step).toEqual(atCode);
      const wrong = { ...refusal, code: 'wrong-code', exception: 'CodeMismatchException' };
      expect(await ada.confirms('000000')).toEqual(wrong);
      expect(ada.step).toEqual(atCode);
      nextPeriod();
      expect(await ada.confirms(code())).toEqual(done);
    });

    it('opens another session behind the scenes where a wrong code has used one up', async () => {
      withTotp({ sessionAfterWrongCode: 'spent' });
      await ada.signIn(username, password);
      expect(await ada.confirms('000000')).toMatchObject({ code: 'wrong-code', retry: 'same-step' });
      expect(await ada.confirms(code())).toEqual(done);
    });

    it('is lost with its session, and costs one click more', async () => {
      withTotp();
      await ada.signIn(username, password);
      cognito.clock.advance(181_000);
      const refusal = { code: 'session-expired', retry: 'start-again', exception: 'NotAuthorizedException' };
      expect(await ada.confirms(code())).toEqual(refusal);
      expect(ada.step).toBeUndefined();
      expect(await ada.startsAgain()).toEqual(atCode);
      expect(await ada.confirms(code())).toEqual(done);
    });

    it('does not ask the pool where no session can live that long', async () => {
      withTotp();
      await ada.signIn(username, password);
      cognito.clock.advance(15 * 60_000 + 1000);
      const before = requests().length;
      expect(await ada.confirms(code())).toEqual({ code: 'session-expired', retry: 'start-again' });
      expect(requests()).toHaveLength(before);
    });

    it('is locked after five wrong codes, and stays at the step', async () => {
      withTotp();
      await ada.signIn(username, password);
      for (let i = 0; i < 5; i++) await ada.confirms('000000');
      expect(await ada.confirms(code())).toMatchObject({ code: 'attempts-exceeded', retry: 'later' });
      expect(ada.step).toEqual(atCode);
    });

    it('has to ask for the password again once it was forgotten', async () => {
      withTotp();
      await ada.signIn(username, password);
      ada.engine.forgetPassword();
      expect(ada.engine.toJSON()).not.toContain(password);
      expect(ada.engine.canStartAgain()).toBe(false);
      expect(await ada.startsAgain()).toEqual({ code: 'password-needed', retry: 'same-step' });
      expect(await ada.confirms(code())).toEqual(done);
    });
  });

  describe('that sets an authenticator up', () => {
    const setUp = (more: PoolSettings = {}) => scene({ settings: { mfa: 'ON', ...more } });
    const secretOf = (word: Record<string, unknown>) => String(word['sharedSecret']);

    it('shows the secret, and ends with a code made of it', async () => {
      setUp();
      const step = await ada.signIn(username, password);
      const shown = { signInStep: 'continueSignInWithTotpSetup', sharedSecret: secretOf(step) };
      const setupUri = `otpauth://totp/Latchkey:${username}?secret=${secretOf(step)}&issuer=Latchkey`;
      expect(step).toEqual({ ...shown, setupUri });
      const right = totp(secretOf(step), cognito.clock.nowMs());
      expect(await ada.confirms(right, { friendlyDeviceName: 'Latchkey' })).toEqual(done);
      expect(pool.user(username)?.softwareToken).toMatchObject({ verified: true, friendlyDeviceName: 'Latchkey' });
    });

    it('escapes the names in the URI', async () => {
      setUp();
      await ada.signIn(username, password);
      const step = ada.step;
      if (step?.signInStep !== 'continueSignInWithTotpSetup') throw new Error('another step');
      const { sharedSecret, getSetupUri } = step.totpSetupDetails;
      expect(getSetupUri('A & B: C', 'a@b c')).toBe(
        `otpauth://totp/A%20%26%20B%3A%20C:a%40b%20c?secret=${sharedSecret}&issuer=A%20%26%20B%3A%20C`,
      );
    });

    it.each(['EnableSoftwareTokenMFAException', 'CodeMismatchException'] as const)(
      'keeps the secret after a wrong code (%s)',
      async (wrongSetupCode) => {
        setUp({ wrongSetupCode });
        const step = await ada.signIn(username, password);
        const refusal = { code: 'wrong-code', retry: 'same-step', exception: wrongSetupCode };
        expect(await ada.confirms('000000')).toEqual(refusal);
        expect(ada.step).toMatchObject({ totpSetupDetails: { sharedSecret: secretOf(step) } });
        expect(await ada.confirms(totp(secretOf(step), cognito.clock.nowMs()))).toEqual(done);
      },
    );

    it('is not begun anew behind the scenes: that would make the scanned secret worthless', async () => {
      setUp({ sessionAfterWrongCode: 'spent' });
      const step = await ada.signIn(username, password);
      await ada.confirms('000000');
      const right = () => totp(secretOf(step), cognito.clock.nowMs());
      expect(await ada.confirms(right())).toMatchObject({ code: 'session-spent', retry: 'start-again' });
      expect(secretOf(await ada.startsAgain())).not.toBe(secretOf(step));
    });

    it('does not verify a second time what was verified before the network failed', async () => {
      setUp();
      const step = await ada.signIn(username, password);
      cognito.faults.add({
        operation: 'RespondToAuthChallenge',
        challengeName: 'MFA_SETUP',
        effect: { kind: 'drop-request' },
      });
      const right = totp(secretOf(step), cognito.clock.nowMs());
      expect(await ada.confirms(right)).toEqual({ code: 'network-failed', retry: 'same-step' });
      expect(await ada.confirms(right)).toEqual(done);
    });

    it('asks for a secret once more where the network failed', async () => {
      setUp();
      cognito.faults.add({ operation: 'AssociateSoftwareToken', effect: { kind: 'drop-request' } });
      expect(await ada.signIn(username, password)).toEqual({ code: 'network-failed', retry: 'same-step' });
      const choices = { signInStep: 'continueSignInWithMfaSetupSelection', allowedMfaTypes: ['TOTP'] };
      expect(ada.step).toEqual(choices);
      const step = await ada.confirms('TOTP');
      expect(await ada.confirms(totp(secretOf(step), cognito.clock.nowMs()))).toEqual(done);
    });

    it('offers a choice where there is one, and says who can set up SMS', async () => {
      setUp(everyMfa);
      const allowedMfaTypes = ['SMS', 'TOTP', 'EMAIL'];
      const choice = { signInStep: 'continueSignInWithMfaSetupSelection', allowedMfaTypes };
      expect(await ada.signIn(username, password)).toEqual(choice);
      const refusal = { code: 'mfa-setup-needs-administrator', retry: 'same-step' };
      expect(await ada.confirms('SMS')).toEqual(refusal);
      expect(await ada.confirms('PIGEON')).toEqual({ code: 'invalid-choice', retry: 'same-step' });
      expect(ada.step).toEqual(choice);
      const step = await ada.confirms('TOTP');
      expect(await ada.confirms(totp(secretOf(step), cognito.clock.nowMs()))).toEqual(done);
    });

    it('sets up codes by e-mail, and sends another to the same address', async () => {
      setUp(everyMfa);
      await ada.signIn(username, password);
      expect(await ada.confirms('EMAIL')).toEqual({ signInStep: 'continueSignInWithEmailMfaSetup' });
      expect(await ada.confirms('nonsense')).toMatchObject({ code: 'invalid-input', retry: 'same-step' });
      const atCode = {
        signInStep: 'confirmSignInWithOtpCode',
        codeDeliveryDetails: { destination: 'c***@e***', deliveryMedium: 'EMAIL' },
      };
      expect(await ada.confirms(' countess@example.com ')).toEqual(atCode);
      expect(await ada.startsAgain()).toEqual(atCode);
      expect(await ada.confirms(sentCode())).toEqual(done);
    });

    it('is for the administrator where SMS is all there is', async () => {
      setUp({ mfaTypes: ['SMS_MFA'] });
      pool.changeUser(pool.user(username) ?? raise(), { attributes: { phone_number_verified: 'false' } });
      cognito.faults.add({
        operation: 'RespondToAuthChallenge',
        effect: {
          kind: 'raw-reply',
          status: 200,
          body: JSON.stringify({
            ChallengeName: 'MFA_SETUP',
            ChallengeParameters: { MFAS_CAN_SETUP: '["SMS_MFA"]' },
            Session: 'a-session-of-some-length',
          }),
        },
      });
      const refusal = { code: 'mfa-setup-needs-administrator', retry: 'start-again' };
      expect(await ada.signIn(username, password)).toEqual(refusal);
      expect(ada.engine.canStartAgain()).toBe(true);
    });
  });

  describe('with a code that is sent', () => {
    const bySms = () => scene({ settings: everyMfa, user: { enabledMfa: ['SMS_MFA'] } });
    const atSms = {
      signInStep: 'confirmSignInWithSmsMfaCode',
      codeDeliveryDetails: { destination: '+*******1234', deliveryMedium: 'SMS' },
    };

    it('says where it went, and takes it', async () => {
      bySms();
      expect(await ada.signIn(username, password)).toEqual(atSms);
      expect(await ada.confirms('000000')).toMatchObject({ code: 'wrong-code', retry: 'same-step' });
      expect(await ada.confirms(sentCode())).toEqual(done);
      expect(lastAnswer()).toMatchObject({ USERNAME: username, SMS_MFA_CODE: sentCode() });
    });

    it('by e-mail as a second factor says so', async () => {
      scene({ settings: everyMfa, user: { enabledMfa: ['EMAIL_OTP'] } });
      const codeDeliveryDetails = { destination: 'a***@e***', deliveryMedium: 'EMAIL' };
      const step = { signInStep: 'confirmSignInWithOtpCode', codeDeliveryDetails };
      expect(await ada.signIn(username, password)).toEqual(step);
      expect(await ada.confirms(sentCode())).toEqual(done);
    });

    it('has another sent without asking for the password', async () => {
      bySms();
      await ada.signIn(username, password);
      const first = sentCode();
      expect(await ada.startsAgain()).toEqual(atSms);
      expect(sentCode()).not.toBe(first);
      expect(await ada.confirms(sentCode())).toEqual(done);
    });

    it('needs another where a wrong one has used the session up, and says so', async () => {
      scene({ settings: { ...everyMfa, sessionAfterWrongCode: 'spent' }, user: { enabledMfa: ['SMS_MFA'] } });
      await ada.signIn(username, password);
      const first = sentCode();
      await ada.confirms('000000');
      expect(await ada.confirms(first)).toEqual({ code: 'new-code-needed', retry: 'same-step' });
      expect(ada.step).toEqual(atSms);
      expect(await ada.confirms(sentCode())).toEqual(done);
    });

    it('says that it has run out', async () => {
      scene({ settings: { ...everyMfa, sessionMinutes: 15 }, user: { enabledMfa: ['SMS_MFA'] } });
      await ada.signIn(username, password);
      cognito.clock.advance(10 * 60_000);
      expect(await ada.confirms(sentCode())).toMatchObject({ code: 'expired-code', retry: 'same-step' });
    });
  });

  describe('with several second factors', () => {
    const several = () =>
      scene({
        settings: everyMfa,
        user: { totpSecretBase32: secret, enabledMfa: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] },
      });

    it('lets the person choose, by either name', async () => {
      several();
      const choice = await ada.signIn(username, password);
      expect(choice).toMatchObject({ signInStep: 'continueSignInWithMfaSelection' });
      expect(new Set(choice['allowedMfaTypes'] as string[])).toEqual(new Set(['SMS', 'TOTP', 'EMAIL']));
      expect(await ada.confirms('FAX')).toEqual({ code: 'invalid-choice', retry: 'same-step' });
      expect(await ada.confirms('SOFTWARE_TOKEN_MFA')).toEqual({ signInStep: 'confirmSignInWithTotpMfaCode' });
      expect(await ada.confirms(code())).toEqual(done);
    });

    it('keeps the choice when it is begun anew, unless it is to be made again', async () => {
      several();
      await ada.signIn(username, password);
      await ada.confirms('SMS');
      expect(await ada.startsAgain()).toMatchObject({ signInStep: 'confirmSignInWithSmsMfaCode' });
      const chosenAgain = await ada.startsAgain({ forgetChoices: true });
      expect(chosenAgain).toMatchObject({ signInStep: 'continueSignInWithMfaSelection' });
      await ada.confirms('EMAIL');
      expect(await ada.confirms(sentCode())).toEqual(done);
    });
  });

  describe('that needs a new password', () => {
    const requiredAttributes = ['given_name', 'family_name'];
    const newcomer = () =>
      scene({ settings: { requiredAttributes, mfa: 'ON' }, user: { status: 'FORCE_CHANGE_PASSWORD' } });
    const userAttributes = { given_name: 'Ada', family_name: 'Lovelace' };
    const step = { signInStep: 'confirmSignInWithNewPassword', missingAttributes: requiredAttributes };

    it('names the attributes that are missing, and takes them with it', async () => {
      newcomer();
      expect(await ada.signIn(username, password)).toEqual(step);
      expect(await ada.confirms('short', { userAttributes })).toMatchObject({
        code: 'password-policy',
        retry: 'same-step',
      });
      expect(await ada.confirms(newPassword)).toMatchObject({ code: 'invalid-input', retry: 'same-step' });
      expect(ada.step).toEqual(step);
      const next = await ada.confirms(newPassword, { userAttributes });
      expect(next).toMatchObject({ signInStep: 'continueSignInWithTotpSetup' });
      expect(lastAnswerTo('NEW_PASSWORD_REQUIRED')).toEqual({
        USERNAME: username,
        NEW_PASSWORD: newPassword,
        'userAttributes.given_name': 'Ada',
        'userAttributes.family_name': 'Lovelace',
      });
    });

    it('begins anew with the new one from then on', async () => {
      newcomer();
      await ada.signIn(username, password);
      await ada.confirms(newPassword, { userAttributes });
      expect(await ada.startsAgain()).toMatchObject({ signInStep: 'continueSignInWithTotpSetup' });
    });
  });

  describe('with challenges of the pool’s own', () => {
    const rounds = [
      { parameters: { hint: 'The first' }, answer: 'one' },
      { parameters: { hint: 'The second', color: 'red' }, answer: 'two' },
    ];
    const custom = (authFlow: 'CUSTOM_AUTH' | 'CUSTOM_AUTH_WITH_SRP', wrongAnswersAllowed = 1) =>
      scene({ settings: { customChallenge: { rounds, wrongAnswersAllowed } }, pool: { authFlow } });
    const first = {
      signInStep: 'confirmSignInWithCustomChallenge',
      additionalInfo: { USERNAME: username, hint: 'The first' },
    };

    it('goes through the rounds, wrong answers among them', async () => {
      custom('CUSTOM_AUTH');
      expect(await ada.signIn(username)).toEqual(first);
      expect(await ada.confirms('none')).toEqual(first);
      expect(await ada.confirms('one')).toMatchObject({ additionalInfo: { hint: 'The second', color: 'red' } });
      expect(await ada.confirms('two')).toEqual(done);
    });

    it('proves a password first where the flow has one', async () => {
      custom('CUSTOM_AUTH_WITH_SRP');
      expect(await ada.signIn(username, password)).toEqual(first);
      const opening = (requests()[0]?.request as { AuthParameters: Record<string, string> }).AuthParameters;
      expect(opening).toMatchObject({ CHALLENGE_NAME: 'SRP_A', USERNAME: username });
      expect(JSON.stringify(requests())).not.toContain('PASSWORD"');
      await ada.confirms('one');
      expect(await ada.confirms('two')).toEqual(done);
    });

    it('is begun anew where the pool has had enough', async () => {
      custom('CUSTOM_AUTH', 0);
      await ada.signIn(username);
      expect(await ada.confirms('none')).toMatchObject({ code: 'challenge-failed', retry: 'start-again' });
      expect(await ada.startsAgain()).toEqual(first);
    });
  });

  describe('with a first factor of the person’s choice', () => {
    const choosing = (more: Scene = {}) =>
      scene({
        settings: { firstFactors: ['PASSWORD', 'PASSWORD_SRP', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN'] },
        pool: { authFlow: 'USER_AUTH' },
        ...more,
      });
    const availableChallenges = ['PASSWORD', 'PASSWORD_SRP', 'EMAIL_OTP', 'SMS_OTP'];
    const choice = { signInStep: 'continueSignInWithFirstFactorSelection', availableChallenges };

    it.each(['PASSWORD', 'PASSWORD_SRP'])('that is %s asks for it', async (factor) => {
      choosing();
      expect(await ada.signIn(username)).toEqual(choice);
      expect(await ada.confirms('MAGIC')).toEqual({ code: 'invalid-choice', retry: 'same-step' });
      expect(await ada.confirms(factor)).toEqual({ signInStep: 'confirmSignInWithPassword' });
      expect(await ada.confirms(password)).toEqual(done);
    });

    it('says nothing of a password that can be proven', async () => {
      choosing();
      await ada.signIn(username);
      await ada.confirms('PASSWORD_SRP');
      await ada.confirms(password);
      expect(JSON.stringify(requests())).not.toContain(JSON.stringify(password).slice(1, -1));
    });

    it('is begun anew after a wrong password, with the whole list', async () => {
      choosing();
      await ada.signIn(username);
      await ada.confirms('PASSWORD_SRP');
      expect(await ada.confirms('wrong')).toMatchObject({ code: 'wrong-credentials', retry: 'start-again' });
      expect(await ada.startsAgain()).toEqual(choice);
    });

    it.each([
      ['EMAIL_OTP', 'EMAIL', 'a***@e***'],
      ['SMS_OTP', 'SMS', '+*******1234'],
    ])('that is %s sends a code, and another when asked', async (factor, deliveryMedium, destination) => {
      choosing();
      await ada.signIn(username);
      const step = { signInStep: 'confirmSignInWithOtpCode', codeDeliveryDetails: { destination, deliveryMedium } };
      expect(await ada.confirms(factor)).toEqual(step);
      expect(await ada.startsAgain()).toEqual(step);
      expect(await ada.confirms(sentCode())).toEqual(done);
    });

    it.each(['PASSWORD', 'PASSWORD_SRP'])('begins with %s where that is preferred', async (preferredChallenge) => {
      choosing();
      expect(await ada.signIn(username, password, { preferredChallenge })).toEqual(done);
      expect(await ada.signIn(username, undefined, { preferredChallenge })).toMatchObject({ code: 'password-needed' });
    });

    it('begins with a code where that is preferred', async () => {
      choosing();
      const step = await ada.signIn(username, undefined, { preferredChallenge: 'EMAIL_OTP' });
      expect(step).toMatchObject({ signInStep: 'confirmSignInWithOtpCode' });
    });

    it.each(['PASSWORD', 'PASSWORD_SRP'])('that is %s asks for it where it was forgotten', async (factor) => {
      choosing({ user: { totpSecretBase32: secret } });
      await ada.signIn(username, password, { preferredChallenge: factor });
      ada.engine.forgetPassword();
      expect(ada.engine.canStartAgain()).toBe(true);
      expect(await ada.startsAgain()).toEqual({ signInStep: 'confirmSignInWithPassword' });
      expect(ada.engine.hasChoices()).toBe(true);
      expect(await ada.confirms(password)).toEqual({ signInStep: 'confirmSignInWithTotpMfaCode' });
      expect(await ada.confirms(code())).toEqual(done);
    });

    it('can be chosen anew where the password of the last choice was forgotten', async () => {
      choosing({ user: { totpSecretBase32: secret } });
      await ada.signIn(username, password, { preferredChallenge: 'PASSWORD_SRP' });
      ada.engine.forgetPassword();
      expect(await ada.startsAgain({ forgetChoices: true })).toMatchObject({
        availableChallenges: ['PASSWORD', 'PASSWORD_SRP'],
      });
    });

    it('begins anew with the password that was right, for the second factor', async () => {
      choosing({ user: { totpSecretBase32: secret } });
      await ada.signIn(username);
      await ada.confirms('PASSWORD_SRP');
      expect(await ada.confirms(password)).toEqual({ signInStep: 'confirmSignInWithTotpMfaCode' });
      expect(await ada.startsAgain()).toEqual({ signInStep: 'confirmSignInWithTotpMfaCode' });
      expect(await ada.confirms(code())).toEqual(done);
    });

    describe('a passkey', () => {
      const passkey = generateKeyPairSync('ec', { namedCurve: 'P-256' });
      const credentialId = 'cGFzc2tleQ';

      const withPasskey = () => {
        choosing();
        pool.user(username)?.passkeys.push({ credentialId, publicKey: passkey.publicKey, signCount: 0 });
      };

      /** What the browser makes of the request, for the origin of the relying party. */
      function credential(): string {
        if (ada.step?.signInStep !== 'continueSignInWithPasskey') throw new Error('another step');
        const options = JSON.parse(ada.step.additionalInfo.credentialRequestOptions) as {
          challenge: string;
          rpId: string;
        };
        const { challenge, rpId } = options;
        const clientData = Buffer.from(JSON.stringify({ type: 'webauthn.get', challenge, origin: 'http://localhost' }));
        const hash = (data: Buffer | string) => createHash('sha256').update(data).digest();
        const authenticatorData = Buffer.concat([hash(rpId), Buffer.of(0x05), Buffer.of(0, 0, 0, 1)]);
        const signed = Buffer.concat([authenticatorData, hash(clientData)]);
        const response = {
          clientDataJSON: clientData.toString('base64url'),
          authenticatorData: authenticatorData.toString('base64url'),
          signature: createSign('sha256').update(signed).sign(passkey.privateKey).toString('base64url'),
        };
        return JSON.stringify({ id: credentialId, type: 'public-key', response });
      }

      it('is asked of the browser, and its answer taken', async () => {
        withPasskey();
        await ada.signIn(username);
        expect(await ada.confirms('WEB_AUTHN')).toMatchObject({ signInStep: 'continueSignInWithPasskey' });
        expect(await ada.confirms(credential())).toEqual(done);
      });

      it('may be given up for another factor', async () => {
        withPasskey();
        await ada.signIn(username);
        await ada.confirms('WEB_AUTHN');
        expect(await ada.confirms('PASSWORD_SRP')).toEqual({ signInStep: 'confirmSignInWithPassword' });
        expect(await ada.confirms(password)).toEqual(done);
      });
    });
  });

  describe('that leads through the account', () => {
    it('resets a password where the pool demands it', async () => {
      scene({ user: { status: 'RESET_REQUIRED' } });
      expect(await ada.signIn(username, password)).toEqual({ signInStep: 'resetPassword' });
      const codeDeliveryDetails = { destination: 'a***@e***', deliveryMedium: 'EMAIL' };
      const step = { signInStep: 'resetPassword', codeDeliveryDetails };
      expect(await ada.says((engine) => engine.resetPassword())).toEqual(step);
      const reset = (given: string, chosen: string) =>
        ada.says((engine) => engine.confirmResetPassword({ code: given, newPassword: chosen }));
      expect(await reset('000000', newPassword)).toMatchObject({ code: 'wrong-code', retry: 'same-step' });
      expect(ada.step).toEqual(step);
      expect(await reset(sentCode(), 'short')).toMatchObject({ code: 'password-policy', retry: 'same-step' });
      expect(await reset(sentCode(), newPassword)).toEqual(done);
      expect(ada.engine.toJSON()).not.toContain(newPassword);
    });

    it('resets a password that was forgotten', async () => {
      scene();
      expect(await ada.says((engine) => engine.resetPassword())).toMatchObject({ code: 'wrong-step' });
      await ada.says((engine) => engine.resetPassword({ username }));
      const reset = { code: sentCode(), newPassword };
      expect(await ada.says((engine) => engine.confirmResetPassword(reset))).toEqual(done);
    });

    it('confirms a sign-up, and goes on to sign in', async () => {
      scene({ user: { status: 'UNCONFIRMED' } });
      expect(await ada.signIn(username, password)).toEqual({ signInStep: 'confirmSignUp' });
      const step = await ada.says((engine) => engine.resendSignUpCode());
      const codeDeliveryDetails = { destination: 'a***@e***', deliveryMedium: 'EMAIL' };
      expect(step).toEqual({ signInStep: 'confirmSignUp', codeDeliveryDetails });
      const confirm = (given: string) => ada.says((engine) => engine.confirmSignUp(given));
      expect(await confirm('000000')).toMatchObject({ code: 'wrong-code', retry: 'same-step' });
      expect(await confirm(sentCode())).toEqual(done);
    });

    it('does not confuse the steps', async () => {
      scene();
      const wrongStep = { code: 'wrong-step', retry: 'same-step' };
      expect(await ada.confirms('123456')).toEqual(wrongStep);
      expect(await ada.says((engine) => engine.confirmSignUp('123456'))).toEqual(wrongStep);
      expect(await ada.says((engine) => engine.resendSignUpCode())).toEqual(wrongStep);
      const reset = { code: '123456', newPassword };
      expect(await ada.says((engine) => engine.confirmResetPassword(reset))).toEqual(wrongStep);
      expect(await ada.startsAgain()).toEqual(wrongStep);
      expect(requests()).toEqual([]);
    });
  });

  describe('on a remembered device', () => {
    let devices: DevicesInMemory;
    const remembering = (more: Scene = {}) => {
      devices = new DevicesInMemory();
      return scene({
        settings: { devices: { remember: 'always' }, aliases: ['email'] },
        user: { totpSecretBase32: secret },
        engine: { devices },
        ...more,
      });
    };

    it('confirms it the first time, and then passes without the second factor', async () => {
      remembering();
      await ada.signIn(username, password);
      expect(await ada.confirms(code())).toEqual(done);
      const keys = devices.known.get(username);
      expect(ada.engine.tokens()?.deviceKey).toBe(keys?.deviceKey);
      expect(Buffer.from(keys?.password ?? '', 'base64')).toHaveLength(40);
      nextPeriod();
      expect(await ada.signIn(username, password)).toEqual(done);
      expect(lastAnswer()).toMatchObject({ DEVICE_KEY: keys?.deviceKey });
      expect(JSON.stringify(requests())).not.toContain(keys?.password);
    });

    it('is known by every name of the user', async () => {
      remembering();
      await ada.signIn(email, password);
      await ada.confirms(code());
      expect([...devices.known.keys()].sort()).toEqual([username, email]);
      nextPeriod();
      expect(await ada.signIn(username, password)).toEqual(done);
    });

    it('names it at once where the password itself is sent', async () => {
      remembering({ pool: { authFlow: 'USER_PASSWORD_AUTH' } });
      await ada.signIn(username, password);
      await ada.confirms(code());
      nextPeriod();
      expect(await ada.signIn(username, password)).toEqual(done);
    });

    it.each(['USER_SRP_AUTH', 'USER_PASSWORD_AUTH'] as const)(
      'that the pool has forgotten is forgotten here too (%s)',
      async (authFlow) => {
        remembering({ pool: { authFlow } });
        await ada.signIn(username, password);
        await ada.confirms(code());
        pool.user(username)?.devices.clear();
        nextPeriod();
        expect(await ada.signIn(username, password)).toEqual({ signInStep: 'confirmSignInWithTotpMfaCode' });
        expect(devices.known.size).toBe(0);
      },
    );

    it('whose password is not the one that the pool knows is forgotten, and the way is free', async () => {
      remembering();
      await ada.signIn(username, password);
      await ada.confirms(code());
      const keys = devices.known.get(username) ?? raise();
      devices.known.set(username, { ...keys, password: 'another' });
      nextPeriod();
      expect(await ada.signIn(username, password)).toMatchObject({ code: 'challenge-failed', retry: 'start-again' });
      expect(await ada.startsAgain()).toEqual({ signInStep: 'confirmSignInWithTotpMfaCode' });
    });

    it('that cannot be confirmed does not undo the sign-in', async () => {
      remembering();
      cognito.faults.add({ operation: 'ConfirmDevice', effect: { kind: 'drop-request' } });
      const engine = ada.engine;
      await engine.signIn({ username, password });
      await engine.confirmSignIn(code());
      expect(engine.tokens()).toBeDefined();
      expect(engine.deviceError()).toMatchObject({ code: 'network-failed' });
      expect(devices.known.size).toBe(0);
    });

    it('is not asked for where nothing can store it', async () => {
      scene({ settings: { devices: { remember: 'always' } } });
      expect(await ada.signIn(username, password)).toEqual(done);
      expect(requests().map(({ operation }) => operation)).not.toContain('ConfirmDevice');
      expect(ada.engine.deviceError()).toBeUndefined();
    });
  });

  it('of an app client with a secret sends its hash with every name', async () => {
    const everything = { ...everyMfa, aliases: ['email' as const] };
    scene({ client: { secret: true }, settings: everything, user: { status: 'UNCONFIRMED', enabledMfa: ['SMS_MFA'] } });
    expect(await ada.signIn(username, password)).toEqual({ signInStep: 'confirmSignUp' });
    await ada.says((engine) => engine.resendSignUpCode());
    expect(await ada.says((engine) => engine.confirmSignUp(sentCode()))).toMatchObject({
      signInStep: 'confirmSignInWithSmsMfaCode',
    });
    expect(await ada.confirms(sentCode())).toEqual(done);
    await ada.says((engine) => engine.resetPassword({ username }));
    const reset = { code: sentCode(), newPassword };
    expect(await ada.says((engine) => engine.confirmResetPassword(reset))).toMatchObject({
      signInStep: 'confirmSignInWithSmsMfaCode',
    });
  });

  it('with a challenge that nobody knows names it, and can be begun anew', async () => {
    scene({ settings: { unknownChallenge: 'BLOOD_SAMPLE' } });
    const engine = ada.engine;
    const failure = await engine.signIn({ username, password }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'unsupported-challenge', subject: 'BLOOD_SAMPLE', retry: 'start-again' });
    expect(engine.canStartAgain()).toBe(true);
  });

  describe('that meets trouble', () => {
    const totpUser = { user: { totpSecretBase32: secret } };

    it.each([
      ['drop-request', { kind: 'drop-request' }, 'network-failed', 'same-step'],
      [
        'TooManyRequestsException',
        { kind: 'exception', exception: 'TooManyRequestsException' },
        'throttled',
        'same-step',
      ],
      [
        'InternalErrorException',
        { kind: 'exception', exception: 'InternalErrorException' },
        'service-unavailable',
        'same-step',
      ],
      ['a gateway', { kind: 'raw-reply', status: 503, body: '<html>' }, 'service-unavailable', 'same-step'],
      ['ForbiddenException', { kind: 'exception', exception: 'ForbiddenException' }, 'blocked', 'later'],
    ] as const)('of the passing kind (%s) goes on where it was', async (_what, effect, expected, retry) => {
      scene(totpUser);
      cognito.faults.add({ operation: 'InitiateAuth', effect });
      expect(await ada.signIn(username, password)).toMatchObject({ code: expected, retry });
      cognito.faults.add({ operation: 'RespondToAuthChallenge', effect });
      expect(await ada.startsAgain()).toMatchObject({ code: expected, retry });
      expect(await ada.startsAgain()).toEqual({ signInStep: 'confirmSignInWithTotpMfaCode' });
      cognito.faults.add({ operation: 'RespondToAuthChallenge', effect });
      expect(await ada.confirms(code())).toMatchObject({ code: expected, retry });
      expect(await ada.confirms(code())).toEqual(done);
    });

    it('when a reply is lost is begun anew behind the scenes', async () => {
      scene(totpUser);
      await ada.signIn(username, password);
      cognito.faults.add({ operation: 'RespondToAuthChallenge', effect: { kind: 'drop-reply' } });
      expect(await ada.confirms(code())).toEqual({ code: 'network-failed', retry: 'same-step' });
      nextPeriod();
      expect(await ada.confirms(code())).toEqual(done);
    });

    it('keeps the step when beginning anew fails', async () => {
      scene(totpUser);
      await ada.signIn(username, password);
      cognito.faults.add({ operation: 'InitiateAuth', effect: { kind: 'drop-request' } });
      expect(await ada.startsAgain()).toMatchObject({ code: 'network-failed' });
      expect(await ada.confirms(code())).toEqual(done);
    });

    it('of a trigger’s making shows what the trigger says', async () => {
      scene();
      const exception = 'UserLambdaValidationException';
      const message = 'PreAuthentication failed with error Only on weekdays.';
      cognito.faults.add({ operation: 'InitiateAuth', effect: { kind: 'exception', exception, message } });
      const failure = await ada.engine.signIn({ username, password }).catch((error: unknown) => error);
      expect(failure).toMatchObject({
        code: 'trigger-failed',
        exception,
        retry: 'start-again',
        triggerMessage: 'Only on weekdays.',
      });
    });

    it('is not put off by clocks that differ', async () => {
      scene({ ...totpUser, engine: { clock: () => cognito.clock.nowMs() - 3_600_000 } });
      await ada.signIn(username, password);
      expect(Math.abs(ada.engine.serverNowMs() - cognito.clock.nowMs())).toBeLessThanOrEqual(500);
      expect(await ada.confirms(totp(secret, ada.engine.serverNowMs()))).toEqual(done);
    });
  });

  const lastAnswerTo = (challengeName: string) =>
    cognito.journal
      .entries()
      .map(({ request }) => request as { ChallengeName?: string; ChallengeResponses?: Record<string, string> })
      .filter((request) => request.ChallengeName === challengeName)
      .at(-1)?.ChallengeResponses;
});

function raise(): never {
  throw new Error('not there');
}
