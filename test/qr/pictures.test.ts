import { describe, expect, it } from 'vitest';
import { decodeQr } from '../../src/qr/decode';
import { isSamePlace } from '../../src/qr/geometry';
import { picture, pictureKinds, type Picture } from './pictures';

/** One of each kind; the bench decodes hundreds. */
describe('a picture', () => {
  it.each(pictureKinds)('of the kind %s gives its codes and nothing else', async (kind) => {
    const { image, texts } = picture(kind, 0);
    const codes = await decodeQr(image);
    const read = codes.map(({ text }) => text).sort();
    expect(read).toEqual([...texts].sort());
  });
});

const bytesOf = ({ image }: Picture): Buffer => Buffer.from(image.data.buffer);

describe('the generator', () => {
  it('makes the same picture of the same seed, and another of another', () => {
    const [first, second] = [picture('blurred', 3), picture('blurred', 3)];
    expect(Buffer.compare(bytesOf(first), bytesOf(second))).toBe(0);
    expect(first.texts).toEqual(second.texts);
    expect(picture('blurred', 3).texts).not.toEqual(picture('blurred', 4).texts);
  });
});

describe('codes of one picture', () => {
  it('have corners of their own', async () => {
    const [first, second] = await decodeQr(picture('twoCodes', 0).image);
    expect(isSamePlace(first?.corners ?? [], second?.corners ?? [])).toBe(false);
  });
});
