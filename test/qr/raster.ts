import type { Point, QrImage } from '../../src/qr/image';

export type Color = readonly [red: number, green: number, blue: number];

/** A picture to draw on: what a browser's compositor does to a page, without a browser. */
export class Raster implements QrImage {
  readonly data: Uint8ClampedArray;

  constructor(
    readonly width: number,
    readonly height: number,
    color: Color,
    alpha = 255,
  ) {
    this.data = new Uint8ClampedArray(4 * width * height);
    new Uint32Array(this.data.buffer).fill(new Uint32Array(Uint8Array.of(...color, alpha).buffer)[0] ?? 0);
  }

  /** `alpha` 0 to 1; the picture becomes opaque where it is painted. */
  blend(x: number, y: number, [red, green, blue]: Color, alpha: number): void {
    if (x < 0 || y < 0 || x >= this.width || y >= this.height) return;
    const at = 4 * (y * this.width + x);
    const mix = (below: number | undefined, above: number): number => (below ?? 0) + (above - (below ?? 0)) * alpha;
    this.data[at] = mix(this.data[at], red);
    this.data[at + 1] = mix(this.data[at + 1], green);
    this.data[at + 2] = mix(this.data[at + 2], blue);
    this.data[at + 3] = mix(this.data[at + 3], 255);
  }

  rectangle(left: number, top: number, width: number, height: number, color: Color, alpha = 1): void {
    for (let y = Math.round(top); y < Math.round(top + height); y++) {
      for (let x = Math.round(left); x < Math.round(left + width); x++) this.blend(x, y, color, alpha);
    }
  }

  /**
   * Paints what `colorAt` says of a unit square that is laid over the quadrilateral `corners` (clockwise from the top
   * left), each pixel the mean of `samples`² points. `undefined` is transparent.
   */
  quadrilateral(corners: Quad, colorAt: (u: number, v: number) => Color | undefined, samples = 4): void {
    const toUnit = unitSquareOf(corners);
    const [left, right] = range(corners.map(({ x }) => x));
    const [top, bottom] = range(corners.map(({ y }) => y));
    for (let y = Math.floor(top); y <= bottom; y++) {
      for (let x = Math.floor(left); x <= right; x++) this.#sample(x, y, toUnit, colorAt, samples);
    }
  }

  #sample(
    x: number,
    y: number,
    toUnit: (x: number, y: number) => Point,
    colorAt: (u: number, v: number) => Color | undefined,
    samples: number,
  ): void {
    let [red, green, blue, count] = [0, 0, 0, 0];
    for (let sample = 0; sample < samples * samples; sample++) {
      const point = toUnit(
        x + ((sample % samples) + 0.5) / samples,
        y + (Math.floor(sample / samples) + 0.5) / samples,
      );
      if (point.x < 0 || point.y < 0 || point.x >= 1 || point.y >= 1) continue;
      const color = colorAt(point.x, point.y);
      if (color === undefined) continue;
      red += color[0];
      green += color[1];
      blue += color[2];
      count++;
    }
    if (count > 0) this.blend(x, y, [red / count, green / count, blue / count], count / samples ** 2);
  }

  /** Changes each pixel's colour channels in place. */
  eachChannel(change: (value: number, x: number, y: number) => number): void {
    for (let at = 0; at < this.data.length; at++) {
      if (at % 4 === 3) continue;
      const pixel = at >> 2;
      this.data[at] = change(this.data[at] ?? 0, pixel % this.width, Math.floor(pixel / this.width));
    }
  }
}

export type Quad = readonly [Point, Point, Point, Point];

function range(values: number[]): [number, number] {
  return [Math.min(...values), Math.max(...values)];
}

/** The inverse of the projective map that takes the unit square to the quadrilateral. */
function unitSquareOf([a, b, c, d]: Quad): (x: number, y: number) => Point {
  const [dx1, dy1, dx2, dy2] = [b.x - c.x, b.y - c.y, d.x - c.x, d.y - c.y];
  const [sx, sy] = [a.x - b.x + c.x - d.x, a.y - b.y + c.y - d.y];
  const det = dx1 * dy2 - dx2 * dy1;
  const g = (sx * dy2 - dx2 * sy) / det;
  const h = (dx1 * sy - sx * dy1) / det;
  const [m00, m01, m10, m11] = [b.x - a.x + g * b.x, d.x - a.x + h * d.x, b.y - a.y + g * b.y, d.y - a.y + h * d.y];
  return (x, y) => {
    const [p, q, r, s] = [m00 - g * x, m01 - h * x, m10 - g * y, m11 - h * y];
    const unit = p * s - q * r;
    return { x: ((x - a.x) * s - (y - a.y) * q) / unit, y: ((y - a.y) * p - (x - a.x) * r) / unit };
  };
}

/** Gaussian, of the given standard deviation in pixels, on a part of the picture. */
export function blur(raster: Raster, sigma: number, left: number, top: number, width: number, height: number): void {
  const radius = Math.ceil(3 * sigma);
  const weights = Array.from({ length: 2 * radius + 1 }, (_, i) => Math.exp(-((i - radius) ** 2) / (2 * sigma ** 2)));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const pass = (dx: number, dy: number): void => {
    const source = raster.data.slice();
    for (let y = Math.max(0, top); y < Math.min(raster.height, top + height); y++) {
      for (let x = Math.max(0, left); x < Math.min(raster.width, left + width); x++) {
        for (let channel = 0; channel < 3; channel++) {
          let sum = 0;
          for (let i = -radius; i <= radius; i++) {
            const [nx, ny] = [clamp(x + i * dx, raster.width), clamp(y + i * dy, raster.height)];
            sum += (weights[i + radius] ?? 0) * (source[4 * (ny * raster.width + nx) + channel] ?? 0);
          }
          raster.data[4 * (y * raster.width + x) + channel] = sum / total;
        }
      }
    }
  };
  pass(1, 0);
  pass(0, 1);
}

function clamp(value: number, length: number): number {
  return Math.max(0, Math.min(length - 1, value));
}

/** What JPEG does to grey at a quality of 1 to 100: each 8 × 8 block through a quantised DCT (ITU-T T.81, annex K). */
export function jpegArtefacts(raster: Raster, quality: number): void {
  const scale = quality < 50 ? 50 / quality : 2 - quality / 50;
  const steps = luminanceSteps.map((step) => Math.max(1, Math.round(step * scale)));
  for (let top = 0; top + 8 <= raster.height; top += 8) {
    for (let left = 0; left + 8 <= raster.width; left += 8) quantiseBlock(raster, left, top, steps);
  }
}

function quantiseBlock(raster: Raster, left: number, top: number, steps: number[]): void {
  const at = (i: number): number => 4 * ((top + (i >> 3)) * raster.width + left + (i & 7));
  for (let channel = 0; channel < 3; channel++) {
    const block = Float64Array.from({ length: 64 }, (_, i) => (raster.data[at(i) + channel] ?? 0) - 128);
    const frequencies = transform(block, false).map(
      (value, i) => Math.round(value / (steps[i] ?? 1)) * (steps[i] ?? 1),
    );
    transform(frequencies, true).forEach((value, i) => (raster.data[at(i) + channel] = value + 128));
  }
}

/** The 8 × 8 DCT-II, or its inverse: along rows, then along columns. */
function transform(block: Float64Array, inverse: boolean): Float64Array {
  const along = (source: Float64Array, step: number, stride: number): Float64Array => {
    const result = new Float64Array(64);
    for (let line = 0; line < 8; line++) {
      for (let k = 0; k < 8; k++) {
        let sum = 0;
        for (let n = 0; n < 8; n++) {
          sum += (source[line * stride + n * step] ?? 0) * (cosines[inverse ? n * 8 + k : k * 8 + n] ?? 0);
        }
        result[line * stride + k * step] = sum;
      }
    }
    return result;
  };
  return along(along(block, 1, 8), 8, 1);
}

const cosines = Float64Array.from({ length: 64 }, (_, i) => {
  const [k, n] = [i >> 3, i & 7];
  return Math.cos(((2 * n + 1) * k * Math.PI) / 16) * (k === 0 ? Math.SQRT1_2 : 1) * 0.5;
});

const luminanceSteps = [
  16, 11, 10, 16, 24, 40, 51, 61, 12, 12, 14, 19, 26, 58, 60, 55, 14, 13, 16, 24, 40, 57, 69, 56, 14, 17, 22, 29, 51,
  87, 80, 62, 18, 22, 37, 56, 68, 109, 103, 77, 24, 35, 55, 64, 81, 104, 113, 92, 49, 64, 78, 87, 103, 121, 120, 101,
  72, 92, 95, 98, 112, 100, 103, 99,
];
