import { decodeQRBatch, type FinderPoints } from 'qr/decode.js';
import type { QrCode } from './image';
import type { Luma } from './luma';

/**
 * Every code that `qr` reads: no wasm, slower than zxing, and now and then a code without a quiet zone that zxing
 * misses. It makes no attempts beyond the needful ones, whose number would hang on the clock.
 */
export async function readWithoutWasm(luma: Luma): Promise<QrCode[]> {
  const codes: QrCode[] = [];
  const pointsOnDetect = ({ bounds }: FinderPoints, result: string | Error): void => {
    if (typeof result === 'string') codes.push({ text: result, corners: bounds.map(({ x, y }) => ({ x, y })) });
  };
  await decodeQRBatch([luma], { format: 'I420', effort: 1, pointsOnDetect });
  return codes;
}
