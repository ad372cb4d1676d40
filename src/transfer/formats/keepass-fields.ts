/** Where KeePass, its plugins and KeePassXC keep what codes are made from, among an entry's strings. */
import { type Bytes, fromBase64, fromHex, utf8 } from '../../lib/bytes';
import { ownValue } from '../../otp/fields';
import { OtpError } from '../../otp/errors';
import { accountOf, type ImportedAccount, type LooseFields } from '../account-fields';
import { EntryError } from '../errors';
import { accountOfOtpField } from '../otp-field';

export type EntryStrings = ReadonlyMap<string, string>;

type Names = Omit<LooseFields, 'secret'>;
type Reader = (value: string, strings: EntryStrings, names: Names) => ImportedAccount;

interface OtpField {
  value: string;
  read: Reader;
}

/** How a secret is spelled. What stays text is base32. */
const secretReaders: Record<string, (text: string) => Bytes | string> = {
  utf8,
  hex: (text) => decoded(fromHex, text),
  base32: (text) => text,
  base64: (text) => decoded(fromBase64, text),
};

/** KeePass has a string for each spelling. */
const spellings = { '': 'utf8', '-Hex': 'hex', '-Base32': 'base32', '-Base64': 'base64' } as const;

const ownFields = Object.entries(spellings).flatMap(([suffix, spelling]): [string, Reader][] => [
  [`TimeOtp-Secret${suffix}`, (value, strings, names) => readTimeOtp(secretOf(value, spelling), strings, names)],
  [`HmacOtp-Secret${suffix}`, (value, strings, names) => readHmacOtp(secretOf(value, spelling), strings, names)],
]);

const readers: ReadonlyMap<string, Reader> = new Map([['otp', readOtp], ['TOTP Seed', readSeed], ...ownFields]);

/** Mostly none; more than one where several programs have set it up, or for codes of several kinds. */
export function otpFieldsOf(strings: EntryStrings): OtpField[] {
  return [...readers].flatMap(([key, read]) => {
    const value = strings.get(key) ?? '';
    return value.trim() === '' ? [] : [{ value, read }];
  });
}

/** @throws {OtpError | EntryError} */
export function readOtpField({ value, read }: OtpField, strings: EntryStrings, names: Names): ImportedAccount {
  return read(value, strings, names);
}

function readTimeOtp(secret: Bytes | string, strings: EntryStrings, names: Names): ImportedAccount {
  return accountOf({
    ...names,
    type: 'totp',
    secret,
    algorithm: strings.get('TimeOtp-Algorithm'),
    digits: strings.get('TimeOtp-Length'),
    periodSeconds: strings.get('TimeOtp-Period'),
  });
}

/** RFC 4226 with its six digits. */
function readHmacOtp(secret: Bytes | string, strings: EntryStrings, names: Names): ImportedAccount {
  return accountOf({ ...names, type: 'hotp', secret, counter: strings.get('HmacOtp-Counter') });
}

/** KeePassXC's set-up URI, or the query of the plugin KeeOtp. */
function readOtp(value: string, _: EntryStrings, names: Names): ImportedAccount {
  if (!/^[^:]*\bkey=/.test(value)) return accountOfOtpField(value, names);
  const query = new URLSearchParams(value.replaceAll('+', '%2B'));
  return accountOf({
    ...names,
    type: query.get('type'),
    secret: secretOf(query.get('key') ?? '', (query.get('encoding') ?? 'base32').toLowerCase()),
    algorithm: query.get('otpHashMode'),
    digits: query.get('size'),
    periodSeconds: query.get('step'),
    counter: query.get('counter'),
  });
}

/** Of the plugin TrayTOTP and of KeePassXC's beginnings: beside the seed `period;digits`, the digits of Steam being `S`. */
function readSeed(value: string, strings: EntryStrings, names: Names): ImportedAccount {
  const [periodSeconds, digits] = strings.get('TOTP Settings')?.split(';') ?? [];
  const isSteam = digits === 'S';
  return accountOf({
    ...names,
    type: isSteam ? 'steam' : 'totp',
    secret: value,
    digits: isSteam ? undefined : digits,
    periodSeconds,
  });
}

function secretOf(value: string, spelling: string): Bytes | string {
  const read = ownValue(secretReaders, spelling);
  if (read === undefined) throw new OtpError('encoder-unsupported');
  return read(value);
}

function decoded(decode: (text: string) => Bytes, text: string): Bytes {
  try {
    return decode(text.replace(/\s/g, ''));
  } catch {
    throw new EntryError('entry-malformed');
  }
}
