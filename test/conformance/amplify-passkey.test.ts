import { confirmSignIn, signIn } from 'aws-amplify/auth';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { startLocalCognito, type LocalCognito } from '../local-cognito/server';
import { outcomeOf, stepOf, useAmplify } from './amplify-client';
import { createPoolWithUser } from './pool-fixture';
import { SoftwareAuthenticator } from './software-authenticator';
import { stubBrowser } from './software-browser';

const relyingPartyId = 'login.example.com';

let cognito: LocalCognito;

beforeAll(async () => {
  cognito = await startLocalCognito();
});

afterAll(async () => {
  await cognito.close();
});

afterEach(() => {
  vi.unstubAllGlobals();
});

function signInWithPasskey(authenticator: SoftwareAuthenticator, registered = authenticator): Promise<string> {
  const { pool, client, username } = createPoolWithUser(cognito, {
    firstFactors: ['PASSWORD', 'WEB_AUTHN'],
    relyingPartyId,
  });
  const { credentialId } = authenticator;
  pool.user(username)?.passkeys.push({ credentialId, publicKey: registered.publicKey, signCount: 0 });
  useAmplify(cognito, pool, client);
  return outcomeOf(
    (async () => {
      const options = { authFlowType: 'USER_AUTH' } as const;
      expect(await stepOf(signIn({ username, options }))).toBe('CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION');
      stubBrowser(authenticator);
      return stepOf(confirmSignIn({ challengeResponse: 'WEB_AUTHN' }));
    })(),
  );
}

describe('Amplify with a passkey', () => {
  it('signs in', async () => {
    const authenticator = new SoftwareAuthenticator(`https://${relyingPartyId}`, relyingPartyId);
    expect(await signInWithPasskey(authenticator)).toBe('resolved: "DONE"');
  });

  it('is refused with another key', async () => {
    const authenticator = new SoftwareAuthenticator(`https://${relyingPartyId}`, relyingPartyId);
    const another = new SoftwareAuthenticator(`https://${relyingPartyId}`, relyingPartyId);
    expect(await signInWithPasskey(authenticator, another)).toMatch(/^NotAuthorizedException/);
  });

  it('is refused from an origin that is not the relying party', async () => {
    const elsewhere = new SoftwareAuthenticator('https://login.example.com.evil.test', relyingPartyId);
    expect(await signInWithPasskey(elsewhere)).toMatch(/^WebAuthnOriginNotAllowedException/);
  });

  it('is refused with an assertion made for another relying party', async () => {
    const elsewhere = new SoftwareAuthenticator(`https://${relyingPartyId}`, 'example.org');
    expect(await signInWithPasskey(elsewhere)).toMatch(/^NotAuthorizedException/);
  });
});
