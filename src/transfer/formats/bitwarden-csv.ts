import type { ImportedAccount } from '../account-fields';
import { csvColumns, parseCsv } from '../csv';
import { entryName, type ImportFormat, readEntries } from '../format';
import { accountOfOtpField } from '../otp-field';

const totpColumn = 'login_totp';

/** Bitwarden's vault, and that of Bitwarden Authenticator, as a table. */
export const bitwardenCsv: ImportFormat = {
  name: 'bitwarden-csv',

  recognizes: ({ text }) => text !== undefined && csvColumns(text)?.includes(totpColumn) === true,

  read: ({ text = '' }, context) =>
    readEntries(parseCsv(text), context, {
      name: (row) => entryName(row.get('name'), row.get('login_username')),
      read: readRow,
    }),
};

/** Undefined where the item has no code. */
function readRow(row: Map<string, string>): ImportedAccount | undefined {
  const totp = row.get(totpColumn) ?? '';
  if (totp === '') return undefined;
  return accountOfOtpField(totp, {
    issuer: row.get('name'),
    label: row.get('login_username'),
    tags: [row.get('folder')],
    note: row.get('notes'),
    pinned: row.get('favorite'),
  });
}
