import { fromBase64 } from '../lib/bytes';
import { QrError } from './errors';
import type { QrImage } from './image';

/**
 * The pixels of a `tabs.captureVisibleTab` data URL, at the screen's real resolution, in an extension page or a worker.
 * (`fetch` of a data URL is what the extension's content security policy refuses.)
 *
 * @throws {QrError} `capture-malformed`
 */
export async function imageOfCapture(dataUrl: string): Promise<QrImage> {
  return imageOfBlob(blobOfDataUrl(dataUrl));
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

async function imageOfBlob(blob: Blob): Promise<QrImage> {
  const bitmap = await bitmapOf(blob);
  try {
    const { width, height } = bitmap;
    const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true });
    if (context === null) throw new QrError('capture-malformed');
    context.drawImage(bitmap, 0, 0);
    return context.getImageData(0, 0, width, height);
  } finally {
    bitmap.close();
  }
}

async function bitmapOf(blob: Blob): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(blob, { colorSpaceConversion: 'none' });
  } catch (cause) {
    throw new QrError('capture-malformed', { cause });
  }
}
