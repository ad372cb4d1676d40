import type { Point } from './image';
import type { Luma } from './luma';

/** Whole pixels. */
export interface Region {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** The upright rectangle around the corners, wider by `margin` of its size on each side; empty where it lies outside. */
export function regionAround(corners: Point[], margin: number, within: { width: number; height: number }): Region {
  const horizontal = span(
    corners.map(({ x }) => x),
    margin,
    within.width,
  );
  const vertical = span(
    corners.map(({ y }) => y),
    margin,
    within.height,
  );
  return { left: horizontal.start, width: horizontal.length, top: vertical.start, height: vertical.length };
}

function span(values: number[], margin: number, limit: number): { start: number; length: number } {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  const extra = margin * (most - least);
  const start = Math.max(0, Math.floor(least - extra));
  const end = Math.min(limit, Math.ceil(most + extra));
  return { start, length: Math.max(0, end - start) };
}

/** Whether two quadrilaterals lie so that they cannot be two codes: the middle of one is within the other's extent. */
export function isSamePlace(a: Point[], b: Point[]): boolean {
  return isWithin(middleOf(a), b) || isWithin(middleOf(b), a);
}

function isWithin({ x, y }: Point, corners: Point[]): boolean {
  const xs = corners.map((corner) => corner.x);
  const ys = corners.map((corner) => corner.y);
  return x >= Math.min(...xs) && x <= Math.max(...xs) && y >= Math.min(...ys) && y <= Math.max(...ys);
}

function middleOf(corners: Point[]): Point {
  const sum = corners.reduce((total, { x, y }) => ({ x: total.x + x, y: total.y + y }), { x: 0, y: 0 });
  return { x: sum.x / corners.length, y: sum.y / corners.length };
}

export function cropped({ data, width }: Luma, { left, top, width: columns, height: rows }: Region): Luma {
  const part = new Uint8Array(columns * rows);
  for (let y = 0; y < rows; y++) {
    const start = (top + y) * width + left;
    part.set(data.subarray(start, start + columns), y * columns);
  }
  return { data: part, width: columns, height: rows };
}
