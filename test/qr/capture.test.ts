import { afterEach, describe, expect, it, vi } from 'vitest';
import { maxFileBytes, maxFileMegapixels, maxReadMegapixels, pictureOfFile } from '../../src/qr/capture';
import { emptyPng } from './files';

/** As a browser makes them: of the size that is asked for, or of the picture's own. */
function stubBitmaps(size: { width: number; height: number }) {
  const made = vi.fn((_blob: Blob, { resizeWidth }: ImageBitmapOptions = {}) => {
    const width = resizeWidth ?? size.width;
    return Promise.resolve({ width, height: Math.round((size.height * width) / size.width), close: vi.fn() });
  });
  const drawn: { width: number; height: number }[] = [];
  vi.stubGlobal('createImageBitmap', made);
  vi.stubGlobal(
    'OffscreenCanvas',
    class {
      constructor(
        readonly width: number,
        readonly height: number,
      ) {
        drawn.push({ width, height });
      }
      getContext() {
        const { width, height } = this;
        return { drawImage: vi.fn(), getImageData: () => ({ data: new Uint8ClampedArray(4), width, height }) };
      }
    },
  );
  return { made, drawn };
}

const fileOf = (bytes: Uint8Array) => new Blob([Uint8Array.from(bytes)]);

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the picture in a file', () => {
  it('of fifty megapixels is made smaller as it is decoded, so that memory stays within its bound', async () => {
    const { made, drawn } = stubBitmaps({ width: 8000, height: 6250 });
    const { image } = await pictureOfFile(fileOf(emptyPng(8000, 6250)));
    expect(image.width * image.height).toBeLessThanOrEqual(maxReadMegapixels * 1e6);
    expect(image.width / image.height).toBeCloseTo(8000 / 6250, 2);
    expect(drawn).toEqual([{ width: image.width, height: image.height }]);
    expect(made).toHaveBeenCalledOnce();
  });

  it('of a screen keeps every pixel', async () => {
    const { made } = stubBitmaps({ width: 2560, height: 1440 });
    expect((await pictureOfFile(fileOf(emptyPng(2560, 1440)))).image).toMatchObject({ width: 2560, height: 1440 });
    expect(made.mock.calls[0]?.[1]).not.toHaveProperty('resizeWidth');
  });

  it.each([
    ['of nothing', new Uint8Array(), 'file-empty'],
    ['too large a file', new Uint8Array(maxFileBytes + 1), 'file-too-large'],
    ['of more megapixels than are decoded', emptyPng(1000, maxFileMegapixels * 1000 + 1), 'picture-too-large'],
  ])('%s is refused before a pixel of it is decoded', async (_, bytes, code) => {
    const { made } = stubBitmaps({ width: 1, height: 1 });
    await expect(pictureOfFile(fileOf(bytes))).rejects.toMatchObject({ code });
    expect(made).not.toHaveBeenCalled();
  });

  it('that turns out larger than its kind could tell is let go', async () => {
    stubBitmaps({ width: 8000, height: 6250 });
    await expect(pictureOfFile(fileOf(Buffer.from('of a kind that is not known')))).rejects.toMatchObject({
      code: 'picture-too-large',
    });
  });

  it('that the browser cannot decode is damaged, or no picture at all', async () => {
    vi.stubGlobal('createImageBitmap', () => Promise.reject(new DOMException('no', 'InvalidStateError')));
    await expect(pictureOfFile(fileOf(emptyPng(9, 9)))).rejects.toMatchObject({ code: 'picture-damaged' });
    await expect(pictureOfFile(fileOf(Buffer.from('hello')))).rejects.toMatchObject({ code: 'not-a-picture' });
  });
});
