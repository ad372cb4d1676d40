import { fromBase32, toBase32 } from '../lib/bytes';
import type { OtpAccount, OtpAlgorithm } from './account';
import { OtpError, type OtpErrorCode } from './errors';
import {
  parseLabel,
  parseQuery,
  percentDecode,
  percentEncode,
  splitUri,
  textValue,
  type ParameterName,
} from './uri-text';

/** Schemes of other makers' set-up codes, which hold no secret that we could compute codes from. */
const foreignSchemes: Record<string, OtpErrorCode> = {
  'otpauth-migration': 'google-export',
  motp: 'motp',
  duo: 'duo',
  phonefactor: 'microsoft-phone',
  'ms-msa': 'microsoft-phone',
  'microsoft-authenticator': 'microsoft-phone',
};

/** Types of `otpauth:` URIs that other makers invented for algorithms of their own. */
const foreignTypes: Record<string, OtpErrorCode> = { yaotp: 'yandex', yandex: 'yandex', motp: 'motp' };

/** Keys are spelled as {@link algorithmKey} leaves them. */
const algorithms: Record<string, OtpAlgorithm> = { SHA1: 'SHA1', SHA256: 'SHA256', SHA512: 'SHA512' };

const bounds = {
  digits: { least: 5, most: 10, otherwise: 6, code: 'digits-out-of-range' },
  period: { least: 1, most: 86_400, otherwise: 30, code: 'period-out-of-range' },
  counter: { least: 0, most: Number.MAX_SAFE_INTEGER, otherwise: 0, code: 'counter-out-of-range' },
} as const satisfies Partial<
  Record<ParameterName, { least: number; most: number; otherwise: number; code: OtpErrorCode }>
>;

const steamDigits = 5;

/** Characters; several times what the largest QR code holds. */
const longestUri = 16_384;

/**
 * Reads a set-up URI, as lenient as what is in the wild asks and never by guessing: what could mean two things is
 * refused. Where the issuer stands both before the label and in `issuer`, and the two disagree, `issuer` wins and the
 * label keeps the other as its prefix.
 *
 * @throws {OtpError}
 * @see https://github.com/google/google-authenticator/wiki/Key-Uri-Format
 */
export function parseOtpUri(text: string): OtpAccount {
  if (text.length > longestUri) throw new OtpError('too-long');
  const uri = splitUri(text);
  if (uri === undefined) throw new OtpError(isDuoActivation(text) ? 'duo' : 'not-otpauth');
  const foreign = ownValue(foreignSchemes, uri.scheme);
  if (foreign !== undefined) throw new OtpError(foreign);
  switch (uri.scheme) {
    case 'steam':
      return { ...parseOtpauth('steam', '', parseQuery(`secret=${uri.rest}`)), issuer: 'Steam' };
    case 'otpauth':
    case 'apple-otpauth':
      return parseOtpauth(accountType(uri), uri.path, parseQuery(uri.query));
    default:
      throw new OtpError(isDuoActivation(text) ? 'duo' : 'not-otpauth');
  }
}

/** `parseOtpUri` reads the same account from it, whatever the issuer and the label are made of. */
export function formatOtpUri(account: OtpAccount): string {
  const { type, issuer, label, secret, algorithm, digits, periodSeconds, counter } = account;
  const parameters: [ParameterName, string | number][] = [['secret', toBase32(secret)]];
  if (issuer !== '') parameters.push(['issuer', percentEncode(issuer)]);
  parameters.push(['algorithm', algorithm], ['digits', digits]);
  if (type === 'hotp') parameters.push(['counter', counter ?? bounds.counter.otherwise]);
  else parameters.push(['period', periodSeconds ?? bounds.period.otherwise]);
  const query = parameters.map(([name, value]) => `${name}=${value}`).join('&');
  return `otpauth://${type}/${formatLabel(issuer, label)}?${query}`;
}

/** An empty prefix keeps a label that a reader would otherwise take apart, or whose leading spaces it would drop. */
function formatLabel(issuer: string, label: string): string {
  const needsPrefix = issuer !== '' || label.includes(':');
  if (!needsPrefix) return percentEncode(label);
  return `${label.startsWith(' ') ? '' : percentEncode(issuer)}:${percentEncode(label)}`;
}

function accountType(uri: { scheme: string; type: string }): OtpAccount['type'] {
  if (uri.type === 'totp' || uri.type === 'hotp' || uri.type === 'steam') return uri.type;
  if (uri.scheme === 'apple-otpauth') throw new OtpError('apple-unknown');
  throw new OtpError(ownValue(foreignTypes, uri.type) ?? 'type-unsupported');
}

function parseOtpauth(type: OtpAccount['type'], path: string, parameters: Map<ParameterName, string>): OtpAccount {
  const common = {
    ...parseLabel(path, textValue(parameters.get('issuer') ?? '')),
    secret: parseSecret(parameters.get('secret')),
    algorithm: parseAlgorithm(parameters.get('algorithm')),
  };
  const isSteam = type === 'steam' || asksForSteam(type, parameters);
  if (isSteam) {
    return { type: 'steam', ...common, digits: steamDigits, periodSeconds: parseNumber('period', parameters) };
  }
  const digits = parseNumber('digits', parameters);
  return type === 'totp'
    ? { type, ...common, digits, periodSeconds: parseNumber('period', parameters) }
    : { type, ...common, digits, counter: parseNumber('counter', parameters) };
}

function asksForSteam(type: OtpAccount['type'], parameters: Map<ParameterName, string>): boolean {
  const encoder = parameters.get('encoder')?.toLowerCase();
  if (encoder === undefined && !parameters.has('steam')) return false;
  if ((encoder ?? 'steam') !== 'steam' || type === 'hotp') throw new OtpError('encoder-unsupported');
  return true;
}

function parseSecret(value: string | undefined): Uint8Array {
  const base32 = percentDecode(value ?? '')
    .replace(/[\s\p{Pd}+]/gu, '')
    .replace(/=+$/, '')
    .toUpperCase();
  if (base32 === '') throw new OtpError('no-secret');
  const secret = decodeBase32(base32);
  if (secret.length === 0) throw new OtpError('secret-not-base32');
  return secret;
}

/** The cause stays out of it, as everything that could name a part of the secret. */
function decodeBase32(base32: string): Uint8Array {
  try {
    return fromBase32(base32);
  } catch {
    throw new OtpError('secret-not-base32');
  }
}

function parseAlgorithm(value: string | undefined): OtpAlgorithm {
  if (value === undefined) return 'SHA1';
  const key = algorithmKey(percentDecode(value));
  if (key === 'MD5') throw new OtpError('md5');
  const algorithm = ownValue(algorithms, key);
  if (algorithm === undefined) throw new OtpError('algorithm-unsupported');
  return algorithm;
}

/** `HmacSHA-256`, `HMAC_SHA256`, `sha-256` are all `SHA256`. */
function algorithmKey(name: string): string {
  return name
    .toUpperCase()
    .replace(/[\s_-]/g, '')
    .replace(/^HMAC/, '');
}

function parseNumber(name: keyof typeof bounds, parameters: Map<ParameterName, string>): number {
  const { least, most, otherwise, code } = bounds[name];
  const text = parameters.get(name);
  if (text === undefined) return otherwise;
  const digits = percentDecode(text).trim();
  const value = Number(digits);
  if (!/^\d+$/.test(digits) || value < least || value > most) throw new OtpError(code);
  return value;
}

/** Duo's activation code: an address of its service, or a key, a dash and the base64 of the service's host name. */
function isDuoActivation(text: string): boolean {
  return /^https:\/\/[\w.-]+\.duosecurity\.com\//i.test(text.trim()) || /^\w{20}-YXBpL[\w+/]+=*$/.test(text.trim());
}

function ownValue<Value>(table: Record<string, Value>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
