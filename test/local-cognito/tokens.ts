import {
  createHash,
  createPublicKey,
  createSign,
  createVerify,
  generateKeyPairSync,
  type JsonWebKey,
  type KeyObject,
} from 'node:crypto';
import * as v from 'valibot';
import type { AppClient } from './app-client';
import { refusals } from './exception';
import type { Pool } from './pool';
import { randomUuid } from './random';
import type { RefreshToken } from './refresh-token';
import type { User } from './user';

export interface AuthenticationResult {
  AccessToken: string;
  IdToken: string;
  RefreshToken?: string;
  ExpiresIn: number;
  TokenType: 'Bearer';
  NewDeviceMetadata?: { DeviceKey: string; DeviceGroupKey: string };
}

/** Who proved what: the claims that outlive one token. */
export type Grant = Pick<RefreshToken, 'user' | 'client' | 'originJti' | 'authenticatedAtMs' | 'deviceKey'>;

const AccessClaims = v.object({
  iss: v.string(),
  token_use: v.literal('access'),
  client_id: v.string(),
  username: v.string(),
  origin_jti: v.string(),
  exp: v.number(),
  device_key: v.optional(v.string()),
});
export type AccessClaims = v.InferOutput<typeof AccessClaims>;

/** Signs and reads the server's JWTs (RS256), one key for all its pools. */
export class TokenIssuer {
  private readonly privateKey: KeyObject;
  private readonly publicKey: KeyObject;
  private readonly keyId: string;

  /** @param url the server's, without a slash at the end: issuers are `<url>/<pool id>`. */
  constructor(private readonly url: string) {
    this.privateKey = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
    this.publicKey = createPublicKey(this.privateKey);
    this.keyId = createHash('sha256')
      .update(this.publicKey.export({ type: 'spki', format: 'der' }))
      .digest('base64');
  }

  jwks(): { keys: JsonWebKey[] } {
    return { keys: [{ ...this.publicKey.export({ format: 'jwk' }), kid: this.keyId, alg: 'RS256', use: 'sig' }] };
  }

  issuer(pool: Pool): string {
    return `${this.url}/${pool.id}`;
  }

  /** An access token and an id token. */
  issue(pool: Pool, grant: Grant): Pick<AuthenticationResult, 'AccessToken' | 'IdToken' | 'ExpiresIn' | 'TokenType'> {
    const { user, client } = grant;
    const nowMs = pool.clock.nowMs();
    const shared = {
      sub: user.sub,
      iss: this.issuer(pool),
      origin_jti: grant.originJti,
      event_id: randomUuid(pool.random),
      auth_time: seconds(grant.authenticatedAtMs),
      iat: seconds(nowMs),
    };
    return {
      AccessToken: this.sign({ ...shared, ...accessClaims(grant), ...times(pool, nowMs, client.accessTokenSeconds) }),
      IdToken: this.sign({ ...shared, ...idClaims(user, client), ...times(pool, nowMs, client.idTokenSeconds) }),
      ExpiresIn: client.accessTokenSeconds,
      TokenType: 'Bearer',
    };
  }

  /** Reads an access token of any of the pools. Throws `NotAuthorizedException` where it is not good (any more). */
  readAccessToken(token: string, pools: readonly Pool[]): { pool: Pool; user: User; claims: AccessClaims } {
    const claims = this.verify(token);
    const pool = pools.find((candidate) => this.issuer(candidate) === claims.iss);
    if (pool === undefined) throw refusals.accessTokenInvalid();
    if (seconds(pool.clock.nowMs()) >= claims.exp) throw refusals.accessTokenExpired();
    if (pool.refreshTokens.isRevoked(claims.origin_jti)) throw refusals.accessTokenRevoked();
    const user = pool.user(claims.username);
    if (user === undefined) throw refusals.userNotFound();
    if (!user.enabled) throw refusals.userDisabled();
    return { pool, user, claims };
  }

  private sign(claims: object): string {
    const header = { kid: this.keyId, alg: 'RS256' };
    const signed = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
    return `${signed}.${createSign('sha256').update(signed).sign(this.privateKey, 'base64url')}`;
  }

  private verify(token: string): AccessClaims {
    const [header = '', payload = '', signature = '', ...rest] = token.split('.');
    const signed = createVerify('sha256').update(`${header}.${payload}`);
    if (rest.length > 0 || !signed.verify(this.publicKey, signature, 'base64url')) throw refusals.accessTokenInvalid();
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString());
    const parsed = v.safeParse(AccessClaims, claims);
    if (!parsed.success) throw refusals.accessTokenInvalid();
    return parsed.output;
  }
}

function seconds(ms: number): number {
  return Math.floor(ms / 1000);
}

function times(pool: Pool, nowMs: number, lifetimeSeconds: number): object {
  return { exp: seconds(nowMs) + lifetimeSeconds, jti: randomUuid(pool.random) };
}

function accessClaims({ user, client, deviceKey }: Grant): object {
  return {
    token_use: 'access',
    client_id: client.id,
    username: user.username,
    scope: 'aws.cognito.signin.user.admin',
    ...(deviceKey === undefined ? {} : { device_key: deviceKey }),
  };
}

function idClaims(user: User, client: AppClient): object {
  const attributes: Record<string, string | boolean> = {};
  for (const [name, value] of user.attributes) attributes[name] = name.endsWith('_verified') ? value === 'true' : value;
  return { ...attributes, token_use: 'id', aud: client.id, 'cognito:username': user.username };
}
