/**
 * Object literals in source text (JSON, JavaScript, TypeScript, JSON within a Dart string), read and never run: JSON with
 * comments, commas at the end, names without quotes and strings in any quotes. What is computed is `undefined`.
 */

export type Literal = null | boolean | number | string | undefined | Literal[] | { [name: string]: Literal };

export type LiteralObject = Record<string, Literal>;

const deepest = 64;
/** Characters looked at, again and again where something looks like an object and is none. */
const mostWork = 1_500_000;

const space = /(?:\s|\/\/[^\n]*|\/\*[^]*?(?:\*\/|$))+/y;
const identifier = /[\p{ID_Start}$_][\p{ID_Continue}$]*/uy;
const number = /[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?/y;
const closedOnItsLine = /'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"/y;
const tripleQuote = /'''|"""/y;
const words = new Map<string, Literal>([
  ['true', true],
  ['false', false],
  ['null', null],
  ['undefined', undefined],
]);
const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', v: '\v', 0: '\0' };
const closing: Record<string, string> = { '{': '}', '[': ']', '(': ')' };

/** The outermost object literals of a text, in their order. Throws `RangeError` on what would take too long to read. */
export function objectLiterals(text: string): LiteralObject[] {
  const reader = new LiteralReader(text);
  const found: LiteralObject[] = [];
  while (!reader.isAtEnd) {
    const object = reader.objectOrStep();
    if (object !== undefined) found.push(object);
  }
  return found;
}

class NotLiteral extends Error {}
/** Code, or something unfinished. One for all: of a hostile text, nearly every brace is none. */
const notLiteral = new NotLiteral();
/** What a brace that begins no object costs at least. */
const leastWork = 100;

class LiteralReader {
  readonly #text: string;
  #at = 0;
  #work = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#text.length;
  }

  /** The object that begins here; where none does, goes past what is here instead. */
  objectOrStep(): LiteralObject | undefined {
    if (this.#match(space) !== undefined || this.#match(tripleQuote) !== undefined) return undefined;
    if (this.#match(closedOnItsLine) !== undefined) return undefined;
    const start = this.#at;
    this.#at++;
    if (this.#text[start] !== '{') return undefined;
    try {
      return this.#object(0);
    } catch (error) {
      if (error !== notLiteral) throw error;
      this.#spend(this.#at - start + leastWork);
      this.#at = start + 1;
      return undefined;
    }
  }

  /** After its brace. */
  #object(depth: number): LiteralObject {
    const entries = new Map<string, Literal>();
    while (!this.#closes('}')) {
      const name = this.#name();
      if (name === undefined) this.#skipComputed();
      else entries.set(name, this.#skip(':') ? this.#value(depth + 1) : this.#computed());
      if (!this.#skip(',') && this.#peek() !== '}') throw notLiteral;
    }
    return Object.fromEntries(entries);
  }

  /** Undefined for what is spread into the object. */
  #name(): string | undefined {
    if (this.#text.startsWith('...', this.#at)) return undefined;
    const quoted = this.#string();
    if (quoted !== undefined) return quoted;
    const name = this.#match(identifier) ?? this.#match(number);
    if (name === undefined) throw notLiteral;
    return name;
  }

  #value(depth: number): Literal {
    if (depth > deepest) throw notLiteral;
    this.#match(space);
    const start = this.#at;
    const value = this.#plainValue(depth);
    this.#match(space);
    if (this.#endsValue()) return value;
    // A type or a check of one says nothing of the value, all other code makes it another one.
    if (this.#match(/as\b[^,}\]]*|satisfies\b[^,}\]]*/y) !== undefined && this.#endsValue()) return value;
    this.#at = start;
    return this.#computed();
  }

  #plainValue(depth: number): Literal {
    if (this.#skip('{')) return this.#object(depth);
    if (this.#skip('[')) return this.#array(depth);
    const text = this.#string();
    if (text !== undefined) return text;
    const digits = this.#match(number);
    if (digits !== undefined) return Number(digits);
    const word = this.#match(identifier);
    return word === undefined ? undefined : words.get(word);
  }

  #array(depth: number): Literal[] {
    const items: Literal[] = [];
    while (!this.#closes(']')) {
      items.push(this.#value(depth + 1));
      if (!this.#skip(',') && this.#peek() !== ']') throw notLiteral;
    }
    return items;
  }

  #string(): string | undefined {
    const quote = this.#peek();
    if (quote !== '"' && quote !== "'" && quote !== '`') return undefined;
    const start = this.#at++;
    let text = '';
    for (;;) {
      const character = this.#text[this.#at++];
      if (character === undefined || (character === '\n' && quote !== '`')) throw notLiteral;
      if (character === quote) break;
      if (quote === '`' && character === '$' && this.#peek() === '{') {
        // Left to be skipped.
        this.#at = start;
        return undefined;
      }
      text += character === '\\' ? this.#escape() : character;
    }
    this.#spend(this.#at - start);
    return text;
  }

  #escape(): string {
    const character = this.#text[this.#at++] ?? '';
    const code = character === 'u' ? this.#match(/[\da-fA-F]{4}/y) : undefined;
    return code === undefined ? (escapes[character] ?? character) : String.fromCharCode(parseInt(code, 16));
  }

  #computed(): Literal {
    this.#skipComputed();
    return undefined;
  }

  /** Code, to the comma or bracket that ends it. */
  #skipComputed(): void {
    const start = this.#at;
    const open: string[] = [];
    for (;;) {
      if (this.#match(space) !== undefined || this.#match(closedOnItsLine) !== undefined) continue;
      const character = this.#peek();
      if (character === undefined) throw notLiteral;
      if (open.length === 0 && (character === ',' || character === '}' || character === ']')) break;
      if (character in closing) open.push(closing[character] ?? '');
      else if (character === open.at(-1)) open.pop();
      this.#at++;
    }
    this.#spend(this.#at - start);
  }

  #closes(bracket: string): boolean {
    this.#match(space);
    return this.#skip(bracket);
  }

  #endsValue(): boolean {
    const next = this.#peek();
    return next === ',' || next === '}' || next === ']';
  }

  #peek(): string | undefined {
    return this.#text[this.#at];
  }

  #skip(character: string): boolean {
    this.#match(space);
    if (this.#peek() !== character) return false;
    this.#at++;
    this.#match(space);
    return true;
  }

  #match(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const matched = pattern.exec(this.#text)?.[0];
    if (matched === undefined || matched === '') return undefined;
    this.#at += matched.length;
    return matched;
  }

  #spend(characters: number): void {
    this.#work += characters + 1;
    if (this.#work > mostWork) throw new RangeError('literals beyond their bounds');
  }
}
