import { describe, expect, it } from 'vitest';
import type { ImportedAccount } from '../../../src/transfer/account-fields';
import { importAccounts } from '../../../src/transfer/import';
import { describeFormat } from '../format-suite';
import { setUpUri } from '../set-up-uri';
import { zipArchive } from '../zip-writer';

const item = (overview: object, details: object, more = {}) => ({
  uuid: 'fkruyzrldizuqlnavfj3gltfe',
  favIndex: 0,
  createdAt: 1_614_298_956,
  updatedAt: 1_635_346_445,
  state: 'active',
  categoryUuid: '001',
  details: { loginFields: [], notesPlain: '', sections: [], passwordHistory: [], ...details },
  overview: { subtitle: '', url: '', ps: 0, pbe: 0, pgrng: false, ...overview },
  ...more,
});

const section = (...totps: unknown[]) => ({
  title: '',
  name: 'Section_1',
  fields: totps.map((totp) => ({ title: 'one-time password', id: 'TOTP_1', value: { totp }, guarded: false })),
});

const dataOf = (items: unknown[], vault = ''): string =>
  JSON.stringify({ accounts: [{ attrs: {}, vaults: [{ attrs: { uuid: 'v', name: vault, type: 'P' }, items }] }] });

const username = (value: string) => ({ value, id: '', name: 'email', fieldType: 'E', designation: 'username' });

const row = (account: ImportedAccount) =>
  item(
    { title: account.issuer, tags: account.tags ?? [] },
    { loginFields: [username(account.label)], notesPlain: account.note ?? '', sections: [section(setUpUri(account))] },
    { favIndex: account.pinned ? 1 : 0 },
  );

const attributes = { name: 'export.attributes', data: '{"version":3,"description":"1Password Unencrypted Export"}' };
const file = (data: string): Uint8Array =>
  zipArchive([attributes, { name: 'export.data', data }, { name: 'files/x___a b.pdf', data: 'attachment' }]);

describeFormat({
  format: '1password',
  kind: '1pux',
  carries: { tags: 'several', note: true, pinned: true },
  text: (accounts) => dataOf(accounts.map(row)),
  file,
});

describe("1Password's export", () => {
  const read = (items: unknown[], vault?: string) => importAccounts({ bytes: file(dataOf(items, vault)) });
  const secret = 'JBSW Y3DP EHPK 3PXP';

  it('names an account by its item where its field is a bare secret, and tags it with the vault', async () => {
    const login = item({ title: 'Acme', tags: ['a'] }, { loginFields: [username('bob')], sections: [section(secret)] });
    expect((await read([{ item: login }], 'Private')).accounts).toMatchObject([
      { type: 'totp', issuer: 'Acme', label: 'bob', digits: 6, periodSeconds: 30, tags: ['Private', 'a'] },
    ]);
  });

  it('takes every field for codes of an item, and no item without one', async () => {
    const note = item({ title: 'note' }, {});
    const two = item({ title: 'two' }, { sections: [section(secret), section('', secret)] });
    const result = await read([note, two, {}]);
    expect(result.accounts).toHaveLength(2);
    expect(result.problems).toEqual([]);
  });

  it('names what cannot be taken', async () => {
    const sections = [section('motp://a', 5, 'otpauth://totp/a?secret=JBSWY3DPEHPK3PXP&algorithm=MD5')];
    const trashed = item({ title: 'Gone' }, { sections: [section(secret)] }, { state: 'trashed' });
    expect((await read([item({ title: 'Acme' }, { sections }), trashed])).problems).toEqual([
      { entry: 'Acme', code: 'motp' },
      { entry: 'Acme', code: 'entry-malformed' },
      { entry: 'Acme', code: 'md5' },
      { entry: 'Gone', code: 'in-trash' },
    ]);
  });

  it('is damaged where its data is none', async () => {
    await expect(importAccounts({ bytes: file('[]') })).rejects.toMatchObject({ code: 'damaged' });
    await expect(importAccounts({ bytes: file('{"accounts":[{}]}') })).rejects.toMatchObject({ code: 'damaged' });
  });
});
