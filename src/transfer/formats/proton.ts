import * as v from 'valibot';
import { utf8 } from '../../lib/bytes';
import { jsonObject, type JsonValue } from '../../lib/json';
import type { ImportedAccount } from '../account-fields';
import { openAesGcm } from '../ciphers';
import { base64Bytes, entryShapeOf, parseJson, shapeOf, utf8String } from '../decode';
import { EntryError, TransferError } from '../errors';
import { entryName, type ImportContext, type ImportFormat, readEntries, requirePassword } from '../format';
import { argon2id } from '../kdf';
import { accountOfOtpField } from '../otp-field';

const associatedData = utf8('proton.authenticator.export.v1');
const saltLength = 16;
const ivLength = 12;
const tagLength = 16;

/** The file does not say its cost: it is the same in every one. */
const keyCost = { memoryKiB: 19 * 1024, passes: 2, lanes: 1, length: 32 };

const version = v.literal(1);
const sealedSchema = v.object({ version, salt: v.string(), content: v.string() });
const exportSchema = v.object({ version, entries: v.array(v.unknown()) });

const entrySchema = v.object({
  content: v.object({ uri: v.string(), entry_type: v.string(), name: v.nullish(v.string(), '') }),
  note: v.nullish(v.string()),
});

type Entry = v.InferOutput<typeof entrySchema>;

/** Proton Authenticator's export, plain and under a password. */
export const proton: ImportFormat = {
  name: 'proton',

  recognizes: ({ json }) => isSealed(json) || isPlain(json),

  async read({ json }, context) {
    const { entries } = shapeOf(exportSchema, isPlain(json) ? json : await openExport(json, context));
    return readEntries(entries, context, {
      name: (entry) => entryName(undefined, jsonObject(jsonObject(entry)?.['content'])?.['name']),
      read: (entry) => readEntry(entryShapeOf(entrySchema, entry)),
    });
  },
};

function isPlain(json: JsonValue | undefined): boolean {
  const { entries } = jsonObject(json) ?? {};
  return Array.isArray(entries) && entries.some((entry) => 'entry_type' in (contentOf(entry) ?? {}));
}

function isSealed(json: JsonValue | undefined): boolean {
  const { version, salt, content } = jsonObject(json) ?? {};
  return typeof version === 'number' && typeof salt === 'string' && typeof content === 'string';
}

function contentOf(entry: unknown): Record<string, unknown> | undefined {
  return jsonObject(jsonObject(entry)?.['content']);
}

async function openExport(json: JsonValue | undefined, context: ImportContext): Promise<JsonValue> {
  const file = shapeOf(sealedSchema, json);
  const salt = base64Bytes(file.salt);
  const content = base64Bytes(file.content);
  if (salt.length !== saltLength || content.length < ivLength + tagLength) throw new TransferError('damaged');
  const key = await argon2id({ password: utf8(requirePassword(context)), salt, ...keyCost }, context);
  const parts = { iv: content.slice(0, ivLength), sealed: content.slice(ivLength), associatedData };
  return parseJson(utf8String(await openAesGcm(key, parts)));
}

/** The program shows the entry's name; the one in the URI is that of the day on which the entry was made. */
function readEntry({ content: { uri, entry_type, name }, note }: Entry): ImportedAccount {
  if (entry_type !== 'Totp' && entry_type !== 'Steam') throw new EntryError('type-unsupported');
  const account = accountOfOtpField(uri, { note });
  const isNamedByIssuer = name === '' || (account.label === '' && account.issuer === name);
  return isNamedByIssuer ? account : { ...account, label: name };
}
