import * as v from 'valibot';
import { type Bytes, utf8 } from '../../lib/bytes';
import { jsonObject } from '../../lib/json';
import type { JsonValue } from '../../lib/json';
import { accountOf, type ImportedAccount } from '../account-fields';
import { openAesGcm } from '../ciphers';
import { entryShapeOf, parseJson, shapeOf, utf8String } from '../decode';
import { TransferError } from '../errors';
import {
  entryName,
  type ImportContext,
  type ImportedEntries,
  type ImportFormat,
  readEntries,
  requirePassword,
} from '../format';
import { pbkdf2 } from '../kdf';

const rowsSchema = v.array(v.unknown());

const entrySchema = v.looseObject({
  secret: v.string(),
  label: v.nullish(v.string(), ''),
  issuer: v.nullish(v.string()),
  tags: v.nullish(v.array(v.string())),
  thumbnail: v.nullish(v.string()),
});

type Entry = v.InferOutput<typeof entrySchema>;

const noThumbnail = 'Default';

/** andOTP's plain backup. */
export const andOtp: ImportFormat = {
  name: 'andotp',

  recognizes({ json }) {
    const rows = Array.isArray(json) ? json.map((row) => jsonObject(row) ?? {}) : [];
    return rows.some((row) => 'secret' in row && 'label' in row);
  },

  read: ({ json }, context) => readRows(json, context),
};

function readRows(json: JsonValue | undefined, context: ImportContext): Promise<ImportedEntries> {
  return readEntries(shapeOf(rowsSchema, json), context, {
    name(row) {
      const { issuer, label } = jsonObject(row) ?? {};
      return entryName(issuer, label);
    },
    read: (row) => readEntry(entryShapeOf(entrySchema, row)),
  });
}

function readEntry(entry: Entry): ImportedAccount {
  return accountOf({
    type: entry['type'],
    ...namesOf(entry),
    secret: entry.secret,
    algorithm: entry['algorithm'],
    digits: entry['digits'],
    periodSeconds: entry['period'],
    counter: entry['counter'],
    tags: entry.tags ?? [],
    icon: entry.thumbnail === noThumbnail ? undefined : entry.thumbnail,
  });
}

/** Before issuers had a field of their own, they stood in the label, once or twice: `Acme - bob`, `Acme - Acme:bob`. */
function namesOf({ issuer, label }: Entry): { issuer: string; label: string } {
  if (issuer !== undefined && issuer !== null) return { issuer, label };
  const dash = label.indexOf(' - ');
  if (dash < 0) return { issuer: '', label };
  const first = label.slice(0, dash);
  const rest = label.slice(dash + ' - '.length);
  return { issuer: first, label: rest.startsWith(`${first}:`) ? rest.slice(first.length + 1) : rest };
}

const keyLength = 32;
const iterationsLength = 4;
const saltLength = 12;
const ivLength = 12;
const tagLength = 16;
const emptyList = utf8('[]').length;

/** Bytes; a backup of thousands of accounts is a fraction of it. */
const largestSealed = 16 * 2 ** 20;

/** Several times what the program ever wrote, which is between 140,000 and 160,000. Beyond it the bytes are another file's. */
const mostIterations = 1_000_000;

/**
 * andOTP's backups under a password. Nothing marks them: any bytes of no other format could be one, the older kind
 * whatever they begin with, and only the password tells. This stands last in the table.
 */
export const andOtpSealed: ImportFormat = {
  name: 'andotp',

  recognizes: ({ bytes, text }) =>
    text === undefined &&
    bytes.length >= ivLength + emptyList + tagLength &&
    bytes.length <= largestSealed &&
    looksSealed(bytes),

  async read({ bytes }, context) {
    const password = utf8(requirePassword(context));
    const file = new Uint8Array(bytes);
    const opened = (await openOlder(file, password)) ?? (await openNewer(file, password, context));
    return readRows(parseJson(utf8String(opened)), context);
  },
};

/** Until version 0.6.3: the key is the password's SHA-256. */
async function openOlder(file: Bytes, password: Bytes): Promise<Bytes | undefined> {
  const key = new Uint8Array(await crypto.subtle.digest('SHA-256', password));
  try {
    return await openAesGcm(key, { iv: file.slice(0, ivLength), sealed: file.slice(ivLength) });
  } catch (error) {
    if (error instanceof TransferError && error.code === 'wrong-password') return undefined;
    throw error;
  }
}

/**
 * Since then: PBKDF2, whose iterations and salt stand before what was the whole file. What cannot be one is of no format
 * that we know; a file of the older kind under another password is told from that by nothing.
 */
async function openNewer(file: Bytes, password: Bytes, context: ImportContext): Promise<Bytes> {
  const saltEnd = iterationsLength + saltLength;
  const ivEnd = saltEnd + ivLength;
  if (file.length < ivEnd + emptyList + tagLength) throw new TransferError('unknown-format');
  const iterations = new DataView(file.buffer).getInt32(0);
  if (iterations <= 0 || iterations > mostIterations) throw new TransferError('unknown-format');
  const salt = file.slice(iterationsLength, saltEnd);
  const key = await pbkdf2({ hash: 'SHA-1', password, salt, iterations, length: keyLength }, context);
  return openAesGcm(key, { iv: file.slice(saltEnd, ivEnd), sealed: file.slice(ivEnd) });
}

/** How files begin whose bytes are as even as those of a cipher, being packed or sealed. */
const othersMarks = [
  [0x89, 0x50, 0x4e, 0x47],
  [0xff, 0xd8, 0xff],
  [0x47, 0x49, 0x46, 0x38],
  [0x52, 0x49, 0x46, 0x46],
  [0x25, 0x50, 0x44, 0x46],
  [0x50, 0x4b],
  [0x1f, 0x8b, 0x08],
  [0x42, 0x5a, 0x68],
  [0xfd, 0x37, 0x7a, 0x58],
  [0x28, 0xb5, 0x2f, 0xfd],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x52, 0x61, 0x72, 0x21],
  /** KeePass's database. */
  [0x03, 0xd9, 0xa2, 0x9a],
];

/** Of a cipher's bytes one in ten is a control character that stands in no text, whatever its encoding. */
const isBinary = (byte: number): boolean => byte < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1a, 0x1b].includes(byte);

/** A cipher's bytes are even: none of the 256 is there much more often than its share, six deviations off it. */
function looksSealed(bytes: Uint8Array): boolean {
  if (othersMarks.some((mark) => mark.every((byte, at) => bytes[at] === byte)) || !bytes.some(isBinary)) return false;
  const counts = new Uint32Array(256);
  for (const byte of bytes) counts[byte] = (counts[byte] ?? 0) + 1;
  const share = bytes.length / counts.length;
  return Math.max(...counts) <= share + 6 * Math.sqrt(share) + 6;
}
