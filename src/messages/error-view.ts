import type { FillErrorCode } from '../autofill/errors';
import type { OtpErrorCode } from '../otp/errors';
import type { ProfileErrorCode } from '../profiles/errors';
import type { SignInErrorCode } from '../sign-in/errors';
import type { TransferErrorCode } from '../transfer/errors';
import type { VaultErrorCode } from '../vault/errors';

/** An error as it crosses from the worker to a page: a code with a sentence in `locales`, and what the sentence needs. */
export interface ErrorView<Code extends string = ErrorCode> {
  code: Code;
  /** Cognito's own name of the exception. */
  exception?: string;
  /** The words of the user pool's own trigger, where the trigger failed. */
  triggerMessage?: string;
  /** What of the user pool's password policy is not met, in Cognito's words. */
  policyMessage?: string;
  /** What could not be understood, such as the name of an unknown challenge. */
  subject?: string;
  /** Not to be tried again before this time on this machine's clock. */
  retryAtMs?: number;
}

/** The codes of every domain; `locales` has a sentence for each. */
export type ErrorCode =
  | VaultErrorCode
  | OtpErrorCode
  | FillErrorCode
  | ProfileErrorCode
  | SignInErrorCode
  | TransferErrorCode
  | WorkerErrorCode;

/** Of the worker itself, whatever the domain. */
export type WorkerErrorCode =
  | RequestRefusalCode
  | 'malformed-request'
  /** The browser shows the page to no extension, such as its own pages. */
  | 'page-not-capturable'
  /** Another page is in front than the one that was to be scanned. */
  | 'page-changed'
  /** An image of another site, of which nothing is in view. */
  | 'image-not-visible'
  /** The worker was stopped while Cognito's answer was on its way. */
  | 'interrupted'
  /** What no domain foresaw. */
  | 'internal';

/** Why a well-formed request cannot be met now. */
export type RequestRefusalCode =
  /** An organisation that manages the browser does not allow it. */
  | 'forbidden-by-policy'
  /** The sign-in that the request names is over, or another has taken its place. */
  | 'sign-in-gone'
  | 'session-gone'
  /** What was scanned has been taken already, or the worker was stopped before it was. */
  | 'scan-gone'
  /** The sign-in is waiting for Cognito, and takes no further answer until it has one. */
  | 'busy'
  /** The request does not fit the step at which the sign-in stands. */
  | 'wrong-step'
  /** The app's profile does not name that origin. */
  | 'not-an-app-page'
  /** The page keeps no sign-in to an app that is here. */
  | 'no-session-on-page'
  | 'nothing-to-undo'
  /** Only HOTP accounts are counted on. */
  | 'not-hotp';
