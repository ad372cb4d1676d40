import { BINARIZERS, prepareZXingModule, purgeZXingModule } from 'zxing-wasm/reader';
import type { Binarizer, ZXingReadResult, ZXingReaderModule } from 'zxing-wasm/reader';
import { QrError } from './errors';
import type { Point, QrCode } from './image';
import type { Luma } from './luma';
import { wasmOfNode } from './zxing-node';

/** The decoder's binary, by the name under which the build puts it beside the extension's pages. */
export const zxingWasmFile = 'zxing_reader.wasm';

/** The part of Emscripten's module that passes pixels: its types are not among the package's own. */
export type Zxing = ZXingReaderModule & {
  HEAPU8: Uint8Array;
  _malloc: (bytes: number) => number;
  _free: (address: number) => void;
};

let zxingWasm: string | ArrayBuffer | undefined;

/**
 * Hands over zxing's wasm: the URL of a file of our own, or its bytes. In Node it is found without. The package's own
 * default is a public CDN, so where nothing is handed over zxing stays out of use.
 */
export function setZxingWasm(urlOrBytes: string | ArrayBuffer): void {
  zxingWasm = urlOrBytes;
  purgeZXingModule();
}

/**
 * `undefined` where there is no wasm to use.
 *
 * @throws {QrError} `decoder-unavailable` where there is, and it does not load
 */
export async function loadZxing(): Promise<Zxing | undefined> {
  const wasm = (zxingWasm ??= await wasmOfNode());
  if (wasm === undefined) return undefined;
  const overrides = typeof wasm === 'string' ? { locateFile: () => wasm } : { wasmBinary: wasm };
  try {
    return (await prepareZXingModule({ overrides, equalityFn: isPrepared, fireImmediately: true })) as Zxing;
  } catch (cause) {
    purgeZXingModule();
    throw new QrError('decoder-unavailable', { cause });
  }
}

/** What is prepared stays: {@link setZxingWasm} purges it. */
const isPrepared = (): boolean => true;

/** What differs from pass to pass. */
export interface ZxingLook {
  binarizer: Binarizer;
  /** Also codes that are light on dark. */
  tryInvert?: boolean;
  /** Also smaller, in which noise and dots run together. */
  tryDownscale?: boolean;
}

export interface ZxingReading {
  codes: QrCode[];
  /** Where it took something for a code and could not read it: a damaged one, or none at all. */
  unread: Point[][];
}

/** Every code that zxing reads in the image, and the places where one may be that it could not read. */
export function readWithZxing(zxing: Zxing, luma: Luma, look: ZxingLook): ZxingReading {
  const results = rawResults(zxing, luma, look);
  return {
    codes: results.filter(({ isValid }) => isValid).map(qrCode),
    unread: results.filter(({ isValid }) => !isValid).map(cornersOf),
  };
}

function rawResults(zxing: Zxing, luma: Luma, { binarizer, ...tries }: ZxingLook): ZXingReadResult[] {
  const pixels = zxing._malloc(luma.data.length);
  try {
    zxing.HEAPU8.set(luma.data, pixels);
    const options = { ...readerOptions, ...tries, binarizer: BINARIZERS.indexOf(binarizer) };
    const results = zxing.readBarcodesFromPixmap(pixels, luma.width, luma.height, options);
    return Array.from({ length: results.size() }, (_, i) => results.get(i)).filter((result) => result !== undefined);
  } finally {
    zxing._free(pixels);
  }
}

/** Model 2 is what the world calls a QR code. Micro codes are left out: so little redundancy reads codes into noise. */
const readerOptions = {
  formats: 'QRCodeModel2',
  tryHarder: true,
  // A QR code is found at any angle; this is for codes of bars.
  tryRotate: false,
  tryInvert: false,
  tryDownscale: false,
  tryDenoise: false,
  isPure: false,
  downscaleFactor: 3,
  downscaleThreshold: 500,
  minLineCount: 2,
  maxNumberOfSymbols: 255,
  validateOptionalChecksum: false,
  returnErrors: true,
  eanAddOnSymbol: 0,
  textMode: 0,
  characterSet: 0,
  tryCode39ExtendedMode: true,
};

function qrCode(result: ZXingReadResult): QrCode {
  return { text: result.text, bytes: result.bytes.slice(), corners: cornersOf(result) };
}

function cornersOf({ position }: ZXingReadResult): Point[] {
  const { topLeft, topRight, bottomRight, bottomLeft } = position;
  return [topLeft, topRight, bottomRight, bottomLeft].map(({ x, y }) => ({ x, y }));
}
