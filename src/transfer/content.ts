import type { JsonValue } from '../lib/json';
import { parseJson } from './decode';
import { TransferError } from './errors';
import { holdsBareSetUpUri } from './set-up-uri-text';
import { beginsAsText, fileText } from './text';
import { openZip, type ZipEntries } from './zip';

/** Bytes of a text file: its JSON takes about ten times as much memory. */
const longestText = 32 * 2 ** 20;

/** A file as the formats look at it. Each view is made once, when it is first asked for. */
export interface FileContent {
  readonly bytes: Uint8Array;
  /** Without its byte order mark. Undefined where the bytes are no text. Throws `too-large`. */
  readonly text: string | undefined;
  /**
   * Undefined where the text does not begin as JSON's objects and arrays do, or holds set-up URIs as no JSON does: a
   * list of them may begin with `[work]`. Throws `damaged` where it is broken JSON, and `too-large`.
   */
  readonly json: JsonValue | undefined;
  /** Undefined where the bytes do not begin as a zip file's. Throws `damaged`, `too-large`. */
  zip(): Promise<ZipEntries | undefined>;
}

export function fileContent(bytes: Uint8Array): FileContent {
  const text = once(() => textOf(bytes));
  const json = once(() => fileJson(text()));
  const zip = once(() => openZip(bytes));
  return {
    bytes,
    get text() {
      return text();
    },
    get json() {
      return json();
    },
    zip,
  };
}

function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.length <= longestText) return fileText(bytes);
  if (beginsAsText(bytes)) throw new TransferError('too-large');
  return undefined;
}

function fileJson(text: string | undefined): JsonValue | undefined {
  if (text === undefined || !/^\s*[{[]/.test(text) || holdsBareSetUpUri(text)) return undefined;
  return parseJson(text);
}

function once<Value>(make: () => Value): () => Value {
  let made: { value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
