import * as v from 'valibot';
import { type Bytes, utf8Text } from '../lib/bytes';

/** Bytes as IndexedDB gives them back. */
export const bytesSchema = v.custom<Bytes>(
  (input) => input instanceof Uint8Array && input.buffer instanceof ArrayBuffer,
  'not bytes',
);

/** Ids of vaults, slots and records: 16 random bytes in lower-case hexadecimal. */
export const idSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{32}$/, 'not an id'));

/** Revisions and times: whole, not negative, exact. */
export const countSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Undefined where it is no JSON. */
export function parseJson(plaintext: Bytes): unknown {
  try {
    return JSON.parse(utf8Text(plaintext));
  } catch {
    return undefined;
  }
}
