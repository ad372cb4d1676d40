import { decodeQr } from '../qr/decode';
import { QrError } from '../qr/errors';
import { setZxingWasm, zxingWasmFile } from '../qr/zxing';
import type { ComputeFailure, ComputeReply, ComputeRequest, ComputeTasks, TaskName } from './protocol';

/** Of a dedicated worker's global scope, what is used here. */
export interface ComputeScope {
  location: { href: string };
  addEventListener: (type: 'message', listener: (event: MessageEvent<ComputeRequest>) => void) => void;
  postMessage: (reply: ComputeReply) => void;
}

type Handlers = { [Name in TaskName]: (input: ComputeTasks[Name]['input']) => Promise<ComputeTasks[Name]['output']> };

const handlers: Handlers = { decodeQr };

/** Answers, in a dedicated worker, the page that started it. Its wasm lies at the root of the extension. */
export function serveCompute(scope: ComputeScope): void {
  setZxingWasm(new URL(`/${zxingWasmFile}`, scope.location.href).href);
  scope.addEventListener('message', ({ data }) => {
    void answer(data).then((reply) => {
      scope.postMessage(reply);
    });
  });
}

async function answer<Name extends TaskName>({ id, task, input }: ComputeRequest<Name>): Promise<ComputeReply> {
  try {
    return { id, output: await handlers[task](input) };
  } catch (error) {
    return { id, failure: failureOf(error) };
  }
}

function failureOf(error: unknown): ComputeFailure {
  return error instanceof QrError ? { domain: 'qr', code: error.code } : { domain: 'compute', code: 'task-failed' };
}
