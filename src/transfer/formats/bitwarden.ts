import * as v from 'valibot';
import { jsonObject } from '../../lib/json';
import type { ImportedAccount } from '../account-fields';
import { openBitwardenExport } from './bitwarden-seal';
import { entryShapeOf, parseJson, shapeOf, utf8String } from '../decode';
import { TransferError } from '../errors';
import { entryName, type ImportContext, type ImportedEntries, type ImportFormat, readEntries } from '../format';
import { accountOfOtpField } from '../otp-field';

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

/** Bitwarden's vault, and that of Bitwarden Authenticator: JSON, plain or under a password. */
export const bitwarden: ImportFormat = {
  name: 'bitwarden',

  recognizes({ json }) {
    const vault = jsonObject(json);
    return vault !== undefined && typeof vault['encrypted'] === 'boolean' && ('items' in vault || vault['encrypted']);
  },

  async read({ json }, context) {
    const vault = jsonObject(json) ?? {};
    if (vault['encrypted'] !== true) return readVault(json, context);
    if (vault['passwordProtected'] !== true) throw new TransferError('not-portable');
    return readVault(parseJson(utf8String(await openBitwardenExport(json, context))), context);
  },
};

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
