import { randomBytes } from 'node:crypto';
import type { OtpAccount } from '../../src/otp/account';

export function totpAccount(fields: Partial<OtpAccount> = {}): OtpAccount {
  return {
    type: 'totp',
    issuer: 'Example',
    label: 'alice@example.com',
    secret: new Uint8Array(randomBytes(20)),
    algorithm: 'SHA1',
    digits: 6,
    periodSeconds: 30,
    ...fields,
  };
}

export function hotpAccount(fields: Partial<OtpAccount> = {}): OtpAccount {
  const account = totpAccount({ type: 'hotp', counter: 0, ...fields });
  delete account.periodSeconds;
  return account;
}
