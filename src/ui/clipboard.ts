import { CodedError } from '../lib/errors';

class ClipboardError extends CodedError<'copy-refused'> {}

/** Within a press of a button or key, which browsers ask for. */
export async function copyText(text: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
  } catch (cause) {
    throw new ClipboardError('copy-refused', { cause });
  }
}
