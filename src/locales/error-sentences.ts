import type { ComputeErrorCode } from '../compute/errors';
import type { ErrorCode, ErrorView } from '../messages/error-view';
import type { QrErrorCode } from '../qr/errors';

/** Every code that a page may have to explain: the worker's, and its own. */
export type ExplainedCode =
  | ErrorCode
  | QrErrorCode
  | ComputeErrorCode
  | 'passkey-permission-refused'
  | 'passkey-cancelled'
  | 'passkey-not-here'
  | 'vault-passkey-cancelled'
  | 'vault-passkey-without-prf'
  | 'copy-refused'
  | 'no-qr-code'
  | 'file-damaged'
  | 'no-qr-code-in-picture'
  | 'too-many-codes'
  | 'nothing-pasted'
  | 'camera-refused'
  | 'camera-missing'
  | 'camera-busy';

export type ExplainedError = ErrorView<ExplainedCode>;

/**
 * What a person reads for an error: what happened, and what to do next. A function where the sentence names something
 * that the error carries.
 */
export type ErrorSentences = Record<ExplainedCode, string | ((error: ExplainedError) => string)>;
