import { CodedError } from '../lib/errors';

export type QrErrorCode =
  /** More than {@link maxMegapixels} of `qr/decode`. */
  | 'image-too-large'
  /** Its width, height and number of bytes do not go together, or it has no pixels. */
  | 'image-malformed'
  /** The data URL of a capture is not what a browser gives. */
  | 'capture-malformed'
  /** The decoder's own wasm does not load. */
  | 'decoder-unavailable';

export class QrError extends CodedError<QrErrorCode> {}
