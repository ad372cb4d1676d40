/**
 * Real files of other programs, which are no part of this project: `LATCHKEY_SAMPLES` names their folder. Its
 * `SAMPLES.tsv` says of each file its format, its password and what it holds: mostly seven accounts that are all alike.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { toBase32 } from '../../src/lib/bytes';
import type { ImportedAccount } from '../../src/transfer/account-fields';
import { importAccounts, type ImportResult } from '../../src/transfer/import';

const folder = process.env['LATCHKEY_SAMPLES'];

interface Sample {
  file: string;
  format: string;
  password: string | undefined;
  expected: string;
}

function samplesIn(path: string): Sample[] {
  const [, ...rows] = readFileSync(join(path, 'SAMPLES.tsv'), 'utf8').trim().split('\n');
  return rows.map((row) => {
    const [file = '', format = '', password = '-', expected = ''] = row.split('\t');
    return { file, format, password: password === '-' ? undefined : password, expected };
  });
}

type Parameters = Pick<ImportedAccount, 'type' | 'algorithm' | 'digits' | 'periodSeconds' | 'counter'>;

/** The seven, by their secrets in base32, read from the plain URIs without the importer. */
function theSevenIn(path: string): Map<string, { names: string; parameters: Parameters }> {
  const lines = readFileSync(join(path, 'plain.txt'), 'utf8').trim().split(/\r?\n/);
  return new Map(
    lines.map((line) => {
      const [, type = '', label = '', query = ''] = /^otpauth:\/\/(\w+)\/([^?]+)\?(.+)$/.exec(line) ?? [];
      const value = (name: string): string => new URLSearchParams(query).get(name) ?? '';
      const moving =
        type === 'hotp' ? { counter: Number(value('counter')) } : { periodSeconds: Number(value('period')) };
      const parameters = { type, algorithm: value('algorithm'), digits: Number(value('digits')), ...moving };
      return [value('secret'), { names: decodeURIComponent(label), parameters: parameters as Parameters }];
    }),
  );
}

function parametersOf({ type, algorithm, digits, periodSeconds, counter }: ImportedAccount): Parameters {
  return { type, algorithm, digits, ...(type === 'hotp' ? { counter } : { periodSeconds }) } as Parameters;
}

/** What the words of `SAMPLES.tsv` say of how many there are. */
function expectedCount(expected: string): number | undefined {
  const digits = /^\d+/.exec(expected)?.[0];
  if (digits !== undefined) return Number(digits);
  return expected.startsWith('the seven') ? 7 : undefined;
}

function read(path: string, { file, password }: Sample): Promise<ImportResult> {
  const bytes = readFileSync(join(path, file));
  return importAccounts({ name: file, bytes }, password === undefined ? {} : { password });
}

describe.skipIf(folder === undefined)('a real file', () => {
  if (folder === undefined) return;
  const theSeven = theSevenIn(folder);

  it.each(samplesIn(folder))('$file ($format) is read as it is said to be: $expected', async (sample) => {
    const { accounts, problems } = await read(folder, sample);
    expect(problems).toEqual([]);
    expect(accounts.length).toBeGreaterThan(0);
    const count = expectedCount(sample.expected);
    if (count !== undefined) expect(accounts).toHaveLength(count);
    for (const account of accounts) {
      const known = theSeven.get(toBase32(account.secret));
      const hasDefaults = sample.expected.includes('defaults');
      if (known !== undefined && !hasDefaults) expect(parametersOf(account)).toEqual(known.parameters);
      if (known !== undefined && count === 7) expect(`${account.issuer}:${account.label}`).toBe(known.names);
    }
    if (count === 7) expect(accounts.filter(({ secret }) => theSeven.has(toBase32(secret)))).toHaveLength(7);
  });

  it.each(samplesIn(folder).filter(({ password }) => password !== undefined))(
    '$file asks for its password, and knows another',
    async (sample) => {
      await expect(read(folder, { ...sample, password: undefined })).rejects.toMatchObject({ code: 'password-needed' });
      await expect(read(folder, { ...sample, password: 'x' })).rejects.toMatchObject({ code: 'wrong-password' });
    },
  );
});
