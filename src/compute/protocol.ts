/** What an extension page asks of the compute worker that it started, and what comes back. */
import type { QrErrorCode } from '../qr/errors';
import type { QrCode, QrImage } from '../qr/image';

/** One line for each task that takes long: a task is added here and in `serve`, and gets its call in `client`. */
export interface ComputeTasks {
  decodeQr: { input: QrImage; output: QrCode[] };
}

export type TaskName = keyof ComputeTasks;

export interface ComputeRequest<Name extends TaskName = TaskName> {
  id: number;
  task: Name;
  input: ComputeTasks[Name]['input'];
}

/** `output` is that of the task which the request with this id asked for. */
export type ComputeReply = { id: number; output: unknown } | { id: number; failure: ComputeFailure };

/** An error as it crosses: its domain and its code, nothing else. */
export type ComputeFailure = { domain: 'qr'; code: QrErrorCode } | { domain: 'compute'; code: 'task-failed' };
