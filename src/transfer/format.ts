import { OtpError } from '../otp/errors';
import type { ImportedAccount } from './account-fields';
import type { BackupRecords } from './backup';
import type { FileContent } from './content';
import { EntryError, type EntryProblem, TransferError } from './errors';
import type { KdfAllowance } from './kdf';

/** One way in which another program writes its accounts down. */
export interface ImportFormat {
  /** The same in `ImportResult.format`, and in the sentence that the interface has for it. */
  name: string;
  /** By content alone; of several that would, the first in the table reads it. Throws `damaged` as `FileContent` does. */
  recognizes(content: FileContent): boolean | Promise<boolean>;
  /** @throws {TransferError} */
  read(content: FileContent, context: ImportContext): Promise<ImportedEntries>;
}

export interface ImportedEntries {
  accounts: ImportedAccount[];
  problems: EntryProblem[];
  /** What else a vault held, in Latchkey's own backups. */
  records?: BackupRecords;
}

export interface ImportContext extends KdfAllowance {
  password?: string | undefined;
  /** Entries that were looked at, of all. */
  onProgress?: ((done: number, of: number) => void) | undefined;
}

const mostEntries = 100_000;
/** Between two of these the thread is free for a moment: for its messages, and for the signal. */
const entriesAtOnce = 250;
/** Characters of a name in a problem. */
const longestName = 200;

/** @throws {TransferError} `password-needed` */
export function requirePassword({ password }: ImportContext): string {
  if (password === undefined || password === '') throw new TransferError('password-needed');
  return password;
}

/**
 * Reads entry after entry. One that throws an `OtpError` or an `EntryError` becomes a problem; one that is no account at
 * all, such as a password manager's entry without a code, is `undefined`.
 */
export async function readEntries<Entry>(
  entries: readonly Entry[],
  context: ImportContext,
  how: {
    /** What a person knows the entry by; may be empty. Not called on an entry that was read. */
    name: (entry: Entry) => string;
    read: (entry: Entry) => ImportedAccount | undefined;
  },
): Promise<ImportedEntries> {
  if (entries.length > mostEntries) throw new TransferError('too-large');
  const accounts: ImportedAccount[] = [];
  const problems: EntryProblem[] = [];
  for (const [index, entry] of entries.entries()) {
    try {
      const account = how.read(entry);
      if (account !== undefined) accounts.push(account);
    } catch (error) {
      if (!(error instanceof OtpError) && !(error instanceof EntryError)) throw error;
      problems.push({
        entry: how.name(entry).trim().slice(0, longestName) || `#${String(index + 1)}`,
        code: error.code,
      });
    }
    if ((index + 1) % entriesAtOnce === 0) await pause(index + 1, entries.length, context);
  }
  context.onProgress?.(entries.length, entries.length);
  return { accounts, problems };
}

/** `Issuer: account`, or the one of the two that is there. Takes what it is given, from an entry that may be anything. */
export function entryName(issuer: unknown, label: unknown): string {
  return [issuer, label].filter((part) => typeof part === 'string' && part.trim() !== '').join(': ');
}

async function pause(done: number, of: number, { onProgress, signal }: ImportContext): Promise<void> {
  onProgress?.(done, of);
  await new Promise((resolve) => setTimeout(resolve, 0));
  signal?.throwIfAborted();
}
