import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ImportedAccount } from '../../src/transfer/account-fields';
import { fileContent } from '../../src/transfer/content';
import { importFormats } from '../../src/transfer/formats';
import { importAccounts } from '../../src/transfer/import';
import { anyAccount, type Carries, knownAccounts } from './accounts';
import { fuzzBytes, fuzzJson } from './fuzz';

export interface FormatCase {
  /** The format's own, as `importAccounts` gives it. */
  format: string;
  /** Which of the format's kinds, such as `encrypted`. */
  kind: string;
  carries: Carries;
  /** The JSON that the file is, or that is sealed or packed in it; any text where the format is no JSON. */
  text: (accounts: ImportedAccount[]) => string;
  /** The file, from the text. Its key derivation is a cheap one. */
  file?: (text: string) => Uint8Array | Promise<Uint8Array>;
  /** Set where the file is sealed. */
  password?: string;
  /** What another password is taken for; where nothing is set, it is known. */
  wrongPassword?: 'wrong-password' | 'unknown-format';
  isJson?: boolean;
  /** Formats later in the table, of which this one is a special case. */
  alsoTakenFor?: string[];
  /** For one mutated file, where a format lets a file ask for long key derivation. */
  limitMs?: number;
  /** Set where the key derivation is the format's own and takes more than 16. */
  allowMemoryMiB?: number;
  /** Set where reading one file takes tens of milliseconds, most of them for its key. */
  isCostly?: boolean;
}

const utf8File = (text: string): Uint8Array => new TextEncoder().encode(text);

/** What holds for every format: built from known accounts, it is read back to the bit, and no mutation breaks the reader. */
export function describeFormat(each: FormatCase): void {
  const { format, kind, carries, text, file = utf8File, password, isJson = true, isCostly, allowMemoryMiB } = each;
  const options = password === undefined ? {} : { password };
  const build = async (accounts: ImportedAccount[]): Promise<Uint8Array> => file(text(accounts));

  describe(`${format}, ${kind}`, () => {
    it('gives back the accounts that it was built from', async () => {
      const accounts = knownAccounts(carries);
      const read = await importAccounts({ bytes: await build(accounts) }, options);
      expect(read).toEqual({ format, accounts, problems: [] });
    });

    it('is taken for a file of no other format', async () => {
      const content = fileContent(await build(knownAccounts(carries)));
      const takers = await Promise.all(
        importFormats.map(async (other) => [other.name, await other.recognizes(content)]),
      );
      const names = takers.flatMap(([name, takes]) => (takes === true ? [name] : []));
      expect(names).toEqual([format, ...(each.alsoTakenFor ?? [])]);
    });

    it('gives back any account that it can carry', async () => {
      const lists = fc.array(anyAccount(carries), { minLength: 1, maxLength: 5 });
      await fc.assert(
        fc.asyncProperty(lists, async (accounts) => {
          const read = await importAccounts({ bytes: await build(accounts) }, options);
          expect(read.problems).toEqual([]);
          expect(read.accounts).toEqual(accounts);
        }),
        { numRuns: isCostly ? 1 : password === undefined ? 50 : 20 },
      );
    });

    if (password !== undefined) {
      it('asks for its password, and knows another', async () => {
        const bytes = await build(knownAccounts(carries));
        await expect(importAccounts({ bytes })).rejects.toMatchObject({ code: 'password-needed' });
        await expect(importAccounts({ bytes }, { password: `${password}x` })).rejects.toMatchObject({
          code: each.wrongPassword ?? 'wrong-password',
        });
      });
    }

    const limits = { password, isCostly, allowMemoryMiB, ...(each.limitMs !== undefined && { limitMs: each.limitMs }) };
    const few = () => knownAccounts(carries).filter((_, at) => at % 7 === 0);

    it('is read or refused by a code, however its bytes are changed', { timeout: 3_600_000 }, async () => {
      await fuzzBytes([await build(few())], limits);
    });

    if (isJson) {
      it('is read or refused by a code, whatever its JSON says', { timeout: 3_600_000 }, async () => {
        await fuzzJson(text(few()), file, limits);
      });
    }
  });
}
