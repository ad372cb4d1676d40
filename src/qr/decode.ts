import { QrError } from './errors';
import { cropped, isSamePlace, regionAround } from './geometry';
import type { Point, QrCode, QrImage } from './image';
import { doubled, invertedDarkPage, lumaOf, withLightPage, type Luma } from './luma';
import { readWithoutWasm } from './pure';
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
interface Pass extends ZxingLook {
  /** `undefined` where it would not help. */
  prepare: (luma: Luma) => Luma | undefined;
  /** Pixels of the picture for each pixel of the prepared one. */
  scale: number;
  /** Done even when all seems to be read: what it reads leaves no trace in the passes before it, on a dark page. */
  always: boolean;
}

/** What costs least and reads most comes first: on a light page the first is most often the last. */
const picturePasses: Pass[] = [
  { prepare: unchanged, binarizer: 'LocalAverage', scale: 1, always: true },
  { prepare: withLightPage, binarizer: 'LocalAverage', scale: 1, always: true },
  { prepare: invertedDarkPage, binarizer: 'LocalAverage', scale: 1, always: true },
  { prepare: unchanged, binarizer: 'GlobalHistogram', tryInvert: true, tryDownscale: true, scale: 1, always: false },
  { prepare: unchanged, binarizer: 'LocalAverage', tryInvert: true, tryDownscale: true, scale: 1, always: false },
  { prepare: withLightPage, binarizer: 'FixedThreshold', scale: 1, always: false },
  {
    prepare: doubledWhole,
    binarizer: 'LocalAverage',
    tryInvert: true,
    tryDownscale: true,
    scale: 1 / 2,
    always: false,
  },
];

/** For frames of a film, of which one that is not read is followed by the next. */
const framePasses: Pass[] = [
  { prepare: unchanged, binarizer: 'LocalAverage', tryInvert: true, tryDownscale: true, scale: 1, always: true },
  { prepare: unchanged, binarizer: 'GlobalHistogram', scale: 1, always: false },
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
  for (const pass of passes) {
    if (isDone && !pass.always) break;
    const prepared = pass.prepare(luma);
    if (prepared === undefined) continue;
    const { codes, unread } = readTwice(zxing, prepared, pass);
    found = joined(found, moved(codes, pass.scale));
    const places = unread.map((corners) => corners.map((corner) => movedPoint(corner, pass.scale)));
    isDone = found.length > 0 && places.every((place) => isTaken(place, found));
  }
  return found;
}

/** The whole, and once more what in it looked like a code and could not be read. */
function readTwice(zxing: Zxing, luma: Luma, look: ZxingLook): ZxingReading {
  const { codes, unread } = readWithZxing(zxing, luma, look);
  const places = unread.filter((place) => !isTaken(place, codes)).slice(0, maxPlaces);
  return { codes: joined(codes, ...places.map((place) => readCloser(zxing, luma, place))), unread: places };
}

function readCloser(zxing: Zxing, luma: Luma, place: Point[]): QrCode[] {
  const region = regionAround(place, placeMargin, luma);
  const pixels = region.width * region.height;
  if (pixels === 0 || pixels > maxPlacePixels) return [];
  const large = doubled(cropped(luma, region));
  const { codes } = readWithZxing(zxing, large, { binarizer: 'LocalAverage', tryInvert: true, tryDownscale: true });
  return moved(codes, 1 / 2, region);
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
