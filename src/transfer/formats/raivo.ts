import * as v from 'valibot';
import type { JsonValue } from '../../lib/json';
import { jsonObject } from '../../lib/json';
import { accountOf, type ImportedAccount } from '../account-fields';
import type { FileContent } from '../content';
import { entryShapeOf, parseJson, shapeOf, utf8String } from '../decode';
import { entryName, type ImportContext, type ImportFormat, readEntries } from '../format';

/** Beside it the archive holds a page of QR codes, for people. */
const exportName = 'raivo-otp-export.json';

const rowsSchema = v.array(v.unknown());

const entrySchema = v.looseObject({ kind: v.string(), secret: v.string() });

/** Raivo OTP's export: an archive under AES, and the list in it that people take out of it. Every field is text. */
export const raivo: ImportFormat = {
  name: 'raivo',

  async recognizes(content) {
    const archive = await content.zip();
    return archive === undefined ? isList(content.json) : archive.names.includes(exportName);
  },

  async read(content, context) {
    const rows = shapeOf(rowsSchema, await listOf(content, context));
    return readEntries(rows, context, { name: nameOf, read: readEntry });
  },
};

function isList(json: JsonValue | undefined): boolean {
  const rows = Array.isArray(json) ? json.map(fieldsOf) : [];
  return rows.some((row) => 'kind' in row && 'timer' in row && 'secret' in row);
}

async function listOf(content: FileContent, { password }: ImportContext): Promise<JsonValue | undefined> {
  const archive = await content.zip();
  return archive === undefined ? content.json : parseJson(utf8String(await archive.read(exportName, password)));
}

function readEntry(value: unknown): ImportedAccount {
  const entry = entryShapeOf(entrySchema, value);
  return accountOf({
    type: entry.kind,
    issuer: entry['issuer'],
    label: entry['account'],
    secret: entry.secret,
    algorithm: entry['algorithm'],
    digits: entry['digits'],
    periodSeconds: entry['timer'],
    counter: entry['counter'],
    pinned: entry['pinned'],
  });
}

function nameOf(entry: unknown): string {
  const { issuer, account } = fieldsOf(entry);
  return entryName(issuer, account);
}

function fieldsOf(entry: unknown): Record<string, unknown> {
  return jsonObject(entry) ?? {};
}
