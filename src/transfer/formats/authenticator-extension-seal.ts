/** How the browser extension "Authenticator" sealed its backups, through its versions. */
import * as v from 'valibot';
import { type Bytes, equalBytes, toBase64, toHex, utf8 } from '../../lib/bytes';
import { jsonObject } from '../../lib/json';
import { base64Bytes, parseJson, shapeOf, utf8String } from '../decode';
import { TransferError } from '../errors';
import { type ImportContext, requirePassword } from '../format';
import { argon2id } from '../kdf';
import { createOpensslReader, isOpensslText, type OpensslReader } from '../openssl';

export type Row = Record<string, unknown>;

interface OpenedRow {
  row: Row;
  /** False where the password is right and the row does not open all the same. */
  isOpen: boolean;
}

const sealedRowSchema = v.object({ dataType: v.literal('EncOTPStorage'), keyId: v.string(), data: v.string() });

/** Of version 2: a random key, sealed under the password. */
const oldKeySchema = v.object({ enc: v.string() });

/** Of version 3: the password gives the key, and `hash` tells whether it is the one. */
const keySchema = v.object({
  dataType: v.literal('Key'),
  id: v.string(),
  salt: v.string(),
  hash: v.string(),
});

/** More keys than a backup has; each costs a derivation. */
const mostKeys = 8;

const keyCost = { memoryKiB: 19 * 1024, passes: 2, lanes: 1, length: 32 };

/** `file` holds the keys. @throws {TransferError} */
export async function openRows(rows: Row[], file: Row, context: ImportContext): Promise<OpenedRow[]> {
  const keyIds = rows.flatMap((row) => (v.is(sealedRowSchema, row) ? [row.keyId] : []));
  if (new Set(keyIds).size > mostKeys) throw new TransferError('too-costly');
  const openText = await createOpensslReader();
  const passphrases = createPassphrases(file, openText, context);
  const failures: TransferError[] = [];
  const opened: OpenedRow[] = [];
  let isProven = false;
  for (const row of rows) {
    context.signal?.throwIfAborted();
    const seal = sealOf(row);
    const result = seal === undefined ? row : await openRow(row, seal, passphrases, openText);
    const isOpen = !(result instanceof TransferError);
    opened.push({ row: isOpen ? result : row, isOpen });
    if (!isOpen) failures.push(result);
    else if (seal !== undefined) isProven = true;
  }
  const failure = failures.find(({ code }) => code === 'wrong-password') ?? failures[0];
  if (failure !== undefined && !isProven && !passphrases.areProven()) throw failure;
  return opened;
}

type Seal = { keyId: string; data: string } | { secret: string };

/** The flag `encrypted` is not asked: it stood before plain secrets as well. */
function sealOf(row: Row): Seal | undefined {
  if (v.is(sealedRowSchema, row)) return { keyId: row.keyId, data: row.data };
  const { secret } = row;
  return typeof secret === 'string' && isOpensslText(secret) ? { secret } : undefined;
}

/** Secrets are base32 or hexadecimal, some with a prefix: nothing else says that they were opened by the right key. */
function secretIn(opened: Bytes): string {
  const text = opened.every((byte) => byte < 0x80) ? utf8String(opened) : '';
  if (!/^[\w\s=-]+$/.test(text)) throw new TransferError('wrong-password');
  return text;
}

async function openRow(
  row: Row,
  seal: Seal,
  passphrases: Passphrases,
  openText: OpensslReader,
): Promise<Row | TransferError> {
  const passphrase = 'secret' in seal ? await passphrases.old() : await passphrases.byKeyId(seal.keyId);
  try {
    if ('secret' in seal) return { ...row, secret: secretIn(await openText(seal.secret, passphrase)) };
    return jsonObject(parseJson(utf8String(await openText(seal.data, passphrase)))) ?? new TransferError('damaged');
  } catch (error) {
    if (error instanceof TransferError) return error;
    throw error;
  }
}

interface Passphrases {
  /** Of secrets that are sealed by themselves. */
  old(): Promise<string>;
  byKeyId(keyId: string): Promise<string>;
  /** Whether a key said that the password is right. */
  areProven(): boolean;
}

function createPassphrases(file: Row, openText: OpensslReader, context: ImportContext): Passphrases {
  const derived = new Map<string, Promise<string>>();
  let old: Promise<string> | undefined;
  return {
    old: () => (old ??= oldPassphrase(file['key'], requirePassword(context), openText)),
    byKeyId(keyId) {
      const known = derived.get(keyId);
      if (known !== undefined) return known;
      const passphrase = passphraseOf(keyOf(file, keyId), context);
      derived.set(keyId, passphrase);
      return passphrase;
    },
    areProven: () => derived.size > 0,
  };
}

async function oldPassphrase(key: unknown, password: string, openText: OpensslReader): Promise<string> {
  if (key === undefined) return password;
  return toHex(await openText(shapeOf(oldKeySchema, key).enc, password));
}

function keyOf(file: Row, keyId: string): v.InferOutput<typeof keySchema> {
  const key = Object.values(file).find((row) => v.is(keySchema, row) && row.id === keyId);
  return shapeOf(keySchema, key);
}

/** As the extension spells what comes of the password: Argon2's encoded form, its fifth field. */
async function passphraseOf(key: v.InferOutput<typeof keySchema>, context: ImportContext): Promise<string> {
  const password = utf8(requirePassword(context));
  const derived = await argon2id({ password, salt: utf8(key.salt), ...keyCost }, context);
  const passphrase = toBase64(derived).replace(/=+$/, '');
  const { hash, ...parameters } = parsePhc(key.hash);
  const expected = await argon2id({ password: utf8(passphrase), ...parameters, length: hash.length }, context);
  if (!equalBytes(hash, expected)) throw new TransferError('wrong-password');
  return passphrase;
}

/** @see https://github.com/P-H-C/phc-string-format/blob/master/phc-sf-spec.md */
function parsePhc(text: string): { memoryKiB: number; passes: number; lanes: number; salt: Bytes; hash: Bytes } {
  const match = /^\$argon2id\$v=19\$m=(\d{1,10}),t=(\d{1,10}),p=(\d{1,10})\$([\w+/]+)\$([\w+/]{6,86})$/.exec(text);
  if (match === null) throw new TransferError('damaged');
  const [, memoryKiB, passes, lanes, salt = '', hash = ''] = match;
  return {
    memoryKiB: Number(memoryKiB),
    passes: Number(passes),
    lanes: Number(lanes),
    salt: base64Bytes(salt),
    hash: base64Bytes(hash),
  };
}
