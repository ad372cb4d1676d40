import type { QrImage } from './image';

/** A grey image, one byte a pixel. */
export interface Luma {
  data: Uint8Array;
  width: number;
  height: number;
}

/**
 * Grey by Rec. 601, in 1024ths. Where the image is transparent, `backdrop` shows. A pixel is read as one little-endian
 * word, as on every machine that browsers and Node run on; on a page it is most often the colour of the last one.
 */
export function lumaOf({ data, width, height }: QrImage, backdrop = 255): Luma {
  const words = wordsOf(data);
  const luma = new Uint8Array(width * height);
  let last = words[0] ?? 0;
  let grey = greyOf(last, backdrop);
  for (let pixel = 0; pixel < luma.length; pixel++) {
    const word = words[pixel] ?? 0;
    if (word !== last) {
      last = word;
      grey = greyOf(word, backdrop);
    }
    luma[pixel] = grey;
  }
  return { data: luma, width, height };
}

/** Four bytes each, but for up to three at the end. */
function wordsOf(bytes: Uint8Array | Uint8ClampedArray): Uint32Array {
  const { buffer, byteOffset, length } = bytes.byteOffset % 4 === 0 ? bytes : bytes.slice();
  return new Uint32Array(buffer, byteOffset, length >> 2);
}

function greyOf(word: number, backdrop: number): number {
  const grey = (306 * (word & 0xff) + 601 * ((word >>> 8) & 0xff) + 117 * ((word >>> 16) & 0xff)) >> 10;
  const alpha = word >>> 24;
  return alpha === 0xff ? grey : ((grey * alpha + backdrop * (0xff - alpha)) / 0xff) | 0;
}

/** A page is taken to be dark where one dark grey covers this much of it: more than a code's own black does. */
const pageShare = 0.15;
const lightestDark = 127;
/** Pixels; a prime, so that it keeps no step with columns or patterns. */
const sampleEvery = 13;
/** Greys as close as this to the page's are the page's own. */
const pageTolerance = 5;

/**
 * Paints a dark page white, so that a code whose quiet zone is too narrow for it stands free. `undefined` where the page
 * is not dark.
 */
export function withLightPage(luma: Luma): Luma | undefined {
  const page = darkPageOf(luma);
  return page === undefined ? undefined : withoutPage(luma, page);
}

/** Four pixels at a time: where nothing is on a page, all four are the page's own. */
function withoutPage({ data, width, height }: Luma, page: number): Luma {
  const shown = Uint8Array.from({ length: 256 }, (_, grey) => (Math.abs(grey - page) <= pageTolerance ? 255 : grey));
  const light = new Uint8Array(data.length);
  const paint = (from: number, to: number): void => {
    for (let at = from; at < to; at++) light[at] = shown[data[at] ?? 0] ?? 0;
  };
  const [words, lightWords] = [wordsOf(data), wordsOf(light)];
  const pageWord = page * 0x0101_0101;
  for (let at = 0; at < words.length; at++) {
    if (words[at] === pageWord) lightWords[at] = 0xffff_ffff;
    else paint(4 * at, 4 * at + 4);
  }
  paint(4 * words.length, data.length);
  return { data: light, width, height };
}

function darkPageOf({ data }: Luma): number | undefined {
  const histogram = new Uint32Array(256);
  for (let at = 0; at < data.length; at += sampleEvery) histogram[data[at] ?? 0] = (histogram[data[at] ?? 0] ?? 0) + 1;
  const dark = histogram.subarray(0, lightestDark + 1);
  const most = dark.reduce((a, b) => Math.max(a, b));
  return most < (pageShare * data.length) / sampleEvery ? undefined : dark.indexOf(most);
}

/** Twice as wide and twice as high, linear between pixels. */
export function doubled({ data, width, height }: Luma): Luma {
  const large = new Uint8Array(4 * width * height);
  const wide = new Uint8Array(2 * width);
  for (let y = 0; y < height; y++) {
    const row = data.subarray(y * width, (y + 1) * width);
    doubleRow(row, wide);
    large.set(wide, 2 * y * 2 * width);
    large.set(wide, (2 * y + 1) * 2 * width);
  }
  return { data: large, width: 2 * width, height: 2 * height };
}

function doubleRow(row: Uint8Array, wide: Uint8Array): void {
  for (let x = 0; x < row.length; x++) {
    const grey = row[x] ?? 0;
    wide[2 * x] = grey;
    wide[2 * x + 1] = (grey + (row[x + 1] ?? grey)) >> 1;
  }
}
