import { createHmac, timingSafeEqual } from 'node:crypto';
import * as v from 'valibot';
import { refusals } from './exception';

export const AuthFlow = v.picklist([
  'USER_SRP_AUTH',
  'USER_PASSWORD_AUTH',
  'CUSTOM_AUTH',
  'USER_AUTH',
  'REFRESH_TOKEN_AUTH',
]);
export type AuthFlow = v.InferOutput<typeof AuthFlow>;

export const AppClientSettings = v.strictObject({
  id: v.exactOptional(v.pipe(v.string(), v.regex(/^[\w+]+$/))),
  /** `true` draws one. */
  secret: v.exactOptional(v.union([v.string(), v.boolean()])),
  /** All of them unless told. */
  authFlows: v.exactOptional(v.array(AuthFlow)),
  /** Rotation replaces the refresh token at each use; the old one still works for the grace period. */
  refreshTokenRotation: v.exactOptional(v.strictObject({ graceSeconds: v.number() })),
  /** An hour unless told. */
  accessTokenSeconds: v.exactOptional(v.number()),
  idTokenSeconds: v.exactOptional(v.number()),
  /** 30 days unless told. */
  refreshTokenSeconds: v.exactOptional(v.number()),
  /** An unknown username reads like a wrong password. On unless told. */
  preventUserExistenceErrors: v.exactOptional(v.boolean()),
});
export type AppClientSettings = v.InferOutput<typeof AppClientSettings>;

export interface AppClient {
  readonly id: string;
  readonly secret: string | undefined;
  authFlows: ReadonlySet<AuthFlow>;
  refreshTokenRotation: { graceSeconds: number } | undefined;
  accessTokenSeconds: number;
  idTokenSeconds: number;
  refreshTokenSeconds: number;
  preventUserExistenceErrors: boolean;
}

export function createAppClient(settings: AppClientSettings, id: string, secret: string | undefined): AppClient {
  return {
    id,
    secret,
    authFlows: new Set(settings.authFlows ?? AuthFlow.options),
    refreshTokenRotation: settings.refreshTokenRotation,
    accessTokenSeconds: settings.accessTokenSeconds ?? 3600,
    idTokenSeconds: settings.idTokenSeconds ?? 3600,
    refreshTokenSeconds: settings.refreshTokenSeconds ?? 30 * 86_400,
    preventUserExistenceErrors: settings.preventUserExistenceErrors ?? true,
  };
}

export function assertFlowEnabled(client: AppClient, flow: AuthFlow): void {
  const rotated = flow === 'REFRESH_TOKEN_AUTH' && client.refreshTokenRotation !== undefined;
  if (rotated || !client.authFlows.has(flow)) throw refusals.flowNotEnabled(flow);
}

/** `SECRET_HASH` is base64(HMAC-SHA-256(secret, username | client id)). */
export function secretHash(secret: string, username: string, clientId: string): string {
  return createHmac('sha256', secret).update(`${username}${clientId}`).digest('base64');
}

/** `usernames` are those that the hash may be made of. */
export function assertSecretHash(client: AppClient, usernames: string[], given: string | undefined): void {
  if (client.secret === undefined) {
    if (given !== undefined) throw refusals.secretHashUnexpected(client.id);
    return;
  }
  if (given === undefined) throw refusals.secretHashMissing(client.id);
  const { secret } = client;
  const matches = usernames.some((username) => equalText(secretHash(secret, username, client.id), given));
  if (!matches) throw refusals.secretHashWrong(client.id);
}

export function assertClientSecret(client: AppClient, given: string | undefined): void {
  const matches = client.secret === undefined ? given === undefined : equalText(client.secret, given ?? '');
  if (!matches) throw refusals.clientSecretWrong(client.id);
}

function equalText(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
