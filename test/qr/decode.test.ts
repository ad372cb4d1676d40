import { describe, expect, it } from 'vitest';
import { decodeQr, maxMegapixels } from '../../src/qr/decode';
import { paintedCode } from './painted';

const text = 'otpauth://totp/Acme:bob?secret=JBSWY3DPEHPK3PXP';

describe('a picture', () => {
  it('gives the text, the bytes and the corners of its code', async () => {
    const image = paintedCode(text, 4);
    const [code, ...others] = await decodeQr(image);
    expect(others).toEqual([]);
    expect(code?.text).toBe(text);
    expect(new TextDecoder().decode(code?.bytes)).toBe(text);
    const far = image.width - 16;
    const expected = [
      [16, 16],
      [far, 16],
      [far, far],
      [16, far],
    ];
    for (const [corner, [x = 0, y = 0]] of expected.entries()) {
      expect(Math.abs((code?.corners[corner]?.x ?? 0) - x)).toBeLessThan(4);
      expect(Math.abs((code?.corners[corner]?.y ?? 0) - y)).toBeLessThan(4);
    }
  });

  it.each([
    ['of no pixels', 0, 0, 0, 'image-malformed'],
    ['with too few bytes', 2, 2, 15, 'image-malformed'],
    ['with too many bytes', 2, 2, 17, 'image-malformed'],
    ['of half a pixel', 0.5, 2, 4, 'image-malformed'],
    ['of no width', Number.NaN, 2, 4, 'image-malformed'],
    ['of more pixels than are decoded', maxMegapixels * 1000 + 1, 1000, 0, 'image-too-large'],
  ])('%s is refused', async (_, width, height, bytes, code) => {
    await expect(decodeQr({ data: new Uint8ClampedArray(bytes), width, height })).rejects.toMatchObject({ code });
  });

  it('of one pixel holds no code', async () => {
    expect(await decodeQr({ data: new Uint8ClampedArray(4), width: 1, height: 1 })).toEqual([]);
  });
});
