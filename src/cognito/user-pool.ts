import type { AuthFlow } from '../profiles/profile';

/** An app client of a user pool, as one signs in to it. */
export interface UserPool {
  region: string;
  /** `<region>_<pool name>`. */
  userPoolId: string;
  clientId: string;
  clientSecret?: string;
  /** A server to use instead of AWS. */
  endpoint?: string;
  authFlow?: AuthFlow;
}

/** The part of the id after `_`, which SRP proofs are made over. */
export function poolNameOf({ userPoolId }: UserPool): string {
  return userPoolId.slice(userPoolId.indexOf('_') + 1);
}
