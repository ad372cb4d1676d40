import * as v from 'valibot';
import { assertClientSecret, assertFlowEnabled, assertSecretHash, type AppClient } from '../app-client';
import { requireResponse } from '../challenges/responses';
import { refusals } from '../exception';
import { operation, optionalString, requiredString } from '../operation';
import type { Pool } from '../pool';
import type { RefreshToken } from '../refresh-token';
import { requireBearer, requireClient, type Service } from '../service';
import type { AuthReply } from '../sign-in';
import type { AuthenticationResult } from '../tokens';

export const getTokensFromRefreshToken = operation(
  v.object({
    ClientId: requiredString,
    RefreshToken: requiredString,
    ClientSecret: optionalString,
    DeviceKey: optionalString,
  }),
  (input, service): { AuthenticationResult: AuthenticationResult } => {
    const { pool, client } = requireClient(service, input.ClientId);
    assertClientSecret(client, input.ClientSecret);
    const token = requireRefreshToken(pool, client, input.RefreshToken, input.DeviceKey);
    const replacement = client.refreshTokenRotation === undefined ? undefined : pool.refreshTokens.rotate(token);
    return {
      AuthenticationResult: {
        ...service.issuer.issue(pool, token),
        ...(replacement === undefined ? {} : { RefreshToken: replacement.token }),
      },
    };
  },
);

/** The older way to refresh, which a client with rotation has not. */
export function refreshByInitiateAuth(
  service: Service,
  pool: Pool,
  client: AppClient,
  parameters: Record<string, string>,
): AuthReply {
  assertFlowEnabled(client, 'REFRESH_TOKEN_AUTH');
  const refreshToken = requireResponse(parameters, 'REFRESH_TOKEN');
  const token = requireRefreshToken(pool, client, refreshToken, parameters['DEVICE_KEY']);
  assertSecretHash(client, [token.user.username, token.user.sub], parameters['SECRET_HASH']);
  return { ChallengeParameters: {}, AuthenticationResult: service.issuer.issue(pool, token) };
}

/** A token that came with a device needs that device's key, as long as the device is known. */
function requireRefreshToken(
  pool: Pool,
  client: AppClient,
  refreshToken: string,
  deviceKey: string | undefined,
): RefreshToken {
  const token = pool.refreshTokens.require(refreshToken, client);
  const device = token.deviceKey === undefined ? undefined : token.user.devices.get(token.deviceKey);
  if (device?.verifier !== undefined && deviceKey !== token.deviceKey) throw refusals.refreshTokenInvalid();
  if (!token.user.enabled) throw refusals.userDisabled();
  if (token.user.status === 'RESET_REQUIRED') throw refusals.passwordResetRequired();
  if (pool.user(token.user.username) !== token.user) throw refusals.userNotFound();
  return token;
}

/** Revoking what is unknown or revoked already succeeds, as RFC 7009 has it. */
export const revokeToken = operation(
  v.object({ Token: requiredString, ClientId: requiredString, ClientSecret: optionalString }),
  (input, service) => {
    const { pool, client } = requireClient(service, input.ClientId);
    assertClientSecret(client, input.ClientSecret);
    if (input.Token.split('.').length === 3) throw refusals.tokenTypeUnsupported();
    const token = pool.refreshTokens.find(input.Token);
    if (token?.client === client) pool.refreshTokens.revoke(token.originJti);
    return {};
  },
);

export const globalSignOut = operation(v.object({ AccessToken: requiredString }), (input, service) => {
  const { pool, user } = requireBearer(service, input.AccessToken);
  pool.refreshTokens.revokeAllOf(user);
  return {};
});
