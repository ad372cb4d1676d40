import type { AppClient, AppClientSettings } from '../local-cognito/app-client';
import type { Pool } from '../local-cognito/pool';
import type { PoolSettings, UserSettings } from '../local-cognito/pool-settings';
import type { LocalCognito } from '../local-cognito/server';

export const password = 'Pässwörd-1843! 漢字';
export const totpSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';
export const email = 'ada@example.com';
const phoneNumber = '+15550101234';

export interface PoolFixture {
  pool: Pool;
  client: AppClient;
  username: string;
}

/** A pool of its own with one user, reachable by e-mail and telephone. */
export function createPoolWithUser(
  cognito: LocalCognito,
  settings: PoolSettings = {},
  user: Partial<UserSettings> = {},
  clientSettings: AppClientSettings = {},
): PoolFixture {
  const pool = cognito.createPool(settings);
  const client = pool.createClient(clientSettings);
  const username = 'Ada.Lovelace';
  pool.createUser({ username, password, attributes: { email, phone_number: phoneNumber }, ...user });
  return { pool, client, username };
}

/** The code that was sent last. Throws where none was. */
export function sentCode(cognito: LocalCognito, { pool, username }: PoolFixture): string {
  const message = cognito.outbox.messages({ poolId: pool.id, username }).at(-1);
  if (message === undefined) throw new Error('nothing was sent');
  return message.code;
}
