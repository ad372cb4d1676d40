import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeQr } from '../../src/qr/decode';
import { sharpened } from '../../src/qr/sharpen';
import { picture } from './pictures';

describe('sharpening', () => {
  it('leaves an even picture as it is, to its edges', () => {
    fc.assert(
      fc.property(
        fc.nat(255),
        fc.integer({ min: 1, max: 20 }),
        fc.integer({ min: 1, max: 20 }),
        (grey, width, height) => {
          const data = new Uint8Array(width * height).fill(grey);
          expect(sharpened({ data, width, height }).data).toEqual(data);
        },
      ),
    );
  });

  it('moves a pixel away from the mean of the seven by seven around it, twice as far again', () => {
    const data = new Uint8Array(81).fill(100);
    data[40] = 149;
    const { data: sharp } = sharpened({ data, width: 9, height: 9 });
    // Seven, then one, more than 100.
    expect(sharp[40]).toBe(149 + 2 * 48);
    expect(sharp[10]).toBe(98);
    expect(sharp[0]).toBe(100);
  });

  it('ends at black and at white', () => {
    const { data } = sharpened({ data: Uint8Array.of(0, 0, 0, 255, 255, 255), width: 6, height: 1 });
    expect([data[2], data[3]]).toEqual([0, 255]);
  });

  it('gives a blurred code back that is read in no other way', async () => {
    const { image, texts } = picture('blurred', 3);
    expect((await decodeQr(image)).map(({ text }) => text)).toEqual(texts);
  });
});
