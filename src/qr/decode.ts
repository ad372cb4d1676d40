import { QrError } from './errors';
import type { QrCode, QrImage } from './image';
import { lumaOf, withLightPage } from './luma';
import { readWithZxing, loadZxing } from './zxing';

/** An 8K screen has 33 megapixels. Decoding takes up to about ten bytes of memory for each pixel. */
export const maxMegapixels = 40;

/**
 * Every QR code in the picture; none where it holds none. It tries what costs little and reads most first, and goes on
 * until something reads.
 *
 * @throws {QrError} `image-too-large`, `image-malformed`, `decoder-unavailable`
 */
export async function decodeQr(image: QrImage): Promise<QrCode[]> {
  checkImage(image);
  const zxing = await loadZxing();
  if (zxing === undefined) return [];
  const luma = lumaOf(image);
  const codes = readWithZxing(zxing, luma, 'LocalAverage');
  if (codes.length > 0) return codes;
  const light = withLightPage(luma);
  return light === undefined ? [] : readWithZxing(zxing, light, 'LocalAverage');
}

function checkImage({ data, width, height }: QrImage): void {
  const isCount = (value: number): boolean => Number.isSafeInteger(value) && value > 0;
  if (!isCount(width) || !isCount(height)) throw new QrError('image-malformed');
  if (width * height > maxMegapixels * 1e6) throw new QrError('image-too-large');
  if (data.length !== 4 * width * height) throw new QrError('image-malformed');
}
