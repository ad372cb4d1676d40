import { browser } from 'wxt/browser';
import { CodedError } from '../lib/errors';
import type { ErrorCode, ErrorView } from './error-view';
import { type OwnReply, type OwnRequestBody, type OwnRequestType, snapshotPort } from './protocol';
import type { Snapshot } from './views';

/** The worker's refusal of a request; `view` has what its sentence needs. */
export class RequestError extends CodedError<ErrorCode> {
  readonly view: ErrorView;

  constructor(view: ErrorView) {
    super(view.code);
    this.view = view;
  }
}

export type Reply<Value> = { ok: true; value: Value } | { ok: false; error: ErrorView };

/** An extension page's way to the worker. */
export interface Client {
  request<Type extends OwnRequestType>(type: Type, body: OwnRequestBody<Type>): Promise<OwnReply<Type>>;
  /** Calls `listener` at once and after every change of the worker's state, across restarts of the worker. */
  subscribe(listener: (snapshot: Snapshot) => void, signal: AbortSignal): void;
}

export function createClient(): Client {
  return {
    async request(type, body) {
      const reply = await browser.runtime
        .sendMessage<unknown, Reply<OwnReply<typeof type>>>({ type, body })
        .catch(interrupted);
      if (!reply.ok) throw new RequestError(reply.error);
      return reply.value;
    },
    subscribe: connect,
  };
}

/** The worker was stopped before it answered: what it was at is in the next snapshot. */
function interrupted(): never {
  throw new RequestError({ code: 'interrupted' });
}

/** The port ends with the worker; connecting again wakes a new one, which sends its snapshot. */
function connect(listener: (snapshot: Snapshot) => void, signal: AbortSignal): void {
  if (signal.aborted) return;
  const port = browser.runtime.connect({ name: snapshotPort });
  port.onMessage.addListener((snapshot: Snapshot) => {
    listener(snapshot);
  });
  port.onDisconnect.addListener(() => {
    connect(listener, signal);
  });
  signal.addEventListener(
    'abort',
    () => {
      port.disconnect();
    },
    { once: true },
  );
}
