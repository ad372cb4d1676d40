import { toBase64 } from '../../lib/bytes';
import type { JsonValue } from '../../lib/json';
import type { OwnRequestBody } from '../../messages/protocol';
import type { ImportedAccount } from '../../transfer/account-fields';
import type { BackupRecords } from '../../transfer/backup';

type ImportBody = OwnRequestBody<'transfer.import'>;

/** What was read, as a message carries it. */
export function importBody(accounts: ImportedAccount[], records: BackupRecords): ImportBody {
  return {
    accounts: accounts.map(({ secret, kept, ...rest }) => ({
      ...rest,
      secret: toBase64(secret),
      ...(kept !== undefined && { kept: asMessage(kept) }),
    })),
    ...(Object.keys(records).length > 0 && {
      records: Object.fromEntries(Object.entries(records).map(([kind, values]) => [kind, values.map(asMessage)])),
    }),
  };
}

/** Messages are JSON, which has no place for whole numbers beyond a double's. No value of the vault is one. */
function asMessage(value: JsonValue): JsonValue {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(asMessage);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, asMessage(inner)]));
}
