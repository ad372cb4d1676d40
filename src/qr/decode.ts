import { QrError } from './errors';
import { cropped, isSamePlace, regionAround } from './geometry';
import type { Point, QrCode, QrImage } from './image';
import { doubled, lumaOf, withLightPage, type Luma } from './luma';
import { readWithoutWasm } from './pure';
import { sharpened } from './sharpen';
import { loadZxing, readWithZxing, type Zxing, type ZxingLook, type ZxingReading } from './zxing';

/** An 8K screen has 33 megapixels. */
export const maxMegapixels = 40;

/** Larger pictures are not doubled as a whole, since that takes too long; a code so small in them is looked at closer. */
const maxDoubledPixels = 4e6;

/** Of the places that look like codes, so many are looked at closer, and none that is larger. */
const maxPlaces = 6;
const maxPlacePixels = 1e6;
/** On each side of a place, in parts of its size: its corners were guessed, and there may be a quiet zone. */
const placeMargin = 0.25;

/** One way to look at the whole picture with zxing. */
interface Pass {
  /** `undefined` where it would not help. */
  prepare: (luma: Luma) => Luma | undefined;
  look: ZxingLook;
  /** Pixels of the picture for each pixel of the prepared one; else one. */
  scale?: number;
  /** Done even when all seems to be read: what it reads leaves no trace in the passes before it, on a dark page. */
  isAlwaysDone?: true;
  /** What looks like a code is looked at sharpened as well. Once is enough. */
  sharpens?: true;
}

const thorough = { tryInvert: true, tryDownscale: true };

/** What costs least and reads most comes first: on a light page the first is most often the last. */
const picturePasses: Pass[] = [
  { prepare: unchanged, look: { binarizer: 'LocalAverage', tryInvert: true }, isAlwaysDone: true, sharpens: true },
  { prepare: withLightPage, look: { binarizer: 'LocalAverage' }, isAlwaysDone: true },
  { prepare: unchanged, look: { binarizer: 'GlobalHistogram', ...thorough } },
  { prepare: unchanged, look: { binarizer: 'LocalAverage', ...thorough } },
  { prepare: withLightPage, look: { binarizer: 'FixedThreshold' } },
  { prepare: doubledWhole, look: { binarizer: 'LocalAverage', ...thorough }, scale: 1 / 2 },
];

/** For frames of a film, of which one that is not read is followed by the next. */
const framePasses: Pass[] = [
  { prepare: unchanged, look: { binarizer: 'LocalAverage', ...thorough } },
  { prepare: unchanged, look: { binarizer: 'GlobalHistogram' } },
];

/**
 * Every QR code in the picture; none where it holds none. It goes on until it has read something and nothing that looks
 * like a code is left.
 *
 * @throws {QrError} `image-too-large`, `image-malformed`, `decoder-unavailable`
 */
export async function decodeQr(image: QrImage): Promise<QrCode[]> {
  checkImage(image);
  const zxing = await loadZxing();
  const luma = lumaOf(image);
  const codes = zxing === undefined ? [] : readInPasses(zxing, luma, picturePasses);
  return codes.length > 0 ? codes : readLast(luma);
}

/** The same for a frame of the camera: less is tried, so that it costs the same whether a code is in it or none. */
export async function decodeFrame(image: QrImage): Promise<QrCode[]> {
  checkImage(image);
  const zxing = await loadZxing();
  const luma = lumaOf(image);
  return zxing === undefined ? readWithoutWasm(luma) : readInPasses(zxing, luma, framePasses);
}

async function readLast(luma: Luma): Promise<QrCode[]> {
  const light = withLightPage(luma);
  const codes = light === undefined ? [] : await readWithoutWasm(light);
  return codes.length > 0 ? codes : readWithoutWasm(luma);
}

function readInPasses(zxing: Zxing, luma: Luma, passes: Pass[]): QrCode[] {
  let found: QrCode[] = [];
  let isDone = false;
  for (const { prepare, look, scale = 1, isAlwaysDone = false, sharpens = false } of passes) {
    if (isDone && !isAlwaysDone) break;
    const prepared = prepare(luma);
    if (prepared === undefined) continue;
    const { codes, unread } = readTwice(zxing, prepared, look, sharpens);
    found = joined(found, moved(codes, scale));
    const places = unread.map((corners) => corners.map((corner) => movedPoint(corner, scale)));
    isDone = found.length > 0 && places.every((place) => isTaken(place, found));
  }
  return found;
}

/** The whole, and once more what in it looked like a code and could not be read. */
function readTwice(zxing: Zxing, luma: Luma, look: ZxingLook, sharpens: boolean): ZxingReading {
  const { codes, unread } = readWithZxing(zxing, luma, look);
  const places = unread.filter((place) => !isTaken(place, codes)).slice(0, maxPlaces);
  const closer = places.map((place) => readCloser(zxing, luma, place, sharpens));
  return { codes: joined(codes, ...closer), unread: places };
}

function readCloser(zxing: Zxing, luma: Luma, place: Point[], sharpens: boolean): QrCode[] {
  const region = regionAround(place, placeMargin, luma);
  const pixels = region.width * region.height;
  if (pixels === 0 || pixels > maxPlacePixels) return [];
  const part = cropped(luma, region);
  const codes = readDoubled(zxing, part);
  const all = codes.length === 0 && sharpens ? readDoubled(zxing, sharpened(part)) : codes;
  return moved(all, 1 / 2, region);
}

function readDoubled(zxing: Zxing, part: Luma): QrCode[] {
  return readWithZxing(zxing, doubled(part), { binarizer: 'LocalAverage', ...thorough }).codes;
}

function unchanged(luma: Luma): Luma {
  return luma;
}

function doubledWhole(luma: Luma): Luma | undefined {
  return luma.data.length > maxDoubledPixels ? undefined : doubled(luma);
}

/** The same code read in two ways is one; the same text in two places is two. */
function joined(...readings: QrCode[][]): QrCode[] {
  return readings.flat().reduce<QrCode[]>((all, code) => (isTaken(code.corners, all) ? all : [...all, code]), []);
}

function isTaken(place: Point[], codes: QrCode[]): boolean {
  return codes.some(({ corners }) => isSamePlace(corners, place));
}

function moved(codes: QrCode[], scale: number, origin?: { left: number; top: number }): QrCode[] {
  return codes.map((code) => ({ ...code, corners: code.corners.map((corner) => movedPoint(corner, scale, origin)) }));
}

function movedPoint({ x, y }: Point, scale: number, { left, top } = { left: 0, top: 0 }): Point {
  return { x: left + x * scale, y: top + y * scale };
}

function checkImage({ data, width, height }: QrImage): void {
  const isCount = (value: number): boolean => Number.isSafeInteger(value) && value > 0;
  if (!isCount(width) || !isCount(height)) throw new QrError('image-malformed');
  if (width * height > maxMegapixels * 1e6) throw new QrError('image-too-large');
  if (data.length !== 4 * width * height) throw new QrError('image-malformed');
}
