import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createCompute, type ComputeWorker } from '../../src/compute/client';
import type { ComputeReply, ComputeRequest } from '../../src/compute/protocol';
import { serveCompute } from '../../src/compute/serve';
import { setZxingWasm } from '../../src/qr/zxing';
import { totpAccount } from '../otp/account';
import { paintedCode, wasmBytes } from '../qr/painted';

const text = 'otpauth://totp/Acme:bob?secret=JBSWY3DPEHPK3PXP';
const image = paintedCode(text);

/** Ports that copy what passes, as a worker's do; a silent worker never answers. */
class PortWorker implements ComputeWorker {
  readonly #page: MessagePort;
  readonly #worker: MessagePort;
  readonly #errorListeners: (() => void)[] = [];
  ended = false;

  constructor(silent = false) {
    const { port1, port2 } = new MessageChannel();
    this.#page = port1;
    this.#worker = port2;
    if (silent) return;
    serveCompute({
      location: { href: 'https://extension.example/compute.js' },
      addEventListener: (_, listener) =>
        port2.on('message', (data: ComputeRequest) => {
          listener(new MessageEvent('message', { data }));
        }),
      postMessage: (reply) => {
        port2.postMessage(reply);
      },
    });
    setZxingWasm(wasmBytes);
  }

  addEventListener(type: string, listener: (event: MessageEvent<ComputeReply>) => void): void {
    if (type === 'message') {
      this.#page.on('message', (data: ComputeReply) => {
        listener(new MessageEvent('message', { data }));
      });
    } else this.#errorListeners.push(listener as () => void);
  }

  postMessage(request: ComputeRequest): void {
    this.#page.postMessage(request);
  }

  terminate(): void {
    this.ended = true;
    this.#page.close();
    this.#worker.close();
  }

  die(): void {
    for (const listener of this.#errorListeners) listener();
  }
}

const workers: PortWorker[] = [];
const started = (silent?: boolean): PortWorker => {
  const worker = new PortWorker(silent);
  workers.push(worker);
  return worker;
};

afterEach(() => {
  for (const worker of workers.splice(0)) worker.terminate();
});

describe('the compute worker', () => {
  it('starts with the first call, decodes, and stays for the next', async () => {
    const compute = createCompute(() => started());
    expect(workers).toHaveLength(0);
    expect(await compute.decodeQr(image)).toMatchObject([{ text }]);
    expect(await compute.decodeQr(image)).toMatchObject([{ text }]);
    expect(workers).toHaveLength(1);
  });

  it('answers each call of several with its own result', async () => {
    const compute = createCompute(() => started());
    const other = paintedCode('otpauth://totp/Other:eve?secret=MFRGGZDFMZTWQ2LK');
    const codes = await Promise.all([image, other, image].map((picture) => compute.decodeQr(picture)));
    expect(codes.map(([code]) => code?.text)).toEqual([text, expect.stringContaining('Other'), text]);
  });

  it('passes errors on by their codes', async () => {
    const compute = createCompute(() => started());
    await expect(compute.decodeQr({ ...image, width: 1 })).rejects.toMatchObject({
      name: 'QrError',
      code: 'image-malformed',
    });
  });

  it('imports and exports accounts, says how far it is, and passes refusals on by their codes', async () => {
    const compute = createCompute(() => started());
    const progress = vi.fn();
    const accounts = Array.from({ length: 600 }, (_, at) => totpAccount({ label: String(at) }));
    const bytes = await compute.exportAccounts({ accounts, format: 'otpauth' });
    const read = await compute.importAccounts({ bytes }, { onProgress: progress });
    expect(read).toEqual({ format: 'otpauth', accounts, problems: [] });
    expect(progress.mock.calls).toEqual([[{ done: 250, of: 600 }], [{ done: 500, of: 600 }], [{ done: 600, of: 600 }]]);
    await expect(compute.importAccounts({ bytes: new Uint8Array() })).rejects.toMatchObject({
      name: 'TransferError',
      code: 'unknown-format',
    });
  });

  it('leaves the image to its owner', async () => {
    await createCompute(() => started()).decodeQr(image);
    expect(image.data.length).toBeGreaterThan(0);
  });

  it('ends with an aborted call, and begins the others anew', async () => {
    const compute = createCompute(() => started(workers.length === 0));
    const abort = new AbortController();
    const aborted = compute.decodeQr(image, abort.signal);
    const other = compute.decodeQr(image);
    abort.abort();
    await expect(aborted).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
    expect(await other).toMatchObject([{ text }]);
    expect(workers.map(({ ended }) => ended)).toEqual([true, false]);
  });

  it('does not start for a call that is aborted already', async () => {
    const compute = createCompute(() => started());
    await expect(compute.decodeQr(image, AbortSignal.abort(new Error('no need')))).rejects.toThrow('no need');
    expect(workers).toHaveLength(0);
  });

  it('rejects what is in flight when it dies, and starts again', async () => {
    const compute = createCompute(() => started(workers.length === 0));
    const lost = compute.decodeQr(image);
    workers[0]?.die();
    await expect(lost).rejects.toMatchObject({ name: 'ComputeError', code: 'worker-died' });
    expect(workers[0]?.ended).toBe(true);
    expect(await compute.decodeQr(image)).toMatchObject([{ text }]);
  });

  it('rejects with a code where it cannot be started', async () => {
    const compute = createCompute(() => {
      throw new Error('refused');
    });
    await expect(compute.decodeQr(image)).rejects.toMatchObject({ code: 'worker-died' });
  });

  it('can be ended', async () => {
    const compute = createCompute(() => started(true));
    const lost = compute.decodeQr(image);
    compute.end();
    await expect(lost).rejects.toMatchObject({ code: 'worker-died' });
    expect(workers.map(({ ended }) => ended)).toEqual([true]);
  });
});
