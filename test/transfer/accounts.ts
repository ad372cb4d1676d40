import fc from 'fast-check';
import type { ImportedAccount } from '../../src/transfer/account-fields';

/** What a format can say of an account; what is not named it cannot say. */
export interface Carries {
  types?: readonly ImportedAccount['type'][];
  algorithms?: readonly ImportedAccount['algorithm'][];
  digits?: readonly number[];
  /** Undefined: any from 1 to 86,400. */
  periods?: readonly number[];
  largestCounter?: number;
  /** False: no issuer beside the label. */
  issuer?: boolean;
  label?: boolean;
  tags?: 'one' | 'several';
  note?: boolean;
  pinned?: boolean;
}

const everything = {
  types: ['totp', 'hotp', 'steam'],
  algorithms: ['SHA1', 'SHA256', 'SHA512'],
  digits: [5, 6, 7, 8, 9, 10],
  largestCounter: 2 ** 53 - 1,
  issuer: true,
  label: true,
} as const satisfies Carries;

/** Names as people have them, of every script and with every mark that a format could stumble over. */
const names = [
  'Example',
  'alice@example.com',
  'Ünïcödé & <Söhne> "GmbH"',
  '東京電力',
  '👩‍💻 ключ',
  "it's 100% fine, really; a=b&c=d #1",
  'a/b\\c{d}[e]',
  'مثال',
  'tab\tand line',
];

const secretLengths = [1, 10, 16, 20, 32, 64];

/** One account for each type, algorithm and number of digits, with every name, all of them different. */
export function knownAccounts(carries: Carries = {}): ImportedAccount[] {
  const { types, algorithms, digits, largestCounter } = { ...everything, ...carries };
  let place = 0;
  return types.flatMap((type) =>
    (type === 'steam' ? (['SHA1'] as const) : algorithms).flatMap((algorithm) =>
      (type === 'steam' ? [5] : digits).map((count) => {
        place++;
        const secret = Uint8Array.from(
          { length: pick(secretLengths, place) },
          (_, at) => (place * 37 + at * 101) % 256,
        );
        const beside = { issuer: pick(names, place), label: pick(names, place + 4), algorithm, digits: count, secret };
        const counter = pick([0, 1, 10_300, largestCounter], place);
        const moving =
          type === 'hotp'
            ? { type, counter }
            : { type, periodSeconds: pick(carries.periods ?? [30, 60, 20, 86_400, 1], place) };
        return carried({ ...beside, ...moving, ...extras(place) }, carries);
      }),
    ),
  );
}

/** Any account that the format can say. */
export function anyAccount(carries: Carries = {}): fc.Arbitrary<ImportedAccount> {
  const { types, algorithms, digits, largestCounter } = { ...everything, ...carries };
  const periodSeconds = carries.periods ? fc.constantFrom(...carries.periods) : fc.integer({ min: 1, max: 86_400 });
  return fc
    .record({
      type: fc.constantFrom(...types),
      issuer: anyName,
      label: anyName,
      secret: fc.uint8Array({ minLength: 1, maxLength: 64 }),
      algorithm: fc.constantFrom(...algorithms),
      digits: fc.constantFrom(...digits),
      periodSeconds,
      counter: fc.integer({ min: 0, max: largestCounter }),
      tags: fc.uniqueArray(anyTag, { minLength: 1, maxLength: carries.tags === 'one' ? 1 : 4 }),
      note: anyTag,
      pinned: fc.constantFrom(true),
      extras: fc.boolean(),
    })
    .map(({ extras, tags, note, pinned, counter, periodSeconds, ...account }) => {
      const moving = account.type === 'hotp' ? { counter } : { periodSeconds };
      const steam = account.type === 'steam' ? { digits: 5, algorithm: 'SHA1' as const } : {};
      return carried({ ...account, ...moving, ...steam, ...(extras && { tags, note, pinned }) }, carries);
    });
}

const anyCharacter = fc.constantFrom(...Array.from('ab Zé東👍:/?&=%+"\'<>\\{}[],;#|~@.\t'));
const anyName = fc.string({ unit: anyCharacter, maxLength: 20 });
const anyTag = fc.string({ unit: anyCharacter, minLength: 1, maxLength: 10 });

function extras(place: number) {
  return place % 3 === 0
    ? { tags: place % 2 === 0 ? ['Work', '私用'] : ['Work'], note: 'line one\nline two — ✓', pinned: true }
    : {};
}

function carried(account: ImportedAccount, { issuer, label, tags, note, pinned }: Carries): ImportedAccount {
  const { tags: names, note: text, pinned: first, ...plain } = account;
  return {
    ...plain,
    ...(issuer === false && { issuer: '' }),
    ...(label === false && { label: '' }),
    ...(tags && names && { tags: tags === 'one' ? names.slice(0, 1) : names }),
    ...(note && text !== undefined && { note: text }),
    ...(pinned && first !== undefined && { pinned: first }),
  };
}

function pick<Item>(items: readonly Item[], place: number): Item {
  const item = items[place % items.length];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
}
