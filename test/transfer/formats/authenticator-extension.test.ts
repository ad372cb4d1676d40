import { argon2id } from '@noble/hashes/argon2.js';
import { createCipheriv, createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { toBase32, utf8 } from '../../../src/lib/bytes';
import type { ImportedAccount } from '../../../src/transfer/account-fields';
import { importAccounts } from '../../../src/transfer/import';
import { knownAccounts } from '../accounts';
import { describeFormat } from '../format-suite';

const password = 'korrekt 馬 battery';

type Rows = Record<string, Record<string, unknown>>;

const row = (account: ImportedAccount, index: number): Record<string, unknown> => {
  const { type, issuer, label, secret, algorithm, digits, periodSeconds, counter, pinned } = account;
  return {
    account: label,
    encrypted: false,
    hash: `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`,
    index,
    issuer,
    secret: toBase32(secret),
    type,
    algorithm,
    digits,
    ...(type === 'hotp' ? { counter } : { period: periodSeconds }),
    ...(pinned && { pinned }),
    dataType: 'OTPStorage',
  };
};

function rowsOf(accounts: ImportedAccount[]): Rows {
  return Object.fromEntries(accounts.map(row).map((each) => [String(each['hash']), each]));
}

const text = (accounts: ImportedAccount[]): string =>
  JSON.stringify(rowsOf(accounts), null, 2).replaceAll('\n', '\r\n');

/** `openssl enc -aes-256-cbc -md md5 -base64 -A` */
function openssl(plain: Buffer | string, passphrase: string): string {
  const salt = randomBytes(8);
  const md5 = (...parts: (Buffer | string)[]) =>
    parts.reduce((hash, part) => hash.update(part), createHash('md5')).digest();
  const first = md5(passphrase, salt);
  const second = md5(first, passphrase, salt);
  const cipher = createCipheriv('aes-256-cbc', Buffer.concat([first, second]), md5(second, passphrase, salt));
  return Buffer.concat([Buffer.from('Salted__'), salt, cipher.update(plain), cipher.final()]).toString('base64');
}

/** What is no row, since a mutation made it another thing, stays as it is. */
function mapRows(json: string, change: (row: Record<string, unknown>) => Record<string, unknown>): Rows {
  const rows = JSON.parse(json) as Rows;
  return Object.fromEntries(Object.entries(rows).map(([hash, each]) => [hash, change(each)]));
}

const withSealedSecrets = (json: string, passphrase: string): Rows =>
  mapRows(json, (each) => ({
    ...each,
    encrypted: true,
    secret: openssl(String(each['secret']), passphrase),
  }));

/** Of versions before 2.6: every secret under the password. */
const oldFile = (json: string): Uint8Array => utf8(JSON.stringify(withSealedSecrets(json, password)));

/** Of version 2: a random key under the password, and every secret under the key. */
function keyFile(json: string): Uint8Array {
  const key = randomBytes(120);
  const rows = withSealedSecrets(json, key.toString('hex'));
  return utf8(JSON.stringify({ ...rows, key: { enc: openssl(key, password), hash: '$argon2id$v=19$…' } }));
}

const unpadded = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/=+$/, '');

const keySalt = 'c2FsdCBvZiB0aGUga2V5';
const passphrase = unpadded(argon2id(utf8(password), utf8(keySalt), { m: 19 * 1024, t: 2, p: 1, dkLen: 32 }));

function keyRow(cost = { m: 64, t: 1, p: 1 }): Record<string, unknown> {
  const salt = randomBytes(16);
  const hash = argon2id(utf8(passphrase), salt, { m: 64, t: 1, p: 1, dkLen: 32 });
  const costs = `m=${String(cost.m)},t=${String(cost.t)},p=${String(cost.p)}`;
  const encoded = `$argon2id$v=19$${costs}$${unpadded(salt)}$${unpadded(hash)}`;
  return { dataType: 'Key', id: 'key-1', salt: keySalt, hash: encoded, version: 3 };
}

const sealedRow = (each: Record<string, unknown>): Record<string, unknown> => ({
  dataType: 'EncOTPStorage',
  keyId: 'key-1',
  index: each['index'],
  data: openssl(JSON.stringify(each), passphrase),
});

const versionThree = (rows: Rows, key = keyRow()): Uint8Array => utf8(JSON.stringify({ ...rows, 'key-1': key }));

const format = 'authenticator-extension';
const carries = { pinned: true } as const;

describeFormat({ format, kind: 'plain', carries, text });
describeFormat({
  format,
  kind: 'with sealed secrets',
  carries,
  text,
  file: (json) => {
    const parsed: unknown = tryParse(json);
    return typeof parsed === 'object' && parsed !== null && Object.values(parsed).every(isRow)
      ? oldFile(json)
      : utf8(json);
  },
  password,
});

describeFormat({
  format,
  kind: 'of version 3',
  carries,
  text,
  file: (json) => versionThree(mapRows(json, sealedRow)),
  password,
  allowMemoryMiB: 32,
  isCostly: true,
});

function tryParse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

function isRow(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'secret' in value;
}

describe('a backup of the extension Authenticator', () => {
  const accounts = knownAccounts(carries);
  const opened = (bytes: Uint8Array, by = password) => importAccounts({ bytes }, { password: by });

  it('of version 2, under a key under the password, gives back its accounts', async () => {
    const bytes = keyFile(text(accounts));
    expect(await opened(bytes)).toEqual({ format, accounts, problems: [] });
    await expect(opened(bytes, 'another')).rejects.toMatchObject({ code: 'wrong-password' });
    await expect(importAccounts({ bytes })).rejects.toMatchObject({ code: 'password-needed' });
  });

  it('with sealed secrets tells what is damaged from a wrong password', async () => {
    const rows = withSealedSecrets(text(accounts.slice(0, 3)), password);
    const [first = '', second = ''] = Object.keys(rows);
    const cut = (hash: string) => ({ [hash]: { ...rows[hash], secret: 'U2FsdGVkX1abc' } });
    const some = await opened(utf8(JSON.stringify({ ...rows, ...cut(second) })));
    expect(some.problems.map(({ code }) => code)).toEqual(['entry-malformed']);
    expect(some.accounts).toHaveLength(2);
    await expect(opened(utf8(JSON.stringify(cut(first))))).rejects.toMatchObject({ code: 'damaged' });
  });

  it('of version 3, sealed as a whole, gives back its accounts', async () => {
    const bytes = versionThree(mapRows(text(accounts), sealedRow));
    expect(await opened(bytes)).toEqual({ format, accounts, problems: [] });
    await expect(opened(bytes, 'another')).rejects.toMatchObject({ code: 'wrong-password' });
    await expect(importAccounts({ bytes })).rejects.toMatchObject({ code: 'password-needed' });
  });

  it('of thousands of rows that are sealed one by one takes less than two seconds of the processor', async () => {
    const [account] = accounts;
    if (account === undefined) throw new RangeError('no account');
    const rows = Array.from({ length: 2000 }, (_, index) => [String(index), sealedRow(row(account, index))] as const);
    const bytes = versionThree(Object.fromEntries(rows));
    const before = process.cpuUsage();
    expect((await opened(bytes)).accounts).toHaveLength(2000);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1000).toBeLessThan(2000);
  });

  it('of version 3 has numbers for names as well', async () => {
    const each = {
      index: 0,
      type: 2,
      algorithm: 3,
      counter: 7,
      secret: 'JBSWY3DPEHPK3PXP',
      issuer: 'Acme',
      account: 'b',
    };
    const { accounts: read } = await opened(versionThree({ a: sealedRow(each) }));
    expect(read).toMatchObject([{ type: 'hotp', algorithm: 'SHA512', counter: 7, digits: 6 }]);
  });

  it('tells rows that are damaged from a wrong password, where its key says that it is right', async () => {
    const good = sealedRow({ index: 0, type: 'totp', secret: 'JBSWY3DPEHPK3PXP', issuer: 'Acme', account: 'bob' });
    const bad = { ...good, data: openssl('no row', passphrase) };
    const other = { ...good, data: openssl('{}', 'another passphrase') };
    const result = await opened(versionThree({ bad, good, other }));
    expect(result.accounts).toHaveLength(1);
    expect(result.problems.map(({ code }) => code)).toEqual(['entry-malformed', 'entry-malformed']);
  });

  it('is damaged where its key is none', async () => {
    const sealed = sealedRow({ index: 0 });
    await expect(opened(utf8(JSON.stringify({ sealed })))).rejects.toMatchObject({ code: 'damaged' });
    const key = { ...keyRow(), hash: '$argon2id$v=19$m=64' };
    await expect(opened(versionThree({ sealed }, key))).rejects.toMatchObject({ code: 'damaged' });
  });

  it('does not spend what its key asks for', async () => {
    const sealed = sealedRow({ index: 0 });
    for (const cost of [
      { m: 2 ** 21, t: 1, p: 1 },
      { m: 64, t: 1_000_000, p: 1 },
    ]) {
      await expect(opened(versionThree({ sealed }, keyRow(cost)))).rejects.toMatchObject({ code: 'too-costly' });
    }
    const rows = Object.fromEntries(
      Array.from({ length: 9 }, (_, at) => [`r${String(at)}`, { ...sealed, keyId: String(at) }]),
    );
    const keys = Object.fromEntries(
      Array.from({ length: 9 }, (_, at) => [String(at), { ...keyRow(), id: String(at) }]),
    );
    await expect(opened(utf8(JSON.stringify({ ...rows, ...keys })))).rejects.toMatchObject({ code: 'too-costly' });
  });

  const plain = { encrypted: false, hash: 'a', index: 0, issuer: 'Acme', account: 'bob', type: 'totp' };
  const read = (...rows: object[]) =>
    importAccounts({
      bytes: utf8(JSON.stringify(Object.fromEntries(rows.map((each, at) => [`row${String(at)}`, each])))),
    });

  it.each([
    [{ secret: 'blz-JBSWY3DPEHPK3PXP' }, { type: 'totp', digits: 8 }],
    [{ secret: 'bliz-JBSWY3DPEHPK3PXP' }, { type: 'totp', digits: 8 }],
    [{ secret: 'stm-JBSWY3DPEHPK3PXP' }, { type: 'steam', digits: 5 }],
    [
      { secret: 'JBSWY3DPEHPK3PXP', type: 'battle' },
      { type: 'totp', digits: 8 },
    ],
    [
      { secret: '48656c6c6f21deadbeef', type: 'hex' },
      { type: 'totp', digits: 6 },
    ],
    [
      { secret: '48656c6c6f21deadbeef', type: 'totp' },
      { type: 'totp', digits: 6 },
    ],
    [
      { secret: '48656c6c6f21deadbeef', type: 'hotp', counter: 3 },
      { type: 'hotp', counter: 3 },
    ],
    [
      { secret: '48656c6c6f21deadbeef', type: 6, counter: 3 },
      { type: 'hotp', counter: 3 },
    ],
    [{ secret: 'JBSWY3DPEHPK3PXP', encrypted: true }, { type: 'totp' }],
    [{ secret: 'JBSWY3DPEHPK3PXP', period: 0, issuer: 'Acme::acme.example' }, { periodSeconds: 30 }],
  ])('has kinds and spellings of its own: %j', async (fields, account) => {
    const result = await read({ ...plain, ...fields });
    const secret = Uint8Array.from([72, 101, 108, 108, 111, 33, 222, 173, 190, 239]);
    expect(result).toMatchObject({ accounts: [{ issuer: 'Acme', label: 'bob', secret, ...account }], problems: [] });
  });

  it('names what cannot be taken, and keeps the order that the person made', async () => {
    const secret = 'JBSWY3DPEHPK3PXP';
    const result = await read(
      { ...plain, secret, index: 5, issuer: 'Last' },
      { ...plain, secret, algorithm: 'GOST3411_2012_256' },
      { ...plain, secret: 'abc19', type: 'hex' },
      { ...plain, secret, type: 'hmac' },
      { ...plain, secret, index: 4, issuer: 'First' },
    );
    expect(result.accounts.map(({ issuer }) => issuer)).toEqual(['First', 'Last']);
    expect(result.problems.map(({ code }) => code)).toEqual([
      'algorithm-unsupported',
      'entry-malformed',
      'type-unsupported',
    ]);
  });
});
