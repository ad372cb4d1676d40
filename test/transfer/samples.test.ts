import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importAccounts } from '../../src/transfer/import';

/** Real files of other programs, which are not ours to give away; beside them, a table says what is in them. */
const folder = process.env['LATCHKEY_SAMPLES'];

describe.skipIf(folder === undefined)('the real files of other authenticators', async () => {
  const imports = join(folder ?? '', 'imports');
  const table = folder === undefined ? '' : await readFile(join(imports, 'SAMPLES.tsv'), 'utf8');
  const samples = table
    .split('\n')
    .slice(1)
    .filter(Boolean)
    .map((line) => line.split('\t'));
  const read = async (name: string, password?: string) => {
    const bytes = new Uint8Array(await readFile(join(imports, name)));
    return importAccounts({ bytes }, password === undefined ? {} : { password });
  };

  it.each(samples)('%s is read: %s', async (name = '', _format, password = '-', expected = '') => {
    const { accounts: seven } = await read('plain.txt');
    const { accounts, problems } = await read(name, password === '-' ? undefined : password);
    expect(problems).toEqual([]);
    const count = /^(\d+)\b/.exec(expected)?.[1] ?? (expected === 'the seven' ? '7' : undefined);
    if (count !== undefined) expect(accounts).toHaveLength(Number(count));
    expect(accounts.length).toBeGreaterThan(0);
    if (expected === 'the seven')
      expect(accounts).toEqual(expect.arrayContaining(seven.map((each) => expect.objectContaining(each) as unknown)));
    const known = seven.map(({ secret }) => Buffer.from(secret).toString('hex'));
    for (const { secret } of accounts) expect(known).toContain(Buffer.from(secret).toString('hex'));
  });
});
