import { toBase32 } from '../lib/bytes';
import type { OtpAccount } from './account';
import { OtpError, type OtpErrorCode } from './errors';
import {
  type BoundedField,
  defaultOf,
  ownValue,
  parseAlgorithm,
  parseBounded,
  parseSecret,
  steamDigits,
} from './fields';
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
  if (type === 'hotp') parameters.push(['counter', counter ?? defaultOf('counter')]);
  else parameters.push(['period', periodSeconds ?? defaultOf('period')]);
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
    secret: parseSecret(percentDecode(parameters.get('secret') ?? '')),
    algorithm: parseAlgorithm(percentDecode(parameters.get('algorithm') ?? 'SHA1')),
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

function parseNumber(name: BoundedField, parameters: Map<ParameterName, string>): number {
  const text = parameters.get(name);
  return text === undefined ? defaultOf(name) : parseBounded(name, percentDecode(text).trim());
}

/** Duo's activation code: an address of its service, or a key, a dash and the base64 of the service's host name. */
function isDuoActivation(text: string): boolean {
  return /^https:\/\/[\w.-]+\.duosecurity\.com\//i.test(text.trim()) || /^\w{20}-YXBpL[\w+/]+=*$/.test(text.trim());
}
