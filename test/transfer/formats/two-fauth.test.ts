import { describe, expect, it } from 'vitest';
import { toBase32, utf8 } from '../../../src/lib/bytes';
import type { ImportedAccount } from '../../../src/transfer/account-fields';
import { importAccounts } from '../../../src/transfer/import';
import { describeFormat } from '../format-suite';

const fileOf = (data: unknown[]): string =>
  JSON.stringify({ app: '2fauth_v5.4.3', schema: 1, datetime: '2026-01-01T00:00:00.000000Z', data });

const row = ({ type, issuer, label, secret, algorithm, digits, periodSeconds, counter }: ImportedAccount) => ({
  otp_type: type === 'steam' ? 'steamtotp' : type,
  account: label,
  service: issuer,
  icon: null,
  icon_mime: null,
  icon_file: null,
  secret: toBase32(secret),
  digits,
  algorithm: algorithm.toLowerCase(),
  period: periodSeconds ?? null,
  counter: counter ?? null,
  legacy_uri: 'otpauth://totp/a?secret=A',
});

describeFormat({ format: '2fauth', kind: 'plain', carries: {}, text: (accounts) => fileOf(accounts.map(row)) });

describe("2FAuth's export", () => {
  const entry = { otp_type: 'totp', service: 'Acme', account: 'bob', secret: 'JBSWY3DPEHPK3PXP' };
  const read = (data: unknown[]) => importAccounts({ bytes: utf8(fileOf(data)) });

  it('names what cannot be taken', async () => {
    const result = await read([{ ...entry, algorithm: 'md5' }, { ...entry, otp_type: 'motp' }, 7, entry]);
    expect(result.accounts).toHaveLength(1);
    expect(result.problems).toEqual([
      { entry: 'Acme: bob', code: 'md5' },
      { entry: 'Acme: bob', code: 'motp' },
      { entry: '#3', code: 'entry-malformed' },
    ]);
  });

  it('brings the name of an icon', async () => {
    expect((await read([{ ...entry, icon: 'acme.png' }])).accounts).toMatchObject([{ icon: 'acme.png' }]);
  });
});
