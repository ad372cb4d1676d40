import { createCipheriv, pbkdf2Sync, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { toBase32 } from '../../../src/lib/bytes';
import type { ImportedAccount } from '../../../src/transfer/account-fields';
import { importAccounts } from '../../../src/transfer/import';
import { describeFormat } from '../format-suite';

const password = 'mot de passe é';

function services(accounts: ImportedAccount[]): unknown[] {
  return accounts.map(({ type, issuer, label, secret, algorithm, digits, periodSeconds, counter, tags }, position) => ({
    name: issuer,
    secret: toBase32(secret),
    updatedAt: 1_702_934_567_518,
    otp: {
      label,
      account: label,
      issuer,
      digits,
      algorithm,
      ...(type === 'hotp' ? { counter } : { period: periodSeconds }),
      tokenType: type.toUpperCase(),
      source: 'Link',
    },
    order: { position },
    ...(tags && { groupId: tags[0] }),
  }));
}

const carries = { tags: 'one' } as const;
const tagIds = (accounts: ImportedAccount[]) =>
  [...new Set(accounts.flatMap(({ tags }) => tags ?? []))].map((name) => ({ id: name, name, isExpanded: true }));

const backup = (content: object): string =>
  JSON.stringify({ schemaVersion: 4, appVersionCode: 1, appOrigin: 'android', groups: [], ...content });

function encrypted(plain: string): Uint8Array {
  const [salt, iv] = [randomBytes(256), randomBytes(12)];
  const cipher = createCipheriv('aes-256-gcm', pbkdf2Sync(password, salt, 10_000, 32, 'sha256'), iv);
  const sealed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  const parts = [sealed, salt, iv].map((part) => part.toString('base64'));
  return new TextEncoder().encode(backup({ services: [], servicesEncrypted: parts.join(':'), reference: 'x' }));
}

describeFormat({
  format: '2fas',
  kind: 'plain',
  carries,
  text: (accounts) => backup({ services: services(accounts), groups: tagIds(accounts) }),
});
describeFormat({
  format: '2fas',
  kind: 'encrypted',
  carries: {},
  text: (accounts) => JSON.stringify(services(accounts)),
  file: encrypted,
  password,
});

describe("2FAS's backup", () => {
  const read = (service: object, schemaVersion = 1) =>
    importAccounts({ bytes: new TextEncoder().encode(backup({ schemaVersion, services: [service] })) });

  it('of the first schema takes the defaults for what it does not say', async () => {
    const service = { name: 'Deno', secret: 'JBSWY3DPEHPK3PXP', type: 'Unknown', otp: { account: 'Mason' } };
    expect((await read(service)).accounts).toMatchObject([
      { type: 'totp', issuer: 'Deno', label: 'Mason', algorithm: 'SHA1', digits: 6, periodSeconds: 30 },
    ]);
    expect((await read({ name: 'Deno', secret: 'JBSWY3DPEHPK3PXP' })).accounts).toMatchObject([{ issuer: 'Deno' }]);
  });

  it('keeps the name that a person gave as a note beside the issuer', async () => {
    const service = { name: 'Home', secret: 'JBSWY3DPEHPK3PXP', otp: { issuer: 'Acme', account: 'bob' } };
    expect((await read(service)).accounts).toMatchObject([{ issuer: 'Acme', note: 'Home' }]);
  });

  it('names what cannot be taken', async () => {
    const service = { name: 'Home', secret: 'JBSWY3DPEHPK3PXP', otp: { algorithm: 'SHA224', account: 'bob' } };
    expect((await read(service)).problems).toEqual([{ entry: 'Home: bob', code: 'algorithm-unsupported' }]);
    expect((await read({ ...service, secret: '' })).problems).toEqual([{ entry: 'Home: bob', code: 'no-secret' }]);
  });
});
