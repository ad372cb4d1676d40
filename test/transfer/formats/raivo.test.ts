import { describe, expect, it } from 'vitest';
import { toBase32, utf8 } from '../../../src/lib/bytes';
import type { ImportedAccount } from '../../../src/transfer/account-fields';
import { importAccounts } from '../../../src/transfer/import';
import { describeFormat } from '../format-suite';
import { type ZipMember, zipArchive } from '../zip-writer';

const exportName = 'raivo-otp-export.json';
const password = '暗号 correct horse';

const row = ({ type, issuer, label, secret, algorithm, digits, periodSeconds, counter, pinned }: ImportedAccount) => ({
  issuer,
  account: label,
  secret: toBase32(secret),
  algorithm,
  digits: String(digits),
  kind: type.toUpperCase(),
  timer: String(periodSeconds ?? 0),
  pinned: String(pinned ?? false),
  iconType: '',
  iconValue: '',
  counter: String(counter ?? 0),
});

const carries = { types: ['totp', 'hotp'], pinned: true } as const;
const text = (accounts: ImportedAccount[]): string => JSON.stringify(accounts.map(row));
const page: ZipMember = { name: 'raivo-otp-export.html', data: '<p>codes</p>', password };

describeFormat({ format: 'raivo', kind: 'plain', carries, text });
describeFormat({
  format: 'raivo',
  kind: 'archive',
  carries,
  text,
  file: (data) => zipArchive([page, { name: exportName, data, password }]),
  password,
});

describe("Raivo's archive", () => {
  const list = JSON.stringify([
    { kind: 'TOTP', timer: '30', secret: 'JBSWY3DPEHPK3PXP', issuer: 'Acme', account: 'b' },
  ]);
  const refusal = (members: ZipMember[], change = (archive: Uint8Array) => archive) =>
    expect(importAccounts({ bytes: change(zipArchive(members)) }, { password })).rejects;

  it('is read where it is not sealed', async () => {
    const bytes = zipArchive([{ name: exportName, data: list }]);
    expect(await importAccounts({ bytes })).toMatchObject({ accounts: [{ issuer: 'Acme' }], problems: [] });
  });

  it('that is damaged is told from a wrong password', async () => {
    const members = [{ name: exportName, data: list, password }];
    await refusal(members, (archive) => archive.map((byte, at) => (at === 100 ? byte ^ 1 : byte))).toMatchObject({
      code: 'damaged',
    });
    await refusal(members, (archive) => archive.subarray(0, -30)).toMatchObject({ code: 'damaged' });
  });

  it('that would unpack beyond its bounds is refused, whatever it says of itself', async () => {
    const bomb = new Uint8Array(8 * 2 ** 20);
    await refusal([{ name: exportName, data: bomb }]).toMatchObject({ code: 'too-large' });
    await refusal([{ name: exportName, data: bomb, claimedSize: 1000 }]).toHaveProperty('code');
    await refusal([{ name: exportName, data: list, claimedSize: 2 ** 31 }]).toMatchObject({ code: 'too-large' });
  });

  it('with the list twice, or with a path in its place, is none', async () => {
    const member = { name: exportName, data: list };
    await refusal([member, member]).toHaveProperty('code');
    await refusal([{ name: `../${exportName}`, data: list }]).toHaveProperty('code');
    await refusal([{ name: `x/${exportName}`, data: list }]).toMatchObject({ code: 'unknown-format' });
  });

  it('names what cannot be taken', async () => {
    const rows = [{ kind: 'TOTP', timer: '0', secret: 'JBSWY3DPEHPK3PXP', issuer: 'Acme', account: 'bob' }, []];
    expect((await importAccounts({ bytes: utf8(JSON.stringify(rows)) })).problems).toEqual([
      { entry: 'Acme: bob', code: 'period-out-of-range' },
      { entry: '#2', code: 'entry-malformed' },
    ]);
  });
});
