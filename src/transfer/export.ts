import type { Bytes } from '../lib/bytes';
import type { ImportedAccount } from './account-fields';
import type { BackupCost, BackupRecords } from './backup';
import { type CannotCarry, TransferError } from './errors';
import { entryName } from './format';
import { exportFormats, type ExportFormatName, writerOf } from './writers';

export { exportFormats, type ExportFormatName };

export interface ExportOptions {
  format: ExportFormatName;
  /** The backup needs one; Aegis's file is encrypted where there is one; the others cannot be. */
  password?: string;
  /** Of the backup alone: what else the vault holds. */
  records?: BackupRecords;
  /** Of the backup's key derivation. */
  cost?: BackupCost;
  random?: (length: number) => Uint8Array;
}

/** An account that a format has no way to say. `entry` names it to a person. */
export interface CarryProblem {
  entry: string;
  code: CannotCarry;
}

/**
 * The file. Nothing is left out of it: where the format {@link cannotCarry} an account, nothing is written.
 *
 * @throws {TransferError} `cannot-carry`; `password-needed` for the backup; `not-encrypted` where the format has no place for a password
 */
export async function exportAccounts(accounts: ImportedAccount[], options: ExportOptions): Promise<Bytes> {
  const { format, password, random = randomBytes } = options;
  const writer = writerOf(format);
  const [problem] = cannotCarry(accounts, format);
  if (problem !== undefined) throw new TransferError('cannot-carry', { detail: problem.code });
  if (writer.password === 'needed' && !password) throw new TransferError('password-needed');
  if (writer.password === 'impossible' && password) throw new TransferError('not-encrypted');
  return writer.write(accounts, { ...options, password: password ?? '', random });
}

/** The accounts that a format cannot say, each with the reason, in their order. */
export function cannotCarry(accounts: readonly ImportedAccount[], format: ExportFormatName): CarryProblem[] {
  return accounts.flatMap((account) => {
    const code = writerOf(format).obstacle(account);
    return code === undefined ? [] : [{ entry: entryName(account.issuer, account.label), code }];
  });
}

function randomBytes(length: number): Uint8Array {
  return crypto.getRandomValues(new Uint8Array(length));
}
