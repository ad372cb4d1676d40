import { inspect } from 'node:util';
import { RevokeTokenCommand } from '@aws-sdk/client-cognito-identity-provider';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { initiateAuth } from '../../src/cognito/auth';
import { createCognitoClient, type CognitoClientOptions } from '../../src/cognito/client';
import { refreshTokens } from '../../src/cognito/tokens';
import { replies, startScriptedServer, type ScriptedServer } from '../sign-in/scripted-server';

let server: ScriptedServer;
beforeEach(async () => {
  server = await startScriptedServer();
});
afterEach(() => server.close());

const pool = () => ({ region: 'eu-west-1', userPoolId: 'eu-west-1_Abc', clientId: 'client', endpoint: server.url });
const client = (options: Partial<CognitoClientOptions> = {}) => createCognitoClient({ pool: pool(), ...options });
const initiate = (options: Partial<CognitoClientOptions> = {}, signal?: AbortSignal) =>
  initiateAuth(
    client(options),
    { authFlow: 'USER_PASSWORD_AUTH', parameters: { USERNAME: 'ada', PASSWORD: 'pw' } },
    signal,
  );

describe('the client', () => {
  it("posts Cognito's JSON, with no header that the protocol does not need", async () => {
    server.play(replies.challenge('SOFTWARE_TOKEN_MFA'));
    let sent: RequestInit | undefined;
    await initiate({
      fetch: (url, init) => {
        sent = init;
        return fetch(url, init);
      },
    });
    const [request] = server.requests;
    expect(request?.operation).toBe('InitiateAuth');
    expect(request?.body).toEqual({
      AuthFlow: 'USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: 'ada', PASSWORD: 'pw' },
      ClientId: 'client',
    });
    expect(sent?.headers).toEqual({
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
    });
    expect(sent).toMatchObject({ credentials: 'omit', cache: 'no-store', redirect: 'error' });
  });

  it("goes to the region's own address where none is given", async () => {
    const addresses: string[] = [];
    const { region, userPoolId, clientId } = pool();
    const refused = initiate({
      pool: { region, userPoolId, clientId },
      fetch: (url) => {
        addresses.push(url);
        return Promise.reject(new TypeError('no network in tests'));
      },
    });
    await expect(refused).rejects.toMatchObject({ code: 'network-failed' });
    expect(addresses).toEqual(['https://cognito-idp.eu-west-1.amazonaws.com/']);
  });

  it('asks once, whatever happens', async () => {
    server.play(replies.exception('TooManyRequestsException'), replies.tokens());
    await expect(initiate()).rejects.toMatchObject({ code: 'throttled', exception: 'TooManyRequestsException' });
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    ['a cut connection', 'cut', 'network-failed'],
    ['a page of a captive portal', { body: '<html>Welcome</html>' }, 'unexpected-reply'],
    ['a page of a broken gateway', { status: 502, body: '<html>Bad gateway</html>' }, 'service-unavailable'],
    ['JSON that is no object', { body: '[1]' }, 'unexpected-reply'],
    ['a redirection', { status: 302, headers: { location: '/' }, body: '{}' }, 'network-failed'],
    ['an error without a name', { status: 400, body: {} }, 'unknown-exception'],
    ['an error of the server without a name', { status: 500, body: {} }, 'service-unavailable'],
  ] as const)('says of %s what it is', async (_what, reply, code) => {
    server.play(reply);
    await expect(initiate()).rejects.toMatchObject({ code });
  });

  it('takes a reply that is as long as they get, and stops reading one that does not end', async () => {
    server.play(replies.tokens({ Padding: 'x'.repeat(900_000) }));
    await expect(initiate()).resolves.toMatchObject({ kind: 'tokens' });

    let sentBytes = 0;
    let stopped = false;
    const endless = new ReadableStream<Uint8Array>({
      pull(stream) {
        sentBytes += 100_000;
        stream.enqueue(new Uint8Array(100_000).fill(0x20));
      },
      cancel() {
        stopped = true;
      },
    });
    const refused = initiate({ fetch: () => Promise.resolve(new Response(endless)) });
    await expect(refused).rejects.toMatchObject({ code: 'unexpected-reply', retry: 'same-step' });
    expect(stopped).toBe(true);
    expect(sentBytes).toBeLessThan(2_000_000);
  });

  it('gives up on a server that is silent', async () => {
    server.play('silence');
    await expect(initiate({ timeoutMs: 30 })).rejects.toMatchObject({ code: 'timed-out', retry: 'same-step' });
  });

  it('ends a call on demand', async () => {
    server.play('silence');
    const controller = new AbortController();
    const call = initiate({}, controller.signal);
    controller.abort();
    await expect(call).rejects.toMatchObject({ code: 'aborted' });
  });

  it("knows the exception by either form of Cognito's name for it", async () => {
    server.play(
      { status: 400, body: { __type: 'com.amazonaws.cognito.identity.idp.model#CodeMismatchException' } },
      { status: 400, headers: { 'x-amzn-errortype': 'CodeMismatchException:http://x' }, body: { message: 'no' } },
    );
    await expect(initiate()).rejects.toMatchObject({ code: 'wrong-code', exception: 'CodeMismatchException' });
    await expect(initiate()).rejects.toMatchObject({ code: 'wrong-code', exception: 'CodeMismatchException' });
  });

  it('puts nothing of what was sent or received into its errors', async () => {
    const reply = { AuthenticationResult: { AccessToken: 'SECRET-TOKEN', ExpiresIn: 'soon' } };
    server.play(
      { body: reply },
      { status: 400, body: { __type: 'InvalidParameterException', message: "Value 'pw' is no" } },
    );
    for (const code of ['unexpected-reply', 'invalid-input']) {
      const error = await initiate().catch((failure: unknown) => failure as Error);
      expect(error).toMatchObject({ code });
      expect(inspect(error, { depth: 9, showHidden: true })).not.toMatch(/SECRET-TOKEN|'pw'/);
    }
  });

  it("learns the server's clock from every reply, a refusal too", async () => {
    const nowMs = Date.UTC(2026, 10, 3, 5, 0, 0);
    server.play({ ...refusal, headers: { date: 'Tue, 03 Nov 2026 05:10:00 GMT' } });
    const cognito = client({ clock: () => nowMs });
    const call = cognito.call('tokens', (sdk, options) =>
      sdk.send(new RevokeTokenCommand({ ClientId: 'client', Token: 'refresh' }), options),
    );
    await expect(call).rejects.toMatchObject({ code: 'throttled' });
    expect(cognito.serverClock.nowMs()).toBe(nowMs + 600_500);
  });

  const refusal = { status: 400, body: { __type: 'TooManyRequestsException' } };

  it('refreshes tokens, naming device and secret', async () => {
    server.play(replies.tokens());
    const withSecret = client({ pool: { ...pool(), clientSecret: 'secret' } });
    const tokens = await refreshTokens(withSecret, { refreshToken: 'old', deviceKey: 'device' });
    expect(tokens).toEqual({
      idToken: 'id.token.x',
      accessToken: 'access.token.x',
      refreshToken: 'refresh',
      expiresInSeconds: 3600,
    });
    expect(server.requests[0]?.body).toEqual({
      ClientId: 'client',
      ClientSecret: 'secret',
      DeviceKey: 'device',
      RefreshToken: 'old',
    });
  });

  it('tells a session that is over from a network that is', async () => {
    server.play(replies.exception('NotAuthorizedException', 'Refresh Token has been revoked'), 'cut');
    await expect(refreshTokens(client(), { refreshToken: 'old' })).rejects.toMatchObject({ code: 'signed-out' });
    await expect(refreshTokens(client(), { refreshToken: 'old' })).rejects.toMatchObject({ code: 'network-failed' });
  });
});
