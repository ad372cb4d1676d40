import { describe, expect, it } from 'vitest';
import { looksLikeSvg, readPictureHeader } from '../../src/qr/picture-header';
import { emptyPng, svgOfCode } from './files';

const bytes = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(parts.flatMap((part) => (typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : part)));
const padded = (start: Uint8Array): Uint8Array => Uint8Array.from({ length: 64 }, (_, at) => start[at] ?? 0);

/** 300 × 500 in each. */
const heads: Record<string, Uint8Array> = {
  png: emptyPng(300, 500),
  gif: padded(bytes('GIF89a', [0x2c, 1, 0xf4, 1])),
  bmp: padded(bytes('BM', new Array<number>(16).fill(0), [0x2c, 1, 0, 0, 0x0c, 0xfe, 0xff, 0xff])),
  jpeg: padded(bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xff, 0xc2, 0, 17, 8, 1, 0xf4, 1, 0x2c])),
  'webp, lossy': padded(bytes('RIFF....WEBPVP8 ', new Array<number>(10).fill(0), [0x2c, 1, 0xf4, 1])),
  'webp, lossless': padded(bytes('RIFF....WEBPVP8L', [0, 0, 0, 0, 0x2f, 0x2b, 0xc1, 0x7c, 0])),
  'webp, extended': padded(bytes('RIFF....WEBPVP8X', [0, 0, 0, 0, 0, 0, 0, 0, 0x2b, 1, 0, 0xf3, 1, 0])),
};

describe('the header of a picture', () => {
  it.each(Object.entries(heads))('of %s says how large it is', (type, head) => {
    expect(readPictureHeader(head)).toEqual({ type: type.replace(/,.*/, ''), width: 300, height: 500 });
  });

  it.each(Object.entries(heads))('of %s that is cut short says nothing, and does not throw', (_, head) => {
    for (let length = 0; length < 10; length++) expect(readPictureHeader(head.subarray(0, length))).toBeUndefined();
  });

  it('of something else is none', () => {
    expect(readPictureHeader(bytes('%PDF-1.7 and so on, for a while'))).toBeUndefined();
    expect(readPictureHeader(bytes([0xff, 0xd8, 0xff], new Array<number>(60).fill(0)))).toBeUndefined();
  });
});

describe('SVG', () => {
  it.each([
    svgOfCode('x'),
    '<?xml version="1.0"?>\n<!-- drawn -->\n<svg xmlns="http://www.w3.org/2000/svg"/>',
    '  <svg>',
  ])('is known by its text: %.20s', (text) => {
    expect(looksLikeSvg(bytes(text))).toBe(true);
  });

  it.each(['<html><svg></svg>', 'svg', ''])('%j is none', (text) => {
    expect(looksLikeSvg(bytes(text))).toBe(false);
  });
});
