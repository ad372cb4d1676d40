import { CodedError } from '../lib/errors';

export type QrErrorCode =
  /** More than {@link maxMegapixels} of `qr/decode`. */
  | 'image-too-large'
  /** Its width, height and number of bytes do not go together, or it has no pixels. */
  | 'image-malformed'
  /** The data URL of a capture is not what a browser gives. */
  | 'capture-malformed'
  | 'file-empty'
  /** More than `maxFileBytes` of `qr/capture`. */
  | 'file-too-large'
  /** More than `maxFileMegapixels` of `qr/capture`. */
  | 'picture-too-large'
  /** No picture of a kind that the browser knows. */
  | 'not-a-picture'
  | 'picture-damaged'
  /** The decoder's own wasm does not load. */
  | 'decoder-unavailable';

export class QrError extends CodedError<QrErrorCode> {}
