import type { ExplainedCode, ExplainedError } from '../../locales/error-sentences';
import type { Point } from '../../qr/image';

/** All that one look has brought: at a page, at pictures, at what was pasted. */
export interface Sight {
  pictures: SeenPicture[];
  /** What was no picture in the first place. */
  texts: string[];
  /** Of the page that was looked at, as the browser names it. */
  origin?: string;
  /** What could not be looked at, by its name. */
  problems: { name: string; error: ExplainedError }[];
  /** What is said where there is nothing in it. */
  ifNothing: ExplainedCode;
}

/** A picture as it can be shown, and the QR codes that were read in it. */
export interface SeenPicture {
  /** A file's name; empty for a page. */
  name: string;
  url: string;
  width: number;
  height: number;
  codes: { text: string; corners: Point[] }[];
}

/** Each once, in the order in which they were found. */
export function textsOf({ pictures, texts }: Sight): string[] {
  return [...new Set([...texts, ...pictures.flatMap(({ codes }) => codes.map(({ text }) => text))])];
}

/** Every line may be a set-up link. */
export function sightOfText(pasted: string): Sight {
  const texts = pasted
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return { pictures: [], texts, problems: [], ifNothing: 'nothing-pasted' };
}
