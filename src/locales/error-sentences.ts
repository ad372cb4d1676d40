import type { ComputeErrorCode } from '../compute/errors';
import type { ErrorView } from '../messages/error-view';
import type { RouterErrorCode } from '../messages/router';
import type { OtpErrorCode } from '../otp/errors';
import type { ProfileErrorCode } from '../profiles/errors';
import type { QrErrorCode } from '../qr/errors';
import type { SignInErrorCode } from '../sign-in/errors';
import type { VaultErrorCode } from '../vault/errors';

/** Every code that a page may have to explain. */
export type ExplainedCode =
  | VaultErrorCode
  | OtpErrorCode
  | ProfileErrorCode
  | SignInErrorCode
  | QrErrorCode
  | ComputeErrorCode
  | RouterErrorCode
  /** Of the worker's handlers. */
  | 'sign-in-gone'
  | 'session-gone'
  | 'busy'
  | 'not-hotp'
  /** The worker was stopped while Cognito's answer was on its way. */
  | 'interrupted'
  | 'forbidden'
  | 'internal'
  | 'copy-refused'
  /** Of the scan. */
  | 'page-not-capturable'
  | 'no-qr-code';

/**
 * What a person reads for an error: what happened, and what to do next. A function where the sentence names something
 * that the error carries.
 */
export type ErrorSentences = Record<ExplainedCode, string | ((error: ErrorView) => string)>;
