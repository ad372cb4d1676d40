import { createCipheriv, createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';
import { argon2id } from '@noble/hashes/argon2.js';
import { describe, expect, it } from 'vitest';
import { toBase32 } from '../../../src/lib/bytes';
import { formatOtpUri } from '../../../src/otp/uri';
import type { ImportedAccount } from '../../../src/transfer/account-fields';
import { importAccounts } from '../../../src/transfer/import';
import { describeFormat } from '../format-suite';
import { type ZipMember, zipArchive } from '../zip-writer';

const password = 'пароль';
const carries = { tags: 'several', note: true, pinned: true } as const;

function items(accounts: ImportedAccount[]): unknown[] {
  return accounts.map(({ tags, note, pinned, ...account }, at) => ({
    id: String(at),
    type: 1,
    name: account.issuer,
    notes: note ?? null,
    favorite: pinned ?? false,
    folderId: tags?.[0] ?? null,
    collectionIds: tags?.slice(1) ?? null,
    login: { uris: null, username: account.label, password: 'hunter2', totp: formatOtpUri(account) },
  }));
}

function vault(accounts: ImportedAccount[]): string {
  const named = [...new Set(accounts.flatMap(({ tags }) => tags ?? []))].map((name) => ({ id: name, name }));
  return JSON.stringify({ encrypted: false, folders: named, collections: named, items: items(accounts) });
}

function sealed(plain: string, key: Buffer): string {
  const expand = (info: string) =>
    createHmac('sha256', key)
      .update(info)
      .update(Buffer.from([1]))
      .digest();
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', expand('enc'), iv);
  const ciphertext = Buffer.concat([cipher.update(plain), cipher.final()]);
  const mac = createHmac('sha256', expand('mac')).update(iv).update(ciphertext).digest();
  return `2.${[iv, ciphertext, mac].map((part) => part.toString('base64')).join('|')}`;
}

const salt = randomBytes(16).toString('base64');

function protectedExport(plain: string, kdf: { kdfType: number; kdfIterations: number }, key: Buffer): Uint8Array {
  const head = { encrypted: true, passwordProtected: true, salt, ...kdf };
  const body = { encKeyValidation_DO_NOT_EDIT: sealed('0123-uuid', key), data: sealed(plain, key) };
  return new TextEncoder().encode(JSON.stringify({ ...head, ...body }));
}

const pbkdf2Key = pbkdf2Sync(password, salt, 1_000, 32, 'sha256');
const underPbkdf2 = (plain: string): Uint8Array =>
  protectedExport(plain, { kdfType: 0, kdfIterations: 1_000 }, pbkdf2Key);

const hashedSalt = createHash('sha256').update(salt).digest();
const argon2Key = Buffer.from(argon2id(password, hashedSalt, { t: 1, m: 1024, p: 2, dkLen: 32 }));
const argon2Cost = { kdfIterations: 1, kdfMemory: 1, kdfParallelism: 2 };
const underArgon2 = (plain: string): Uint8Array => protectedExport(plain, { kdfType: 1, ...argon2Cost }, argon2Key);

describeFormat({ format: 'bitwarden', kind: 'json', carries, text: vault });
describeFormat({ format: 'bitwarden', kind: 'under PBKDF2', carries, text: vault, file: underPbkdf2, password });
describeFormat({ format: 'bitwarden', kind: 'under Argon2id', carries, text: vault, file: underArgon2, password });

const quoted = (value: string): string => `"${value.replaceAll('"', '""')}"`;

describeFormat({
  format: 'bitwarden-csv',
  kind: 'table',
  carries: { ...carries, tags: 'one' },
  isJson: false,
  alsoTakenFor: ['otpauth'],
  text: (accounts) =>
    [
      'folder,favorite,type,name,notes,fields,login_uri,login_username,login_password,login_totp',
      ...accounts.map(({ tags, note, pinned, ...account }) =>
        [
          tags?.[0] ?? '',
          pinned ? '1' : '',
          'login',
          account.issuer,
          note ?? '',
          '',
          '',
          account.label,
          'hunter2',
          formatOtpUri(account),
        ]
          .map(quoted)
          .join(','),
      ),
    ].join('\r\n'),
});

describe("Bitwarden's table", () => {
  const uri = 'otpauth://totp/Acme:bob?secret=JBSWY3DPEHPK3PXP&issuer=Acme%3B%20Inc,';
  it.each([',', ';', '\t'])('is read as a spreadsheet saves it, with %j between its columns', async (delimiter) => {
    const rows = [
      ['folder', 'favorite', 'name', 'notes', 'login_totp'],
      ['', '', 'A', 'a,b;c\td', uri],
      ['', '', 'B', '', ''],
    ];
    const table = rows.map((row) => row.map(quoted).join(delimiter)).join('\r\n');
    expect(await importAccounts({ bytes: new TextEncoder().encode(table) })).toMatchObject({
      format: 'bitwarden-csv',
      accounts: [{ issuer: 'Acme; Inc,', note: 'a,b;c\td' }],
      problems: [],
    });
  });
});

describeFormat({
  format: 'bitwarden',
  kind: 'archive with attachments',
  carries,
  text: vault,
  file: (data) =>
    zipArchive([
      { name: 'data.json', data },
      { name: 'attachments/0/a.pdf', data: 'a' },
    ]),
});

describe("Bitwarden's archive", () => {
  const refusal = (...members: ZipMember[]) => expect(importAccounts({ bytes: zipArchive(members) })).rejects;

  it('is not every archive with data in it', async () => {
    const data = vault([]);
    await refusal({ name: 'data.json', data }, { name: 'index.html', data: '' }).toMatchObject({
      code: 'unknown-format',
    });
    await refusal({ name: 'data.json', data: '{"a":1}' }).toMatchObject({ code: 'unknown-format' });
    await refusal({ name: 'data.json', data: data.slice(1) }).toMatchObject({ code: 'damaged' });
  });
});

describe("Bitwarden's export", () => {
  const item = (totp: unknown, rest = {}) => ({ type: 1, name: 'Acme', login: { username: 'bob', totp }, ...rest });
  const read = (...values: unknown[]) =>
    importAccounts({ bytes: new TextEncoder().encode(JSON.stringify({ encrypted: false, items: values })) });

  it('names bare secrets and Steam after the item', async () => {
    const { accounts } = await read(item('JBSW Y3DP ehpk 3pxp'), item('steam://JBSWY3DPEHPK3PXP'));
    expect(accounts.map(({ secret, ...account }) => ({ ...account, secret: toBase32(secret) }))).toEqual([
      {
        type: 'totp',
        issuer: 'Acme',
        label: 'bob',
        secret: 'JBSWY3DPEHPK3PXP',
        algorithm: 'SHA1',
        digits: 6,
        periodSeconds: 30,
      },
      {
        type: 'steam',
        issuer: 'Acme',
        label: 'bob',
        secret: 'JBSWY3DPEHPK3PXP',
        algorithm: 'SHA1',
        digits: 5,
        periodSeconds: 30,
      },
    ]);
  });

  it('gives a set-up URI the names that it lacks, and keeps those that it has', async () => {
    const { accounts } = await read(
      item('otpauth://totp/?secret=JBSWY3DPEHPK3PXP'),
      item('otpauth://totp/Other:eve?secret=JBSWY3DPEHPK3PXP'),
    );
    expect(accounts).toMatchObject([
      { issuer: 'Acme', label: 'bob' },
      { issuer: 'Other', label: 'eve' },
    ]);
  });

  it('holds items without a code, which are no accounts', async () => {
    const result = await read(item(null), item(''), { type: 2, name: 'Note', login: null }, { type: 3, card: {} });
    expect(result).toEqual({ format: 'bitwarden', accounts: [], problems: [] });
  });

  it('says what of it cannot be taken', async () => {
    const { problems } = await read(item('not a secret!'), item(5), item('motp://x?secret=1'));
    expect(problems).toEqual([
      { entry: 'Acme: bob', code: 'secret-not-base32' },
      { entry: 'Acme: bob', code: 'entry-malformed' },
      { entry: 'Acme: bob', code: 'motp' },
    ]);
  });

  it('that is sealed to its own account is refused as that', async () => {
    const restricted = { encrypted: true, encKeyValidation_DO_NOT_EDIT: '2.a|b|c', folders: [], items: [] };
    const bytes = new TextEncoder().encode(JSON.stringify(restricted));
    await expect(importAccounts({ bytes }, { password })).rejects.toMatchObject({ code: 'not-portable' });
  });

  it('tells damage from another password', async () => {
    const json = new TextDecoder().decode(underPbkdf2(vault([])));
    const damaged = json.replace(
      /("data":"2\.[^|]+\|)(.)/,
      (_, before: string, first: string) => before + (first === 'A' ? 'B' : 'A'),
    );
    await expect(importAccounts({ bytes: new TextEncoder().encode(damaged) }, { password })).rejects.toMatchObject({
      code: 'damaged',
    });
  });

  it.each([
    ['PBKDF2 of more than ten million', { kdfType: 0, kdfIterations: 10_000_001 }],
    ['Argon2id over more than a gibibyte', { kdfType: 1, kdfIterations: 2, kdfMemory: 1025, kdfParallelism: 1 }],
    ['Argon2id in more than 16 passes', { kdfType: 1, kdfIterations: 17, kdfMemory: 1, kdfParallelism: 1 }],
  ])('is not opened at the cost of %s', async (_, kdf) => {
    const bytes = protectedExport('{}', kdf, randomBytes(32));
    await expect(importAccounts({ bytes }, { password, allowMemoryMiB: 1e6 })).rejects.toMatchObject({
      code: 'too-costly',
    });
  });
});
