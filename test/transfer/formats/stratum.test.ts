import { argon2id } from '@noble/hashes/argon2.js';
import { createCipheriv, pbkdf2Sync, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { toBase32, utf8 } from '../../../src/lib/bytes';
import type { ImportedAccount } from '../../../src/transfer/account-fields';
import { importAccounts } from '../../../src/transfer/import';
import { knownAccounts } from '../accounts';
import { describeFormat } from '../format-suite';

const password = 'korrekt 馬 battery';
const typeNumbers = { hotp: 1, totp: 2, steam: 4 };
const algorithms = ['SHA1', 'SHA256', 'SHA512'];

const row = ({ type, issuer, label, secret, algorithm, digits, periodSeconds, counter }: ImportedAccount) => ({
  Type: typeNumbers[type],
  Icon: null as string | null,
  Issuer: issuer,
  Username: label,
  Secret: toBase32(secret),
  Pin: null,
  Algorithm: algorithms.indexOf(algorithm),
  Digits: digits,
  Period: periodSeconds ?? 30,
  Counter: counter ?? 0,
  Ranking: 0,
});

const backup = (rows: unknown[], more = {}): string =>
  JSON.stringify({ Authenticators: rows, Categories: [], AuthenticatorCategories: [], CustomIcons: [], ...more });

const text = (accounts: ImportedAccount[]): string => backup(accounts.map(row));

function sealed(cipherName: 'aes-256-gcm' | 'aes-256-cbc', key: Uint8Array, iv: Uint8Array, plain: string): Buffer {
  if (cipherName === 'aes-256-cbc') {
    const cipher = createCipheriv(cipherName, key, iv);
    return Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
  }
  const cipher = createCipheriv(cipherName, key, iv);
  return Buffer.concat([cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

const olderSalt = randomBytes(20);
const olderKey = pbkdf2Sync(password, olderSalt, 64_000, 32, 'sha1');

function olderFile(plain: string): Uint8Array {
  const iv = randomBytes(16);
  return new Uint8Array(
    Buffer.concat([utf8('AuthenticatorPro'), olderSalt, iv, sealed('aes-256-cbc', olderKey, iv, plain)]),
  );
}

const salt = randomBytes(16);
const key = argon2id(utf8(password), salt, { m: 65_536, t: 3, p: 4, dkLen: 32 });

function strongFile(plain: string): Uint8Array {
  const iv = randomBytes(12);
  return new Uint8Array(Buffer.concat([utf8('AUTHENTICATORPRO'), salt, iv, sealed('aes-256-gcm', key, iv, plain)]));
}

/** Sealed bytes that nothing marked would be andOTP's. */
const alsoTakenFor = ['andotp'];

describeFormat({ format: 'stratum', kind: 'plain', carries: {}, text });
describeFormat({
  format: 'stratum',
  kind: 'older',
  carries: {},
  text,
  file: olderFile,
  password,
  isCostly: true,
  alsoTakenFor,
});

describe('an older backup of Stratum', () => {
  it('under another password is never damaged, though the padding fits', async () => {
    const bytes = olderFile('\u{1F511} is what no JSON begins with');
    await expect(importAccounts({ bytes }, { password })).rejects.toMatchObject({ code: 'wrong-password' });
  });
});

describeFormat({
  format: 'stratum',
  kind: 'under Argon2id',
  carries: {},
  text,
  file: strongFile,
  password,
  allowMemoryMiB: 64,
  isCostly: true,
  /** What the seal holds is read as the plain file is. */
  isJson: false,
  limitMs: 20_000,
  alsoTakenFor,
});

describe('a backup of Stratum under Argon2id', () => {
  const bytes = strongFile(text([]));

  it('knows when it is not whole', async () => {
    const opened = importAccounts({ bytes: bytes.subarray(0, 50) }, { password });
    await expect(opened).rejects.toMatchObject({ code: 'damaged' });
  });

  it('takes no more memory than is allowed', async () => {
    const opened = importAccounts({ bytes }, { password, allowMemoryMiB: 63 });
    await expect(opened).rejects.toMatchObject({ code: 'too-costly' });
  });
});

describe("Stratum's backup", () => {
  const [account] = knownAccounts({ types: ['totp'] });
  if (account === undefined) throw new RangeError('no account');
  const entry = { ...row(account), Issuer: 'Acme', Username: 'bob', Digits: 6 };
  const read = (rows: unknown[], more = {}) => importAccounts({ bytes: utf8(backup(rows, more)) });

  it('names the kinds and the algorithms that cannot be computed', async () => {
    const rows = [{ ...entry, Type: 3 }, { ...entry, Type: 5 }, { ...entry, Type: 9 }, { ...entry, Algorithm: 3 }, {}];
    expect((await read(rows)).problems.map(({ code }) => code)).toEqual([
      'motp',
      'yandex',
      'type-unsupported',
      'algorithm-unsupported',
      'entry-malformed',
    ]);
  });

  it('brings categories as tags, and the names of icons that are not the own pictures of the person', async () => {
    const more = {
      Categories: [
        { Id: 'a', Name: 'Work', Ranking: 0 },
        { Id: 'b', Name: '私用', Ranking: 1 },
      ],
      AuthenticatorCategories: ['b', 'a', 'gone'].map((CategoryId) => ({
        CategoryId,
        AuthenticatorSecret: entry.Secret,
        Ranking: 0,
      })),
    };
    const rows = [
      { ...entry, Icon: 'acme' },
      { ...entry, Icon: '@0123', Secret: 'AAAA' },
    ];
    const [first, second] = (await read(rows, more)).accounts;
    expect(first).toMatchObject({ tags: ['私用', 'Work'], icon: 'acme' });
    expect(second).not.toHaveProperty('icon');
    expect(second).not.toHaveProperty('tags');
  });
});
