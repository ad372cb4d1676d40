import { crc32, deflateSync } from 'node:zlib';
import encodeQR from 'qr';

/** A PNG (https://www.w3.org/TR/png-3/) of one bit a pixel: a code at the top left, and white for the rest. */
export function pngOfCode(text: string, size?: { width: number; height: number }, scale = 4): Buffer {
  const modules = encodeQR(text, 'raw', { border: 4, scale });
  return png(size ?? { width: modules.length, height: modules.length }, (x, y) => modules[y]?.[x] === true);
}

export function emptyPng(width: number, height: number): Buffer {
  return png({ width, height }, () => false);
}

function png({ width, height }: { width: number; height: number }, isDark: (x: number, y: number) => boolean): Buffer {
  const stride = 1 + Math.ceil(width / 8);
  const rows = Buffer.alloc(stride * height, 0xff);
  for (let y = 0; y < height; y++) {
    rows[y * stride] = 0;
    for (let x = 0; x < Math.min(width, 2048) && y < 2048; x++) {
      if (isDark(x, y)) rows[y * stride + 1 + (x >> 3)] = (rows[y * stride + 1 + (x >> 3)] ?? 0) & ~(0x80 >> (x & 7));
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([1, 0, 0, 0, 0], 8);
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([signature, chunk('IHDR', header), chunk('IDAT', deflateSync(rows)), chunk('IEND')]);
}

function chunk(type: string, data = Buffer.alloc(0)): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const framed = Buffer.alloc(8 + body.length);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), 4 + body.length);
  return framed;
}

export function svgOfCode(text: string): string {
  return encodeQR(text, 'svg', { border: 4 });
}

/** A film for Chromium's fake camera (YUV4MPEG2) that shows a code, and nothing else, for ever. */
export function filmOfCode(text: string): Buffer {
  const [width, height, scale] = [640, 480, 5];
  const modules = encodeQR(text, 'raw', { border: 4, scale });
  const luma = Buffer.alloc(width * height, 235);
  modules.forEach((row, y) => {
    row.forEach((dark, x) => {
      if (dark) luma[(y + 20) * width + x + 100] = 16;
    });
  });
  const frame = Buffer.concat([Buffer.from('FRAME\n'), luma, Buffer.alloc((width * height) / 2, 128)]);
  return Buffer.concat([
    Buffer.from(`YUV4MPEG2 W${width.toString()} H${height.toString()} F10:1 Ip A1:1 C420jpeg\n`),
    frame,
    frame,
  ]);
}
