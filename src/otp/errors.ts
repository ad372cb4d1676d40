import { CodedError } from '../lib/errors';

/** Why a text is no account that codes can be computed from. The kinds of other makers are named for what they are. */
export type OtpErrorCode =
  | 'not-otpauth'
  | 'too-long'
  /** An `otpauth:` URI of a type that is none of ours, such as `otpauth://blizzard/`. */
  | 'type-unsupported'
  | 'no-secret'
  | 'secret-not-base32'
  | 'algorithm-unsupported'
  | 'encoder-unsupported'
  | 'digits-out-of-range'
  | 'period-out-of-range'
  | 'counter-out-of-range'
  /** The same parameter twice, with two values: either could be meant. */
  | 'parameter-repeated'
  | 'md5'
  | 'motp'
  | 'yandex'
  | 'duo'
  | 'microsoft-phone'
  | 'apple-unknown'
  /** Google Authenticator's export, which holds several accounts: `migration` reads it. */
  | 'google-export'
  /** What such an export holds is not what that app writes. */
  | 'export-damaged'
  /** Google Authenticator's export has no place for such an account. */
  | 'not-in-export';

export class OtpError extends CodedError<OtpErrorCode> {}
