import type { CognitoClient } from '../cognito/client';
import { CognitoError } from '../cognito/errors';
import { globalSignOut, revokeToken } from '../cognito/tokens';
import type { Session } from './session';

/**
 * Revokes the refresh token and the access tokens made of it, or, `everywhere`, all tokens of the user. `current` gives
 * the session with an access token that is still good. Where the pool takes its refresh token no more, it is signed out
 * already. Throws `CognitoError` where the pool could not be asked.
 */
export async function signOut(
  client: CognitoClient,
  everywhere: boolean,
  current: () => Promise<Session>,
): Promise<void> {
  try {
    const { tokens } = await current();
    if (everywhere) await globalSignOut(client, tokens.accessToken);
    else if (tokens.refreshToken !== undefined) await revokeToken(client, tokens.refreshToken);
  } catch (error) {
    if (!(error instanceof CognitoError && error.code === 'signed-out')) throw error;
  }
}
