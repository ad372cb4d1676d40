import type { JsonValue } from '../lib/json';
import type { AccountExtras, OtpAccount, OtpAlgorithm } from '../otp/account';
import { OtpError, type OtpErrorCode } from '../otp/errors';
import {
  type BoundedField,
  defaultOf,
  ownValue,
  parseAlgorithm,
  parseBounded,
  parseSecret,
  steamDigits,
} from '../otp/fields';
import { EntryError } from './errors';

/** An account, and what the program that it comes from kept beside it. */
export type ImportedAccount = OtpAccount &
  AccountExtras & {
    /** In Latchkey's own backups: what else the vault knew of it, for the vault to judge when it takes it back. */
    kept?: JsonValue;
  };

/** An account as a file writes it. Undefined, null and empty values are not there, and take their defaults. */
export interface LooseFields {
  /** In any case: `totp`, `HOTP`, `Steam`. Missing, it is `totp`. */
  type?: unknown;
  issuer?: unknown;
  label?: unknown;
  /** Base32, in any case and spacing, or the bytes. */
  secret: unknown;
  /** In any spelling, `SHA-1`, `HmacSHA256`. Formats that number them look the number up first. */
  algorithm?: unknown;
  /** These three: numbers, or their decimal digits. */
  digits?: unknown;
  periodSeconds?: unknown;
  counter?: unknown;
  /** Names. */
  tags?: readonly unknown[] | undefined;
  note?: unknown;
  pinned?: unknown;
  icon?: unknown;
}

/** Spelled in lower case, without spaces, dashes and underscores. */
const types: Record<string, OtpAccount['type'] | OtpErrorCode> = {
  totp: 'totp',
  hotp: 'hotp',
  steam: 'steam',
  steamtotp: 'steam',
  motp: 'motp',
  mobileotp: 'motp',
  yandex: 'yandex',
  yaotp: 'yandex',
};

/**
 * Exactly the account that the fields say. Whatever they say that is none of ours (another kind, another algorithm, a
 * number out of bounds) is refused by name.
 *
 * @throws {OtpError | EntryError}
 */
export function accountOf(fields: LooseFields): ImportedAccount {
  const type = typeOf(fields.type);
  const common = {
    issuer: textOf(fields.issuer),
    label: textOf(fields.label),
    secret: secretOf(fields.secret),
    algorithm: algorithmOf(fields.algorithm),
    ...extrasOf(fields),
  };
  if (type === 'hotp') {
    return { type, ...common, digits: bounded('digits', fields.digits), counter: bounded('counter', fields.counter) };
  }
  const digits = type === 'steam' ? steamDigits : bounded('digits', fields.digits);
  return { type, ...common, digits, periodSeconds: bounded('period', fields.periodSeconds) };
}

/** What of the fields lies beside the account; nothing is there that says nothing. */
export function extrasOf({ tags, note, pinned, icon }: Omit<LooseFields, 'secret'>): AccountExtras {
  const names = [...new Set((tags ?? []).map(textOf).filter((tag) => tag !== ''))];
  const noteText = textOf(note);
  const iconName = textOf(icon);
  return {
    ...(names.length > 0 && { tags: names }),
    ...(noteText !== '' && { note: noteText }),
    ...(isTrue(pinned) && { pinned: true }),
    ...(iconName !== '' && { icon: iconName }),
  };
}

/** Text that UTF-8 can carry. What is not there is empty. @throws {EntryError} `entry-malformed` where it is no text */
export function textOf(value: unknown): string {
  if (isNothing(value)) return '';
  if (typeof value === 'string') return value.replace(/\p{Surrogate}/gu, '\uFFFD');
  if (typeof value === 'number' || typeof value === 'bigint') return String(value);
  throw new EntryError('entry-malformed');
}

function typeOf(value: unknown): OtpAccount['type'] {
  const name = textOf(value)
    .toLowerCase()
    .replace(/[\s_-]/g, '');
  const type = name === '' ? 'totp' : ownValue(types, name);
  switch (type) {
    case 'totp':
    case 'hotp':
    case 'steam':
      return type;
    default:
      throw new OtpError(type ?? 'type-unsupported');
  }
}

function secretOf(value: unknown): Uint8Array {
  if (!(value instanceof Uint8Array)) return parseSecret(textOf(value));
  if (value.length === 0) throw new OtpError('no-secret');
  return value;
}

function algorithmOf(value: unknown): OtpAlgorithm {
  const name = textOf(value).trim();
  return name === '' ? 'SHA1' : parseAlgorithm(name);
}

function bounded(name: BoundedField, value: unknown): number {
  const text = textOf(value).trim();
  return text === '' ? defaultOf(name) : parseBounded(name, text);
}

function isTrue(value: unknown): boolean {
  return value === true || value === 1 || value === 'true' || value === '1';
}

function isNothing(value: unknown): value is undefined | null {
  return value === undefined || value === null;
}
