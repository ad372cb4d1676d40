import { createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { secretHash, type AppClient } from './app-client';
import { createDemoPools, demoPassword, demoPeople, setupPeople, showcasePeople } from './demo-pools';
import type { Pool } from './pool';
import type { PoolSettings, UserSettings } from './pool-settings';
import { startLocalCognito, type LocalCognito } from './server';
import { totp } from './totp';
import { control, request, type WireAnswer } from './wire-client';

const password = 'Correct-horse-1';
const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

let cognito: LocalCognito;
let pool: Pool;
let client: AppClient;

beforeAll(async () => {
  cognito = await startLocalCognito();
});

afterAll(async () => {
  await cognito.close();
});

beforeEach(() => {
  cognito.clock.follow();
  cognito.faults.clear();
  usePool();
});

function usePool(settings: PoolSettings = {}, user: Partial<UserSettings> = {}): void {
  pool = cognito.createPool(settings);
  client = pool.createClient();
  pool.createUser({ username: 'ada', password, ...user });
}

function initiate(parameters: Record<string, string> = {}, flow = 'USER_PASSWORD_AUTH'): Promise<WireAnswer> {
  return request(cognito, 'InitiateAuth', {
    AuthFlow: flow,
    ClientId: client.id,
    AuthParameters: { USERNAME: 'ada', PASSWORD: password, ...parameters },
  });
}

function respond(name: string, session: unknown, responses: Record<string, string>, clientId = client.id) {
  return request(cognito, 'RespondToAuthChallenge', {
    ChallengeName: name,
    ClientId: clientId,
    Session: session,
    ChallengeResponses: { USERNAME: 'ada', ...responses },
  });
}

function tokensOf({ body }: WireAnswer): Record<'AccessToken' | 'IdToken' | 'RefreshToken', string> {
  return body['AuthenticationResult'] as Record<'AccessToken' | 'IdToken' | 'RefreshToken', string>;
}

function summary({ exception, body }: WireAnswer): string {
  const { message = '' } = body;
  return `${exception ?? 'success'}: ${typeof message === 'string' ? message : 'no text'}`;
}

const codeNow = () => ({ SOFTWARE_TOKEN_MFA_CODE: totp(secret, cognito.clock.nowMs()) });

describe('the protocol', () => {
  it('answers a preflight for any origin and shows browsers the headers that Cognito shows', async () => {
    const preflight = await fetch(cognito.url, { method: 'OPTIONS', headers: { Origin: 'https://app.example.com' } });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
    const answer = await initiate();
    expect(answer.headers.get('access-control-expose-headers')?.split(', ')).toEqual([
      'Date',
      'x-amzn-ErrorType',
      'x-amzn-ErrorMessage',
      'x-amzn-RequestId',
    ]);
  });

  it('tells the pool’s time in Date', async () => {
    cognito.clock.freeze(Date.UTC(2031, 0, 2, 3, 4, 5));
    expect((await initiate()).headers.get('date')).toBe('Thu, 02 Jan 2031 03:04:05 GMT');
  });

  it('names an exception in body and header', async () => {
    const answer = await initiate({ PASSWORD: 'wrong' });
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ __type: 'NotAuthorizedException', message: 'Incorrect username or password.' });
    expect(answer.headers.get('x-amzn-errortype')).toBe('NotAuthorizedException:');
  });

  it.each([
    ['an operation that is not there', 'DeleteEverything', {}, 'UnknownOperationException'],
    ['a missing member', 'InitiateAuth', { AuthFlow: 'USER_SRP_AUTH' }, 'InvalidParameterException'],
    [
      'an app client that is not there',
      'InitiateAuth',
      { AuthFlow: 'USER_AUTH', ClientId: 'x' },
      'ResourceNotFoundException',
    ],
  ])('refuses %s', async (_what, operation, input, exception) => {
    expect((await request(cognito, operation, input)).exception).toBe(exception);
  });

  it('refuses a body that is not JSON', async () => {
    const response = await fetch(cognito.url, { method: 'POST', body: '{"AuthFlow"' });
    expect(await response.json()).toMatchObject({ __type: 'SerializationException' });
  });
});

describe('sessions', () => {
  beforeEach(() => {
    usePool({}, { totpSecretBase32: secret });
  });

  it('are good for one answer', async () => {
    const { Session } = (await initiate()).body;
    expect(summary(await respond('SOFTWARE_TOKEN_MFA', Session, codeNow()))).toBe('success: ');
    cognito.clock.advance(30_000);
    expect(summary(await respond('SOFTWARE_TOKEN_MFA', Session, codeNow()))).toBe(
      'NotAuthorizedException: Invalid session for the user, session can only be used once.',
    );
  });

  it('are good for their challenge, user and app client only', async () => {
    pool.createUser({ username: 'eve', password });
    const another = pool.createClient();
    const { Session } = (await initiate()).body;
    const invalid = 'NotAuthorizedException: Invalid session for the user.';
    expect(summary(await respond('SMS_MFA', Session, { SMS_MFA_CODE: '123456' }))).toBe(invalid);
    expect(summary(await respond('SOFTWARE_TOKEN_MFA', Session, { ...codeNow(), USERNAME: 'eve' }))).toBe(invalid);
    expect(summary(await respond('SOFTWARE_TOKEN_MFA', Session, codeNow(), another.id))).toBe(invalid);
    expect(summary(await respond('SOFTWARE_TOKEN_MFA', 'x'.repeat(40), codeNow()))).toBe(invalid);
    expect((await respond('SOFTWARE_TOKEN_MFA', 'short', codeNow())).exception).toBe('InvalidParameterException');
    expect(summary(await respond('SOFTWARE_TOKEN_MFA', Session, codeNow()))).toBe('success: ');
  });

  it.each([3, 15])('live %i minutes where the pool says so', async (sessionMinutes) => {
    usePool({ sessionMinutes }, { totpSecretBase32: secret });
    cognito.clock.freeze();
    const { Session } = (await initiate()).body;
    cognito.clock.advance(sessionMinutes * 60_000 - 1);
    expect((await respond('SOFTWARE_TOKEN_MFA', Session, { SOFTWARE_TOKEN_MFA_CODE: '0' })).exception).toBe(
      'CodeMismatchException',
    );
    cognito.clock.advance(1);
    expect(summary(await respond('SOFTWARE_TOKEN_MFA', Session, codeNow()))).toBe(
      'NotAuthorizedException: Invalid session for the user, session is expired.',
    );
  });

  it('chain through a TOTP set-up, each good once', async () => {
    usePool({ mfa: 'ON' });
    const posed = (await initiate()).body;
    expect(posed).toMatchObject({
      ChallengeName: 'MFA_SETUP',
      ChallengeParameters: { MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' },
    });
    const associated = (await request(cognito, 'AssociateSoftwareToken', { Session: posed['Session'] })).body;
    const again = await request(cognito, 'AssociateSoftwareToken', { Session: posed['Session'] });
    expect(summary(again)).toContain('session can only be used once');
    const early = await respond('MFA_SETUP', associated['Session'], {});
    expect(early.exception).toBe('NotAuthorizedException');
  });

  it('finish a TOTP set-up with the session that verifying gave', async () => {
    usePool({ mfa: 'ON' });
    const { Session } = (await initiate()).body;
    const associated = (await request(cognito, 'AssociateSoftwareToken', { Session })).body;
    const verified = await request(cognito, 'VerifySoftwareToken', {
      Session: associated['Session'],
      UserCode: totp(String(associated['SecretCode']), cognito.clock.nowMs()),
    });
    expect(verified.body['Status']).toBe('SUCCESS');
    const end = await respond('MFA_SETUP', verified.body['Session'], {});
    expect(tokensOf(end).AccessToken).toBeDefined();
  });
});

describe('SRP', () => {
  it('gives a username that is not there a challenge like any other, the same salt each time', async () => {
    const ask = async () =>
      (await initiate({ USERNAME: 'nobody', SRP_A: 'abcdef' }, 'USER_SRP_AUTH')).body['ChallengeParameters'] as Record<
        string,
        string
      >;
    const [first, second] = [await ask(), await ask()];
    expect(Object.keys(first)).toEqual(['SALT', 'SECRET_BLOCK', 'SRP_B', 'USERNAME', 'USER_ID_FOR_SRP']);
    expect(first['SALT']).toBe(second['SALT']);
    expect(first['SRP_B']).not.toBe(second['SRP_B']);
  });

  it.each([
    ['Tue Nov 3 05:07:09 UTC 2020', 'InvalidParameterException'],
    ['Tue Nov 03 05:07:09 UTC 2026', 'InvalidParameterException'],
  ])('refuses a claim made at %s', async (TIMESTAMP, exception) => {
    const { ChallengeParameters } = (await initiate({ SRP_A: 'abcdef' }, 'USER_SRP_AUTH')).body;
    const { SECRET_BLOCK } = ChallengeParameters as Record<'SECRET_BLOCK', string>;
    const claim = { PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK, PASSWORD_CLAIM_SIGNATURE: 'AAAA', TIMESTAMP };
    expect((await respond('PASSWORD_VERIFIER', undefined, claim)).exception).toBe(exception);
  });

  it('refuses an A that is zero modulo N', async () => {
    expect((await initiate({ SRP_A: '0' }, 'USER_SRP_AUTH')).exception).toBe('InvalidParameterException');
  });
});

describe('app clients', () => {
  it('with a secret ask for its hash', async () => {
    client = pool.createClient({ secret: 'top-secret' });
    expect(summary(await initiate())).toContain('SECRET_HASH was not received');
    expect(summary(await initiate({ SECRET_HASH: 'bm8=' }))).toContain('Unable to verify secret hash');
    const right = secretHash('top-secret', 'ada', client.id);
    expect(summary(await initiate({ SECRET_HASH: right }))).toBe('success: ');
  });

  it('tell of missing users only where they are told to', async () => {
    client = pool.createClient({ preventUserExistenceErrors: false });
    expect((await initiate({ USERNAME: 'nobody' })).exception).toBe('UserNotFoundException');
  });
});

describe('tokens', () => {
  it('are signed by the key that their issuer publishes, with the claims of Cognito', async () => {
    const tokens = tokensOf(await initiate());
    const jwks = (await (await fetch(`${cognito.url}/${pool.id}/.well-known/jwks.json`)).json()) as {
      keys: [JsonWebKey];
    };
    const key = createPublicKey({ key: { ...jwks.keys[0] }, format: 'jwk' });
    for (const token of [tokens.AccessToken, tokens.IdToken]) {
      const [header = '', payload = '', signature = ''] = token.split('.');
      const signed = Buffer.from(`${header}.${payload}`);
      expect(verify('sha256', signed, key, Buffer.from(signature, 'base64url'))).toBe(true);
      expect(JSON.parse(Buffer.from(payload, 'base64url').toString())).toMatchObject({
        iss: `${cognito.url}/${pool.id}`,
        sub: pool.user('ada')?.sub,
      });
    }
  });

  it('open GetUser until they expire, and not with another signature', async () => {
    const { AccessToken } = tokensOf(await initiate());
    const getUser = (token: string) => request(cognito, 'GetUser', { AccessToken: token });
    expect((await getUser(AccessToken)).body['Username']).toBe('ada');
    const [header = '', payload = '', signature = ''] = AccessToken.split('.');
    const forged = JSON.stringify({ ...JSON.parse(Buffer.from(payload, 'base64url').toString()), username: 'eve' });
    const altered = [header, Buffer.from(forged).toString('base64url'), signature].join('.');
    expect(summary(await getUser(altered))).toBe('NotAuthorizedException: Invalid Access Token');
    cognito.clock.advance(3600_000);
    expect(summary(await getUser(AccessToken))).toBe('NotAuthorizedException: Access Token has expired');
  });

  it('end with a revocation, access tokens included', async () => {
    const { AccessToken, RefreshToken } = tokensOf(await initiate());
    await request(cognito, 'RevokeToken', { Token: RefreshToken, ClientId: client.id });
    expect(summary(await request(cognito, 'GetUser', { AccessToken }))).toContain('has been revoked');
    const refreshed = await request(cognito, 'GetTokensFromRefreshToken', { RefreshToken, ClientId: client.id });
    expect(summary(refreshed)).toBe('NotAuthorizedException: Refresh Token has been revoked');
  });

  it('rotate: the old refresh token works through its grace and is then refused as reused', async () => {
    client = pool.createClient({ refreshTokenRotation: { graceSeconds: 10 } });
    const { RefreshToken } = tokensOf(await initiate());
    const refresh = (token: string) =>
      request(cognito, 'GetTokensFromRefreshToken', { RefreshToken: token, ClientId: client.id });
    const next = tokensOf(await refresh(RefreshToken)).RefreshToken;
    expect(next).not.toBe(RefreshToken);
    expect((await refresh(RefreshToken)).exception).toBeUndefined();
    cognito.clock.advance(11_000);
    expect((await refresh(RefreshToken)).exception).toBe('RefreshTokenReuseException');
    expect((await refresh(next)).exception).toBeUndefined();
    expect((await initiate({ REFRESH_TOKEN: next }, 'REFRESH_TOKEN_AUTH')).exception).toBe('InvalidParameterException');
  });

  it('refresh the older way too, where there is no rotation', async () => {
    const { RefreshToken } = tokensOf(await initiate());
    const refreshed = tokensOf(await initiate({ REFRESH_TOKEN: RefreshToken }, 'REFRESH_TOKEN_AUTH'));
    expect(refreshed.AccessToken).toBeDefined();
    expect(refreshed.RefreshToken).toBeUndefined();
  });
});

describe('faults', () => {
  it('throttle once, then no more', async () => {
    cognito.faults.add({
      operation: 'InitiateAuth',
      effect: { kind: 'exception', exception: 'TooManyRequestsException', message: 'Rate exceeded' },
    });
    expect(summary(await initiate())).toBe('TooManyRequestsException: Rate exceeded');
    expect(summary(await initiate())).toBe('success: ');
  });

  it('answer 500 for an internal error, as often as told', async () => {
    cognito.faults.add({
      operation: '*',
      times: 2,
      effect: { kind: 'exception', exception: 'InternalErrorException' },
    });
    expect([(await initiate()).status, (await initiate()).status, (await initiate()).status]).toEqual([500, 500, 200]);
  });

  it('cut the connection before the pool has seen the request, or after', async () => {
    usePool({}, { totpSecretBase32: secret });
    const { Session } = (await initiate()).body;
    const answer = () => respond('SOFTWARE_TOKEN_MFA', Session, codeNow());
    cognito.faults.add({ operation: '*', challengeName: 'SOFTWARE_TOKEN_MFA', effect: { kind: 'drop-request' } });
    await expect(answer()).rejects.toThrow('fetch failed');
    cognito.faults.add({ operation: 'RespondToAuthChallenge', effect: { kind: 'drop-reply' } });
    await expect(answer()).rejects.toThrow('fetch failed');
    expect(summary(await answer())).toContain('session can only be used once');
  });

  it('answer with what is no reply at all', async () => {
    cognito.faults.add({ operation: '*', effect: { kind: 'raw-reply', status: 502, body: '{"html":"Bad gateway"}' } });
    expect(await initiate()).toMatchObject({ status: 502, body: { html: 'Bad gateway' } });
  });

  it('delay', async () => {
    cognito.faults.add({ operation: 'InitiateAuth', delayMs: 60 });
    const beganMs = performance.now();
    await initiate();
    expect(performance.now() - beganMs).toBeGreaterThanOrEqual(59);
  });
});

describe('the control interface', () => {
  it('creates pools, app clients and users that work', async () => {
    const { poolId } = (await control(cognito, 'POST', '/pools', { mfa: 'ON' })).body;
    const path = `/pools/${String(poolId)}`;
    const { clientId } = (await control(cognito, 'POST', `${path}/clients`, {})).body;
    const user = { username: 'grace@example.com', password, totpSecretBase32: secret };
    await control(cognito, 'POST', `${path}/users`, user);
    const answer = await request(cognito, 'InitiateAuth', {
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: clientId,
      AuthParameters: { USERNAME: user.username, PASSWORD: password },
    });
    expect(answer.body['ChallengeName']).toBe('SOFTWARE_TOKEN_MFA');
    const userPath = `${path}/users/${encodeURIComponent(user.username)}`;
    const { code } = (await control(cognito, 'GET', `${userPath}/code`)).body;
    expect(code).toBe(totp(secret, cognito.clock.nowMs()));
    await control(cognito, 'PATCH', userPath, { totpSecretBase32: null, enabled: false });
    expect((await control(cognito, 'GET', userPath)).body).toMatchObject({ enabled: false, enabledMfa: [] });
    await control(cognito, 'DELETE', userPath);
    expect((await control(cognito, 'GET', userPath)).status).toBe(404);
  });

  it('moves the clock, plans faults, shows the outbox and the journal', async () => {
    expect((await control(cognito, 'POST', '/clock', { freeze: 1_900_000_000_000 })).body).toEqual({
      nowMs: 1_900_000_000_000,
    });
    await control(cognito, 'POST', '/clock', { advanceMs: 5 });
    expect((await control(cognito, 'GET', '/clock')).body).toEqual({ nowMs: 1_900_000_000_005 });
    const fault = { operation: 'GetUser', times: 'always', effect: { kind: 'drop-request' } };
    await control(cognito, 'POST', '/faults', fault);
    expect((await control(cognito, 'GET', '/faults')).body).toEqual({ faults: [fault] });
    await control(cognito, 'DELETE', '/faults');
    usePool({ mfaTypes: ['EMAIL_OTP'] }, { attributes: { email: 'ada@example.com' }, enabledMfa: ['EMAIL_OTP'] });
    await initiate();
    expect((await control(cognito, 'GET', `/outbox?poolId=${pool.id}`)).body).toMatchObject({
      messages: [{ username: 'ada', destination: 'ada@example.com', purpose: 'signIn' }],
    });
    const { entries } = (await control(cognito, 'GET', '/journal')).body as { entries: { operation: string }[] };
    expect(entries.at(-1)?.operation).toBe('InitiateAuth');
  });

  it('says what is wrong with a request', async () => {
    expect((await control(cognito, 'POST', '/faults', { operatn: 'GetUser' })).status).toBe(400);
    expect((await control(cognito, 'POST', '/pools', { id: 'no pool id' })).status).toBe(400);
    expect((await control(cognito, 'POST', '/pools', { id: pool.id })).status).toBe(400);
    expect((await control(cognito, 'GET', '/nothing')).status).toBe(404);
  });

  it('is closed to web sites, open to local pages and extensions', async () => {
    const statusFor = async (origin: string) =>
      (await fetch(`${cognito.url}/control/clock`, { headers: { Origin: origin } })).status;
    expect(await statusFor('https://evil.example')).toBe(403);
    expect(await statusFor('http://127.0.0.1.evil.example')).toBe(403);
    expect(await statusFor('http://localhost:5173')).toBe(200);
    expect(await statusFor('chrome-extension://abcdefghijklmnop')).toBe(200);
  });
});

describe('the demo', () => {
  it.each([
    ['ada', 'SOFTWARE_TOKEN_MFA'],
    ['grace', 'MFA_SETUP'],
    ['linus', 'MFA_SETUP'],
    ['plain', undefined],
    ['sms', 'SMS_MFA'],
    ['email', 'EMAIL_OTP'],
    ['choice', 'SELECT_MFA_TYPE'],
    ['newcomer', 'NEW_PASSWORD_REQUIRED'],
    ['unconfirmed', 'UserNotConfirmedException'],
    ['forgetful', 'PasswordResetRequiredException'],
    ['undecided', 'MFA_SETUP'],
  ])('has %s, who meets %s', async (username, expected) => {
    const person = people.find((candidate) => candidate.username === username);
    const answer = await request(demo, 'InitiateAuth', {
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: person?.clientId,
      AuthParameters: { USERNAME: username, PASSWORD: demoPassword },
    });
    expect(answer.exception ?? answer.body['ChallengeName']).toBe(expected);
  });

  it('has nobody else', () => {
    const names = demo.pools().flatMap((each) => each.users().map((user) => user.username));
    expect(names).toEqual(people.map(({ username }) => username));
  });

  const people = [...demoPeople, ...showcasePeople, ...setupPeople];
  let demo: LocalCognito;

  beforeAll(async () => {
    demo = await startLocalCognito();
    createDemoPools(demo);
  });

  afterAll(async () => {
    await demo.close();
  });
});
