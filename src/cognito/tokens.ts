import {
  ForgetDeviceCommand,
  GetTokensFromRefreshTokenCommand,
  GlobalSignOutCommand,
  RevokeTokenCommand,
  UpdateDeviceStatusCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { parseTokens, type IssuedTokens } from './challenges';
import type { CognitoClient } from './client';

/** The operations of a person who is signed in. All reject with `CognitoError`. */

/** New tokens; with a refresh token among them where the pool rotates them, and then the old one is of no more use. */
export async function refreshTokens(
  client: CognitoClient,
  { refreshToken, deviceKey }: { refreshToken: string; deviceKey?: string | undefined },
  signal?: AbortSignal,
): Promise<IssuedTokens> {
  const { clientId, clientSecret } = client.pool;
  const command = new GetTokensFromRefreshTokenCommand({
    ClientId: clientId,
    RefreshToken: refreshToken,
    ...(deviceKey !== undefined && { DeviceKey: deviceKey }),
    ...(clientSecret !== undefined && { ClientSecret: clientSecret }),
  });
  return parseTokens(await client.call('tokens', (sdk, options) => sdk.send(command, options), signal));
}

/** Ends this session: the refresh token and the access tokens that came of it. */
export async function revokeToken(client: CognitoClient, refreshToken: string, signal?: AbortSignal): Promise<void> {
  const { clientId, clientSecret } = client.pool;
  const secret = clientSecret === undefined ? {} : { ClientSecret: clientSecret };
  const command = new RevokeTokenCommand({ ClientId: clientId, Token: refreshToken, ...secret });
  await client.call('tokens', (sdk, options) => sdk.send(command, options), signal);
}

/** Ends all of the person's sessions, everywhere. */
export async function globalSignOut(client: CognitoClient, accessToken: string, signal?: AbortSignal): Promise<void> {
  const command = new GlobalSignOutCommand({ AccessToken: accessToken });
  await client.call('tokens', (sdk, options) => sdk.send(command, options), signal);
}

/** For pools that ask the person whether a device that has confirmed itself may skip the second factor from now on. */
export async function rememberDevice(
  client: CognitoClient,
  { accessToken, deviceKey }: { accessToken: string; deviceKey: string },
  signal?: AbortSignal,
): Promise<void> {
  const command = new UpdateDeviceStatusCommand({
    AccessToken: accessToken,
    DeviceKey: deviceKey,
    DeviceRememberedStatus: 'remembered',
  });
  await client.call('tokens', (sdk, options) => sdk.send(command, options), signal);
}

/** Has the pool remember the device no more. */
export async function forgetDevice(
  client: CognitoClient,
  { accessToken, deviceKey }: { accessToken: string; deviceKey: string },
  signal?: AbortSignal,
): Promise<void> {
  const command = new ForgetDeviceCommand({ AccessToken: accessToken, DeviceKey: deviceKey });
  await client.call('tokens', (sdk, options) => sdk.send(command, options), signal);
}
