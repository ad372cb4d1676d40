import { Secret, TOTP } from 'otpauth';
import { codeAt } from '../../../src/otp/code';
import type { OtpAccount } from '../../../src/otp/account';
import { alternate, timed } from '../rounds';

/** Times of one code each of so many accounts, their classes made beforehand. */
export async function benchCodes(rounds: number, accountCount: number) {
  const accounts = Array.from({ length: accountCount }, accountOf);
  const totps = accounts.map(
    ({ secret, algorithm, digits }) =>
      new TOTP({ secret: new Secret({ buffer: secret.slice().buffer }), algorithm, digits, period: 30 }),
  );
  const nowMs = Date.now();
  return alternate(rounds, {
    latchkey: timed(() => accounts.map((account) => codeAt(account, nowMs).code)),
    otpauth: timed(() => totps.map((totp) => totp.generate({ timestamp: nowMs }))),
  });
}

function accountOf(_: unknown, index: number): OtpAccount {
  return {
    type: 'totp',
    issuer: 'Example',
    label: `person-${index}@example.com`,
    secret: crypto.getRandomValues(new Uint8Array(20)),
    algorithm: 'SHA1',
    digits: 6,
    periodSeconds: 30,
  };
}
