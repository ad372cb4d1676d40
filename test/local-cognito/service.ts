import type { AppClient } from './app-client';
import type { PoolClock } from './clock';
import { refusals } from './exception';
import type { Faults } from './faults';
import type { Journal } from './journal';
import type { Outbox } from './outbox';
import { Pool } from './pool';
import type { PoolSettings } from './pool-settings';
import type { RandomBytes } from './random';
import type { AccessClaims, TokenIssuer } from './tokens';
import type { User } from './user';

/** All that an operation can reach. */
export interface Service {
  readonly clock: PoolClock;
  readonly random: RandomBytes;
  readonly outbox: Outbox;
  readonly faults: Faults;
  readonly journal: Journal;
  readonly issuer: TokenIssuer;
  readonly pools: Map<string, Pool>;
}

/** An app client and its pool. Throws `ResourceNotFoundException` where no pool has it. */
export function requireClient(service: Service, clientId: string): { pool: Pool; client: AppClient } {
  for (const pool of service.pools.values()) {
    const client = pool.client(clientId);
    if (client !== undefined) return { pool, client };
  }
  throw refusals.clientNotFound(clientId);
}

/** The bearer of an access token. Throws `NotAuthorizedException` where it is not good (any more). */
export function requireBearer(service: Service, accessToken: string): { pool: Pool; user: User; claims: AccessClaims } {
  return service.issuer.readAccessToken(accessToken, [...service.pools.values()]);
}

/** Adds a pool to a running service. Throws `RangeError` where its id is taken or malformed. */
export function createPool(service: Service, settings: PoolSettings = {}): Pool {
  const pool = new Pool(settings, service);
  if (service.pools.has(pool.id)) throw new RangeError(`pool ${pool.id} exists`);
  service.pools.set(pool.id, pool);
  return pool;
}
