import * as v from 'valibot';
import { type Bytes, equalBytes, utf8 } from '../../lib/bytes';
import { jsonObject } from '../../lib/json';
import type { JsonValue } from '../../lib/json';
import { accountOf, type ImportedAccount } from '../account-fields';
import { openAesCbc, openAesGcm } from '../ciphers';
import type { FileContent } from '../content';
import { entryShapeOf, parseJson, shapeOf, utf8String } from '../decode';
import { TransferError } from '../errors';
import { entryName, type ImportContext, type ImportFormat, readEntries, requirePassword } from '../format';
import { argon2id, pbkdf2 } from '../kdf';

const keyLength = 32;

interface Sealing {
  /** How the file begins. */
  mark: Bytes;
  saltLength: number;
  ivLength: number;
  /** Of the shortest ciphertext that there is. */
  leastSealed: number;
  /** Otherwise another password shows by what comes out: one in 256 times the padding fits by chance. */
  isAuthenticated: boolean;
  open(password: Bytes, parts: { salt: Bytes; iv: Bytes; sealed: Bytes }, context: ImportContext): Promise<Bytes>;
}

/** Neither says its cost: it is the same in every file. */
const sealings: readonly Sealing[] = [
  {
    mark: utf8('AUTHENTICATORPRO'),
    saltLength: 16,
    ivLength: 12,
    leastSealed: 16,
    isAuthenticated: true,
    async open(password, { salt, iv, sealed }, context) {
      const cost = { memoryKiB: 65_536, passes: 3, lanes: 4 };
      return openAesGcm(await argon2id({ password, salt, ...cost, length: keyLength }, context), { iv, sealed });
    },
  },
  {
    mark: utf8('AuthenticatorPro'),
    saltLength: 20,
    ivLength: 16,
    leastSealed: 16,
    isAuthenticated: false,
    async open(password, { salt, iv, sealed }, context) {
      const cost = { hash: 'SHA-1', iterations: 64_000 } as const;
      const key = await pbkdf2({ password, salt, ...cost, length: keyLength }, context);
      return openAesCbc(key, { iv, sealed });
    },
  },
];

const backupSchema = v.object({
  Authenticators: v.array(v.unknown()),
  Categories: v.nullish(v.array(v.object({ Id: v.string(), Name: v.string() }))),
  AuthenticatorCategories: v.nullish(v.array(v.object({ CategoryId: v.string(), AuthenticatorSecret: v.string() }))),
});

type Backup = v.InferOutput<typeof backupSchema>;

const entrySchema = v.looseObject({
  Type: v.number(),
  Secret: v.string(),
  Algorithm: v.nullish(v.number(), 0),
  Icon: v.nullish(v.string(), ''),
});

const types: Readonly<Record<number, string>> = { 1: 'hotp', 2: 'totp', 3: 'motp', 4: 'steam', 5: 'yandex' };
const algorithms: Readonly<Record<number, string>> = { 0: 'SHA1', 1: 'SHA256', 2: 'SHA512' };

/** Before the id of a picture of the person's own, which has no name. */
const ownPicture = '@';

/** Stratum's backups, which was Authenticator Pro: plain, under Argon2id, and as they were sealed before 2023. */
export const stratum: ImportFormat = {
  name: 'stratum',

  recognizes(content) {
    return sealingOf(content) !== undefined || Array.isArray(jsonObject(content.json)?.['Authenticators']);
  },

  async read(content, context) {
    const backup = shapeOf(backupSchema, await backupOf(content, context));
    const categories = categoriesOf(backup);
    return readEntries(backup.Authenticators, context, {
      name: nameOf,
      read: (entry) => readEntry(entry, categories),
    });
  },
};

function sealingOf({ bytes }: FileContent): Sealing | undefined {
  return sealings.find(({ mark }) => equalBytes(bytes.subarray(0, mark.length), mark));
}

async function backupOf(content: FileContent, context: ImportContext): Promise<JsonValue | undefined> {
  const sealing = sealingOf(content);
  if (sealing === undefined) return content.json;
  const { mark, saltLength, ivLength, leastSealed } = sealing;
  const bytes = new Uint8Array(content.bytes);
  const saltEnd = mark.length + saltLength;
  const ivEnd = saltEnd + ivLength;
  if (bytes.length < ivEnd + leastSealed) throw new TransferError('damaged');
  const parts = {
    salt: bytes.slice(mark.length, saltEnd),
    iv: bytes.slice(saltEnd, ivEnd),
    sealed: bytes.slice(ivEnd),
  };
  return openedJson(await sealing.open(utf8(requirePassword(context)), parts, context), sealing);
}

function openedJson(opened: Bytes, { isAuthenticated }: Sealing): JsonValue {
  try {
    return parseJson(utf8String(opened));
  } catch (cause) {
    const isDamaged = cause instanceof TransferError && cause.code === 'damaged';
    throw isDamaged && !isAuthenticated ? new TransferError('wrong-password', { cause }) : cause;
  }
}

/** The names of an account's categories, by its secret as the file writes it. */
function categoriesOf({ Categories, AuthenticatorCategories }: Backup): ReadonlyMap<string, string[]> {
  const names = new Map((Categories ?? []).map(({ Id, Name }) => [Id, Name]));
  const categories = new Map<string, string[]>();
  for (const { AuthenticatorSecret, CategoryId } of AuthenticatorCategories ?? []) {
    const name = names.get(CategoryId);
    if (name === undefined) continue;
    const others = categories.get(AuthenticatorSecret);
    if (others === undefined) categories.set(AuthenticatorSecret, [name]);
    else others.push(name);
  }
  return categories;
}

function readEntry(value: unknown, categories: ReadonlyMap<string, string[]>): ImportedAccount {
  const entry = entryShapeOf(entrySchema, value);
  return accountOf({
    type: types[entry.Type] ?? `type ${String(entry.Type)}`,
    issuer: entry['Issuer'],
    label: entry['Username'],
    secret: entry.Secret,
    algorithm: algorithms[entry.Algorithm] ?? `algorithm ${String(entry.Algorithm)}`,
    digits: entry['Digits'],
    periodSeconds: entry['Period'],
    counter: entry['Counter'],
    tags: categories.get(entry.Secret),
    icon: entry.Icon.startsWith(ownPicture) ? undefined : entry.Icon,
  });
}

function nameOf(entry: unknown): string {
  const { Issuer, Username } = jsonObject(entry) ?? {};
  return entryName(Issuer, Username);
}
