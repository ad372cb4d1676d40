import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseOtpUri } from '../../src/otp/uri';
import type { ImportedAccount } from '../../src/transfer/account-fields';
import { cannotCarry, exportAccounts, exportFormats, type ExportOptions } from '../../src/transfer/export';
import { importAccounts } from '../../src/transfer/import';
import { anyAccount, type Carries, knownAccounts } from './accounts';

const password = 'correct horse ǆ battery';
const cost = { memoryKiB: 64, iterations: 1, parallelism: 1 };
const allExtras = { tags: 'several', note: true, pinned: true } as const;

const kinds: [string, ExportOptions, Carries][] = [
  ['latchkey', { format: 'latchkey', password, cost }, allExtras],
  ['otpauth', { format: 'otpauth' }, {}],
  ['aegis', { format: 'aegis' }, allExtras],
  ['2fas', { format: '2fas' }, { digits: [5, 6, 7, 8], periods: [10, 30, 60, 90], tags: 'one' }],
  ['google-migration', { format: 'google-migration' }, { types: ['totp', 'hotp'], digits: [6, 8], periods: [30] }],
];

const readBack = (bytes: Uint8Array, by?: string) =>
  importAccounts({ bytes }, by === undefined ? {} : { password: by });

describe('what is exported and imported again', () => {
  it('is of every format that there is', () => {
    expect(kinds.map(([format]) => format)).toEqual([...exportFormats]);
  });

  it.each(kinds)('is the same to the bit: %s', async (format, options, carries) => {
    const accounts = knownAccounts(carries);
    expect(cannotCarry(accounts, options.format)).toEqual([]);
    const bytes = await exportAccounts(accounts, options);
    expect(await readBack(bytes, options.password)).toEqual({ format, accounts, problems: [] });
    const lists = fc.array(anyAccount(carries), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(lists, async (any) => {
        const { accounts, problems } = await readBack(await exportAccounts(any, options), options.password);
        expect([accounts, problems]).toEqual([any, []]);
      }),
      { numRuns: 25 },
    );
  });

  it("is the same through Aegis's encrypted file", async () => {
    const accounts = knownAccounts(allExtras);
    const bytes = await exportAccounts(accounts, { format: 'aegis', password });
    expect(new TextDecoder().decode(bytes)).not.toContain('"entries"');
    expect(await readBack(bytes, password)).toEqual({ format: 'aegis', accounts, problems: [] });
  });
});

describe('an export', () => {
  const steam: ImportedAccount = { ...account(), type: 'steam', issuer: 'Steam', digits: 5 };
  const sevenDigits = { ...account(), digits: 7, issuer: 'Seven' };
  const quick = { ...account(), periodSeconds: 20, issuer: 'Quick' };

  it('leaves nobody out without a word: it says who cannot come along, and is not written with them', async () => {
    const accounts = [account(), steam, sevenDigits, quick];
    expect(cannotCarry(accounts, 'google-migration')).toEqual([
      { entry: 'Steam: bob', code: 'type' },
      { entry: 'Seven: bob', code: 'digits' },
      { entry: 'Quick: bob', code: 'period' },
    ]);
    expect(cannotCarry(accounts, '2fas')).toEqual([{ entry: 'Quick: bob', code: 'period' }]);
    expect(cannotCarry([{ ...account(), digits: 9 }], '2fas')).toMatchObject([{ code: 'digits' }]);
    await expect(exportAccounts(accounts, { format: '2fas' })).rejects.toMatchObject({ code: 'cannot-carry' });
  });

  it('is not taken for encrypted where it is not', async () => {
    await expect(exportAccounts([account()], { format: 'latchkey' })).rejects.toMatchObject({
      code: 'password-needed',
    });
    await expect(exportAccounts([account()], { format: 'otpauth', password })).rejects.toMatchObject({
      code: 'not-encrypted',
    });
  });
});

describe("Latchkey's backup", () => {
  const sealed = (accounts: ImportedAccount[], records = {}) =>
    exportAccounts(accounts, { format: 'latchkey', password, cost, records });

  it('carries what else a vault holds', async () => {
    const kept = { origin: 'https://example.com', order: 5 };
    const records = { savedSignIn: [{ username: 'alice' }], laterKind: [1, 'x', null] };
    const bytes = await sealed([{ ...account(), kept }], records);
    expect(await readBack(bytes, password)).toEqual({
      format: 'latchkey',
      accounts: [{ ...account(), kept }],
      problems: [],
      records,
    });
  });

  it('opens by the same passphrase however it is composed, and by no other', async () => {
    const bytes = await sealed([account()]);
    expect((await readBack(bytes, password.normalize('NFKD'))).accounts).toHaveLength(1);
    await expect(readBack(bytes, 'another')).rejects.toMatchObject({ code: 'wrong-password' });
    await expect(readBack(bytes)).rejects.toMatchObject({ code: 'password-needed' });
  });

  it('shows nothing of what is in it, and is sealed anew each time', async () => {
    const [one, two] = [await sealed([account()]), await sealed([account()])];
    expect(new TextDecoder().decode(one)).not.toMatch(/Acme|bob|totp/);
    expect(one).not.toEqual(two);
  });

  it('does not open wrong by a bit', async () => {
    const file = JSON.parse(new TextDecoder().decode(await sealed([account()]))) as Record<string, unknown>;
    const ciphertext = Buffer.from(String(file['ciphertext']), 'base64');
    for (let at = 0; at < ciphertext.length; at += 7) {
      const flipped = Buffer.from(ciphertext);
      flipped[at] = (flipped[at] ?? 0) ^ (1 << (at % 8));
      const bytes = new TextEncoder().encode(JSON.stringify({ ...file, ciphertext: flipped.toString('base64') }));
      await expect(readBack(bytes, password)).rejects.toMatchObject({ code: 'wrong-password' });
    }
  });

  it('is opened by forty lines that share nothing with us', async () => {
    const accounts = knownAccounts();
    const folder = await mkdtemp(join(tmpdir(), 'backup-'));
    try {
      const path = join(folder, 'backup.json');
      await writeFile(path, await sealed(accounts));
      const script = fileURLToPath(new URL('open-backup.mjs', import.meta.url));
      const { stdout } = await promisify(execFile)(process.execPath, [script, path, password]);
      expect(stdout.trim().split('\n').map(parseOtpUri)).toEqual(accounts);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

function account(): ImportedAccount {
  const secret = new TextEncoder().encode('a secret of 22 bytes..');
  return { type: 'totp', issuer: 'Acme', label: 'bob', secret, algorithm: 'SHA1', digits: 6, periodSeconds: 30 };
}
