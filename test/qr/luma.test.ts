import { describe, expect, it } from 'vitest';
import { doubled, lumaOf, withLightPage } from '../../src/qr/luma';

const image = (...pixels: number[][]) => ({
  data: Uint8ClampedArray.from(pixels.flat()),
  width: pixels.length,
  height: 1,
});

describe('grey', () => {
  it('weighs the colours as Rec. 601 does', () => {
    const { data } = lumaOf(
      image([255, 255, 255, 255], [0, 0, 0, 255], [255, 0, 0, 255], [0, 255, 0, 255], [0, 0, 255, 255]),
    );
    expect([...data]).toEqual([255, 0, 76, 149, 29]);
  });

  it('shows white through what is transparent', () => {
    expect([...lumaOf(image([0, 0, 0, 0], [0, 0, 0, 51], [0, 0, 0, 255])).data]).toEqual([255, 204, 0]);
  });
});

describe('a page', () => {
  const page = (grey: number, ink: number) => {
    const data = new Uint8Array(10_000).fill(grey);
    data.fill(ink, 0, 1000);
    return { data, width: 100, height: 100 };
  };

  it('that is dark becomes white, and what is darker or lighter stays', () => {
    const light = withLightPage(page(18, 0));
    expect(light?.data.subarray(0, 1000).every((grey) => grey === 0)).toBe(true);
    expect(light?.data.subarray(1000).every((grey) => grey === 255)).toBe(true);
  });

  it('is painted pixel by pixel, a last odd one too, wherever its bytes lie', () => {
    const data = Uint8Array.of(0, 18, 18, 18, 18, 23, 24, 13, 12, 18).subarray(1);
    expect([...(withLightPage({ data, width: 9, height: 1 })?.data ?? [])]).toEqual([
      255, 255, 255, 255, 255, 24, 255, 12, 255,
    ]);
  });

  it('that is light stays as it is', () => {
    expect(withLightPage(page(240, 0))).toBeUndefined();
  });
});

describe('twice the size', () => {
  it('is linear between pixels and keeps the edges', () => {
    const { data, width, height } = doubled({ data: Uint8Array.of(0, 100, 200, 100), width: 2, height: 2 });
    expect([width, height]).toEqual([4, 4]);
    expect([...data.subarray(0, 4)]).toEqual([0, 50, 100, 100]);
  });
});
