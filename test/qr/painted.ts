import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import encodeQR from 'qr';
import type { QrImage } from '../../src/qr/image';

/** The decoder's binary, for tests of handing it over. */
export const wasmBytes: ArrayBuffer = new Uint8Array(
  readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')),
).buffer;

/** The plainest picture of a code: black on white, four pixels a module, with its quiet zone and nothing around. */
export function paintedCode(text: string, scale = 4): QrImage {
  const modules = encodeQR(text, 'raw', { border: 4, scale });
  const pixels = modules.flat().flatMap((dark) => (dark ? [0, 0, 0, 255] : [255, 255, 255, 255]));
  return { data: Uint8ClampedArray.from(pixels), width: modules.length, height: modules.length };
}
