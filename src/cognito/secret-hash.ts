import { toBase64, utf8 } from '../lib/bytes';
import type { UserPool } from './user-pool';

/** What an app client with a secret sends beside every username (`SECRET_HASH`); undefined for a client without. */
export async function secretHash({ clientId, clientSecret }: UserPool, username: string): Promise<string | undefined> {
  if (clientSecret === undefined) return undefined;
  const algorithm = { name: 'HMAC', hash: 'SHA-256' };
  const key = await crypto.subtle.importKey('raw', utf8(clientSecret), algorithm, false, ['sign']);
  return toBase64(new Uint8Array(await crypto.subtle.sign('HMAC', key, utf8(username + clientId))));
}
