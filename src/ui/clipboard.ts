import { CodedError } from '../lib/errors';
import { fingerprintOf } from '../lib/fingerprint';
import type { Client } from '../messages/client';

class ClipboardError extends CodedError<'copy-refused'> {}

/** What becomes of a copy: nothing, or that it is cleared; with `whileInFront`, only if this page stays in front until then. */
export interface Copied {
  clearedAfterSeconds?: number;
  whileInFront?: boolean;
}

export type Copy = (text: string) => Promise<Copied>;

/** To be called within a press of a button or key, which browsers ask for. Throws `copy-refused`. */
export function createCopy(client: Client): Copy {
  let stopClearing = new AbortController();
  return async (text) => {
    stopClearing.abort();
    stopClearing = new AbortController();
    await write(text);
    const copy = await fingerprintOf(text, (length) => crypto.getRandomValues(new Uint8Array(length)));
    const clearing = await client.request('clipboard.copied', copy);
    if (clearing.by === 'nobody') return {};
    if (clearing.by === 'worker') return { clearedAfterSeconds: clearing.afterSeconds };
    if (!(await mayWriteUnasked())) return {};
    clearWhileInFront(clearing.afterSeconds, stopClearing.signal);
    return { clearedAfterSeconds: clearing.afterSeconds, whileInFront: true };
  };
}

async function write(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch (cause) {
    throw new ClipboardError('copy-refused', { cause });
  }
}

/** Without a press, that is: Chrome allows it to the page in front; Firefox does not, nor does it know this permission. */
async function mayWriteUnasked(): Promise<boolean> {
  try {
    const { state } = await navigator.permissions.query({ name: 'clipboard-write' as PermissionName });
    return state === 'granted';
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/**
 * A page may not read the clipboard, but it knows that it holds what the page copied while it is the page in front and
 * nothing else was copied in it. Who leaves the page takes the copy with her.
 */
function clearWhileInFront(afterSeconds: number, signal: AbortSignal): void {
  const leave = new AbortController();
  const stopped = AbortSignal.any([signal, leave.signal]);
  const timer = setTimeout(() => {
    if (!document.hasFocus()) return;
    leave.abort();
    navigator.clipboard.writeText('').catch(reportError);
  }, afterSeconds * 1_000);
  stopped.addEventListener('abort', () => {
    clearTimeout(timer);
  });
  for (const event of ['blur', 'copy', 'cut'])
    addEventListener(
      event,
      () => {
        leave.abort();
      },
      { signal: stopped },
    );
}
