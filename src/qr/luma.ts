import type { QrImage } from './image';

/** A grey image, one byte a pixel. */
export interface Luma {
  data: Uint8Array;
  width: number;
  height: number;
}

/** Grey by Rec. 601, in 1024ths. Where the image is transparent, `backdrop` shows. */
export function lumaOf({ data, width, height }: QrImage, backdrop = 255): Luma {
  const luma = new Uint8Array(width * height);
  for (let pixel = 0, at = 0; pixel < luma.length; pixel++, at += 4) {
    const grey = (306 * (data[at] ?? 0) + 601 * (data[at + 1] ?? 0) + 117 * (data[at + 2] ?? 0)) >> 10;
    const alpha = data[at + 3] ?? 0;
    luma[pixel] = alpha === 255 ? grey : (grey * alpha + backdrop * (255 - alpha)) / 255;
  }
  return { data: luma, width, height };
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
  if (page === undefined) return undefined;
  const shown = Uint8Array.from({ length: 256 }, (_, grey) => (Math.abs(grey - page) <= pageTolerance ? 255 : grey));
  const data = new Uint8Array(luma.data.length);
  for (let at = 0; at < data.length; at++) data[at] = shown[luma.data[at] ?? 0] ?? 0;
  return { ...luma, data };
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
