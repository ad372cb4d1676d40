import type { DeviceStore } from '../cognito/device';
import type { Fetch, RandomBytes } from '../cognito/surroundings';
import type { UserPool } from '../cognito/user-pool';

/** What the calls of a sign-in take. */

export interface SignInOptions {
  pool: UserPool;
  /** Milliseconds since 1970 on this machine. */
  clock?: () => number;
  random?: RandomBytes;
  devices?: DeviceStore;
  /** What `toJSON` of an earlier one returned, for the same pool. */
  state?: string;
  fetch?: Fetch;
  timeoutMs?: number;
}

export interface CallOptions {
  signal?: AbortSignal;
}

export interface SignInInput extends CallOptions {
  username: string;
  password?: string;
  /** The first factor to begin with, in the flow `USER_AUTH`. */
  preferredChallenge?: string;
}

export interface ConfirmSignInOptions extends CallOptions {
  userAttributes?: Record<string, string>;
  /** A name for a new authenticator, or for the one that a code is of. */
  friendlyDeviceName?: string;
}
