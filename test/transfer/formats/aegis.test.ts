import { createCipheriv, randomBytes, scryptSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { toBase32 } from '../../../src/lib/bytes';
import type { ImportedAccount } from '../../../src/transfer/account-fields';
import { importAccounts } from '../../../src/transfer/import';
import { describeFormat } from '../format-suite';

const carries = { tags: 'several', note: true, pinned: true } as const;
const password = 'korrekt 馬 battery';

function database(accounts: ImportedAccount[]) {
  const tags = [...new Set(accounts.flatMap(({ tags }) => tags ?? []))];
  return {
    version: 3,
    entries: accounts.map(({ type, issuer, label, secret, algorithm, digits, periodSeconds, counter, ...extras }) => ({
      type,
      uuid: '01234567-89ab-cdef-0123-456789abcdef',
      name: label,
      issuer,
      note: extras.note ?? '',
      favorite: extras.pinned ?? false,
      icon: null,
      info: {
        secret: toBase32(secret),
        algo: algorithm,
        digits,
        ...(type === 'hotp' ? { counter } : { period: periodSeconds }),
      },
      groups: (extras.tags ?? []).map((tag) => `group-${String(tags.indexOf(tag))}`),
    })),
    groups: tags.map((name, at) => ({ uuid: `group-${String(at)}`, name })),
  };
}

const plainVault = (db: unknown): string => JSON.stringify({ version: 1, header: { slots: null, params: null }, db });

function seal(key: Buffer, plain: Buffer | string) {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return { sealed, params: { nonce: nonce.toString('hex'), tag: cipher.getAuthTag().toString('hex') } };
}

function passwordSlot(masterKey: Buffer, by: string, cost = { N: 16, r: 8, p: 1 }) {
  const salt = randomBytes(32);
  const { sealed, params } = seal(scryptSync(by, salt, 32, cost), masterKey);
  const { N: n, r, p } = cost;
  return { type: 1, uuid: 'x', key: sealed.toString('hex'), key_params: params, n, r, p, salt: salt.toString('hex') };
}

function encryptedVault(
  plain: string,
  slotsOf = (key: Buffer): unknown[] => [passwordSlot(key, password)],
): Uint8Array {
  const masterKey = randomBytes(32);
  const { sealed, params } = seal(masterKey, plain);
  const header = { slots: slotsOf(masterKey), params };
  return new TextEncoder().encode(JSON.stringify({ version: 1, header, db: sealed.toString('base64') }));
}

describeFormat({ format: 'aegis', kind: 'plain', carries, text: (accounts) => plainVault(database(accounts)) });
describeFormat({
  format: 'aegis',
  kind: 'encrypted',
  carries,
  text: (accounts) => JSON.stringify(database(accounts)),
  file: encryptedVault,
  password,
});

describe("Aegis's vault file", () => {
  const entry = {
    type: 'totp',
    name: 'bob',
    issuer: 'Acme',
    info: { secret: 'JBSWY3DPEHPK3PXP', algo: 'SHA1', digits: 6, period: 30 },
  };
  const read = (entries: unknown[], extra = {}) =>
    importAccounts({ bytes: new TextEncoder().encode(plainVault({ version: 2, entries, ...extra })) });

  it('names the kinds and the entries that cannot be taken, and takes the others', async () => {
    const result = await read([
      { ...entry, type: 'motp', info: { ...entry.info, pin: '1234' } },
      { ...entry, type: 'yandex' },
      { ...entry, info: { ...entry.info, algo: 'MD5' } },
      { ...entry, info: { ...entry.info, digits: 11 } },
      { ...entry, type: 'hotp', info: { ...entry.info, counter: -1 } },
      { ...entry, info: {} },
      { ...entry, name: 5 },
      'nothing',
      entry,
    ]);
    expect(result.accounts).toHaveLength(1);
    expect(result.problems).toEqual([
      { entry: 'Acme: bob', code: 'motp' },
      { entry: 'Acme: bob', code: 'yandex' },
      { entry: 'Acme: bob', code: 'md5' },
      { entry: 'Acme: bob', code: 'digits-out-of-range' },
      { entry: 'Acme: bob', code: 'counter-out-of-range' },
      { entry: 'Acme: bob', code: 'no-secret' },
      { entry: 'Acme', code: 'entry-malformed' },
      { entry: '#8', code: 'entry-malformed' },
    ]);
  });

  it('refuses a counter that no number holds exactly', async () => {
    const text = plainVault({ version: 2, entries: [{ ...entry, type: 'hotp', info: { ...entry.info, counter: 1 } }] });
    const bytes = new TextEncoder().encode(text.replace('"counter":1', '"counter":9007199254740993'));
    expect((await importAccounts({ bytes })).problems).toEqual([{ entry: 'Acme: bob', code: 'counter-out-of-range' }]);
  });

  it('brings the group of its older versions as a tag', async () => {
    expect((await read([{ ...entry, group: 'Work' }])).accounts).toMatchObject([{ tags: ['Work'] }]);
  });

  it('opens by any of its passwords', async () => {
    const text = JSON.stringify(database([]));
    const bytes = encryptedVault(text, (key) => [{ type: 2 }, passwordSlot(key, 'other'), passwordSlot(key, password)]);
    expect(await importAccounts({ bytes }, { password })).toMatchObject({ accounts: [] });
  });

  it('does not try a password at more slots than anyone has', async () => {
    const slots = (count: number, last: string) => (key: Buffer) => [
      ...Array.from({ length: count - 1 }, () => passwordSlot(key, 'other')),
      passwordSlot(key, last),
    ];
    const text = JSON.stringify(database([]));
    const opened = (count: number) =>
      importAccounts({ bytes: encryptedVault(text, slots(count, password)) }, { password });
    expect(await opened(16)).toMatchObject({ accounts: [] });
    await expect(opened(17)).rejects.toMatchObject({ code: 'too-costly' });
  });

  it('that only its own phone opens is refused as that', async () => {
    const bytes = encryptedVault('{}', () => [{ type: 2, key: 'aa' }]);
    await expect(importAccounts({ bytes }, { password })).rejects.toMatchObject({ code: 'not-portable' });
  });

  it('asks before it takes much memory, and never takes more than there is sense in', async () => {
    const costing = (n: number) => encryptedVault('{}', (key) => [{ ...passwordSlot(key, password), n }]);
    const opened = (n: number, allowMemoryMiB?: number) =>
      importAccounts({ bytes: costing(n) }, { password, ...(allowMemoryMiB !== undefined && { allowMemoryMiB }) });
    await expect(opened(2 ** 18, 255)).rejects.toMatchObject({ code: 'too-costly' });
    await expect(opened(2 ** 21, 1e6)).rejects.toMatchObject({ code: 'too-costly' });
    await expect(opened(3)).rejects.toMatchObject({ code: 'damaged' });
    await expect(opened(32)).rejects.toMatchObject({ code: 'wrong-password' });
  });
});
