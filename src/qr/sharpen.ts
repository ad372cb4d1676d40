import type { Luma } from './luma';

/** Pixels to each side: as far as a blur reaches that leaves the modules of a code apart. */
const radius = 3;
/** By how much a pixel moves away from the mean around it, in parts of its distance. */
const amount = 2;

/** An unsharp mask: gives back to single modules what a blur has spread over their neighbours. */
export function sharpened({ data, width, height }: Luma): Luma {
  const across = new Uint8Array(data.length);
  for (let y = 0; y < height; y++) average(data, across, { first: y * width, step: 1, count: width });
  const around = new Uint8Array(data.length);
  for (let x = 0; x < width; x++) average(across, around, { first: x, step: width, count: height });
  const sharp = new Uint8ClampedArray(data.length);
  for (let at = 0; at < data.length; at++) {
    const grey = data[at] ?? 0;
    sharp[at] = grey + amount * (grey - (around[at] ?? 0));
  }
  return { data: new Uint8Array(sharp.buffer), width, height };
}

/** A row or a column, as indexes of its pixels. */
interface Line {
  first: number;
  step: number;
  count: number;
}

/** The mean of each pixel and its neighbours along the line, of which there are fewer at its ends. */
function average(from: Uint8Array, to: Uint8Array, { first, step, count }: Line): void {
  let sum = 0;
  let within = 0;
  for (let ahead = 0; ahead < count + radius; ahead++) {
    if (ahead < count) {
      sum += from[first + ahead * step] ?? 0;
      within++;
    }
    const behind = ahead - 2 * radius - 1;
    if (behind >= 0) {
      sum -= from[first + behind * step] ?? 0;
      within--;
    }
    const at = ahead - radius;
    if (at >= 0) to[first + at * step] = sum / within;
  }
}
