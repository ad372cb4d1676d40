/** What an extension page asks of the compute worker that it started, and what comes back. */
import type { QrErrorCode } from '../qr/errors';
import type { QrCode, QrImage } from '../qr/image';
import type { ImportedAccount } from '../transfer/account-fields';
import type { TransferErrorCode } from '../transfer/errors';
import type { ExportOptions } from '../transfer/export';
import type { ImportResult } from '../transfer/import';

/** One line for each task that takes long: a task is added here and in `serve`, and gets its call in `client`. */
export interface ComputeTasks {
  decodeQr: { input: QrImage; output: QrCode[] };
  /** Of a film, of which the next frame comes soon: less is tried. */
  decodeFrame: { input: QrImage; output: QrCode[] };
  importAccounts: { input: ImportTask; output: ImportResult };
  exportAccounts: { input: ExportTask; output: Uint8Array };
}

export interface ImportTask {
  bytes: Uint8Array;
  password?: string;
  allowMemoryMiB?: number;
}

export interface ExportTask extends Omit<ExportOptions, 'random'> {
  accounts: ImportedAccount[];
}

export type TaskName = keyof ComputeTasks;

export interface ComputeRequest<Name extends TaskName = TaskName> {
  id: number;
  task: Name;
  input: ComputeTasks[Name]['input'];
}

/** `output` is that of the task which the request with this id asked for. */
export type ComputeReply =
  | { id: number; output: unknown }
  | { id: number; failure: ComputeFailure }
  /** Not the last: how many of how many are done. */
  | { id: number; progress: Progress };

export interface Progress {
  done: number;
  of: number;
}

/** An error as it crosses: its domain and its code, nothing else. */
export type ComputeFailure =
  | { domain: 'qr'; code: QrErrorCode }
  | { domain: 'transfer'; code: TransferErrorCode }
  | { domain: 'compute'; code: 'task-failed' };
