import type { CarryProblem, ExportFormatName } from '../transfer/export';
import type { RecordKind } from '../vault/records';

/** How an account of a file stands to the vault and to the accounts before it. */
export type ImportStanding =
  | 'new'
  /** Another of this name is there, with another secret. Both are kept. */
  | 'namesake'
  /** One that makes the same codes is in the vault. */
  | 'present'
  /** One that makes the same codes stood before it in what is imported. */
  | 'repeated';

/** What a backup holds beside accounts. */
export type BesideKind = Exclude<RecordKind, 'account' | 'session'> | 'profile';

export interface ImportPreview {
  /** Of each account, in their order. */
  standings: ImportStanding[];
  /** What else would be added, of the kinds of which there is any. */
  beside: { kind: BesideKind; count: number }[];
}

/** What `accounts.undoImport` takes back. */
export interface Imported {
  /** Of accounts alone. */
  accountIds: string[];
  /** Of all other records. */
  recordIds: string[];
  profileIds: string[];
}

/** What leaves in a format, told before it does. */
export interface ExportPreview {
  format: ExportFormatName;
  /** Those that the format can say. */
  accountIds: string[];
  /** Those that it cannot. */
  problems: CarryProblem[];
  /** What of the accounts it has no place for, where there is any of it. */
  lost: LostExtra[];
}

export type LostExtra = 'tags' | 'further-tags' | 'note' | 'pinned';

export interface ExportedFile {
  /** Base64. */
  file: string;
  /** The accounts that are in it. */
  accountIds: string[];
}
