import { toBase64 } from '../../lib/bytes';
import type { JsonValue } from '../../lib/json';
import type { ExportedFile, ExportPreview, LostExtra } from '../../messages/transfer-view';
import type { Profile } from '../../profiles/profile';
import type { ImportedAccount } from '../../transfer/account-fields';
import type { BackupCost, BackupRecords } from '../../transfer/backup';
import { cannotCarry, exportAccounts, type ExportFormatName } from '../../transfer/export';
import { writerOf } from '../../transfer/writers';
import type { VaultRecord } from '../../vault/records';
import type { Vault } from '../../vault/vault';
import { byOrder } from '../accounts';
import { RequestRefusal } from '../error-view';
import type { Policy } from '../policy';
import type { Profiles } from '../profiles';
import { besideKinds } from './restored';

interface ExportRequest {
  format: ExportFormatName;
  /** Of the file; without one only a plain format can be written. */
  password?: string;
  /** All accounts where none are named. */
  accountIds?: string[];
}

/**
 * Accounts out of the vault, as files. They are written and sealed here, in the worker, so that no page ever has the
 * secrets of a backup: it gets bytes that only the passphrase opens. Their Argon2id holds the worker up for the half
 * second that unlocking does.
 */
export interface Exports {
  /** What a format can say of the accounts. Throws `RequestRefusal` `forbidden-by-policy` for one that is not encrypted. */
  preview(format: ExportFormatName): Promise<ExportPreview>;
  /** Throws `TransferError` as `exportAccounts` does, `RequestRefusal` `forbidden-by-policy`. */
  write(request: ExportRequest): Promise<ExportedFile>;
}

interface ExportsOptions {
  vault: Vault;
  profiles: Profiles;
  policy: Policy;
  /** Of the backup's key, where it is not the format's own. */
  cost?: BackupCost | undefined;
}

export function createExports({ vault, profiles, policy, cost }: ExportsOptions): Exports {
  const records = async () => (await vault.list('account')).records.sort(byOrder);

  async function checkPolicy(format: ExportFormatName, password: string | undefined): Promise<void> {
    const isSealed = writerOf(format).password === 'needed' || (password !== undefined && password !== '');
    if (!isSealed && (await policy.get()).forbidPlainExport) throw new RequestRefusal('forbidden-by-policy');
  }

  async function recordsBeside(): Promise<BackupRecords> {
    const beside: BackupRecords = { profile: (await profiles.list()).map(profileJson) };
    for (const kind of besideKinds) beside[kind] = (await vault.list(kind)).records.map(({ value }) => ({ ...value }));
    return beside;
  }

  return {
    async preview(format) {
      await checkPolicy(format, undefined);
      const all = await records();
      const carried = all.filter((record) => cannotCarry([exported(record)], format).length === 0);
      const accounts = all.map(exported);
      return {
        format,
        accountIds: carried.map(({ id }) => id),
        problems: cannotCarry(accounts, format),
        lost: lostIn(format, accounts),
      };
    },

    async write({ format, password, accountIds }) {
      await checkPolicy(format, password);
      const wanted = accountIds && new Set(accountIds);
      const chosen = (await records()).filter(({ id }) => wanted?.has(id) ?? true);
      const file = await exportAccounts(chosen.map(exported), {
        format,
        ...(password !== undefined && { password }),
        ...(format === 'latchkey' && { records: await recordsBeside() }),
        ...(cost !== undefined && { cost }),
      });
      return { file: toBase64(file), accountIds: chosen.map(({ id }) => id) };
    },
  };
}

function exported({ value }: VaultRecord<'account'>): ImportedAccount {
  const { otp, tags, note, pinned, icon, ...kept } = value;
  return {
    ...otp,
    ...(tags.length > 0 && { tags }),
    ...(note !== '' && { note }),
    ...(pinned && { pinned }),
    ...(icon !== undefined && { icon }),
    kept,
  };
}

function profileJson({ passwordPolicy, ...profile }: Profile): JsonValue {
  return { ...profile, ...(passwordPolicy !== undefined && { passwordPolicy: { ...passwordPolicy } }) };
}

function lostIn(format: ExportFormatName, accounts: ImportedAccount[]): LostExtra[] {
  const { extras } = writerOf(format);
  const tagCounts = accounts.map(({ tags = [] }) => tags.length);
  const losses: [LostExtra, boolean][] = [
    ['tags', !extras.includes('tags') && !extras.includes('first-tag') && tagCounts.some((count) => count > 0)],
    ['further-tags', extras.includes('first-tag') && tagCounts.some((count) => count > 1)],
    ['note', !extras.includes('note') && accounts.some(({ note }) => note !== undefined)],
    ['pinned', !extras.includes('pinned') && accounts.some(({ pinned }) => pinned === true)],
  ];
  return losses.filter(([, isLost]) => isLost).map(([extra]) => extra);
}
