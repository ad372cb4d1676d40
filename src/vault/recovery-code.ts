/**
 * Recovery codes: 28 characters of Crockford's base 32 (no I, L, O, U), shown in seven groups of four, such as
 * `7ZK4-…`. The first 26 are random, 130 bits; the last two are their check, a Reed-Solomon code over GF(32): any one or
 * two wrong characters, and any two that changed places, are noticed for sure.
 */

const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const randomLength = 26;
const checkLength = 2;
const groupLength = 4;

const lookAlikes: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };
const separators = /[\s\-‐‑‒–—―−ー_.]/g;

/** `random` gives so many random bytes. */
export function createRecoveryCode(random: (length: number) => Uint8Array): string {
  const symbols = Array.from(random(randomLength), (byte) => byte & 31);
  const characters = [...symbols, ...checkOf(symbols)].map((symbol) => alphabet.charAt(symbol)).join('');
  return recoveryCodeGroups(characters).join('-');
}

/** The code's characters alone, as they are put into a key; undefined where something was mistyped. */
export function readRecoveryCode(typed: string): string | undefined {
  const characters = charactersOf(typed);
  const symbols = Array.from(characters, (character) => alphabet.indexOf(character));
  if (symbols.length !== randomLength + checkLength || symbols.includes(-1)) return undefined;
  const [high, low] = checkOf(symbols.slice(0, randomLength));
  return symbols[randomLength] === high && symbols[randomLength + 1] === low ? characters : undefined;
}

export function recoveryCodeGroups(code: string): string[] {
  return charactersOf(code).match(new RegExp(`.{1,${groupLength}}`, 'g')) ?? [];
}

/** Whether what was typed is the code's group at that place, counted from 0: so that it is known to be written down. */
export function isRecoveryCodeGroup(code: string, place: number, typed: string): boolean {
  return recoveryCodeGroups(code)[place] === charactersOf(typed);
}

function charactersOf(typed: string): string {
  const characters = typed.normalize('NFKC').toUpperCase().replace(separators, '');
  return characters.replace(/[OIL]/g, (character) => lookAlikes[character] ?? character);
}

/** The remainder of message(x)·x² by (x − α)(x − α²), with α a root of x⁵ + x² + 1. */
function checkOf(symbols: readonly number[]): readonly [number, number] {
  let high = 0;
  let low = 0;
  for (const symbol of symbols) {
    const carried = symbol ^ high;
    high = low ^ multiply(carried, alpha ^ alphaSquared);
    low = multiply(carried, multiply(alpha, alphaSquared));
  }
  return [high, low];
}

const alpha = 0b00010;
const alphaSquared = 0b00100;

/** In GF(32). */
function multiply(a: number, b: number): number {
  let product = 0;
  for (let shifted = a, rest = b; rest > 0; rest >>= 1, shifted <<= 1) {
    if (shifted & 0b100000) shifted ^= 0b100101;
    if (rest & 1) product ^= shifted;
  }
  return product;
}
