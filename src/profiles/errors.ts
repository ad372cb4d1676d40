import { CodedError } from '../lib/errors';

export type ProfileErrorCode =
  | 'malformed-region'
  | 'malformed-user-pool-id'
  | 'malformed-client-id'
  | 'malformed-endpoint'
  /** The user pool id names another region than the profile. */
  | 'region-mismatch'
  /** Not a configuration file of a kind we read. */
  | 'unknown-configuration'
  /** A configuration file, but with no user pool in it. */
  | 'no-user-pool-in-configuration'
  | 'profile-not-found';

export class ProfileError extends CodedError<ProfileErrorCode> {}
