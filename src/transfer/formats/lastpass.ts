import * as v from 'valibot';
import { jsonObject } from '../../lib/json';
import { accountOf, type ImportedAccount } from '../account-fields';
import { entryShapeOf, shapeOf } from '../decode';
import { entryName, type ImportFormat, readEntries } from '../format';

const exportSchema = v.object({
  accounts: v.array(v.unknown()),
  folders: v.nullish(v.array(v.object({ id: v.number(), name: v.string() }))),
});

const entrySchema = v.looseObject({
  secret: v.string(),
  folderData: v.nullish(v.object({ folderId: v.number() })),
});

/** LastPass Authenticator's export, of version 3. It knows TOTP alone. */
export const lastPass: ImportFormat = {
  name: 'lastpass',

  recognizes({ json }) {
    const { version, accounts } = jsonObject(json) ?? {};
    return (
      version !== undefined && Array.isArray(accounts) && accounts.some((entry) => 'issuerName' in fieldsOf(entry))
    );
  },

  read({ json }, context) {
    const { accounts, folders } = shapeOf(exportSchema, json);
    const folderNames = new Map((folders ?? []).map(({ id, name }) => [id, name]));
    return readEntries(accounts, context, { name: nameOf, read: (entry) => readEntry(entry, folderNames) });
  },
};

function readEntry(value: unknown, folderNames: ReadonlyMap<number, string>): ImportedAccount {
  const entry = entryShapeOf(entrySchema, value);
  return accountOf({
    issuer: entry['issuerName'],
    label: entry['userName'],
    secret: entry.secret,
    algorithm: entry['algorithm'],
    digits: entry['digits'],
    periodSeconds: entry['timeStep'],
    tags: entry.folderData ? [folderNames.get(entry.folderData.folderId)] : [],
    pinned: entry['isFavorite'],
  });
}

function nameOf(entry: unknown): string {
  const { issuerName, userName } = fieldsOf(entry);
  return entryName(issuerName, userName);
}

function fieldsOf(entry: unknown): Record<string, unknown> {
  return jsonObject(entry) ?? {};
}
