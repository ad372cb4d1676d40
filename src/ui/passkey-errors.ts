import { CodedError } from '../lib/errors';

export type PasskeyErrorCode =
  /** The person did not let the extension act for the pool's domain. */
  | 'passkey-permission-refused'
  /** She closed the browser's prompt, or there is no passkey of hers on this device. */
  | 'passkey-cancelled'
  /** This browser lets no extension use another domain's passkeys, or the pool asked for something else. */
  | 'passkey-not-here';

export class PasskeyError extends CodedError<PasskeyErrorCode> {}
