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
  /** Code of the app puts the ids in: they are not in the text. */
  | 'computed-configuration'
  /** Not `<scheme>://<host>` of a web page. */
  | 'malformed-app-origin'
  /** The page in front holds nothing of Amplify's. */
  | 'no-user-pool-on-page'
  | 'profile-not-found';

export class ProfileError extends CodedError<ProfileErrorCode> {}
