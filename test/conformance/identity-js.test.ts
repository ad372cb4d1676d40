import {
  AuthenticationDetails,
  CognitoUser,
  CognitoUserPool,
  type CognitoUserSession,
  type ICognitoStorage,
} from 'amazon-cognito-identity-js';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PoolSettings, UserSettings } from '../local-cognito/pool-settings';
import { startLocalCognito, type LocalCognito } from '../local-cognito/server';
import { totp } from '../local-cognito/totp';
import { createPoolWithUser, password, sentCode, totpSecret, type PoolFixture } from './pool-fixture';

let cognito: LocalCognito;
let fixture: PoolFixture;
let user: CognitoUser;

beforeAll(async () => {
  vi.stubGlobal('navigator', { userAgent: 'Conformance' });
  cognito = await startLocalCognito();
});

afterAll(async () => {
  await cognito.close();
});

beforeEach(() => {
  cognito.clock.follow();
});

/** The Web Storage shape, in memory. */
function memoryStorage(): ICognitoStorage {
  const items = new Map<string, string>();
  return {
    setItem: (key, value) => void items.set(key, value),
    getItem: (key) => items.get(key) ?? null,
    removeItem: (key) => void items.delete(key),
    clear: () => {
      items.clear();
    },
  };
}

function usePool(settings: PoolSettings, userSettings?: Partial<UserSettings>): void {
  fixture = createPoolWithUser(cognito, settings, userSettings);
  const Pool = new CognitoUserPool({
    UserPoolId: fixture.pool.id,
    ClientId: fixture.client.id,
    endpoint: `${cognito.url}/`,
    Storage: memoryStorage(),
  });
  user = new CognitoUser({ Username: fixture.username, Pool, Storage: memoryStorage() });
}

type Step = { step: string; detail?: unknown } | { session: CognitoUserSession };
type Callbacks = Parameters<CognitoUser['authenticateUser']>[1];

/** One turn of the library: what it called back with. Rejects with what it failed with. */
function turn(begin: (callbacks: Required<Callbacks>) => void): Promise<Step> {
  return new Promise((resolve, reject) => {
    const step = (name: string) => (_challenge: unknown, detail?: unknown) => {
      resolve({ step: name, detail });
    };
    begin({
      onSuccess: (session) => {
        resolve({ session });
      },
      onFailure: (error: unknown) => {
        reject(error instanceof Error ? error : new Error(String(error)));
      },
      newPasswordRequired: step('newPasswordRequired'),
      mfaRequired: step('mfaRequired'),
      totpRequired: step('totpRequired'),
      customChallenge: step('customChallenge'),
      mfaSetup: step('mfaSetup'),
      selectMFAType: step('selectMFAType'),
    });
  });
}

function authenticate(given = password): Promise<Step> {
  const details = new AuthenticationDetails({ Username: fixture.username, Password: given });
  return turn((callbacks) => {
    user.authenticateUser(details, callbacks);
  });
}

function sendTotp(code: string): Promise<Step> {
  return turn((callbacks) => {
    user.sendMFACode(code, callbacks, 'SOFTWARE_TOKEN_MFA');
  });
}

const codeNow = (secret = totpSecret) => totp(secret, cognito.clock.nowMs());

/** Goes through a whole TOTP sign-in. Throws where it does not end in a session. */
async function signInWithTotp(): Promise<CognitoUserSession> {
  await authenticate();
  const end = await sendTotp(codeNow());
  if (!('session' in end)) throw new Error(end.step);
  return end.session;
}

describe('amazon-cognito-identity-js with its default SRP', () => {
  it('signs in with a TOTP code', async () => {
    usePool({ mfa: 'ON' }, { totpSecretBase32: totpSecret });
    expect(await authenticate()).toMatchObject({ step: 'totpRequired' });
    expect((await signInWithTotp()).getIdToken().payload['cognito:username']).toBe(fixture.username);
  });

  it('is refused with a wrong password, a wrong code, a used code and an expired session', async () => {
    usePool({ mfa: 'ON' }, { totpSecretBase32: totpSecret });
    await expect(authenticate('wrong')).rejects.toMatchObject({ code: 'NotAuthorizedException' });
    cognito.clock.freeze(Date.now());
    const used = codeNow();
    await signInWithTotp();
    await authenticate();
    const wrong = totp(totpSecret, cognito.clock.nowMs() + 3_600_000);
    await expect(sendTotp(wrong)).rejects.toMatchObject({ code: 'CodeMismatchException' });
    await expect(sendTotp(used)).rejects.toMatchObject({ code: 'ExpiredCodeException' });
    cognito.clock.advance(3 * 60_000);
    await expect(sendTotp(codeNow())).rejects.toMatchObject({
      code: 'NotAuthorizedException',
      message: 'Invalid session for the user, session is expired.',
    });
  });

  it('sets TOTP up during the sign-in', async () => {
    usePool({ mfa: 'ON' });
    expect(await authenticate()).toMatchObject({ step: 'mfaSetup' });
    const secret = await new Promise<string>((resolve, reject) => {
      user.associateSoftwareToken({ associateSecretCode: resolve, onFailure: reject });
    });
    const end = await turn((callbacks) => {
      user.verifySoftwareToken(codeNow(secret), 'Conformance', callbacks);
    });
    expect(end).toHaveProperty('session');
  });

  it('refreshes its tokens, and no more once it has signed out everywhere', async () => {
    usePool({ mfa: 'ON' }, { totpSecretBase32: totpSecret });
    const session = await signInWithTotp();
    const refresh = () =>
      new Promise<CognitoUserSession>((resolve, reject) => {
        user.refreshSession(session.getRefreshToken(), (error: unknown, refreshed: CognitoUserSession) => {
          if (error instanceof Error) reject(error);
          else resolve(refreshed);
        });
      });
    const refreshed = await refresh();
    expect(refreshed.getAccessToken().getJwtToken()).not.toBe(session.getAccessToken().getJwtToken());
    await new Promise<string>((resolve, reject) => {
      user.globalSignOut({ onSuccess: resolve, onFailure: reject });
    });
    await expect(refresh()).rejects.toMatchObject({
      code: 'NotAuthorizedException',
      message: 'Refresh Token has been revoked',
    });
  });

  it('changes a temporary password', async () => {
    usePool({ requiredAttributes: ['given_name'] }, { status: 'FORCE_CHANGE_PASSWORD' });
    expect(await authenticate()).toEqual({ step: 'newPasswordRequired', detail: ['given_name'] });
    const end = await turn((callbacks) => {
      user.completeNewPasswordChallenge('Long-enough-1!', { given_name: 'Ada' }, callbacks);
    });
    expect(end).toHaveProperty('session');
  });

  it('answers a code sent by SMS', async () => {
    usePool({ mfaTypes: ['SMS_MFA'] }, { enabledMfa: ['SMS_MFA'] });
    expect(await authenticate()).toMatchObject({ step: 'mfaRequired' });
    const end = await turn((callbacks) => {
      user.sendMFACode(sentCode(cognito, fixture), callbacks);
    });
    expect(end).toHaveProperty('session');
  });

  it('answers custom challenges', async () => {
    usePool({ customChallenge: { rounds: [{ parameters: { hint: 'one' }, answer: '1' }] } });
    user.setAuthenticationFlowType('CUSTOM_AUTH');
    expect(await authenticate()).toMatchObject({ step: 'customChallenge' });
    const end = await turn((callbacks) => {
      user.sendCustomChallengeAnswer('1', callbacks);
    });
    expect(end).toHaveProperty('session');
  });

  it('is spared the second factor by a remembered device', async () => {
    usePool({ mfa: 'ON', devices: { remember: 'always' } }, { totpSecretBase32: totpSecret });
    await signInWithTotp();
    expect(await authenticate()).toHaveProperty('session');
    const answered = cognito.journal.entries().map(({ request }) => request);
    expect(answered).toContainEqual(expect.objectContaining({ ChallengeName: 'DEVICE_PASSWORD_VERIFIER' }));
  });
});
