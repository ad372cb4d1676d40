import { parseOtpUri } from '../otp/uri';
import { accountOf, type ImportedAccount, textOf } from './account-fields';

/**
 * What password managers hold in an entry's field for one-time codes: a set-up URI, `steam://` and a secret, or the bare
 * secret. Where it names no issuer or no account, the entry does.
 *
 * @throws {OtpError | EntryError}
 */
export function looseTotp(text: string, entry: { issuer?: unknown; label?: unknown }): ImportedAccount {
  const named = { issuer: textOf(entry.issuer), label: textOf(entry.label) };
  if (!/^\s*[a-z][a-z0-9+.-]*:/i.test(text)) return accountOf({ ...named, secret: text });
  const account = parseOtpUri(text);
  if (/^\s*steam:/i.test(text)) return { ...account, issuer: named.issuer || account.issuer, label: named.label };
  return { ...account, issuer: account.issuer || named.issuer, label: account.label || named.label };
}
