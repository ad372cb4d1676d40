import { CodedError } from '../lib/errors';

export type VaultErrorCode =
  /** `create` where a vault, or the remains of one, already stands. */
  | 'exists'
  /** There is no vault to open. */
  | 'none'
  | 'locked'
  /** A vault was here, and the browser no longer has it. `create` waits until `startOver`. */
  | 'lost'
  | 'passphrase-too-short'
  | 'wrong-passphrase'
  /** `renewKey` with the passphrase that is to be given up. */
  | 'passphrase-unchanged'
  /** A recovery code with a slip of the hand in it: its check does not come out. */
  | 'recovery-code-mistyped'
  /** A recovery code, but of another vault, or one that was replaced. */
  | 'wrong-recovery-code'
  /** A passkey that this vault does not know, or that gave other bytes. */
  | 'wrong-passkey'
  /** Without this slot nothing would open the vault. */
  | 'last-slot'
  /** After wrong passphrases: no further try before `allowedAtMs`. */
  | 'too-early'
  /** What is stored is not what the vault wrote. Nothing was changed. */
  | 'damaged'
  /** Written by a later version than this one knows. Nothing was changed. */
  | 'newer-version'
  /** No such slot or snapshot; no such record of that kind, or not where it was looked for (in the trash, out of the trash). */
  | 'not-found'
  /** A value that its own schema would not read back; it was not stored. */
  | 'invalid-record'
  /** The browser gives no storage here, as in some private windows. */
  | 'storage-refused'
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
