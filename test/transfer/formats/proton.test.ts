import { argon2id } from '@noble/hashes/argon2.js';
import { createCipheriv, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { utf8 } from '../../../src/lib/bytes';
import type { ImportedAccount } from '../../../src/transfer/account-fields';
import { importAccounts } from '../../../src/transfer/import';
import { knownAccounts } from '../accounts';
import { describeFormat } from '../format-suite';
import { setUpUri } from '../set-up-uri';

const password = 'korrekt 馬 battery';

const fileOf = (entries: unknown[]): string => JSON.stringify({ version: 1, entries });

const row = (account: ImportedAccount) => ({
  id: 'a19e0019-47e3-4d3b-af63-6dad0cb49e31',
  content: { uri: setUpUri(account), entry_type: 'Totp', name: account.label },
  note: account.note ?? null,
});

const carries = { types: ['totp'], note: true } as const;

describeFormat({ format: 'proton', kind: 'plain', carries, text: (accounts) => fileOf(accounts.map(row)) });

const salt = randomBytes(16);
const key = argon2id(utf8(password), salt, { m: 19_456, t: 2, p: 1, dkLen: 32 });

function sealedExport(plain: string): { version: number; salt: string; content: string } {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(utf8('proton.authenticator.export.v1'));
  const content = Buffer.concat([nonce, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
  return { version: 1, salt: salt.toString('base64'), content: content.toString('base64') };
}

describeFormat({
  format: 'proton',
  kind: 'under a password',
  carries,
  text: (accounts) => fileOf(accounts.map(row)),
  file: (plain) => utf8(JSON.stringify(sealedExport(plain))),
  password,
  allowMemoryMiB: 32,
  isCostly: true,
});

describe('an export of Proton Authenticator under a password', () => {
  const accounts = knownAccounts(carries);
  const sealed = sealedExport(fileOf(accounts.map(row)));
  const opened = (file: object, by?: string) =>
    importAccounts({ bytes: utf8(JSON.stringify(file)) }, by === undefined ? {} : { password: by });

  it('knows when it is not whole', async () => {
    await expect(opened({ ...sealed, salt: 'AAAA' }, password)).rejects.toMatchObject({ code: 'damaged' });
    await expect(opened({ ...sealed, content: 'AAAA' }, password)).rejects.toMatchObject({ code: 'damaged' });
    await expect(opened({ ...sealed, version: 2 }, password)).rejects.toMatchObject({ code: 'damaged' });
  });
});

describe("Proton Authenticator's export", () => {
  const steam = { uri: 'steam://JBSWY3DPEHPK3PXP', entry_type: 'Steam', name: 'gamer' };
  const read = (contents: object[]) =>
    importAccounts({ bytes: utf8(fileOf(contents.map((content) => ({ id: 'x', content, note: null })))) });

  it("holds Steam's accounts", async () => {
    expect((await read([steam])).accounts).toMatchObject([{ type: 'steam', issuer: 'Steam', label: 'gamer' }]);
  });

  it('takes the name that the person gave', async () => {
    const uri = 'otpauth://totp/Acme:bob?secret=JBSWY3DPEHPK3PXP&issuer=Acme';
    const { accounts } = await read([{ uri, entry_type: 'Totp', name: 'Bob at work' }]);
    expect(accounts).toMatchObject([{ issuer: 'Acme', label: 'Bob at work' }]);
  });

  it('names what cannot be taken', async () => {
    const contents = [{ ...steam, entry_type: 'Hotp' }, { ...steam, uri: 'otpauth://totp/?secret=' }, {}, steam];
    expect((await read(contents)).problems).toEqual([
      { entry: 'gamer', code: 'type-unsupported' },
      { entry: 'gamer', code: 'no-secret' },
      { entry: '#3', code: 'entry-malformed' },
    ]);
  });
});
