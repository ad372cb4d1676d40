import { BINARIZERS, prepareZXingModule, purgeZXingModule } from 'zxing-wasm/reader';
import type { Binarizer, ZXingReadResult, ZXingReaderModule } from 'zxing-wasm/reader';
import { QrError } from './errors';
import type { QrCode } from './image';
import type { Luma } from './luma';
import { wasmOfNode } from './zxing-node';

/** The decoder's binary, by the name under which the build puts it beside the extension's pages. */
export const zxingWasmFile = 'zxing_reader.wasm';

/** The part of Emscripten's module that passes pixels: its types are not among the package's own. */
type Zxing = ZXingReaderModule & {
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

/**
 * Every code that zxing reads. Errors of the symbol (a damaged code, none at all) are no errors of ours: they are not in
 * the list.
 */
export function readWithZxing(zxing: Zxing, luma: Luma, binarizer: Binarizer): QrCode[] {
  const pixels = zxing._malloc(luma.data.length);
  try {
    zxing.HEAPU8.set(luma.data, pixels);
    const options = { ...readerOptions, binarizer: BINARIZERS.indexOf(binarizer) };
    const results = zxing.readBarcodesFromPixmap(pixels, luma.width, luma.height, options);
    return Array.from({ length: results.size() }, (_, i) => results.get(i))
      .filter((result) => result !== undefined)
      .map(qrCode);
  } finally {
    zxing._free(pixels);
  }
}

/** Model 2 is what the world calls a QR code. Micro codes are left out: so little redundancy reads codes into noise. */
const readerOptions = {
  formats: 'QRCodeModel2',
  tryHarder: true,
  tryRotate: true,
  tryInvert: true,
  tryDownscale: true,
  tryDenoise: false,
  isPure: false,
  downscaleFactor: 3,
  downscaleThreshold: 500,
  minLineCount: 2,
  maxNumberOfSymbols: 255,
  validateOptionalChecksum: false,
  returnErrors: false,
  eanAddOnSymbol: 0,
  textMode: 0,
  characterSet: 0,
  tryCode39ExtendedMode: true,
};

function qrCode({ text, bytes, position }: ZXingReadResult): QrCode {
  const { topLeft, topRight, bottomRight, bottomLeft } = position;
  const corners = [topLeft, topRight, bottomRight, bottomLeft].map(({ x, y }) => ({ x, y }));
  return { text, bytes: bytes.slice(), corners };
}
