import { fromBase32, utf8 } from '../../lib/bytes';

/** What a person types of an account, as it stands in the fields. */
export interface TypedAccount {
  type: 'totp' | 'hotp' | 'steam';
  issuer: string;
  label: string;
  secret: string;
  algorithm: 'SHA1' | 'SHA256' | 'SHA512';
  digits: string;
  period: string;
  counter: string;
}

export const emptyAccount: TypedAccount = {
  type: 'totp',
  issuer: '',
  label: '',
  secret: '',
  algorithm: 'SHA1',
  digits: '6',
  period: '30',
  counter: '0',
};

export type SecretState =
  | { kind: 'empty' }
  /** Too few characters to make a byte. */
  | { kind: 'short' }
  | { kind: 'wrong'; character: string }
  | { kind: 'good'; bits: number };

export function secretState(secret: string): SecretState {
  const base32 = bareSecret(secret);
  if (base32 === '') return { kind: 'empty' };
  const character = /[^A-Z2-7]/u.exec(base32)?.[0];
  if (character !== undefined) return { kind: 'wrong', character };
  const bits = 8 * fromBase32(base32).length;
  return bits === 0 ? { kind: 'short' } : { kind: 'good', bits };
}

/** Spaces, dashes and padding help the eye alone. */
function bareSecret(secret: string): string {
  return secret
    .replace(/[\s\p{Pd}]/gu, '')
    .replace(/=+$/, '')
    .toUpperCase();
}

type Checked = 'digits' | 'period' | 'counter';

/** The fields that are of use to the kind of code, and are wrong. */
export function wrongNumbers({ type, digits, period, counter }: TypedAccount): Set<Checked> {
  const wrong = new Set<Checked>();
  if (type !== 'steam' && !isWhole(digits, 5, 10)) wrong.add('digits');
  if (type !== 'hotp' && !isWhole(period, 1, 86_400)) wrong.add('period');
  if (type === 'hotp' && !isWhole(counter, 0, Number.MAX_SAFE_INTEGER)) wrong.add('counter');
  return wrong;
}

function isWhole(text: string, least: number, most: number): boolean {
  const value = Number(text);
  return /^\s*\d+\s*$/.test(text) && value >= least && value <= most;
}

/** A set-up URI that says the same, for the worker, which reads what is typed as it reads what is scanned. */
export function typedUri({ type, issuer, label, secret, algorithm, digits, period, counter }: TypedAccount): string {
  const parameters = [
    `secret=${bareSecret(secret)}`,
    `issuer=${escaped(issuer.trim())}`,
    `algorithm=${algorithm}`,
    ...(type === 'steam' ? [] : [`digits=${digits.trim()}`]),
    type === 'hotp' ? `counter=${counter.trim()}` : `period=${period.trim()}`,
  ];
  return `otpauth://${type}/:${escaped(label.trim())}?${parameters.join('&')}`;
}

/** Every byte: no character means anything but itself, nor does a word such as "null". */
function escaped(text: string): string {
  return Array.from(utf8(text), (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
}
