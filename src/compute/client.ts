import { QrError } from '../qr/errors';
import type { QrCode, QrImage } from '../qr/image';
import { ComputeError } from './errors';
import { TransferError } from '../transfer/errors';
import type { ImportResult } from '../transfer/import';
import type {
  ComputeFailure,
  ComputeReply,
  ComputeRequest,
  ComputeTasks,
  ExportTask,
  ImportTask,
  Progress,
  TaskName,
} from './protocol';

/** Of a `Worker`, what is used here. */
export interface ComputeWorker {
  addEventListener(type: 'message', listener: (event: MessageEvent<ComputeReply>) => void): void;
  addEventListener(type: 'error' | 'messageerror', listener: () => void): void;
  postMessage(request: ComputeRequest): void;
  terminate(): void;
}

export interface Compute {
  /** @throws {QrError | ComputeError}, or the signal's reason */
  decodeQr(image: QrImage, signal?: AbortSignal): Promise<QrCode[]>;
  /** @throws {TransferError | ComputeError}, or the signal's reason */
  importAccounts(task: ImportTask, options?: CallOptions): Promise<ImportResult>;
  /** @throws {TransferError | ComputeError}, or the signal's reason */
  exportAccounts(task: ExportTask, options?: CallOptions): Promise<Uint8Array>;
  /** As `decodeQr`, trying less. */
  decodeFrame(image: QrImage, signal?: AbortSignal): Promise<QrCode[]>;
  /** Gives its memory back; what is still running rejects with `worker-died`. The next call starts anew. */
  end(): void;
}

export interface CallOptions {
  signal?: AbortSignal | undefined;
  onProgress?: ((progress: Progress) => void) | undefined;
}

interface Call {
  request: ComputeRequest;
  settle: (reply: Exclude<ComputeReply, { progress: Progress }>) => void;
  onProgress: ((progress: Progress) => void) | undefined;
  fail: (reason: Error) => void;
}

/**
 * Long work, off the page's thread. The worker starts with the first call. A call that is aborted ends the worker, since
 * nothing else stops a computation; the other calls that it held begin again in a new one.
 */
export function createCompute(start: () => ComputeWorker): Compute {
  const calls = new Map<number, Call>();
  let worker: ComputeWorker | undefined;
  let lastId = 0;

  function startWorker(): ComputeWorker {
    const started = start();
    const died = (): void => {
      if (started === worker) end();
    };
    started.addEventListener('message', ({ data }) => {
      if ('progress' in data) calls.get(data.id)?.onProgress?.(data.progress);
      else calls.get(data.id)?.settle(data);
    });
    started.addEventListener('error', died);
    started.addEventListener('messageerror', died);
    return started;
  }

  function post({ request, fail }: Call): void {
    try {
      worker ??= startWorker();
      worker.postMessage(request);
    } catch (cause) {
      fail(new ComputeError('worker-died', { cause }));
    }
  }

  function stop(): void {
    worker?.terminate();
    worker = undefined;
  }

  function end(): void {
    stop();
    for (const call of calls.values()) call.fail(new ComputeError('worker-died'));
  }

  function run<Name extends TaskName>(
    task: Name,
    input: ComputeTasks[Name]['input'],
    { signal, onProgress }: CallOptions = {},
  ): Promise<ComputeTasks[Name]['output']> {
    return new Promise((resolve, reject) => {
      signal?.throwIfAborted();
      const id = ++lastId;
      const forget = (): void => {
        calls.delete(id);
        signal?.removeEventListener('abort', abort);
      };
      const settle: Call['settle'] = (reply) => {
        forget();
        if ('output' in reply) resolve(reply.output as ComputeTasks[Name]['output']);
        else reject(errorOf(reply.failure));
      };
      const fail = (reason: Error): void => {
        forget();
        reject(reason);
      };
      const abort = (): void => {
        fail(abortReason(signal));
        stop();
        calls.forEach(post);
      };
      signal?.addEventListener('abort', abort);
      const call = { request: { id, task, input }, settle, fail, onProgress };
      calls.set(id, call);
      post(call);
    });
  }

  return {
    decodeQr: (image, signal) => run('decodeQr', image, { signal }),
    decodeFrame: (image, signal) => run('decodeFrame', image, { signal }),
    importAccounts: (task, options) => run('importAccounts', task, options),
    exportAccounts: (task, options) => run('exportAccounts', task, options),
    end,
  };
}

function abortReason(signal: AbortSignal | undefined): Error {
  const reason: unknown = signal?.reason;
  return reason instanceof Error ? reason : new DOMException('aborted', 'AbortError');
}

function errorOf(failure: ComputeFailure): QrError | TransferError | ComputeError {
  switch (failure.domain) {
    case 'qr':
      return new QrError(failure.code);
    case 'transfer':
      return new TransferError(failure.code);
    case 'compute':
      return new ComputeError(failure.code);
  }
}
