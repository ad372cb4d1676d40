import type { Profile } from './profile';

const separator = ' at ';

/**
 * What makes a user pool one and not another. Any server can say that it is a certain pool: what the vault keeps for the
 * pool of AWS is not for a server of the same name elsewhere.
 */
export function poolKey({ userPoolId, endpoint }: Pick<Profile, 'userPoolId' | 'endpoint'>): string {
  return endpoint === undefined ? userPoolId : `${userPoolId}${separator}${endpoint}`;
}

export function userPoolIdOf(key: string): string {
  return key.split(separator)[0] ?? key;
}
