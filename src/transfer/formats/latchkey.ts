import * as v from 'valibot';
import type { Bytes } from '../../lib/bytes';
import { jsonObject, type JsonValue } from '../../lib/json';
import { accountOf, type ImportedAccount } from '../account-fields';
import { backupData, backupFormat, backupKey, type BackupRecords, backupVersion } from '../backup';
import { openAesGcm } from '../ciphers';
import { base64Bytes, entryShapeOf, parseJson, shapeOf, utf8String } from '../decode';
import { entryName, type ImportContext, type ImportFormat, readEntries, requirePassword } from '../format';

const fileSchema = v.object({
  version: v.literal(backupVersion),
  kdf: v.object({
    name: v.literal('argon2id'),
    memoryKiB: v.number(),
    iterations: v.number(),
    parallelism: v.number(),
    salt: v.string(),
  }),
  iv: v.string(),
  ciphertext: v.string(),
});

/** JSON that was parsed strictly is what it says; only its outer shape is looked at here. */
const jsonSchema = v.custom<JsonValue>((value) => value !== undefined);

const contentSchema = v.object({
  accounts: v.array(v.unknown()),
  records: v.optional(v.record(v.string(), v.array(jsonSchema)), {}),
});

const entrySchema = v.looseObject({
  tags: v.optional(v.array(v.string())),
  kept: v.optional(jsonSchema),
});

/** Latchkey's own backup: `backup.ts` says what it is. */
export const latchkey: ImportFormat = {
  name: 'latchkey',

  recognizes: ({ json }) => jsonObject(json)?.['format'] === backupFormat,

  async read({ json }, context) {
    const plain = parseJson(utf8String(await openBackup(json, context)));
    const { accounts, records } = shapeOf(contentSchema, plain);
    const entries = await readEntries(accounts, context, { name: nameOf, read: readEntry });
    return { ...entries, ...(hasAny(records) && { records }) };
  },
};

function openBackup(json: unknown, context: ImportContext): Promise<Bytes> {
  const { kdf, iv, ciphertext } = shapeOf(fileSchema, json);
  const password = requirePassword(context);
  const sealed = { iv: base64Bytes(iv), sealed: base64Bytes(ciphertext), associatedData: backupData };
  context.signal?.throwIfAborted();
  return backupKey(password, base64Bytes(kdf.salt), kdf, context).then((key) => openAesGcm(key, sealed));
}

function readEntry(value: unknown): ImportedAccount {
  const { kept, tags, ...fields } = entryShapeOf(entrySchema, value);
  const account = accountOf({ ...fields, secret: fields['secret'], tags });
  return kept === undefined ? account : { ...account, kept };
}

function hasAny(records: BackupRecords): boolean {
  return Object.values(records).some((values) => values.length > 0);
}

function nameOf(entry: unknown): string {
  const { issuer, label } = jsonObject(entry) ?? {};
  return entryName(issuer, label);
}
