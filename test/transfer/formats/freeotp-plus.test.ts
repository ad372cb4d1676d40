import { describe, expect, it } from 'vitest';
import { utf8 } from '../../../src/lib/bytes';
import type { ImportedAccount } from '../../../src/transfer/account-fields';
import { importAccounts } from '../../../src/transfer/import';
import { describeFormat } from '../format-suite';

const token = ({ type, issuer, label, secret, algorithm, digits, periodSeconds, counter, tags }: ImportedAccount) => ({
  algo: algorithm,
  counter: (counter ?? 1) - 1,
  digits,
  issuerExt: issuer,
  issuerInt: issuer,
  label,
  period: periodSeconds ?? 30,
  secret: Array.from(new Int8Array(secret)),
  type: type.toUpperCase(),
  category: tags?.[0],
});

const fileOf = (tokens: { issuerExt?: string; label?: string }[]): string =>
  JSON.stringify({
    tokenOrder: tokens.map(({ issuerExt, label }) => `${issuerExt ?? ''}:${label ?? ''}`),
    tokens,
  });

describeFormat({
  format: 'freeotp-plus',
  kind: 'plain',
  carries: { types: ['totp', 'hotp'], tags: 'one' },
  text: (accounts) => fileOf(accounts.map(token)),
});

describe("FreeOTP+'s export", () => {
  const entry = {
    algo: 'SHA1',
    counter: -1,
    digits: 6,
    issuerExt: 'Acme',
    label: 'bob',
    period: 30,
    secret: [72, -34, -83, -66, -17],
    type: 'TOTP',
  };
  const read = (tokens: object[]) => importAccounts({ bytes: utf8(fileOf(tokens)) });

  it("makes Steam's codes of the accounts that the program makes them of", async () => {
    const { accounts } = await read([{ ...entry, issuerExt: 'Steam' }]);
    expect(accounts).toMatchObject([{ type: 'steam', issuer: 'Steam', digits: 5 }]);
  });

  it('takes the names that the person gave', async () => {
    const { accounts } = await read([{ ...entry, issuerAlt: 'Mine', labelAlt: 'me' }]);
    expect(accounts).toMatchObject([{ issuer: 'Mine', label: 'me' }]);
  });

  it('names what cannot be taken', async () => {
    const tokens = [
      { ...entry, algo: 'MD5' },
      { ...entry, secret: [200] },
      { ...entry, type: 'HOTP', counter: -3 },
    ];
    expect((await read(tokens)).problems).toEqual([
      { entry: 'Acme: bob', code: 'md5' },
      { entry: 'Acme: bob', code: 'entry-malformed' },
      { entry: 'Acme: bob', code: 'counter-out-of-range' },
    ]);
  });
});
