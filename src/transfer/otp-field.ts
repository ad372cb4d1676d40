import { parseOtpUri } from '../otp/uri';
import { accountOf, type ImportedAccount, type LooseFields, extrasOf, textOf } from './account-fields';

/**
 * A password manager's field for codes: a set-up URI, or a bare secret with the defaults of TOTP. `entry` is what the
 * entry around it says; it names the account where the URI does not.
 *
 * @throws {OtpError | EntryError}
 */
export function accountOfOtpField(field: string, entry: Omit<LooseFields, 'secret'>): ImportedAccount {
  if (!/^\s*[a-z][a-z-]*:/i.test(field)) return accountOf({ ...entry, secret: field });
  const account = parseOtpUri(field);
  return {
    ...account,
    issuer: account.issuer || textOf(entry.issuer),
    label: account.label || textOf(entry.label),
    ...extrasOf(entry),
  };
}
