import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { UserPool } from '../../src/cognito/user-pool';
import { createSignIn } from '../../src/sign-in/sign-in';
import { totp } from '../local-cognito/totp';

const username = 'ada@example.com';
const password = 'Correct-Horse-9';

/**
 * A user pool that was written by others (https://www.npmjs.com/package/cognito-local), for the flows that it has:
 * passwords that are sent, and TOTP.
 */
describe('the engine against cognito-local', () => {
  let folder: string;
  let server: ChildProcess;
  let endpoint: string;
  let pool: UserPool;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'latchkey-cognito-local-'));
    const port = String(await freePort());
    endpoint = `http://127.0.0.1:${port}/`;
    const program = createRequire(import.meta.url).resolve('cognito-local/lib/bin/start.js');
    server = spawn(process.execPath, [program], {
      cwd: folder,
      env: { ...process.env, HOST: '127.0.0.1', PORT: port },
      stdio: 'ignore',
    });
    await vi.waitUntil(
      () =>
        fetch(endpoint).then(
          () => true,
          () => false,
        ),
      { timeout: 20_000, interval: 100 },
    );
    const { UserPool } = await call('CreateUserPool', { PoolName: 'Shop', MfaConfiguration: 'OPTIONAL' });
    const userPoolId = textOf(UserPool, 'Id');
    const { UserPoolClient } = await call('CreateUserPoolClient', { UserPoolId: userPoolId, ClientName: 'Web' });
    const clientId = textOf(UserPoolClient, 'ClientId');
    const attributes = [{ Name: 'email', Value: username }];
    const user = { UserPoolId: userPoolId, Username: username };
    await call('AdminCreateUser', { ...user, UserAttributes: attributes, MessageAction: 'SUPPRESS' });
    await call('AdminSetUserPassword', { ...user, Password: password, Permanent: true });
    pool = { region: 'local', userPoolId, clientId, endpoint, authFlow: 'USER_PASSWORD_AUTH' };
  }, 60_000);
  afterAll(async () => {
    server.kill();
    await rm(folder, { recursive: true, force: true });
  });

  it('signs in with a password, sets TOTP up, and signs in with a code', async () => {
    const first = createSignIn({ pool });
    expect((await first.signIn({ username, password })).isSignedIn).toBe(true);
    const secret = await setUpTotp(first.tokens()?.accessToken ?? '');

    const second = createSignIn({ pool });
    expect((await second.signIn({ username, password })).nextStep.signInStep).toBe('confirmSignInWithTotpMfaCode');
    const restored = createSignIn({ pool, state: second.toJSON() });
    expect((await restored.confirmSignIn(totp(secret, Date.now()))).isSignedIn).toBe(true);
  });

  it('is refused with a wrong password', async () => {
    await expect(createSignIn({ pool }).signIn({ username, password: 'wrong' })).rejects.toMatchObject({
      // AWS would say NotAuthorizedException.
      exception: 'InvalidPasswordException',
    });
  });

  async function setUpTotp(accessToken: string): Promise<string> {
    const { SecretCode } = await call('AssociateSoftwareToken', { AccessToken: accessToken });
    const secret = String(SecretCode);
    await call('VerifySoftwareToken', { AccessToken: accessToken, UserCode: totp(secret, Date.now()) });
    await call('SetUserMFAPreference', {
      AccessToken: accessToken,
      SoftwareTokenMfaSettings: { Enabled: true, PreferredMfa: true },
    });
    return secret;
  }

  async function call(operation: string, body: object): Promise<Record<string, unknown>> {
    const reply = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
        authorization: 'AWS4-HMAC-SHA256 Credential=local',
      },
      body: JSON.stringify(body),
    });
    const text = await reply.text();
    if (!reply.ok) throw new Error(`${operation}: ${text}`);
    return (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>;
  }
});

function textOf(object: unknown, field: string): string {
  return String((object as Record<string, unknown>)[field]);
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return port;
}
