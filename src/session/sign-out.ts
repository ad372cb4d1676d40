import { GlobalSignOutCommand, RevokeTokenCommand } from '@aws-sdk/client-cognito-identity-provider';
import { type CognitoClient } from '../cognito/client';
import { CognitoError } from '../cognito/errors';
import type { UserPool } from '../cognito/user-pool';
import type { Session } from './session';

/**
 * Revokes the refresh token and the access tokens made of it, or, `everywhere`, all tokens of the user. Tokens that are
 * no longer good are signed out already. Throws `CognitoError` where the pool could not be asked.
 */
export async function signOut(
  client: CognitoClient,
  pool: UserPool,
  { tokens }: Session,
  everywhere: boolean,
): Promise<void> {
  try {
    if (everywhere) await signOutEverywhere(client, tokens.accessToken);
    else if (tokens.refreshToken !== undefined) await revoke(client, pool, tokens.refreshToken);
  } catch (error) {
    if (!(error instanceof CognitoError && error.code === 'signed-out')) throw error;
  }
}

function signOutEverywhere(client: CognitoClient, accessToken: string): Promise<unknown> {
  return client.call('tokens', (sdk, options) =>
    sdk.send(new GlobalSignOutCommand({ AccessToken: accessToken }), options),
  );
}

function revoke(client: CognitoClient, { clientId, clientSecret }: UserPool, refreshToken: string): Promise<unknown> {
  const request = {
    ClientId: clientId,
    Token: refreshToken,
    ...(clientSecret !== undefined && { ClientSecret: clientSecret }),
  };
  return client.call('tokens', (sdk, options) => sdk.send(new RevokeTokenCommand(request), options));
}
