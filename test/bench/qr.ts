import { loadZxing } from '../../src/qr/zxing';
import { picture, pictureKinds, type Picture } from '../qr/pictures';
import { count, duration, share, type Figure, type Row } from './figure';
import { qrReaders, type QrReader, type QrReaderName } from './qr-readers';

const seeds = [1, 2, 3, 4];
const pictures4kCount = 3;
const peers: Record<Exclude<QrReaderName, 'latchkey'>, string> = {
  jsqr: 'jsqr alone',
  zxing: 'zxing-wasm alone',
  qr: 'qr alone',
};

/** What became of one picture with one reader. */
interface Reading {
  /** The processor's, so that what else runs on the machine counts as little as can be. */
  timeMs: number;
  /** Whether the picture holds a code at all. */
  isFull: boolean;
  isLargeScreen: boolean;
  /** Whether every code of the picture was read. */
  isWhole: boolean;
  /** Texts of no code in the picture. */
  falseTexts: number;
}

type Readings = Record<QrReaderName, Reading[]>;

/** Reads the generated pictures in Node, each by every reader before the next. */
export async function benchQr(): Promise<Row[]> {
  await loadZxing();
  await readAll([picture('plain', 0)]);
  const readings = await readAll(allPictures());
  const readings4k = await readAll(pictures4k());
  return Object.entries(peers).flatMap(([peer, name]) =>
    rowsOf(name, readings, readings4k, peer as keyof typeof peers),
  );
}

function rowsOf(name: string, all: Readings, of4k: Readings, peer: keyof typeof peers): Row[] {
  const row = (what: string, readings: Readings, figure: (readings: Reading[]) => Figure, aim?: string): Row => ({
    what,
    ours: figure(readings.latchkey),
    peer: name,
    theirs: figure(readings[peer]),
    ...(aim !== undefined && { aim }),
  });
  return [
    row('pictures of which every code is read', all, wholeOnes, '≥ 98 %'),
    row('texts read that are in no code', all, falseOnes, '0'),
    row('processor time, all pictures', all, times),
    row(
      `processor time, the ${largeOnes(all.latchkey).length} of 2560 × 1440`,
      all,
      (each) => times(largeOnes(each)),
      '< 40 ms',
    ),
    row('processor time, 3840 × 2160 with no code', of4k, times, '< 400 ms'),
  ];
}

function wholeOnes(readings: Reading[]): Figure {
  const full = readings.filter(({ isFull }) => isFull);
  return share(full.filter(({ isWhole }) => isWhole).length, full.length);
}

function falseOnes(readings: Reading[]): Figure {
  return count(readings.reduce((sum, { falseTexts }) => sum + falseTexts, 0));
}

function largeOnes(readings: Reading[]): Reading[] {
  return readings.filter(({ isLargeScreen }) => isLargeScreen);
}

function times(readings: Reading[]): Figure {
  return duration(readings.map(({ timeMs }) => timeMs));
}

async function readAll(pictures: Iterable<Picture>): Promise<Readings> {
  const readings: Readings = { latchkey: [], jsqr: [], zxing: [], qr: [] };
  let round = 0;
  for (const each of pictures) {
    const readers = Object.entries<QrReader>(qrReaders);
    for (const [name, reader] of round++ % 2 === 0 ? readers : readers.toReversed()) {
      readings[name as QrReaderName].push(await read(reader, each));
    }
  }
  return readings;
}

async function read(reader: QrReader, { image, texts }: Picture): Promise<Reading> {
  const before = process.cpuUsage();
  const found = await reader(image);
  const { user, system } = process.cpuUsage(before);
  return {
    timeMs: (user + system) / 1000,
    isFull: texts.length > 0,
    isLargeScreen: image.width === 2560 && image.height === 1440,
    isWhole: texts.every((text) => found.includes(text)),
    falseTexts: found.filter((text) => !texts.includes(text)).length,
  };
}

function* allPictures(): Iterable<Picture> {
  for (const seed of seeds) for (const kind of pictureKinds) yield picture(kind, seed);
}

/** The first pictures of that kind which have that size. */
function* pictures4k(): Iterable<Picture> {
  let left = pictures4kCount;
  for (let seed = 0; left > 0; seed++) {
    const candidate = picture('noCode', seed);
    if (candidate.image.width !== 3840) continue;
    left--;
    yield candidate;
  }
}
