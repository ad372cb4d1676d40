import { fromBase64 } from '../lib/bytes';
import { QrError } from './errors';
import type { QrImage } from './image';
import { headerBytes, looksLikeSvg, readPictureHeader } from './picture-header';

/** Of files that a person chooses. More is refused before a byte is decoded. */
export const maxFileBytes = 64 * 1024 * 1024;
/** Of the picture in a file, as its header says: what the browser decodes takes four bytes for each pixel. */
export const maxFileMegapixels = 64;
/** What is handed on to be read; a larger picture is made smaller as it is decoded. */
export const maxReadMegapixels = 12;

/** A drawing has no pixels of its own: it is drawn so large, on its longer side. */
const svgPixels = 1536;

/** Pixels to read, with an address under which the same picture can be shown. */
export interface ReadablePicture {
  image: QrImage;
  /** A `data:` URL, or a `blob:` URL that stays until the page ends. */
  url: string;
}

/** In parts of the whole, 0 to 1. */
export interface CaptureRegion {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** On each side of a region, in parts of the whole picture: a code cut off at its edge has lost its quiet zone. */
const regionMargin = 0.004;

/**
 * The pixels of a `tabs.captureVisibleTab` data URL, at the screen's real resolution, in an extension page or a worker.
 * (`fetch` of a data URL is what the extension's content security policy refuses.)
 *
 * @throws {QrError} `capture-malformed`
 */
export async function pictureOfCapture(dataUrl: string, region?: CaptureRegion): Promise<ReadablePicture> {
  const bitmap = await bitmapOf(blobOfDataUrl(dataUrl), {}, 'capture-malformed');
  try {
    if (region === undefined) return { image: imageOf(drawn(bitmap, wholeOf(bitmap))), url: dataUrl };
    const canvas = drawn(bitmap, partOf(bitmap, region));
    return { image: imageOf(canvas), url: URL.createObjectURL(await canvas.convertToBlob()) };
  } finally {
    bitmap.close();
  }
}

/**
 * The pixels of a picture that a person chose, dropped or pasted: of an animation the first. Never more than
 * {@link maxReadMegapixels} of them, whatever the file holds.
 *
 * @throws {QrError} `file-empty`, `file-too-large`, `picture-too-large`, `not-a-picture`, `picture-damaged`
 */
export async function pictureOfFile(file: Blob): Promise<ReadablePicture> {
  if (file.size === 0) throw new QrError('file-empty');
  if (file.size > maxFileBytes) throw new QrError('file-too-large');
  const start = new Uint8Array(await file.slice(0, headerBytes).arrayBuffer());
  if (looksLikeSvg(start)) return pictureOfSvg(file);
  const header = readPictureHeader(start);
  const megapixels = header === undefined ? 0 : (header.width * header.height) / 1e6;
  if (megapixels > maxFileMegapixels) throw new QrError('picture-too-large');
  const smaller = megapixels > maxReadMegapixels ? Math.sqrt(maxReadMegapixels / megapixels) : 1;
  const size = header !== undefined && smaller < 1 ? { resizeWidth: Math.floor(header.width * smaller) } : {};
  const bitmap = await bitmapOf(file, size, header === undefined ? 'not-a-picture' : 'picture-damaged');
  try {
    if (bitmap.width * bitmap.height > maxReadMegapixels * 1e6) throw new QrError('picture-too-large');
    return { image: imageOf(drawn(bitmap, wholeOf(bitmap))), url: URL.createObjectURL(file) };
  } finally {
    bitmap.close();
  }
}

/** As an image it runs no script and loads nothing. Browsers make no bitmap of it directly. */
async function pictureOfSvg(file: Blob): Promise<ReadablePicture> {
  const url = URL.createObjectURL(new Blob([file], { type: 'image/svg+xml' }));
  const drawing = new Image();
  drawing.src = url;
  try {
    await drawing.decode();
  } catch (cause) {
    throw new QrError('picture-damaged', { cause });
  }
  const [width, height] = [drawing.naturalWidth || 1, drawing.naturalHeight || 1];
  const scale = svgPixels / Math.max(width, height);
  const canvas = new OffscreenCanvas(Math.ceil(width * scale), Math.ceil(height * scale));
  contextOf(canvas).drawImage(drawing, 0, 0, canvas.width, canvas.height);
  return { image: imageOf(canvas), url };
}

function blobOfDataUrl(dataUrl: string): Blob {
  const [prefix, type] = /^data:(image\/(?:png|jpeg));base64,/.exec(dataUrl) ?? [];
  if (prefix === undefined || type === undefined) throw new QrError('capture-malformed');
  try {
    return new Blob([fromBase64(dataUrl.slice(prefix.length))], { type });
  } catch (cause) {
    throw new QrError('capture-malformed', { cause });
  }
}

interface Rectangle {
  left: number;
  top: number;
  width: number;
  height: number;
}

function wholeOf({ width, height }: ImageBitmap): Rectangle {
  return { left: 0, top: 0, width, height };
}

function partOf({ width, height }: ImageBitmap, region: CaptureRegion): Rectangle {
  const margin = regionMargin * Math.max(width, height);
  const left = Math.max(0, Math.floor(region.left * width - margin));
  const top = Math.max(0, Math.floor(region.top * height - margin));
  const right = Math.min(width, Math.ceil((region.left + region.width) * width + margin));
  const bottom = Math.min(height, Math.ceil((region.top + region.height) * height + margin));
  if (right <= left || bottom <= top) throw new QrError('capture-malformed');
  return { left, top, width: right - left, height: bottom - top };
}

function drawn(bitmap: ImageBitmap, { left, top, width, height }: Rectangle): OffscreenCanvas {
  const canvas = new OffscreenCanvas(width, height);
  contextOf(canvas).drawImage(bitmap, -left, -top);
  return canvas;
}

function imageOf(canvas: OffscreenCanvas): QrImage {
  return contextOf(canvas).getImageData(0, 0, canvas.width, canvas.height);
}

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new QrError('capture-malformed');
  return context;
}

async function bitmapOf(
  blob: Blob,
  options: ImageBitmapOptions,
  otherwise: 'capture-malformed' | 'not-a-picture' | 'picture-damaged',
): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(blob, { colorSpaceConversion: 'none', ...options });
  } catch (cause) {
    throw new QrError(otherwise, { cause });
  }
}
