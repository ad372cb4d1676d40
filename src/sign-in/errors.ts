import { CognitoError, type CognitoErrorCode, type CognitoFailure, type Retry } from '../cognito/errors';
import { SrpError } from '../cognito/srp';
import { CodedError } from '../lib/errors';

export type SignInErrorCode =
  | CognitoErrorCode
  /** A challenge that this program does not know, or cannot answer; `subject` names it. */
  | 'unsupported-challenge'
  /** A second factor is demanded that a person cannot set up by herself (SMS). */
  | 'mfa-setup-needs-administrator'
  /** The sign-in was begun anew behind the scenes and stands at the same step: the code of before is of no use. */
  | 'new-code-needed'
  /** The flow begins with a password, and none is held. */
  | 'password-needed'
  /** What was called does not fit the step at which the sign-in stands. */
  | 'wrong-step'
  /** Not one of the choices of this step; `subject` is what was chosen. */
  | 'invalid-choice'
  /** The stored state is damaged, of another version, or of another user pool. */
  | 'invalid-state'
  /** The server's half of SRP is one that no honest server sends. */
  | 'untrusted-server'
  /** Device keys could not be read or stored. */
  | 'device-store-failed';

export interface SignInFailure extends CognitoFailure {
  /** What could not be understood, such as a challenge's name. */
  subject?: string | undefined;
}

export class SignInError extends CodedError<SignInErrorCode> implements SignInFailure {
  readonly retry: Retry;
  readonly exception: string | undefined;
  readonly triggerMessage: string | undefined;
  readonly policyMessage: string | undefined;
  readonly subject: string | undefined;

  constructor(code: SignInErrorCode, failure: SignInFailure, options?: { cause?: unknown }) {
    const detail = failure.exception ?? failure.subject;
    super(code, { ...options, ...(detail !== undefined && { detail }) });
    this.retry = failure.retry;
    this.exception = failure.exception;
    this.triggerMessage = failure.triggerMessage;
    this.policyMessage = failure.policyMessage;
    this.subject = failure.subject;
  }
}

/** What went wrong below, as a sign-in says it. Mistakes of this program come through as they are. */
export function signInErrorOf(error: unknown): unknown {
  if (error instanceof CognitoError) return new SignInError(error.code, error, { cause: error });
  if (error instanceof SrpError) return new SignInError('untrusted-server', { retry: 'start-again' }, { cause: error });
  return error;
}

export function deviceStoreFailed(cause: unknown): never {
  throw new SignInError('device-store-failed', { retry: 'same-step' }, { cause });
}
