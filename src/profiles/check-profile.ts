import { ProfileError, type ProfileErrorCode } from './errors';
import type { Profile } from './profile';

export type ProfileFields = Omit<Profile, 'id'>;

/** Patterns of the API reference (`UserPoolIdType`, `ClientIdType`), the pool id's with its region told apart. */
const patterns: [field: 'region' | 'userPoolId' | 'clientId', pattern: RegExp, code: ProfileErrorCode][] = [
  ['region', /^[a-z]{2,4}(-[a-z]+)+-\d+$/, 'malformed-region'],
  ['userPoolId', /^[a-z0-9-]+_[0-9a-zA-Z]{1,50}$/, 'malformed-user-pool-id'],
  ['clientId', /^[\w+]{1,128}$/, 'malformed-client-id'],
];

/** Returns the fields trimmed, with a name where none was given. Throws `ProfileError` for the first that is wrong. */
export function checkProfile(fields: ProfileFields): ProfileFields {
  const checked = {
    ...fields,
    region: fields.region.trim(),
    userPoolId: fields.userPoolId.trim(),
    clientId: fields.clientId.trim(),
  };
  for (const [field, pattern, code] of patterns) if (!pattern.test(checked[field])) throw new ProfileError(code);
  if (!checked.userPoolId.startsWith(`${checked.region}_`)) throw new ProfileError('region-mismatch');
  const { endpoint, appOrigins, ...rest } = checked;
  return {
    ...rest,
    ...(appOrigins !== undefined && appOrigins.length > 0 && { appOrigins: appOrigins.map(checkAppOrigin) }),
    name: fields.name.trim() || checked.userPoolId,
    ...(endpoint !== undefined && endpoint.trim() !== '' && { endpoint: checkEndpoint(endpoint.trim()) }),
  };
}

const loopback = new Set(['localhost', '127.0.0.1']);

/** Whether the address is of this machine: there a local user pool may be, and nobody else. */
export function isOnThisMachine(endpoint: string): boolean {
  return URL.canParse(endpoint) && loopback.has(new URL(endpoint).hostname);
}

/** Of a page that tokens may be handed to: https, or http on loopback. A path after it is let go. */
function checkAppOrigin(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== 'https:' && !(url?.protocol === 'http:' && loopback.has(url.hostname)))
    throw new ProfileError('malformed-app-origin');
  return url.origin;
}

/** https, or http on loopback, where the content security policy lets local user pools be reached. */
function checkEndpoint(endpoint: string): string {
  const url = URL.canParse(endpoint) ? new URL(endpoint) : undefined;
  const safe = url?.protocol === 'https:' || (url?.protocol === 'http:' && loopback.has(url.hostname));
  if (url === undefined || !safe || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '')
    throw new ProfileError('malformed-endpoint');
  return url.href;
}
