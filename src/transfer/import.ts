import { fileContent } from './content';
import { TransferError } from './errors';
import type { ImportedEntries } from './format';
import { importFormats } from './formats';
import { defaultMemoryMiB, KdfBudget } from './kdf';

export interface ImportFile {
  /** For the person's eyes: what a file is, its content tells. */
  name?: string;
  bytes: Uint8Array;
}

export interface ImportOptions {
  password?: string;
  /** Aborted between entries; what derives a key runs to its end, unless its worker is ended. */
  signal?: AbortSignal;
  /** What the file's own key derivation may take: 256 where nothing is said, and more where the person agreed. */
  allowMemoryMiB?: number;
  onProgress?(done: number, of: number): void;
}

/** `problems` are what is in the file and cannot be taken, entry by entry. */
export interface ImportResult extends ImportedEntries {
  /** The `name` of the format. */
  format: string;
}

/** Bytes of a file, its attachments included. */
const largestFile = 256 * 2 ** 20;

/**
 * Reads the accounts out of a file of any format in the table, which is told by its content.
 *
 * @throws {TransferError}, or the signal's reason
 */
export async function importAccounts(file: ImportFile, options: ImportOptions = {}): Promise<ImportResult> {
  options.signal?.throwIfAborted();
  if (file.bytes.length > largestFile) throw new TransferError('too-large');
  const content = fileContent(file.bytes);
  for (const format of importFormats) {
    if (!(await format.recognizes(content))) continue;
    const { allowMemoryMiB = defaultMemoryMiB } = options;
    const context = { ...options, allowMemoryMiB, budget: new KdfBudget() };
    return { format: format.name, ...(await format.read(content, context)) };
  }
  throw new TransferError('unknown-format');
}
