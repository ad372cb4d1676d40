/** One measured number, as it is printed. */
export interface Figure {
  value: number;
  text: string;
}

/** One line of the table: what was measured, of ours and of a named peer in the same run. */
export interface Row {
  what: string;
  ours: Figure;
  peer: string;
  theirs: Figure;
  /** What the ratio or the figure is to be, for who reads it: nothing here fails by it. */
  aim?: string;
}

/** Measures, and gives the lines. It judges nothing: what it throws is that something could not be measured. */
export type Bench = () => Promise<Row[]>;

/** `12.3 ms (11.9–13.0)`: the median, between the quartiles. */
export function duration(timesMs: number[]): Figure {
  const value = quantile(timesMs, 0.5);
  const [low, high] = [quantile(timesMs, 0.25), quantile(timesMs, 0.75)].map(threeFigures);
  return { value, text: `${threeFigures(value)} ms (${low}–${high})` };
}

/** `160 of 168`. */
export function share(count: number, of: number): Figure {
  return { value: count, text: `${count} of ${of}` };
}

export function count(value: number): Figure {
  return { value, text: value.toString() };
}

/** `12.3 kB, gzip 4.56 kB`, in thousands of bytes. */
export function size(bytes: number, gzipBytes?: number): Figure {
  const gzip = gzipBytes === undefined ? '' : `, gzip ${kilobytes(gzipBytes)}`;
  return { value: bytes, text: `${kilobytes(bytes)}${gzip}` };
}

function quantile(values: number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * part;
  const [low, high] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  if (low === undefined || high === undefined) throw new RangeError('a quantile of nothing');
  return low + (high - low) * (place - Math.floor(place));
}

function kilobytes(bytes: number): string {
  return `${threeFigures(bytes / 1000)} kB`;
}

function threeFigures(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}
