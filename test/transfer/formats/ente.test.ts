import { randomBytes } from 'node:crypto';
import { argon2id } from '@noble/hashes/argon2.js';
import { describe, expect, it } from 'vitest';
import { formatOtpUri } from '../../../src/otp/uri';
import type { ImportedAccount } from '../../../src/transfer/account-fields';
import { importAccounts } from '../../../src/transfer/import';
import { describeFormat } from '../format-suite';
import { sealSecretStream } from '../secret-stream-reference';

const carries = { tags: 'several', note: true, pinned: true } as const;
const password = 'ente パスワード';
const [memLimit, opsLimit] = [64 * 1024, 1];

function lines(accounts: ImportedAccount[]): string {
  return accounts
    .map(({ tags = [], note = '', pinned = false, ...account }) => {
      const display = { pinned, trashed: false, lastUsedAt: 0, tapCount: 0, tags, note };
      return `${formatOtpUri(account)}&codeDisplay=${encodeURIComponent(JSON.stringify(display))}`;
    })
    .join('\n');
}

function encrypted(plain: string, kdfParams = { memLimit, opsLimit }): Uint8Array {
  const salt = randomBytes(16);
  const key = argon2id(password, salt, { t: opsLimit, m: memLimit / 1024, p: 1, dkLen: 32 });
  const { header, sealed } = sealSecretStream(key, new TextEncoder().encode(plain));
  const json = {
    version: 1,
    kdfParams: { ...kdfParams, salt: salt.toString('base64') },
    encryptedData: sealed.toString('base64'),
    encryptionNonce: header.toString('base64'),
  };
  return new TextEncoder().encode(JSON.stringify(json));
}

describeFormat({ format: 'ente', kind: 'plain', carries, text: lines, isJson: false, alsoTakenFor: ['otpauth'] });
describeFormat({ format: 'ente', kind: 'encrypted', carries, text: lines, file: encrypted, password, isJson: false });

describe("Ente's export", () => {
  const uri = 'otpauth://totp/Acme:bob?secret=JBSWY3DPEHPK3PXP&codeDisplay=';
  const read = (display: string) =>
    importAccounts({ bytes: new TextEncoder().encode(uri + encodeURIComponent(display)) });

  it('names what lay in the trash', async () => {
    expect(await read('{"trashed":true}')).toEqual({
      format: 'ente',
      accounts: [],
      problems: [{ entry: 'Acme:bob', code: 'in-trash' }],
    });
  });

  it.each(['{"tags":5}', '{', '"x"', '{"__proto__":{}}'])('names an entry whose display is %s', async (display) => {
    expect((await read(display)).problems).toEqual([{ entry: 'Acme:bob', code: 'entry-malformed' }]);
  });

  it('asks before it takes a gibibyte', async () => {
    const bytes = encrypted('', { memLimit: 2 ** 30, opsLimit: 4 });
    await expect(importAccounts({ bytes }, { password })).rejects.toMatchObject({ code: 'too-costly' });
  });
});
