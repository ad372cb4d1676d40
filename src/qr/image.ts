/** Pixels as of `ImageData`: RGBA, four bytes each, rows from the top. */
export interface QrImage {
  data: Uint8ClampedArray;
  width: number;
  height: number;
}

/** In pixels of the image, which `x` counts from its left and `y` from its top edge. */
export interface Point {
  x: number;
  y: number;
}

export interface QrCode {
  text: string;
  /** What the code holds, before a character set was made of it; not every reader tells. */
  bytes?: Uint8Array;
  /** Clockwise, beginning with the corner that is the top left one of the upright code. */
  corners: Point[];
}
