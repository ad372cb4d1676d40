/** Which encoding a file of text is in, told from its bytes. */

const byteOrderMarks = [
  { mark: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
] as const;

/** Control characters that no text holds; tabs, line ends, form feeds and the DOS end of file are none of them. */
const binary = /[\0-\x08\x0E-\x19\x1B-\x1F\uFFFE\uFFFF]/;

/**
 * UTF-8 or UTF-16, with or without a byte order mark, which is left out. Undefined where the bytes are not text to the
 * letter: a file that is read with replacement characters has lost something. One that is cut may end within a character.
 */
export function fileText(bytes: Uint8Array, { isCut = false } = {}): string | undefined {
  const marked = byteOrderMarks.find(({ mark }) => mark.every((byte, at) => bytes[at] === byte));
  const text = decode(bytes.subarray(marked?.mark.length ?? 0), marked?.encoding ?? unmarkedEncoding(bytes), isCut);
  return text === undefined || binary.test(text) ? undefined : text;
}

/** Bytes by which text is told. */
const beginningLength = 65_536;

/** Whether the file may be text, from its beginning alone. */
export function beginsAsText(bytes: Uint8Array): boolean {
  return fileText(bytes.subarray(0, beginningLength), { isCut: true }) !== undefined;
}

/** A text in any language begins with ASCII where it is one of our formats; in UTF-16 every other byte of it is zero. */
function unmarkedEncoding(bytes: Uint8Array): string {
  const [first, second, third, fourth] = bytes;
  if (first === 0 && third === 0 && second !== 0 && fourth !== 0) return 'utf-16be';
  if (second === 0 && fourth === 0 && first !== 0 && third !== 0) return 'utf-16le';
  return 'utf-8';
}

function decode(bytes: Uint8Array, encoding: string, isCut: boolean): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes, { stream: isCut });
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}
