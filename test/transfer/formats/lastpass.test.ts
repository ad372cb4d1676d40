import { describe, expect, it } from 'vitest';
import { toBase32, utf8 } from '../../../src/lib/bytes';
import type { ImportedAccount } from '../../../src/transfer/account-fields';
import { importAccounts } from '../../../src/transfer/import';
import { describeFormat } from '../format-suite';

function fileOf(accounts: ImportedAccount[]): string {
  const folders = [...new Set(accounts.flatMap(({ tags }) => tags ?? []))];
  return JSON.stringify({
    deviceId: '',
    deviceSecret: '',
    localDeviceId: '01234567',
    deviceName: 'phone',
    version: 3,
    accounts: accounts.map(({ issuer, label, secret, algorithm, digits, periodSeconds, tags = [], pinned }) => ({
      accountID: '01234567',
      issuerName: issuer,
      originalIssuerName: issuer,
      userName: label,
      originalUserName: label,
      pushNotification: false,
      secret: toBase32(secret),
      timeStep: periodSeconds,
      digits,
      creationTimestamp: 1_700_000_000_000,
      isFavorite: pinned ?? false,
      algorithm,
      folderData: { folderId: tags[0] === undefined ? 0 : folders.indexOf(tags[0]) + 1, position: 0 },
    })),
    folders: folders.map((name, at) => ({ id: at + 1, name, isOpened: true })),
  });
}

const carries = { types: ['totp'], tags: 'one', pinned: true } as const;

describeFormat({ format: 'lastpass', kind: 'plain', carries, text: fileOf });

describe("LastPass Authenticator's export", () => {
  it('is read without its folders, and names what cannot be taken', async () => {
    const entry = { issuerName: 'Acme', userName: 'bob', secret: 'JBSWY3DPEHPK3PXP', folderData: { folderId: 4 } };
    const accounts = [entry, { ...entry, algorithm: 'MD5' }, { ...entry, secret: '' }, null];
    const result = await importAccounts({ bytes: utf8(JSON.stringify({ version: 3, accounts })) });
    expect(result.accounts).toMatchObject([{ issuer: 'Acme', label: 'bob', digits: 6, periodSeconds: 30 }]);
    expect(result.problems).toEqual([
      { entry: 'Acme: bob', code: 'md5' },
      { entry: 'Acme: bob', code: 'no-secret' },
      { entry: '#4', code: 'entry-malformed' },
    ]);
  });
});
