/**
 * Google Authenticator's export: accounts as a message of Protocol Buffers in a URI, which it shows as QR codes. Those of
 * one export are a batch, to be read in any order.
 */
import { fromBase64, toBase64, utf8 } from '../lib/bytes';
import type { OtpAccount, OtpAlgorithm } from './account';
import { OtpError, type OtpErrorCode } from './errors';
import { readFields, writeFields, type Field } from './protobuf';
import { parseLabel, percentDecode, percentEncode } from './uri-text';

export interface Migration {
  accounts: OtpAccount[];
  /** Entries that no account can be made of, by the name that they bear. */
  problems: { entry: string; code: OtpErrorCode }[];
  /** `index` counts from 0. Codes of the same `id` belong together. */
  batch: { id: number; index: number; size: number };
}

/** Fields of `MigrationPayload` and of its `OtpParameters`. */
const payloadFields = { entry: 1, version: 2, batchSize: 3, batchIndex: 4, batchId: 5 } as const;
const entryFields = { secret: 1, name: 2, issuer: 3, algorithm: 4, digits: 5, type: 6, counter: 7 } as const;

/** Enumerations, by their values. Unspecified is the first that was ever there. */
const algorithms: (OtpAlgorithm | 'MD5' | undefined)[] = ['SHA1', 'SHA1', 'SHA256', 'SHA512', 'MD5'];
const digitCounts: (number | undefined)[] = [6, 6, 8];
const types: ('hotp' | 'totp' | undefined)[] = [undefined, 'hotp', 'totp'];

/** The format has no field for it. */
const periodSeconds = 30;
/** What Google Authenticator writes. */
const version = 1n;
const largestBatch = 1000;

/** Characters; more than a hundred times what the largest QR code holds. */
const longestUri = 1_000_000;

/** As many accounts to a code as the app itself puts there; and so few bytes that a camera reads the code. */
const mostAccounts = 10;
const mostBytes = 1200;

export function isMigrationUri(text: string): boolean {
  return /^\s*otpauth-migration:/i.test(text);
}

/** @throws {OtpError} `not-otpauth`, `too-long`, `export-damaged` where nothing of it can be read */
export function parseMigrationUri(text: string): Migration {
  if (!isMigrationUri(text)) throw new OtpError('not-otpauth');
  if (text.length > longestUri) throw new OtpError('too-long');
  try {
    const fields = readFields(payloadOf(text));
    return { ...readEntries(bytesOf(fields, payloadFields.entry)), batch: readBatch(fields) };
  } catch (error) {
    if (error instanceof RangeError) throw new OtpError('export-damaged');
    throw error;
  }
}

/** Whether the format has a place for all of it: no Steam, six or eight digits, a period of 30 seconds. */
export function fitsMigration({ type, digits, periodSeconds: period = periodSeconds }: OtpAccount): boolean {
  return type !== 'steam' && digitCounts.includes(digits) && period === periodSeconds;
}

/**
 * One batch, of as many URIs as it takes; `parseMigrationUri` reads the same accounts from them.
 *
 * @throws {OtpError} `not-in-export` where an account does not {@link fitsMigration}
 */
export function formatMigrationUris(accounts: OtpAccount[]): string[] {
  const parts = partsOf(accounts.map(formatEntry));
  const batchId = BigInt(checksum(parts.flat()));
  return parts.map((entries, index) => {
    const payload = writeFields([
      ...entries.map((value) => ({ number: payloadFields.entry, value })),
      { number: payloadFields.version, value: version },
      { number: payloadFields.batchSize, value: BigInt(parts.length) },
      { number: payloadFields.batchIndex, value: BigInt(index) },
      { number: payloadFields.batchId, value: batchId },
    ]);
    return `otpauth-migration://offline?data=${encodeURIComponent(toBase64(payload))}`;
  });
}

/** Base64 in either alphabet, padded or not; a plus that was taken for a space is one again. */
function payloadOf(text: string): Uint8Array {
  const [, data] = /[?&]data=([^&#]*)/i.exec(text) ?? [];
  if (data === undefined) throw new RangeError('no data');
  const base64 = percentDecode(data.trim()).replaceAll(' ', '+').replaceAll('-', '+').replaceAll('_', '/');
  return fromBase64(base64.replace(/(?<!=)=+$/, ''));
}

function readBatch(fields: Field[]): Migration['batch'] {
  const size = Math.max(1, numberOf(fields, payloadFields.batchSize) ?? 1);
  const index = numberOf(fields, payloadFields.batchIndex) ?? 0;
  if (size > largestBatch || index < 0 || index >= size) throw new RangeError('an impossible batch');
  return { id: numberOf(fields, payloadFields.batchId) ?? 0, index, size };
}

function readEntries(entries: Uint8Array[]): Pick<Migration, 'accounts' | 'problems'> {
  const accounts: OtpAccount[] = [];
  const problems: Migration['problems'] = [];
  for (const entry of entries) {
    const fields = readFields(entry);
    try {
      accounts.push(readEntry(fields));
    } catch (error) {
      if (!(error instanceof OtpError)) throw error;
      problems.push({ entry: textOf(fields, entryFields.name), code: error.code });
    }
  }
  return { accounts, problems };
}

function readEntry(fields: Field[]): OtpAccount {
  const common = {
    ...parseLabel(percentEncode(textOf(fields, entryFields.name)), textOf(fields, entryFields.issuer)),
    secret: readSecret(fields),
    algorithm: readAlgorithm(fields),
    digits: enumerated(fields, entryFields.digits, digitCounts, 'digits-out-of-range'),
  };
  const type = enumerated(fields, entryFields.type, types, 'type-unsupported');
  if (type === 'totp') return { type, ...common, periodSeconds };
  const counter = numberOf(fields, entryFields.counter) ?? 0;
  if (!Number.isSafeInteger(counter) || counter < 0) throw new OtpError('counter-out-of-range');
  return { type, ...common, counter };
}

function readSecret(fields: Field[]): Uint8Array {
  const secret = bytesOf(fields, entryFields.secret).at(-1);
  if (secret === undefined || secret.length === 0) throw new OtpError('no-secret');
  return secret.slice();
}

function readAlgorithm(fields: Field[]): OtpAlgorithm {
  const algorithm = enumerated(fields, entryFields.algorithm, algorithms, 'algorithm-unsupported');
  if (algorithm === 'MD5') throw new OtpError('md5');
  return algorithm;
}

function enumerated<Value>(
  fields: Field[],
  number: number,
  values: (Value | undefined)[],
  otherwise: OtpErrorCode,
): Value {
  const value = values[numberOf(fields, number) ?? 0];
  if (value === undefined) throw new OtpError(otherwise);
  return value;
}

/** Of a field that is there twice the last counts, as the format has it. */
function numberOf(fields: Field[], number: number): number | undefined {
  const value = fields.findLast((field) => field.number === number)?.value;
  return typeof value === 'bigint' ? Number(value) : undefined;
}

function textOf(fields: Field[], number: number): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytesOf(fields, number).at(-1));
}

function bytesOf(fields: Field[], number: number): Uint8Array[] {
  return fields.flatMap(({ number: each, value }) => (each === number && value instanceof Uint8Array ? [value] : []));
}

function formatEntry(account: OtpAccount): Uint8Array {
  if (!fitsMigration(account)) throw new OtpError('not-in-export');
  const { type, issuer, label, secret, algorithm, digits, counter } = account;
  const fields: Field[] = [
    { number: entryFields.secret, value: secret },
    { number: entryFields.name, value: utf8(formatName(issuer, label)) },
    { number: entryFields.issuer, value: utf8(issuer) },
    { number: entryFields.algorithm, value: BigInt(algorithms.lastIndexOf(algorithm)) },
    { number: entryFields.digits, value: BigInt(digitCounts.lastIndexOf(digits)) },
    { number: entryFields.type, value: type === 'hotp' ? 1n : 2n },
  ];
  if (type === 'hotp') fields.push({ number: entryFields.counter, value: BigInt(counter ?? 0) });
  return writeFields(fields);
}

/** A label with a colon would be taken apart: it gets a prefix, which is dropped in its place. */
function formatName(issuer: string, label: string): string {
  if (!label.includes(':')) return label;
  return `${issuer.includes(':') || label.startsWith(' ') ? '' : issuer}:${label}`;
}

function partsOf(entries: Uint8Array[]): Uint8Array[][] {
  const parts: Uint8Array[][] = [];
  let bytes = 0;
  for (const entry of entries) {
    const part = parts.at(-1);
    bytes += entry.length;
    if (part !== undefined && part.length < mostAccounts && bytes <= mostBytes) part.push(entry);
    else {
      parts.push([entry]);
      bytes = entry.length;
    }
  }
  return parts;
}

/** FNV-1a to 31 bits: the batches of two exports that differ are not taken for one. */
function checksum(entries: Uint8Array[]): number {
  let hash = 0x811c9dc5;
  for (const entry of entries) for (const byte of entry) hash = Math.imul(hash ^ byte, 0x01000193);
  return hash >>> 1;
}
