import { describe, expect, it } from 'vitest';
import { formatMigrationUris } from '../../../src/otp/migration';
import { formatOtpUri } from '../../../src/otp/uri';
import { importAccounts } from '../../../src/transfer/import';
import { knownAccounts } from '../accounts';
import { describeFormat } from '../format-suite';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll("'", '&#39;');

describeFormat({
  format: 'otpauth',
  kind: 'lines',
  carries: {},
  isJson: false,
  text: (accounts) => accounts.map(formatOtpUri).join('\r\n'),
});
describeFormat({
  format: 'otpauth',
  kind: 'a page of HTML',
  carries: {},
  isJson: false,
  text: (accounts) =>
    `<!doctype html><title>Codes</title><ul>${accounts
      .map(formatOtpUri)
      .map((uri, at) => `<li><a href="${escaped(uri)}">${String(at)}</a> <code>${escaped(uri)}</code></li>`)
      .join('')}</ul>`,
});

const inMigration = { types: ['totp', 'hotp'], digits: [6, 8], periods: [30] } as const;

describeFormat({
  format: 'google-migration',
  kind: 'URIs',
  carries: inMigration,
  isJson: false,
  alsoTakenFor: ['otpauth'],
  text: (accounts) => formatMigrationUris(accounts).join('\n'),
});

const read = (text: string) => importAccounts({ bytes: new TextEncoder().encode(text) });
const uri = 'otpauth://totp/Acme:bob?secret=JBSWY3DPEHPK3PXP';

describe('a text with set-up URIs', () => {
  it('may hold other lines, raw spaces, quotation marks and references', async () => {
    const { accounts } = await read(`My codes:
      1. ${uri}
      "otpauth://totp/Air Canada:ben?secret=JBSWY3DPEHPK3PXP",
      otpauth://totp/Bob's Diner:bob?secret=JBSWY3DPEHPK3PXP&issuer=Bob's Diner
      steam://JBSWY3DPEHPK3PXP
      https://example.com/?secret=JBSWY3DPEHPK3PXP`);
    expect(accounts.map(({ issuer, label }) => [issuer, label])).toEqual([
      ['Acme', 'bob'],
      ['Air Canada', 'ben'],
      ["Bob's Diner", 'bob'],
      ['Steam', ''],
    ]);
  });

  it.each([
    ['a column after it', 'x,URI,z', 8],
    ['semicolons', 'x;URI;z', 8],
    ['a column of two at its beginning', 'URI,z', 8],
    ['brackets', '(URI)', 8],
    ["Markdown's link", 'see [my code](URI), please', 8],
    ["Markdown's code", '- `URI`', 8],
    ["Markdown's table", '| Acme | URI|', 8],
    ['the end of a sentence', 'My code is URI.', 8],
    ['escaped text', String.raw`text: {\"uri\":\"URI\"}`, 8],
  ])('ends a URI where what surrounds it goes on: %s', async (_, line, digits) => {
    const result = await read(line.replace('URI', `${uri}&digits=8`));
    expect(result).toMatchObject({ accounts: [{ issuer: 'Acme', label: 'bob', digits }], problems: [] });
  });

  it('reads several URIs of one line, each', async () => {
    const { accounts, problems } = await read(`${uri}&digits=8,${uri}&period=60 ${uri}`);
    expect(accounts).toMatchObject([{ digits: 8 }, { periodSeconds: 60 }, { digits: 6 }]);
    expect(problems).toEqual([]);
  });

  it('leaves a comma in a name, and cuts no secret at one', async () => {
    const { accounts, problems } = await read(`${uri}&issuer=Acme, Inc. (home)
      x ${uri}&issuer=Acme,Inc.&digits=7,z
      otpauth://totp/Acme:bob?secret=JBSW,Y3DPEHPK3PXP
      otpauth://totp/Acme:bob?secret=JBSW;Y3DPEHPK3PXP&digits=8`);
    expect(accounts).toMatchObject([
      { issuer: 'Acme, Inc. (home)', digits: 6 },
      { issuer: 'Acme,Inc.', digits: 7 },
    ]);
    expect(problems.map(({ code }) => code)).toEqual(['secret-not-base32', 'secret-not-base32']);
  });

  it.each(['[work]\n', '{work}\n', '[1] ', '[\n', '[2026-01-01 "work"]\n'])(
    'may begin as JSON does: %j',
    async (beginning) => {
      expect(await read(`${beginning}${uri}`)).toMatchObject({ format: 'otpauth', accounts: [{ label: 'bob' }] });
    },
  );

  it('that is broken JSON is damaged, and no part of it is taken for the whole', async () => {
    await expect(read(JSON.stringify({ items: [uri, uri] }).slice(0, -2))).rejects.toMatchObject({ code: 'damaged' });
  });

  it('names what it cannot take by the label, and by the place where the label could hold a secret', async () => {
    const { problems } = await read(
      [
        'otpauth://totp/Acme:b%20b?secret=0',
        'otpauth://totp/secret=JBSWY3DPEHPK3PXP',
        'motp://Acme:bob?secret=e3b0',
      ].join('\n'),
    );
    expect(problems).toEqual([
      { entry: 'Acme:b b', code: 'secret-not-base32' },
      { entry: '#2', code: 'no-secret' },
      { entry: '#3', code: 'motp' },
    ]);
  });

  it("takes Google's export among others", async () => {
    const [exported] = formatMigrationUris(knownAccounts(inMigration).slice(0, 2));
    const { format, accounts } = await read(`${uri}\n${exported ?? ''}`);
    expect([format, accounts.length]).toEqual(['otpauth', 3]);
  });
});

describe("Google Authenticator's export", () => {
  const uris = formatMigrationUris(knownAccounts(inMigration));

  it('says how many of its QR codes are missing', async () => {
    const { accounts, problems } = await read(uris.slice(1).join('\n'));
    expect(accounts).toEqual(knownAccounts(inMigration).slice(10));
    expect(problems).toEqual([
      { entry: `${String(uris.length - 1)}/${String(uris.length)}`, code: 'batch-incomplete' },
    ]);
  });

  it('is not doubled where a QR code was read twice, in any order', async () => {
    const { accounts, problems } = await read([...uris, ...uris].reverse().join('\n'));
    expect(accounts).toHaveLength(knownAccounts(inMigration).length);
    expect(problems).toEqual([]);
  });

  it('that is damaged is named', async () => {
    expect(await read('otpauth-migration://offline?data=AAAA')).toMatchObject({
      accounts: [],
      problems: [{ entry: '#1', code: 'export-damaged' }],
    });
  });
});
