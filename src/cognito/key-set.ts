import * as v from 'valibot';
import { CognitoError } from './errors';
import type { Fetch } from './surroundings';
import type { UserPool } from './user-pool';

const keySetSchema = v.object({
  keys: v.array(v.object({ kid: v.string(), kty: v.literal('RSA'), n: v.string(), e: v.string() })),
});

export type KeySet = v.InferOutput<typeof keySetSchema>['keys'];

/** What the pool's tokens name as their issuer. */
export function issuerOf({
  region,
  userPoolId,
  endpoint,
}: Pick<UserPool, 'region' | 'userPoolId' | 'endpoint'>): string {
  const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  const server = endpoint ?? `https://cognito-idp.${region}.${domain}/`;
  return `${server.replace(/\/$/, '')}/${userPoolId}`;
}

/** The public keys that a pool signs with (RFC 7517). Throws `CognitoError`: `pool-not-found` where there is no such pool. */
export async function fetchKeySet(pool: UserPool, fetch: Fetch): Promise<KeySet> {
  const response = await fetch(`${issuerOf(pool)}/.well-known/jwks.json`, {
    cache: 'no-store',
    credentials: 'omit',
    redirect: 'error',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.timeout(15_000),
  }).catch((cause: unknown) => {
    throw new CognitoError('network-failed', { retry: 'same-step' }, { cause });
  });
  if (response.status === 404 || response.status === 400)
    throw new CognitoError('pool-not-found', { retry: 'start-again' });
  const body: unknown = await response.json().catch(() => undefined);
  const parsed = v.safeParse(keySetSchema, body);
  if (!response.ok || !parsed.success) throw new CognitoError('unexpected-reply', { retry: 'same-step' });
  return parsed.output.keys;
}
