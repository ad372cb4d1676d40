/** JSON from strangers: RFC 8259 to the letter, where `JSON.parse` would silently choose, round or recurse. */

/** A whole number that a `number` cannot hold exactly is a `bigint`. */
export type JsonValue = null | boolean | number | bigint | string | JsonValue[] | { [key: string]: JsonValue };

const deepest = 64;
/** Values of every kind, those within others included. */
const mostValues = 1_500_000;

/**
 * Throws `RangeError` on what is no JSON, on a name given twice in one object, on the name `__proto__`, and on more
 * than the bounds above.
 */
export function parseStrictJson(text: string): JsonValue {
  const reader = new JsonReader(text);
  const value = reader.value(0);
  reader.end();
  return value;
}

/** Undefined where `value` is no object. */
export function jsonObject(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : undefined;
}

const space = /[ \t\n\r]*/y;
const number = /-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
const literals = { true: true, false: false, null: null } as const;
const literal = /true|false|null/y;

class JsonReader {
  readonly #text: string;
  #at = 0;
  #values = 0;

  constructor(text: string) {
    this.#text = text;
  }

  value(depth: number): JsonValue {
    if (depth > deepest || ++this.#values > mostValues) throw new RangeError('JSON beyond its bounds');
    this.#match(space);
    const value = this.#scalarOrContainer(depth);
    this.#match(space);
    return value;
  }

  end(): void {
    if (this.#at < this.#text.length) this.#fail();
  }

  #scalarOrContainer(depth: number): JsonValue {
    switch (this.#text[this.#at]) {
      case '{':
        return this.#object(depth);
      case '[':
        return this.#array(depth);
      case '"':
        return this.#string();
      default:
        return this.#numberOrLiteral();
    }
  }

  #object(depth: number): JsonValue {
    const object: Record<string, JsonValue> = {};
    this.#at++;
    this.#match(space);
    if (this.#skip('}')) return object;
    do {
      this.#match(space);
      const name = this.#string();
      if (name === '__proto__' || Object.hasOwn(object, name)) this.#fail();
      this.#match(space);
      if (!this.#skip(':')) this.#fail();
      object[name] = this.value(depth + 1);
    } while (this.#skip(','));
    if (!this.#skip('}')) this.#fail();
    return object;
  }

  #array(depth: number): JsonValue {
    const array: JsonValue[] = [];
    this.#at++;
    this.#match(space);
    if (this.#skip(']')) return array;
    do array.push(this.value(depth + 1));
    while (this.#skip(','));
    if (!this.#skip(']')) this.#fail();
    return array;
  }

  /** From quote to quote; `JSON.parse` unescapes what is between them, and checks it. */
  #string(): string {
    if (this.#text[this.#at] !== '"') this.#fail();
    const start = this.#at;
    let end = start;
    do end = this.#text.indexOf('"', end + 1);
    while (end > 0 && this.#isEscaped(end));
    if (end < 0) this.#fail();
    this.#at = end + 1;
    return unquoted(this.#text.slice(start, this.#at));
  }

  #isEscaped(at: number): boolean {
    let before = at;
    while (this.#text[before - 1] === '\\') before--;
    return (at - before) % 2 === 1;
  }

  #numberOrLiteral(): JsonValue {
    const digits = this.#match(number);
    if (digits !== undefined) return numberOf(digits[0], digits[1] === undefined && digits[2] === undefined);
    const word = this.#match(literal)?.[0];
    if (word === undefined) this.#fail();
    return literals[word as keyof typeof literals];
  }

  #match(pattern: RegExp): RegExpExecArray | undefined {
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (match === null) return undefined;
    this.#at = pattern.lastIndex;
    return match;
  }

  #skip(character: string): boolean {
    if (this.#text[this.#at] !== character) return false;
    this.#at++;
    return true;
  }

  #fail(): never {
    throw new RangeError(`not JSON at ${String(this.#at)}`);
  }
}

function unquoted(quoted: string): string {
  try {
    return String(JSON.parse(quoted));
  } catch {
    throw new RangeError('not JSON: a string that is none');
  }
}

function numberOf(text: string, whole: boolean): number | bigint {
  const value = Number(text);
  if (!Number.isFinite(value)) throw new RangeError('JSON beyond its bounds');
  return whole && !Number.isSafeInteger(value) ? BigInt(text) : value;
}
