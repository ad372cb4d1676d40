/**
 * A small page, written as a service of that kind writes its own. The inputs that take a code say so in
 * `data-expected`: the kind of the code, and for boxes that belong together one more word.
 */
export interface CorpusPage {
  name: string;
  html: string;
}

/** Boxes of one character each, with what every one of them has. `#` is the number of the box, from 0. */
export function boxes(count: number, expected: string, attributes: string): string {
  const mark = expected === '' ? '' : ` data-expected="${expected} boxes"`;
  return Array.from({ length: count }, (_, at) => `<input${mark} ${attributes.replaceAll('#', at.toString())}>`).join(
    '\n',
  );
}
