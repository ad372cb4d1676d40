import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type JsonValue, parseStrictJson } from '../../src/lib/json';

describe('JSON from strangers', () => {
  it('is read as JSON.parse reads it, where that loses nothing', () => {
    const plain = fc.json().filter((text) => !text.includes('__proto__'));
    fc.assert(
      fc.property(plain, fc.constantFrom(undefined, 1, '\t'), (text, indent) => {
        const spaced = JSON.stringify(JSON.parse(text), undefined, indent);
        expect(rounded(parseStrictJson(spaced))).toEqual(JSON.parse(spaced));
      }),
    );
  });

  it('is refused where JSON.parse refuses it, after any mutation', () => {
    const seed = '{"a":[1,-2.5e3,"\\u00e9\\n",true,null],"b":{"c":""}}';
    const mutation = fc.tuple(
      fc.nat(seed.length),
      fc.nat(3),
      fc.constantFrom('', '"', '\\', '{', '}', '[', ']', ',', ':', '0', 'e', '-', '\n', '\u0001', 'x'),
    );
    fc.assert(
      fc.property(mutation, ([at, remove, insert]) => {
        const text = seed.slice(0, at) + insert + seed.slice(at + remove);
        expect(outcome(() => parseStrictJson(text))).toEqual(outcome(() => JSON.parse(text) as unknown));
      }),
      { numRuns: 2_000 },
    );
  });

  it('keeps whole numbers exactly', () => {
    expect(parseStrictJson('[9007199254740991,9007199254740993,-99999999999999999999]')).toEqual([
      9007199254740991,
      9007199254740993n,
      -99999999999999999999n,
    ]);
  });

  it.each([
    ['a name given twice', '{"a":1,"b":2,"a":1}'],
    ['a name given twice, escaped once', '{"a":1,"\\u0061":2}'],
    ['a prototype', '{"__proto__":{"polluted":true}}'],
    ['a prototype deep within', '[{"a":{"__proto__":null}}]'],
    ['deep nesting', '['.repeat(100_000)],
    ['deep nesting that ends', '['.repeat(66) + ']'.repeat(66)],
    ['a number without end', '1e999'],
    ['many values', `[${'0,'.repeat(1_500_000)}0]`],
  ])('is refused with %s', (_, text) => {
    expect(() => parseStrictJson(text)).toThrow(RangeError);
  });

  it('may name what every object has', () => {
    const object = parseStrictJson('{"constructor":1,"hasOwnProperty":2,"toString":3}');
    expect(Object.entries(object ?? {})).toEqual([
      ['constructor', 1],
      ['hasOwnProperty', 2],
      ['toString', 3],
    ]);
  });

  it('takes time in proportion to its length, whatever is in a string', () => {
    const startedAtMs = performance.now();
    parseStrictJson(`["${'\\\\'.repeat(2_000_000)}","${'\\"'.repeat(1_000_000)}"]`);
    expect(performance.now() - startedAtMs).toBeLessThan(2_000);
  });
});

function outcome(parse: () => unknown): unknown {
  try {
    return { value: parse() };
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return 'refused';
    throw error;
  }
}

/** As `JSON.parse` would have rounded them. */
function rounded(value: JsonValue): JsonValue {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(rounded);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, rounded(each)]));
}
