import type { Attempt, Factor } from './attempt';
import type { Pool } from './pool';
import type { Session } from './session';

/** The challenge names of the service; a pool may be told to pose others. */
export type ChallengeName =
  | 'PASSWORD_VERIFIER'
  | 'SOFTWARE_TOKEN_MFA'
  | 'MFA_SETUP'
  | 'SMS_MFA'
  | 'EMAIL_OTP'
  | 'SMS_OTP'
  | 'SELECT_MFA_TYPE'
  | 'NEW_PASSWORD_REQUIRED'
  | 'CUSTOM_CHALLENGE'
  | 'SELECT_CHALLENGE'
  | 'DEVICE_SRP_AUTH'
  | 'DEVICE_PASSWORD_VERIFIER'
  | 'WEB_AUTHN';

export interface SignInContext {
  readonly pool: Pool;
  readonly attempt: Attempt;
}

export interface Posed {
  parameters: Record<string, string>;
  /** The member beside `ChallengeParameters` that only `SELECT_CHALLENGE` has. */
  availableChallenges?: string[];
}

export type ChallengeResponses = Readonly<Record<string, string>>;

/** What a right answer leads to; wrong ones throw. */
export type Outcome = { passes: Factor[] } | { next: ChallengeName };

/** One row of the table: how a challenge is posed and how an answer is checked. */
export interface Challenge {
  pose(context: SignInContext): Posed;
  answer(context: SignInContext, responses: ChallengeResponses, session: Session): Outcome;
  /** The challenge that may be answered in its place, under its session. */
  readonly leftBy?: ChallengeName;
}
