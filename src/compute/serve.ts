import { decodeFrame, decodeQr } from '../qr/decode';
import { QrError } from '../qr/errors';
import { TransferError } from '../transfer/errors';
import { exportAccounts } from '../transfer/export';
import { importAccounts } from '../transfer/import';
import { setZxingWasm, zxingWasmFile } from '../qr/zxing';
import type { ComputeFailure, ComputeReply, ComputeRequest, ComputeTasks, TaskName } from './protocol';

/** Of a dedicated worker's global scope, what is used here. */
export interface ComputeScope {
  location: { href: string };
  addEventListener: (type: 'message', listener: (event: MessageEvent<ComputeRequest>) => void) => void;
  postMessage: (reply: ComputeReply) => void;
}

type Handlers = {
  [Name in TaskName]: (
    input: ComputeTasks[Name]['input'],
    onProgress: (done: number, of: number) => void,
  ) => Promise<ComputeTasks[Name]['output']>;
};

const handlers: Handlers = {
  decodeQr: (image) => decodeQr(image),
  decodeFrame: (image) => decodeFrame(image),
  importAccounts: ({ bytes, ...options }, onProgress) => importAccounts({ bytes }, { ...options, onProgress }),
  exportAccounts: ({ accounts, ...options }) => exportAccounts(accounts, options),
};

/** Answers, in a dedicated worker, the page that started it. Its wasm lies at the root of the extension. */
export function serveCompute(scope: ComputeScope): void {
  setZxingWasm(new URL(`/${zxingWasmFile}`, scope.location.href).href);
  scope.addEventListener('message', ({ data }) => {
    const onProgress = (done: number, of: number): void => {
      scope.postMessage({ id: data.id, progress: { done, of } });
    };
    void answer(data, onProgress).then((reply) => {
      scope.postMessage(reply);
    });
  });
}

async function answer<Name extends TaskName>(
  { id, task, input }: ComputeRequest<Name>,
  onProgress: (done: number, of: number) => void,
): Promise<ComputeReply> {
  try {
    return { id, output: await handlers[task](input, onProgress) };
  } catch (error) {
    return { id, failure: failureOf(error) };
  }
}

function failureOf(error: unknown): ComputeFailure {
  if (error instanceof QrError) return { domain: 'qr', code: error.code };
  if (error instanceof TransferError) return { domain: 'transfer', code: error.code };
  return { domain: 'compute', code: 'task-failed' };
}
