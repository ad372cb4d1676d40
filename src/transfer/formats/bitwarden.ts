import * as v from 'valibot';
import { jsonObject, type JsonValue } from '../../lib/json';
import type { ImportedAccount } from '../account-fields';
import type { FileContent } from '../content';
import { entryShapeOf, parseJson, shapeOf, utf8String } from '../decode';
import { TransferError } from '../errors';
import { entryName, type ImportContext, type ImportedEntries, type ImportFormat, readEntries } from '../format';
import { accountOfOtpField } from '../otp-field';
import type { ZipEntries } from '../zip';
import { openBitwardenExport } from './bitwarden-seal';

const namedSchema = v.object({ id: v.string(), name: v.string() });

const exportSchema = v.object({
  items: v.array(v.unknown()),
  folders: v.nullish(v.array(namedSchema)),
  collections: v.nullish(v.array(namedSchema)),
});

const itemSchema = v.object({
  name: v.nullish(v.string()),
  notes: v.nullish(v.string()),
  favorite: v.nullish(v.boolean()),
  folderId: v.nullish(v.string()),
  collectionIds: v.nullish(v.array(v.string())),
  login: v.object({ username: v.nullish(v.string()), totp: v.string() }),
});

const archivedName = 'data.json';
const attachments = 'attachments/';

/** Bitwarden's vault, and that of Bitwarden Authenticator: JSON, plain, under a password, or in an archive with attachments. */
export const bitwarden: ImportFormat = {
  name: 'bitwarden',

  async recognizes(content) {
    const archive = await content.zip();
    return archive === undefined ? isVault(content.json) : isArchive(archive);
  },

  async read(content, context) {
    const json = await vaultOf(content);
    if (jsonObject(json)?.['encrypted'] !== true) return readVault(json, context);
    if (jsonObject(json)?.['passwordProtected'] !== true) throw new TransferError('not-portable');
    return readVault(parseJson(utf8String(await openBitwardenExport(json, context))), context);
  },
};

function isVault(json: JsonValue | undefined): boolean {
  const vault = jsonObject(json);
  return vault !== undefined && typeof vault['encrypted'] === 'boolean' && ('items' in vault || vault['encrypted']);
}

/** It holds the vault and the attachments, and nothing else. */
function isArchive({ names }: ZipEntries): boolean {
  return names.includes(archivedName) && names.every((name) => name === archivedName || name.startsWith(attachments));
}

async function vaultOf(content: FileContent): Promise<JsonValue | undefined> {
  const archive = await content.zip();
  if (archive === undefined) return content.json;
  const json = parseJson(utf8String(await archive.read(archivedName)));
  if (!isVault(json)) throw new TransferError('unknown-format');
  return json;
}

function readVault(vault: unknown, context: ImportContext): Promise<ImportedEntries> {
  const { items, folders, collections } = shapeOf(exportSchema, vault);
  const names = new Map([...(folders ?? []), ...(collections ?? [])].map(({ id, name }) => [id, name]));
  return readEntries(items, context, { name: nameOf, read: (item) => readItem(item, names) });
}

/** Undefined where the item has no code. */
function readItem(value: unknown, names: ReadonlyMap<string, string>): ImportedAccount | undefined {
  const totp = jsonObject(jsonObject(value)?.['login'])?.['totp'];
  if (totp === undefined || totp === null || totp === '') return undefined;
  const { name, notes, favorite, folderId, collectionIds, login } = entryShapeOf(itemSchema, value);
  const tags = [folderId, ...(collectionIds ?? [])].map((id) => names.get(id ?? ''));
  return accountOfOtpField(login.totp, {
    issuer: name,
    label: login.username,
    tags,
    note: notes,
    pinned: favorite,
  });
}

function nameOf(item: unknown): string {
  const { name, login } = jsonObject(item) ?? {};
  return entryName(name, jsonObject(login)?.['username']);
}
