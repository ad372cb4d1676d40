import { CodedError } from '../lib/errors';

export type ComputeErrorCode =
  /** The worker died, or could not be started, before it answered. */
  | 'worker-died'
  /** The worker met an error that no domain of its tasks names. */
  | 'task-failed';

export class ComputeError extends CodedError<ComputeErrorCode> {}
