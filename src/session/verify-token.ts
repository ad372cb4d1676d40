import { issuerOf, type KeySet } from '../cognito/key-set';
import { utf8 } from '../lib/bytes';
import type { Profile } from '../profiles/profile';
import { readToken } from './claims';

const rs256 = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' };

/** Whether the pool signed this token (RS256, RFC 7518 section 3.3) for this app client, as a token of that use. */
export async function isSignedByPool(
  token: string,
  use: 'id' | 'access',
  { profile, keys }: { profile: Profile; keys: KeySet },
): Promise<boolean> {
  const read = readToken(token);
  const key = keys.find(({ kid }) => kid === read?.keyId);
  if (read === undefined || key === undefined) return false;
  const { iss, token_use, aud, client_id } = read.claims;
  const client = use === 'id' ? aud : client_id;
  if (iss !== issuerOf(profile) || token_use !== use || client !== profile.clientId) return false;
  const { kty, n, e } = key;
  const publicKey = await crypto.subtle.importKey('jwk', { kty, n, e }, rs256, false, ['verify']);
  return crypto.subtle.verify(rs256, publicKey, read.signature, utf8(read.signed));
}
