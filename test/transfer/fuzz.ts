import fc from 'fast-check';
import { expect } from 'vitest';
import { importAccounts, type ImportOptions } from '../../src/transfer/import';
import { TransferError } from '../../src/transfer/errors';

/** How many inputs: those whose file asks for long key derivation are fewer. The wide run is `npm run fuzz`. */
const runs =
  process.env['LATCHKEY_SLOW_TESTS'] === undefined
    ? { cheap: 100, costly: 3 }
    : { cheap: wideRuns(), costly: wideRuns() / 20 };

function wideRuns(): number {
  return Number(process.env['LATCHKEY_FUZZ_RUNS'] ?? 20_000);
}

/** Beyond what the process held before; the key derivation's own allowance, 16 MiB here, is a part of it. */
const mostMemoryBytes = 512 * 2 ** 20;
const defaultAllowanceMiB = 16;

export interface FuzzOptions {
  password?: string | undefined;
  /** For one file. More than the default where a format lets a file ask for long key derivation. */
  limitMs?: number;
  /** What the format's own key derivation takes, so that what lies behind it is reached. */
  allowMemoryMiB?: number | undefined;
  isCostly?: boolean | undefined;
}

/** Mutations of whole files, byte by byte, and by pieces that break parsers. */
export async function fuzzBytes(files: Uint8Array[], options: FuzzOptions = {}): Promise<void> {
  const mutated = fc
    .tuple(fc.constantFrom(...files), fc.array(anyCut, { minLength: 1, maxLength: 4 }))
    .map(([file, cuts]) => cuts.reduce(applyCut, file));
  await everyFileIsReadOrRefused(mutated, (file) => file, options);
}

/**
 * Mutations of the JSON in a file: values become others, names vanish or appear twice, arrays grow. `wrap` makes the file
 * of it: encrypts it, packs it, or just writes it.
 */
export async function fuzzJson(
  json: string,
  wrap: (json: string) => Uint8Array | Promise<Uint8Array>,
  options: FuzzOptions = {},
): Promise<void> {
  const parsed: unknown = JSON.parse(json);
  const places = pathsOf(parsed);
  const change = fc.tuple(fc.constantFrom(...places), anyReplacement);
  const mutated = fc
    .array(change, { minLength: 1, maxLength: 3 })
    .map((changes) => changes.reduce((text, [path, by]) => replaced(text, path, by), json));
  await everyFileIsReadOrRefused(mutated, wrap, options);
}

async function everyFileIsReadOrRefused<Input>(
  inputs: fc.Arbitrary<Input>,
  fileOf: (input: Input) => Uint8Array | Promise<Uint8Array>,
  { password, limitMs = 2_000, allowMemoryMiB = defaultAllowanceMiB, isCostly = false }: FuzzOptions,
): Promise<void> {
  const heldBefore = process.memoryUsage().rss;
  await fc.assert(
    fc.asyncProperty(inputs, async (input) => {
      const bytes = await fileOf(input);
      const startedAtMs = performance.now();
      await readOrRefused(bytes, { allowMemoryMiB, ...(password !== undefined && { password }) });
      expect(performance.now() - startedAtMs).toBeLessThan(limitMs);
      expect(process.memoryUsage().rss - heldBefore).toBeLessThan(mostMemoryBytes);
    }),
    { numRuns: isCostly ? runs.costly : runs.cheap, endOnFailure: true },
  );
  expect(Object.prototype).not.toHaveProperty('polluted');
}

/** What is read is whole, and what is not is refused by a code: nothing else may come of any file. */
async function readOrRefused(bytes: Uint8Array, options: ImportOptions): Promise<void> {
  try {
    const { accounts, problems } = await importAccounts({ bytes }, options);
    for (const { secret, digits } of accounts)
      expect([secret.length > 0, digits >= 5, digits <= 10]).toEqual([true, true, true]);
    for (const { entry, code } of problems) expect([entry, code]).not.toContain('');
  } catch (error) {
    if (!(error instanceof TransferError)) throw error;
  }
}

interface Cut {
  at: number;
  remove: number;
  insert: Uint8Array;
}

/** What has broken parsers before. */
const pieces = [
  '',
  '\0',
  '"',
  '{',
  '[',
  '}',
  ']',
  ',',
  '\\',
  '\\u0000',
  '\\uD800',
  '"__proto__":{"polluted":true},',
  '"constructor":{"prototype":{"polluted":true}},',
  '-1',
  '1e999',
  '9007199254740993',
  '99999999999999999999999999',
  'null',
  'true',
  '{}',
  '[]',
  '['.repeat(5_000),
  '{"a":'.repeat(5_000),
  'otpauth://totp/?secret=',
  'otpauth-migration://offline?data=',
  '%00%FF%',
  '\r\n',
  '<!DOCTYPE a [<!ENTITY b "c">]>',
  '&b;',
  '\uFEFF',
  '🔑',
].map((piece) => new TextEncoder().encode(piece));

const anyCut: fc.Arbitrary<Cut> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.oneof(
    { weight: 4, arbitrary: fc.integer({ min: 0, max: 4 }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 5_000 }) },
  ),
  insert: fc.oneof(
    fc.uint8Array({ maxLength: 4 }),
    fc.constantFrom(...pieces),
    fc.integer({ min: 0, max: 9 }).map((digit) => new TextEncoder().encode(String(digit))),
  ),
});

function applyCut(file: Uint8Array, { at, remove, insert }: Cut): Uint8Array {
  const start = Math.floor(at * file.length);
  return Uint8Array.from([...file.subarray(0, start), ...insert, ...file.subarray(start + remove)]);
}

type Path = (string | number)[];

/** JSON text in place of a value; undefined takes the value away; `twice` gives its name a second time. */
type Replacement = { text: string } | 'removed' | 'twice';

const anyReplacement: fc.Arbitrary<Replacement> = fc.oneof(
  fc.constantFrom<Replacement>('removed', 'twice'),
  fc
    .constantFrom(
      'null',
      'true',
      '0',
      '-1',
      '1.5',
      '1e9',
      '1e400',
      '9007199254740993',
      '""',
      '"x"',
      '[]',
      '{}',
      '"\\uD800"',
      '[[]]',
      '{"__proto__":{"polluted":true}}',
      '"otpauth://totp/a?secret=A"',
      '"\\u0000"',
      '"2.a|b|c"',
      '"10"',
      '[null]',
      '[{}]',
    )
    .map((text) => ({ text })),
  fc.json({ maxDepth: 3 }).map((text) => ({ text })),
  fc.string({ unit: 'binary', maxLength: 40 }).map((value) => ({ text: JSON.stringify(value) })),
);

function pathsOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const entries: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...entries.flatMap(([key, each]) => pathsOf(each, [...path, key]))];
}

const marker = '\u{F0000}';

/** By a marker, since the replacement is text that `JSON.stringify` could not write. A path that is gone changes nothing. */
function replaced(json: string, path: Path, by: Replacement): string {
  let root: unknown;
  try {
    root = JSON.parse(json);
  } catch {
    return json;
  }
  const marked = JSON.stringify(withMarker(root, path, by));
  if (by === 'removed' || by === 'twice') return marked.replaceAll(`"${marker}`, '"');
  return marked.replace(`"${marker}"`, () => by.text);
}

function withMarker(value: unknown, [key, ...rest]: Path, by: Replacement): unknown {
  if (key === undefined) return typeof by === 'string' ? value : marker;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    if (rest.length === 0 && by === 'removed') return value.toSpliced(Number(key), 1);
    if (rest.length === 0 && by === 'twice') return value.toSpliced(Number(key), 0, value[Number(key)]);
    return value.map((each: unknown, at) => (at === key ? withMarker(each, rest, by) : each));
  }
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, each]): [string, unknown][] => {
      if (name !== key) return [[name, each]];
      if (rest.length === 0 && by === 'removed') return [];
      if (rest.length === 0 && by === 'twice')
        return [
          [name, each],
          [`${marker}${name}`, each],
        ];
      return [[name, withMarker(each, rest, by)]];
    }),
  );
}
