import { parseOtpUri } from '../otp/uri';
import { accountOf, type ImportedAccount, type LooseFields, extrasOf, textOf } from './account-fields';

/** `steam://` and a secret: the issuer is known, but it is not the entry's own name for it. */
const namesNothing = /^\s*steam:/i;

/**
 * A password manager's field for codes: a set-up URI, `steam://` and a secret, or a bare secret with the defaults of
 * TOTP. `entry` is what the entry around it says; it names the account where the URI does not.
 *
 * @throws {OtpError | EntryError}
 */
export function accountOfOtpField(field: string, entry: Omit<LooseFields, 'secret'>): ImportedAccount {
  if (!/^\s*[a-z][a-z-]*:/i.test(field)) return accountOf({ ...entry, secret: field });
  const account = parseOtpUri(field);
  const named = { issuer: textOf(entry.issuer), label: textOf(entry.label) };
  const ownIssuer = namesNothing.test(field) ? '' : account.issuer;
  return {
    ...account,
    issuer: ownIssuer || named.issuer || account.issuer,
    label: account.label || named.label,
    ...extrasOf(entry),
  };
}
