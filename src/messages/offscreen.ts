import * as v from 'valibot';
import type { Fingerprint } from '../lib/fingerprint';

const schema = v.strictObject({
  type: v.literal('offscreen.clearClipboard'),
  copy: v.strictObject({ salt: v.string(), digest: v.string() }),
});

/** What the worker asks of its offscreen document. */
export function clearClipboardMessage(copy: Fingerprint): v.InferOutput<typeof schema> {
  return { type: 'offscreen.clearClipboard', copy: { salt: copy.salt, digest: copy.digest } };
}

/** Undefined for all other messages, which are not for the offscreen document. */
export function readClearClipboardMessage(message: unknown): Fingerprint | undefined {
  return v.is(schema, message) ? message.copy : undefined;
}
