/** What the first bytes of a picture's file say of it, before anything is decoded. */
export interface PictureHeader {
  type: 'png' | 'jpeg' | 'gif' | 'webp' | 'bmp';
  width: number;
  height: number;
}

/** So many bytes hold the header; a JPEG's comes after its pictures for previews, which may take more. */
export const headerBytes = 256 * 1024;

/** `undefined` where it is none of the types that are known here; a browser may know more. */
export function readPictureHeader(bytes: Uint8Array): PictureHeader | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (const read of [png, gif, bmp, webp, jpeg]) {
    const header = read(view);
    if (header !== undefined) return header;
  }
  return undefined;
}

/** SVG is text, behind white space, comments and declarations. */
export function looksLikeSvg(bytes: Uint8Array): boolean {
  return /^\uFEFF?\s*(?:<\?xml|<!DOCTYPE svg|<!--|<svg)[^]*<svg[\s>]|^\s*<svg[\s>]/i.test(
    new TextDecoder().decode(bytes.subarray(0, 4096)),
  );
}

function png(view: DataView): PictureHeader | undefined {
  if (!has(view, 0, '\x89PNG\r\n\x1a\n') || view.byteLength < 24) return undefined;
  return { type: 'png', width: view.getUint32(16), height: view.getUint32(20) };
}

function gif(view: DataView): PictureHeader | undefined {
  if (!has(view, 0, 'GIF8') || view.byteLength < 10) return undefined;
  return { type: 'gif', width: view.getUint16(6, true), height: view.getUint16(8, true) };
}

function bmp(view: DataView): PictureHeader | undefined {
  if (!has(view, 0, 'BM') || view.byteLength < 26) return undefined;
  return { type: 'bmp', width: Math.abs(view.getInt32(18, true)), height: Math.abs(view.getInt32(22, true)) };
}

/** https://developers.google.com/speed/webp/docs/riff_container */
function webp(view: DataView): PictureHeader | undefined {
  if (!has(view, 0, 'RIFF') || !has(view, 8, 'WEBP') || view.byteLength < 30) return undefined;
  if (has(view, 12, 'VP8X')) {
    const size = (at: number): number => 1 + view.getUint16(at, true) + (view.getUint8(at + 2) << 16);
    return { type: 'webp', width: size(24), height: size(27) };
  }
  if (has(view, 12, 'VP8L')) {
    const bits = view.getUint32(21, true);
    return { type: 'webp', width: 1 + (bits & 0x3fff), height: 1 + ((bits >> 14) & 0x3fff) };
  }
  return { type: 'webp', width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}

/** ITU-T T.81, annex B: segments up to the first start of a frame. */
function jpeg(view: DataView): PictureHeader | undefined {
  if (!has(view, 0, '\xff\xd8\xff')) return undefined;
  for (let at = 2; at + 9 < view.byteLength;) {
    if (view.getUint8(at) !== 0xff) return undefined;
    const marker = view.getUint8(at + 1);
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return { type: 'jpeg', width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    at += marker === 0xff ? 1 : 2 + view.getUint16(at + 2);
  }
  return undefined;
}

function has(view: DataView, at: number, text: string): boolean {
  if (view.byteLength < at + text.length) return false;
  return Array.from(text).every((character, index) => view.getUint8(at + index) === character.charCodeAt(0));
}
