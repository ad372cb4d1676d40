import { toBase32 } from '../../src/lib/bytes';
import type { OtpAccount } from '../../src/otp/account';

/** A set-up URI as other programs write it, on their own: `Issuer:account`, and the issuer again as a parameter. */
export function setUpUri({
  type,
  issuer,
  label,
  secret,
  algorithm,
  digits,
  periodSeconds,
  counter,
}: OtpAccount): string {
  const prefix = label.startsWith(' ') ? '' : encodeURIComponent(issuer);
  const path = prefix === '' && !/^ |:/.test(label) ? '' : `${prefix}:`;
  const parameters = [
    `secret=${toBase32(secret)}`,
    `issuer=${encodeURIComponent(issuer)}`,
    `algorithm=${algorithm}`,
    `digits=${String(digits)}`,
    type === 'hotp' ? `counter=${String(counter)}` : `period=${String(periodSeconds)}`,
    ...(type === 'steam' ? ['encoder=steam'] : []),
  ];
  return `otpauth://${type === 'hotp' ? type : 'totp'}/${path}${encodeURIComponent(label)}?${parameters.join('&')}`;
}
