import type { AppClient, AuthFlow } from './app-client';
import type { SentCode } from './sent-code';
import type { SrpExchange } from './srp';
import type { SoftwareToken, User } from './user';

/** What a sign-in may have to pass; the order is in `sign-in.ts`. */
export type Factor = 'firstFactor' | 'newPassword' | 'custom' | 'unknown' | 'device' | 'mfa';

/** One sign-in under way. Sessions point at it; it is changed by the answers that are accepted. */
export interface Attempt {
  readonly client: AppClient;
  readonly flow: AuthFlow;
  /** As typed. */
  readonly username: string;
  /** Absent for a username that is not there and must not be seen to be missing. */
  readonly user: User | undefined;
  readonly passed: Set<Factor>;
  /** The exchange of the password, then that of the device. */
  srp?: SrpExchange;
  sentCode?: SentCode;
  /** A secret handed out in this sign-in that no code has confirmed yet. */
  softwareToken?: SoftwareToken;
  /** An address offered for e-mail codes that no code has confirmed yet. */
  newEmail?: string;
  deviceKey?: string;
  customRound: number;
  wrongCustomAnswers: number;
  /** base64url */
  webAuthnChallenge?: string;
}

export function createAttempt(start: Pick<Attempt, 'client' | 'flow' | 'username' | 'user'>): Attempt {
  return { ...start, passed: new Set(), customRound: 0, wrongCustomAnswers: 0 };
}
