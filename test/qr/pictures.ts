/** Pictures such as a person scans, made anew from a seed: the same seed is the same picture. */
import encodeQR, { type ErrorCorrection } from 'qr';
import { toBase32, toBase64 } from '../../src/lib/bytes';
import type { Point, QrImage } from '../../src/qr/image';
import { Random } from './random';
import { blur, jpegArtefacts, Raster, type Color, type Quad } from './raster';

export interface Picture {
  kind: PictureKind;
  image: QrImage;
  /** What is to be read in it, and nothing else. */
  texts: string[];
}

/** One function a kind. `pictures(kind, seed)` gives each its own random numbers. */
const kinds = {
  plain: (random) => page(random, lightThemes, [{ module: random.between(2, 8) }]),
  screenScale: (random) =>
    page(random, allThemes, [{ module: random.pick([2, 3, 4]) * random.pick([1.25, 1.5, 1.75]) }]),
  unevenModules: (random) => page(random, allThemes, [{ module: random.between(2.2, 4.8), samples: 1 }]),
  darkPage: (random) => page(random, darkThemes, [{ module: random.between(2, 7) }]),
  darkPageNoQuietZone: (random) => page(random, darkThemes, [{ module: random.between(2.5, 7), quietZone: 0 }]),
  darkPageNarrowQuietZone: (random) =>
    page(random, darkThemes, [{ module: random.between(2.5, 7), quietZone: random.between(0.3, 1.2) }]),
  lightPageNoQuietZone: (random) => page(random, lightThemes, [{ module: random.between(2.5, 7), quietZone: 0 }]),
  inverted: (random) =>
    page(random, darkThemes, [{ module: random.between(2.5, 7), dark: [240, 240, 240], light: [24, 26, 32] }]),
  colored: (random) =>
    page(random, allThemes, [
      { module: random.between(3, 7), dark: random.pick(darkInks), light: random.pick(pastels) },
    ]),
  lowContrast: (random) => {
    const light = random.integer(150, 255);
    const dark = light - random.integer(45, 80);
    return page(random, lightThemes, [{ module: random.between(3, 7), dark: grey(dark), light: grey(light) }]);
  },
  styled: (random) =>
    page(random, allThemes, [
      { module: random.between(4, 9), ecc: 'high', dots: random.between(0.38, 0.5), logo: random.between(0.14, 0.22) },
    ]),
  logo: (random) =>
    page(random, allThemes, [{ module: random.between(3, 8), ecc: 'high', logo: random.between(0.15, 0.25) }]),
  blurred: (random) => page(random, allThemes, [{ module: random.between(3, 7), blur: random.between(0.25, 0.55) }]),
  rotated: (random) =>
    page(random, allThemes, [{ module: random.between(3, 7), angle: random.between(0, 2 * Math.PI) }]),
  tilted: (random) =>
    page(random, lightThemes, [
      { module: random.between(4, 8), angle: random.between(-0.3, 0.3), tilt: random.between(0.05, 0.2) },
    ]),
  jpeg: (random) => {
    const picture = page(random, allThemes, [{ module: random.between(2.5, 6) }], smallScreens);
    jpegArtefacts(picture.raster, random.integer(25, 70));
    return picture;
  },
  photograph: (random) => {
    const code = {
      module: random.between(4, 9),
      angle: random.between(-0.4, 0.4),
      tilt: random.between(0.03, 0.12),
      blur: 0.2,
    };
    const picture = page(random, allThemes, [code], smallScreens);
    light(picture.raster, random);
    return picture;
  },
  twoCodes: (random) =>
    page(random, allThemes, [{ module: random.between(2.5, 5) }, { module: random.between(2.5, 5) }]),
  twoUnlikeCodes: (random) =>
    page(random, darkThemes, [
      { module: random.between(2.5, 5) },
      { module: random.between(2.5, 5), ...random.pick([{ quietZone: 0 }, { quietZone: 1, blur: 0.3 }]) },
    ]),
  sixCodes: (random) =>
    page(
      random,
      allThemes,
      Array.from({ length: 6 }, () => ({ module: random.between(2.5, 4) })),
    ),
  tinyAndLong: (random) => page(random, allThemes, [{ module: random.between(1.6, 2.4), text: longUri(random) }]),
  migration: (random) =>
    page(random, allThemes, [{ module: random.between(2, 3.6), text: migrationUri(random), ecc: 'low' }], largeScreens),
  denseText: (random) => page(random, allThemes, [{ module: random.between(2, 5) }], screens, 1),
  transparent: (random) => {
    const raster = new Raster(600, 600, [0, 0, 0], 0);
    const code = { module: random.between(3, 8), light: undefined };
    return { raster, texts: [draw(raster, random, code, { x: 20, y: 20 })] };
  },
  noCode: (random) => page(random, allThemes, [], screens, 1),
  noCodeButSquares: (random) => {
    const picture = page(random, allThemes, [], smallScreens);
    for (let i = 0; i < 60; i++) square(picture.raster, random);
    return picture;
  },
} satisfies Record<string, (random: Random) => Drawing>;

export type PictureKind = keyof typeof kinds;

export const pictureKinds = Object.keys(kinds) as PictureKind[];

export function picture(kind: PictureKind, seed: number): Picture {
  const random = new Random(seed * pictureKinds.length + pictureKinds.indexOf(kind));
  const { raster, texts } = kinds[kind](random);
  return { kind, image: raster, texts };
}

interface Drawing {
  raster: Raster;
  texts: string[];
}

interface CodeStyle {
  /** Pixels. */
  module: number;
  text?: string;
  ecc?: ErrorCorrection;
  /** Modules. */
  quietZone?: number;
  dark?: Color;
  /** `undefined` is transparent. */
  light?: Color | undefined;
  /** Radians. */
  angle?: number;
  /** The part by which the far edge is shorter. */
  tilt?: number;
  /** Points along each side of a pixel; one gives modules of uneven widths, as scaling without smoothing does. */
  samples?: number;
  /** Standard deviation in modules. */
  blur?: number;
  /** Modules are dots of this radius, in modules. */
  dots?: number;
  /** The part of the code's width that a picture in its middle covers. */
  logo?: number;
}

const black: Color = [0, 0, 0];
const white: Color = [255, 255, 255];
const grey = (value: number): Color => [value, value, value];

interface Theme {
  page: Color;
  ink: Color;
  accent: Color;
}

const lightThemes: readonly [Theme, ...Theme[]] = [
  { page: white, ink: [33, 37, 41], accent: [13, 110, 253] },
  { page: [246, 248, 250], ink: [31, 35, 40], accent: [31, 136, 61] },
  { page: [250, 245, 235], ink: [60, 50, 40], accent: [200, 90, 20] },
  { page: [225, 230, 238], ink: [20, 24, 40], accent: [90, 60, 200] },
];
const darkThemes: readonly [Theme, ...Theme[]] = [
  { page: [13, 17, 23], ink: [230, 237, 243], accent: [35, 134, 54] },
  { page: [18, 18, 18], ink: [224, 224, 224], accent: [187, 134, 252] },
  { page: [32, 33, 36], ink: [232, 234, 237], accent: [138, 180, 248] },
  { page: [15, 23, 42], ink: [203, 213, 225], accent: [56, 189, 248] },
  { page: [54, 57, 63], ink: [220, 221, 222], accent: [88, 101, 242] },
];
const allThemes: readonly [Theme, ...Theme[]] = [...lightThemes, ...darkThemes];
const darkInks: readonly [Color, ...Color[]] = [
  [20, 40, 120],
  [120, 10, 40],
  [0, 80, 60],
  [70, 30, 110],
  [40, 40, 40],
];
const pastels: readonly [Color, ...Color[]] = [
  white,
  [255, 240, 220],
  [220, 235, 255],
  [230, 250, 230],
  [250, 225, 235],
];

type Screen = readonly [width: number, height: number];
const smallScreens: readonly [Screen, ...Screen[]] = [
  [1280, 720],
  [1366, 768],
  [800, 600],
  [420, 640],
];
const largeScreens: readonly [Screen, ...Screen[]] = [
  [1920, 1080],
  [2560, 1440],
  [3840, 2160],
];
const screens: readonly [Screen, ...Screen[]] = [...smallScreens, ...largeScreens];

/** A page of the given theme with its codes on cards, and text where there is room. */
function page(
  random: Random,
  themes: readonly [Theme, ...Theme[]],
  codes: CodeStyle[],
  sizes = codes.length > 1 ? largeScreens : screens,
  density = random.pick([0.1, 0.4, 0.8]),
): Drawing {
  const theme = random.pick(themes);
  const [width, height] = random.pick(sizes);
  const raster = new Raster(width, height, theme.page);
  furnish(raster, random, theme, density);
  const columns = Math.ceil(Math.sqrt(codes.length));
  const rows = Math.ceil(codes.length / Math.max(1, columns));
  const texts = codes.map((code, i) => {
    const cell = { x: ((i % columns) * width) / columns, y: (Math.floor(i / columns) * height) / rows };
    return draw(raster, random, code, cell, { x: width / columns, y: height / rows });
  });
  return { raster, texts };
}

/** Draws the code somewhere within a cell; a module shrinks where the code would not fit. */
function draw(raster: Raster, random: Random, code: CodeStyle, cell: Point, room?: Point): string {
  const text = code.text ?? shortUri(random);
  const modules = symbol(text, code.ecc ?? random.pick(['low', 'medium', 'quartile']));
  const quietZone = code.quietZone ?? random.pick([2, 4, 4]);
  const side = modules.length + 2 * quietZone;
  const turned = Math.abs(Math.cos(code.angle ?? 0)) + Math.abs(Math.sin(code.angle ?? 0));
  const available = Math.min(room?.x ?? Infinity, room?.y ?? Infinity) - 4;
  const module = Math.min(code.module, available / (side * turned));
  const size = side * module;
  const reach = size * turned;
  const corner = {
    x: cell.x + 2 + random.next() * Math.max(0, (room?.x ?? 0) - reach - 4),
    y: cell.y + 2 + random.next() * Math.max(0, (room?.y ?? 0) - reach - 4),
  };
  const middle = { x: corner.x + (room ? reach : size) / 2, y: corner.y + (room ? reach : size) / 2 };
  const colorAt = painter(modules, quietZone, code, random);
  raster.quadrilateral(corners(middle, size, code.angle ?? 0, code.tilt ?? 0), colorAt, code.samples);
  if (code.blur) {
    const margin = 4 * module;
    const [left, top] = [Math.floor(middle.x - reach / 2 - margin), Math.floor(middle.y - reach / 2 - margin)];
    blur(raster, code.blur * module, left, top, Math.ceil(reach + 2 * margin), Math.ceil(reach + 2 * margin));
  }
  return text;
}

/** Its modules without the quiet zone, of which the encoder draws one module at least. */
function symbol(text: string, ecc: ErrorCorrection): boolean[][] {
  return encodeQR(text, 'raw', { ecc, border: 1 })
    .slice(1, -1)
    .map((row) => row.slice(1, -1));
}

function corners(middle: Point, size: number, angle: number, tilt: number): Quad {
  const at = (x: number, y: number): Point => ({
    x: middle.x + (x * Math.cos(angle) - y * Math.sin(angle)) * size,
    y: middle.y + (x * Math.sin(angle) + y * Math.cos(angle)) * size,
  });
  const far = 0.5 * (1 - tilt);
  return [at(-far, -0.5), at(far, -0.5), at(0.5, 0.5), at(-0.5, 0.5)];
}

function painter(modules: boolean[][], quietZone: number, code: CodeStyle, random: Random) {
  const count = modules.length;
  const dark = code.dark ?? black;
  const lightColor = 'light' in code ? code.light : white;
  const logoColor: Color = [random.integer(0, 255), random.integer(0, 255), random.integer(0, 255)];
  const logo = (code.logo ?? 0) / 2;
  return (u: number, v: number): Color | undefined => {
    if (Math.abs(u - 0.5) < logo && Math.abs(v - 0.5) < logo) {
      return Math.hypot(u - 0.5, v - 0.5) < 0.8 * logo ? logoColor : lightColor;
    }
    const x = u * (count + 2 * quietZone) - quietZone;
    const y = v * (count + 2 * quietZone) - quietZone;
    if (!modules[Math.floor(y)]?.[Math.floor(x)]) return lightColor;
    const isDot = code.dots !== undefined && !inFinder(x, y, count);
    const reach = Math.hypot((x % 1) - 0.5, (y % 1) - 0.5);
    return isDot && reach > (code.dots ?? 1) ? lightColor : dark;
  };
}

function inFinder(x: number, y: number, count: number): boolean {
  return (x < 7 || x >= count - 7) && y < 7 ? true : x < 7 && y >= count - 7;
}

/** Headings, paragraphs and buttons. `density` is the part of the lines that are there. */
function furnish(raster: Raster, random: Random, theme: Theme, density: number): void {
  raster.rectangle(0, 0, raster.width, 48, theme.accent, 0.9);
  for (let y = 60; y < raster.height - 20;) {
    const fontSize = random.pick([11, 13, 13, 16, 24]);
    if (random.chance(density)) line(raster, random, theme.ink, y, fontSize);
    if (random.chance(0.05)) raster.rectangle(random.between(0, raster.width - 120), y, 110, 34, theme.accent);
    y += Math.round(fontSize * 1.5);
  }
}

function line(raster: Raster, random: Random, ink: Color, y: number, fontSize: number): void {
  const cell = fontSize / 9;
  const end = raster.width * random.between(0.3, 0.97);
  for (let x = 16; x < end; x += 6 * cell) {
    if (!random.chance(0.84)) continue;
    const glyph = random.integer(1, 2 ** 31);
    for (let dot = 0; dot < 31; dot++) {
      if (!((glyph >> dot) & 1)) continue;
      raster.rectangle(x + (dot % 5) * cell, y + Math.floor(dot / 5) * cell, cell, cell, ink, 0.85);
    }
  }
}

/** What could be taken for a part of a code: nested squares and chequers. */
function square(raster: Raster, random: Random): void {
  const cell = random.integer(2, 6);
  const [left, top] = [random.integer(0, raster.width - 60), random.integer(0, raster.height - 60)];
  if (random.chance(0.5)) {
    raster.rectangle(left, top, 7 * cell, 7 * cell, black);
    raster.rectangle(left + cell, top + cell, 5 * cell, 5 * cell, white);
    raster.rectangle(left + 2 * cell, top + 2 * cell, 3 * cell, 3 * cell, black);
  } else {
    for (let i = 0; i < 64; i++) {
      const color = random.chance(0.5) ? black : white;
      raster.rectangle(left + (i % 8) * cell, top + Math.floor(i / 8) * cell, cell, cell, color);
    }
  }
}

/** Uneven light across the picture, and a sensor's noise. */
function light(raster: Raster, random: Random): void {
  const [across, down, noise] = [random.between(-0.4, 0.4), random.between(-0.4, 0.4), random.between(4, 14)];
  raster.eachChannel((value, x, y) => {
    const shade = 0.75 + across * (x / raster.width - 0.5) + down * (y / raster.height - 0.5);
    return value * shade + random.between(-noise, noise) + 15;
  });
}

const issuers: readonly [string, ...string[]] = [
  'Example',
  'Acme Corp',
  'GitHub',
  'Amazon Web Services',
  '例え',
  'Müller & Söhne',
];

function shortUri(random: Random): string {
  const issuer = encodeURIComponent(random.pick(issuers));
  const secret = toBase32(random.bytes(random.pick([10, 16, 20, 32])));
  return `otpauth://totp/${issuer}:user${random.integer(1, 9999)}%40example.com?secret=${secret}&issuer=${issuer}`;
}

function longUri(random: Random): string {
  return `${shortUri(random)}&algorithm=SHA512&digits=8&period=60&image=https%3A%2F%2Fexample.com%2F${toBase32(random.bytes(60))}`;
}

/** As long as Google Authenticator's export of several accounts; what it holds does not matter to a decoder. */
function migrationUri(random: Random): string {
  const data = encodeURIComponent(toBase64(random.bytes(random.integer(300, 900))));
  return `otpauth-migration://offline?data=${data}`;
}
