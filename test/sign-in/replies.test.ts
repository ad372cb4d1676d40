import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SignInOptions } from '../../src/sign-in/calls';
import { DevicesInMemory, keepings, Person } from './person';
import { replies, startScriptedServer, type ScriptedServer } from './scripted-server';

/** What user pools have been seen to say, or could, and no local one does. */
describe.each(keepings)('a sign-in kept %s, with recorded replies', (keeping) => {
  let server: ScriptedServer;
  beforeEach(async () => {
    server = await startScriptedServer();
  });
  afterEach(() => server.close());

  const ada = (
    options: Partial<SignInOptions> = {},
    authFlow: 'USER_PASSWORD_AUTH' | 'USER_SRP_AUTH' | 'USER_AUTH' = 'USER_PASSWORD_AUTH',
  ) => {
    const known = {
      region: 'eu-west-1',
      userPoolId: 'eu-west-1_Abc',
      clientId: 'client',
      endpoint: server.url,
      authFlow,
    };
    return new Person({ pool: known, ...options }, keeping);
  };
  const responses = () => server.requests.map(({ body }) => body['ChallengeResponses']);
  const done = { signInStep: 'done' };

  it('drops second factors that it does not know', async () => {
    server.play(replies.challenge('SELECT_MFA_TYPE', { MFAS_CAN_CHOOSE: '["SMS_MFA","CARRIER_PIGEON","EMAIL_OTP"]' }));
    expect(await ada().signIn('ada', 'pw')).toEqual({
      signInStep: 'continueSignInWithMfaSelection',
      allowedMfaTypes: ['SMS', 'EMAIL'],
    });
  });

  it.each([
    ['requiredAttributes that are no JSON', 'NEW_PASSWORD_REQUIRED', { requiredAttributes: '[' }],
    ['requiredAttributes that are no list', 'NEW_PASSWORD_REQUIRED', { requiredAttributes: '{"a":1}' }],
    ['factors that are numbers', 'SELECT_MFA_TYPE', { MFAS_CAN_CHOOSE: '[1]' }],
    ['a passkey request without its options', 'WEB_AUTHN', {}],
    ['a proof to be made of nothing', 'PASSWORD_VERIFIER', { SALT: '1' }],
  ])('does not go on with %s', async (_what, name, parameters) => {
    server.play(replies.challenge(name, parameters));
    expect(await ada().signIn('ada', 'pw')).toEqual({ code: 'unexpected-reply', retry: 'start-again' });
  });

  it('takes parameters that are missing for none', async () => {
    const person = ada();
    server.play(replies.challenge('NEW_PASSWORD_REQUIRED'), replies.challenge('SMS_MFA'), { body: {} });
    const step = { signInStep: 'confirmSignInWithNewPassword', missingAttributes: [] };
    expect(await person.signIn('ada', 'pw')).toEqual(step);
    expect(await person.confirms('New-1843!')).toEqual({ signInStep: 'confirmSignInWithSmsMfaCode' });
    expect(await person.confirms('123456')).toEqual({ code: 'unexpected-reply', retry: 'start-again' });
  });

  it('answers with the name that the pool has for the user', async () => {
    const person = ada();
    server.play(
      replies.challenge('NEW_PASSWORD_REQUIRED', { USER_ID_FOR_SRP: 'id-for-srp' }),
      replies.challenge('SMS_MFA', { USERNAME: 'username', USER_ID_FOR_SRP: 'id-for-srp' }),
      replies.tokens(),
    );
    await person.signIn('ada', 'pw');
    await person.confirms('New-1843!');
    expect(await person.confirms('123456')).toEqual(done);
    expect(responses().slice(1)).toMatchObject([{ USERNAME: 'id-for-srp' }, { USERNAME: 'username' }]);
    expect(person.engine.tokens()).toMatchObject({ username: 'username' });
  });

  it('keeps the list of first factors where Cognito asks a second time without it', async () => {
    const person = ada({}, 'USER_AUTH');
    const AvailableChallenges = ['PASSWORD_SRP', 'EMAIL_OTP'];
    server.play(
      replies.challenge('SELECT_CHALLENGE', {}, { AvailableChallenges }),
      replies.challenge('SELECT_CHALLENGE'),
    );
    const step = {
      signInStep: 'continueSignInWithFirstFactorSelection',
      availableChallenges: ['PASSWORD_SRP', 'EMAIL_OTP'],
    };
    expect(await person.signIn('ada')).toEqual(step);
    expect(await person.confirms('EMAIL_OTP')).toEqual(step);
  });

  it('calls a verification that reports an error a wrong code', async () => {
    const person = ada();
    server.play(
      replies.challenge('MFA_SETUP', { MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' }),
      { body: { SecretCode: 'JBSWY3DPEHPK3PXP', Session: 'associated'.padEnd(24, '.') } },
      { body: { Status: 'ERROR' } },
    );
    await person.signIn('ada', 'pw');
    expect(await person.confirms('123456')).toEqual({ code: 'wrong-code', retry: 'same-step' });
    expect(person.step).toMatchObject({ signInStep: 'continueSignInWithTotpSetup' });
  });

  it('chains the three sessions of a set-up', async () => {
    const person = ada();
    server.play(
      replies.challenge(
        'MFA_SETUP',
        { MFAS_CAN_SETUP: '["SMS_MFA","SOFTWARE_TOKEN_MFA"]' },
        { Session: 'first'.padEnd(24, '.') },
      ),
      { body: { SecretCode: 'JBSWY3DPEHPK3PXP', Session: 'second'.padEnd(24, '.') } },
      { body: { Status: 'SUCCESS', Session: 'third'.padEnd(24, '.') } },
      replies.tokens(),
    );
    await person.signIn('ada', 'pw');
    expect(await person.confirms('123456', { friendlyDeviceName: 'Phone' })).toEqual(done);
    expect(server.requests.slice(1).map(({ operation, body }) => [operation, body])).toEqual([
      ['AssociateSoftwareToken', { Session: 'first'.padEnd(24, '.') }],
      ['VerifySoftwareToken', { Session: 'second'.padEnd(24, '.'), UserCode: '123456', FriendlyDeviceName: 'Phone' }],
      [
        'RespondToAuthChallenge',
        {
          ClientId: 'client',
          ChallengeName: 'MFA_SETUP',
          ChallengeResponses: { USERNAME: 'ada' },
          Session: 'third'.padEnd(24, '.'),
        },
      ],
    ]);
  });

  it('begins anew, and not behind the scenes, where a session was used up by nobody here', async () => {
    const person = ada();
    const spent = 'Invalid session for the user, session can only be used once.';
    server.play(replies.challenge('SOFTWARE_TOKEN_MFA'), replies.exception('NotAuthorizedException', spent));
    await person.signIn('ada', 'pw');
    expect(await person.confirms('123456')).toMatchObject({ code: 'session-spent', retry: 'start-again' });
    expect(server.requests).toHaveLength(2);
  });

  it('begins anew behind the scenes no more than once', async () => {
    const person = ada();
    const spent = 'Invalid session for the user, session can only be used once.';
    server.play(
      replies.challenge('SOFTWARE_TOKEN_MFA'),
      replies.exception('CodeMismatchException'),
      replies.exception('NotAuthorizedException', spent),
      replies.challenge('SOFTWARE_TOKEN_MFA'),
      replies.exception('NotAuthorizedException', spent),
    );
    await person.signIn('ada', 'pw');
    await person.confirms('123456');
    expect(await person.confirms('654321')).toMatchObject({ code: 'session-spent', retry: 'start-again' });
    expect(server.requests).toHaveLength(5);
  });

  it('turns into a reset or a confirmation in the middle', async () => {
    const person = ada();
    server.play(replies.challenge('SMS_MFA'), replies.exception('PasswordResetRequiredException'));
    await person.signIn('ada', 'pw');
    expect(await person.confirms('123456')).toEqual({ signInStep: 'resetPassword' });
    server.play(replies.exception('UserNotConfirmedException'));
    const reset = { code: '123456', newPassword: 'New-1843!' };
    expect(await person.says((engine) => engine.confirmResetPassword(reset))).toEqual({ signInStep: 'confirmSignUp' });
    server.play(replies.exception('NotAuthorizedException', 'User cannot be confirmed. Current status is CONFIRMED'));
    const confirmed = await person.says((engine) => engine.confirmSignUp('123456'));
    expect(confirmed).toMatchObject({ code: 'already-confirmed', retry: 'start-again' });
    server.play(replies.tokens());
    expect(await person.startsAgain()).toEqual(done);
  });

  it('says when to come back after too many messages', async () => {
    const person = ada();
    server.play(replies.exception('LimitExceededException', 'Attempt limit exceeded, please try after some time.'));
    const asked = await person.says((engine) => engine.resetPassword({ username: 'ada' }));
    expect(asked).toEqual({ code: 'limit-exceeded', retry: 'later', exception: 'LimitExceededException' });
  });

  it.each([{ SRP_B: '0' }, { SRP_B: 'zz' }])('goes no further with a server of %j', async (parameters) => {
    server.play(
      replies.challenge('PASSWORD_VERIFIER', {
        SALT: '1',
        SECRET_BLOCK: 'AAAA',
        USER_ID_FOR_SRP: 'ada',
        ...parameters,
      }),
    );
    expect(await ada({}, 'USER_SRP_AUTH').signIn('ada', 'pw')).toEqual({
      code: 'untrusted-server',
      retry: 'start-again',
    });
    expect(server.requests).toHaveLength(1);
  });

  it('does not let a server keep it proving', async () => {
    const verifier = { SALT: '1', SRP_B: '5', SECRET_BLOCK: 'AAAA', USER_ID_FOR_SRP: 'ada' };
    server.play(replies.challenge('PASSWORD_VERIFIER', verifier), replies.challenge('PASSWORD_VERIFIER', verifier));
    const refusal = { code: 'unsupported-challenge', retry: 'start-again' };
    expect(await ada({}, 'USER_SRP_AUTH').signIn('ada', 'pw')).toEqual(refusal);
    expect(server.requests).toHaveLength(2);
  });

  it('cannot prove a device that it has no keys of', async () => {
    server.play(replies.challenge('DEVICE_SRP_AUTH'));
    const refusal = { code: 'unsupported-challenge', retry: 'start-again' };
    expect(await ada({ devices: new DevicesInMemory() }).signIn('ada', 'pw')).toEqual(refusal);
  });

  it('says when the keys of devices cannot be read', async () => {
    const devices = new DevicesInMemory();
    devices.get = () => Promise.reject(new Error('locked'));
    expect(await ada({ devices }).signIn('ada', 'pw')).toEqual({ code: 'device-store-failed', retry: 'same-step' });
  });

  it('has no refresh token where none is issued', async () => {
    const person = ada();
    server.play(replies.tokens({ RefreshToken: undefined }));
    expect(await person.signIn('ada', 'pw')).toEqual(done);
    expect(person.engine.tokens()).not.toHaveProperty('refreshToken');
  });

  it('ends on demand, and stays at the step', async () => {
    const person = ada();
    server.play(replies.challenge('SMS_MFA'), 'silence');
    await person.signIn('ada', 'pw');
    const controller = new AbortController();
    const answer = person.confirms('123456', { signal: controller.signal });
    controller.abort();
    expect(await answer).toEqual({ code: 'aborted', retry: 'same-step' });
    expect(person.step).toEqual({ signInStep: 'confirmSignInWithSmsMfaCode' });
  });

  it('answers one call after another', async () => {
    const engine = ada().engine;
    server.play(replies.challenge('SMS_MFA'), replies.tokens());
    const both = await Promise.all([
      engine.signIn({ username: 'ada', password: 'pw' }),
      engine.confirmSignIn('123456'),
    ]);
    expect(both.map(({ nextStep }) => nextStep.signInStep)).toEqual(['confirmSignInWithSmsMfaCode', 'done']);
  });
});
