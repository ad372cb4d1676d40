import { CodedError } from '../lib/errors';
import type { OtpErrorCode } from '../otp/errors';

/** Why a file cannot be read as a whole, or not be written. */
export type TransferErrorCode =
  | 'password-needed'
  /** Or, where a format cannot tell the two apart, its sealed part is damaged. */
  | 'wrong-password'
  | 'unknown-format'
  /** It is of a format that we know, and not whole. */
  | 'damaged'
  /** Its key derivation asks for more memory than is allowed now, or for more time or memory than ever is. */
  | 'too-costly'
  /** Sealed to the account or the device that it was made on. */
  | 'not-portable'
  | 'too-large'
  /** The format has no way to say what an account is: nothing was written. */
  | 'cannot-carry'
  /** The format has no place for a password. */
  | 'not-encrypted';

export class TransferError extends CodedError<TransferErrorCode> {}

/** Why one entry of a file is left out, or what of it is. */
export type EntryProblemCode =
  | OtpErrorCode
  /** It is not of the shape that its format has. */
  | 'entry-malformed'
  /** It lay in the other program's trash. */
  | 'in-trash'
  /** Of several QR codes that make up one export, some are missing. */
  | 'batch-incomplete';

/** What an importer throws on one entry: it becomes a problem, and the other entries are read. */
export class EntryError extends CodedError<EntryProblemCode> {}

/** `entry` names the entry to a person: issuer and account, or its place in the file; never a secret. */
export interface EntryProblem {
  entry: string;
  code: EntryProblemCode;
}

/** What of an account a format that we write has no place for. */
export type CannotCarry = 'type' | 'digits' | 'period';
