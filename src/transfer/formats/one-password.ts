import * as v from 'valibot';
import { jsonObject } from '../../lib/json';
import type { ImportedAccount } from '../account-fields';
import { entryShapeOf, parseJson, shapeOf, utf8String } from '../decode';
import { EntryError, TransferError } from '../errors';
import { entryName, type ImportFormat, readEntries } from '../format';
import { accountOfOtpField } from '../otp-field';

const dataName = 'export.data';
const attributesName = 'export.attributes';

const list = v.nullish(v.array(v.unknown()), []);
const text = v.nullish(v.string(), '');

const exportSchema = v.object({
  accounts: v.array(v.object({ vaults: v.array(v.object({ attrs: v.object({ name: text }), items: list })) })),
});

const itemSchema = v.object({
  state: v.nullish(v.string()),
  favIndex: v.nullish(v.number(), 0),
  overview: v.nullish(v.looseObject({ title: text, tags: v.nullish(v.array(v.string()), []) })),
  details: v.nullish(v.looseObject({ notesPlain: text, loginFields: list })),
});

/** A field for codes, with the item and the vault that it is in. */
interface OtpField {
  totp: unknown;
  item: unknown;
  vault: string;
}

/** 1Password's unencrypted export (1PUX): an archive, of which the list of items is read and no attachment is. */
export const onePassword: ImportFormat = {
  name: '1password',

  async recognizes(content) {
    const archive = await content.zip();
    return archive?.names.includes(dataName) === true && archive.names.includes(attributesName);
  },

  async read(content, context) {
    const archive = await content.zip();
    if (archive === undefined) throw new TransferError('unknown-format');
    const { accounts } = shapeOf(exportSchema, parseJson(utf8String(await archive.read(dataName, context.password))));
    const fields = accounts.flatMap(({ vaults }) =>
      vaults.flatMap(({ attrs, items }) => items.flatMap((item) => otpFieldsOf(itemOf(item), attrs.name))),
    );
    return readEntries(fields, context, {
      name: ({ item }) => entryName(jsonObject(fieldsOf(item)['overview'])?.['title'], undefined),
      read: readField,
    });
  },
};

/** The first version of the format wrapped each item. */
function itemOf(item: unknown): unknown {
  return fieldsOf(item)['item'] ?? item;
}

/** Most items have none, some have several. */
function otpFieldsOf(item: unknown, vault: string): OtpField[] {
  const sections = listOf(fieldsOf(fieldsOf(item)['details'])['sections']);
  return sections
    .flatMap((section) => listOf(fieldsOf(section)['fields']))
    .map((field) => fieldsOf(fieldsOf(field)['value'])['totp'])
    .filter((totp) => totp !== undefined && totp !== null && totp !== '')
    .map((totp) => ({ totp, item, vault }));
}

function readField({ totp, item, vault }: OtpField): ImportedAccount {
  const { state, favIndex, overview, details } = entryShapeOf(itemSchema, item);
  if (state === 'trashed') throw new EntryError('in-trash');
  return accountOfOtpField(entryShapeOf(v.string(), totp), {
    issuer: overview?.title,
    label: usernameOf(details?.loginFields ?? []),
    tags: [vault, ...(overview?.tags ?? [])],
    note: details?.notesPlain,
    pinned: favIndex > 0,
  });
}

function usernameOf(loginFields: readonly unknown[]): unknown {
  return loginFields.map(fieldsOf).find(({ designation }) => designation === 'username')?.['value'];
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return jsonObject(value) ?? {};
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
