import { toBase64 } from '../../lib/bytes';
import type { OtpAccount } from '../../otp/account';

/** The same for two accounts that make the same codes, whatever they are called. Holds the secret. */
export function codeKey({ type, algorithm, digits, periodSeconds = 0, secret }: OtpAccount): string {
  return [type, algorithm, digits, periodSeconds, toBase64(secret)].join(' ');
}
