import { createCipheriv, createHash, pbkdf2Sync, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { toBase32, utf8 } from '../../../src/lib/bytes';
import type { ImportedAccount } from '../../../src/transfer/account-fields';
import { importAccounts } from '../../../src/transfer/import';
import { describeFormat } from '../format-suite';
import { zipArchive } from '../zip-writer';

const password = 'korrekt 馬 battery';

const text = (accounts: ImportedAccount[]): string =>
  JSON.stringify(
    accounts.map(({ type, issuer, label, secret, algorithm, digits, periodSeconds, counter, tags }) => ({
      secret: toBase32(secret),
      issuer,
      label,
      digits,
      type: type.toUpperCase(),
      algorithm,
      thumbnail: 'Default',
      last_used: 1_700_000_000_000,
      used_frequency: 0,
      ...(type === 'hotp' ? { counter } : { period: periodSeconds }),
      tags: tags ?? [],
    })),
  );

function sealed(key: Buffer, plain: string): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  return Buffer.concat([iv, cipher.update(plain, 'utf8'), cipher.final(), cipher.getAuthTag()]);
}

function file(plain: string, iterations = 1000): Uint8Array {
  const head = Buffer.alloc(4);
  head.writeInt32BE(iterations);
  const salt = randomBytes(12);
  const key = pbkdf2Sync(password, salt, Math.min(Math.max(iterations, 1), 1000), 32, 'sha1');
  return new Uint8Array(Buffer.concat([head, salt, sealed(key, plain)]));
}

const olderFile = (plain: string): Uint8Array =>
  new Uint8Array(sealed(createHash('sha256').update(password).digest(), plain));

const carries = { tags: 'several' } as const;

describeFormat({ format: 'andotp', kind: 'plain', carries, text });
describeFormat({ format: 'andotp', kind: 'encrypted', carries, text, file, password });
/** Nothing tells this kind from any other bytes but that its password opens it. */
const wrongPassword = 'unknown-format';
describeFormat({ format: 'andotp', kind: 'older', carries, text, file: olderFile, password, wrongPassword });

describe("andOTP's backup", () => {
  const entry = { secret: 'JBSWY3DPEHPK3PXP', issuer: 'Acme', label: 'bob', type: 'TOTP', thumbnail: 'AirBNB' };
  const read = (rows: unknown[]) => importAccounts({ bytes: utf8(JSON.stringify(rows)) });

  it('of its beginnings has the issuer in the label', async () => {
    const { accounts } = await read([
      ...['Acme - bob - home', 'Acme - Acme:bob', 'bob'].map((label) => ({ secret: entry.secret, label })),
      { ...entry, issuer: '' },
    ]);
    expect(accounts).toMatchObject([
      { issuer: 'Acme', label: 'bob - home' },
      { issuer: 'Acme', label: 'bob' },
      { issuer: '', label: 'bob' },
      { issuer: '', label: 'bob' },
    ]);
  });

  it('brings the name of its thumbnail, and names what cannot be taken', async () => {
    const result = await read([{ ...entry, type: 'MOTP' }, { ...entry, algorithm: 'SHA224' }, { label: 'x' }, entry]);
    expect(result.accounts).toMatchObject([{ icon: 'AirBNB', digits: 6, periodSeconds: 30 }]);
    expect(result.problems).toEqual([
      { entry: 'Acme: bob', code: 'motp' },
      { entry: 'Acme: bob', code: 'algorithm-unsupported' },
      { entry: 'x', code: 'entry-malformed' },
    ]);
  });

  it('is not computed at any cost', async () => {
    for (const iterations of [-1, 0, 1_000_001, 2 ** 31 - 1]) {
      const refused = importAccounts({ bytes: file('[]', iterations) }, { password });
      await expect(refused).rejects.toMatchObject({ code: 'unknown-format' });
    }
  });

  it('is damaged where the password is right and what it seals is no list', async () => {
    for (const bytes of [file('{"a":1}'), olderFile('not a list')]) {
      await expect(importAccounts({ bytes }, { password })).rejects.toMatchObject({ code: 'damaged' });
    }
  });
});

describe('bytes of no format', () => {
  it.each([
    ['nothing', new Uint8Array()],
    ['a few', Uint8Array.of(1, 2, 3, 0, 255)],
    ['zeros', new Uint8Array(1000)],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, ...randomBytes(500)])],
    ['a database of KeePass', Uint8Array.from([0x03, 0xd9, 0xa2, 0x9a, ...randomBytes(500)])],
    ['text in an older encoding', Buffer.from('otpauth://totp/caf\xe9?secret=JBSWY3DPEHPK3PXP', 'latin1')],
    ['what is as even as a cipher', Uint8Array.from([0x7f, ...randomBytes(2000)])],
    ['an archive', zipArchive([{ name: 'a.txt', data: 'a' }])],
  ])('are taken for no backup: %s', async (_, bytes) => {
    await expect(importAccounts({ bytes }, { password })).rejects.toMatchObject({ code: 'unknown-format' });
  });
});
