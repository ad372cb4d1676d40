import jsQR from 'jsqr';
import { decodeQRBatch } from 'qr/decode.js';
import { readBarcodes } from 'zxing-wasm/reader';
import { decodeQr } from '../../src/qr/decode';
import type { QrImage } from '../../src/qr/image';

/** The texts of the codes that it finds in a picture. */
export type QrReader = (image: QrImage) => Promise<string[]>;

/** Each as it comes, told to look for nothing but QR codes; jsqr reads one code at most. zxing's wasm is ours. */
export const qrReaders = {
  latchkey: async (image) => (await decodeQr(image)).map(({ text }) => text),
  jsqr: ({ data, width, height }) => {
    const code = jsQR(data, width, height);
    return Promise.resolve(code === null ? [] : [code.data]);
  },
  zxing: async ({ data, width, height }) => {
    if (!(data.buffer instanceof ArrayBuffer)) throw new TypeError('pixels in shared memory');
    const pixels = new Uint8ClampedArray(data.buffer, data.byteOffset, data.length);
    const codes = await readBarcodes({ data: pixels, width, height, colorSpace: 'srgb' }, { formats: ['QRCode'] });
    return codes.filter(({ isValid }) => isValid).map(({ text }) => text);
  },
  qr: async (image) => {
    const texts: string[] = [];
    await decodeQRBatch([image], {
      pointsOnDetect: (_points, result) => {
        if (typeof result === 'string') texts.push(result);
      },
    });
    return texts;
  },
} satisfies Record<string, QrReader>;

export type QrReaderName = keyof typeof qrReaders;
