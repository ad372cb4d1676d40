import { CodedError } from '../lib/errors';

export type VaultErrorCode =
  /** `create` where a vault, or the remains of one, already stands. */
  | 'exists'
  /** There is no vault to open. */
  | 'none'
  | 'locked'
  | 'passphrase-too-short'
  | 'wrong-passphrase'
  /** After wrong passphrases: no further try before `allowedAtMs`. */
  | 'too-early'
  /** What is stored is not what the vault wrote. Nothing was changed. */
  | 'damaged'
  /** Written by a later version than this one knows. Nothing was changed. */
  | 'newer-version'
  /** No such record of that kind, or not where it was looked for (in the trash, out of the trash). */
  | 'not-found'
  /** A value that its own schema would not read back; it was not stored. */
  | 'invalid-record'
  | 'storage-full'
  | 'storage-failed';

export class VaultError extends CodedError<VaultErrorCode> {
  /** With `too-early`, and with a `wrong-passphrase` that starts a wait: when the next try is allowed. */
  readonly allowedAtMs?: number;

  constructor(code: VaultErrorCode, options: { cause?: unknown; detail?: string; allowedAtMs?: number } = {}) {
    super(code, options);
    if (options.allowedAtMs !== undefined) this.allowedAtMs = options.allowedAtMs;
  }
}
