import { describe, expect, it } from 'vitest';
import { toBase32, utf8 } from '../../../src/lib/bytes';
import type { ImportedAccount } from '../../../src/transfer/account-fields';
import { importAccounts } from '../../../src/transfer/import';
import { describeFormat } from '../format-suite';
import { setUpUri } from '../set-up-uri';

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };
const xml = (text: string): string => text.replace(/[&<>]/g, (character) => escapes[character] ?? character);

const string = ([key, value]: [string, string]): string =>
  `<String><Key>${xml(key)}</Key><Value ProtectInMemory="True">${xml(value)}</Value></String>`;

const entry = (strings: Record<string, string>, more = ''): string =>
  `<Entry><UUID>AAAA</UUID>${Object.entries(strings).map(string).join('')}${more}</Entry>`;

const group = (name: string, content: string, uuid = 'BBBB'): string =>
  `<Group><UUID>${uuid}</UUID><Name>${xml(name)}</Name>${content}</Group>`;

const fileOf = (content: string, meta = ''): string =>
  `<?xml version="1.0" encoding="utf-8" standalone="yes"?>\n<KeePassFile><Meta>${meta}</Meta><Root>${group('Database', content)}</Root></KeePassFile>`;

const row = (account: ImportedAccount): string =>
  entry({
    Title: account.issuer,
    UserName: account.label,
    Password: 'x',
    Notes: account.note ?? '',
    otp: setUpUri(account),
  });

describeFormat({
  format: 'keepass',
  kind: 'XML',
  carries: { note: true },
  text: (accounts) => fileOf(accounts.map(row).join('\n')),
  isJson: false,
  alsoTakenFor: ['otpauth'],
});

describe("KeePass's XML", () => {
  const names = { Title: 'Acme', UserName: 'bob' };
  const secret = 'JBSWY3DPEHPK3PXP';
  const bytes = Uint8Array.from([72, 101, 108, 108, 111, 33, 222, 173, 190, 239]);
  const read = (content: string, meta?: string) => importAccounts({ bytes: utf8(fileOf(content, meta)) });

  const common = { issuer: 'Acme', label: 'bob', secret: bytes, algorithm: 'SHA1', digits: 6 };
  const totp = { type: 'totp', ...common, periodSeconds: 30 };
  const hotp = { type: 'hotp', ...common };

  it.each<[Record<string, string>, object]>([
    [{ otp: secret }, totp],
    [{ otp: `key=${secret}&step=60&size=8` }, { ...totp, periodSeconds: 60, digits: 8 }],
    [{ otp: `key=${secret}&otpHashMode=Sha256` }, { ...totp, algorithm: 'SHA256' }],
    [{ otp: 'key=SGVsbG8h3q2+7w%3D%3D&encoding=Base64' }, totp],
    [{ otp: `type=Hotp&key=${secret}&counter=4` }, { ...hotp, counter: 4 }],
    [{ 'TOTP Seed': secret }, totp],
    [
      { 'TOTP Seed': secret, 'TOTP Settings': '45;7' },
      { ...totp, periodSeconds: 45, digits: 7 },
    ],
    [
      { 'TOTP Seed': secret, 'TOTP Settings': '30;S' },
      { ...totp, type: 'steam', digits: 5 },
    ],
    [{ 'TimeOtp-Secret-Base32': secret }, totp],
    [{ 'TimeOtp-Secret-Hex': '48 65 6c 6c 6f 21 de ad be ef' }, totp],
    [{ 'TimeOtp-Secret-Base64': 'SGVsbG8h3q2+7w==' }, totp],
    [{ 'TimeOtp-Secret': 'pässword' }, { ...totp, secret: utf8('pässword') }],
    [
      {
        'TimeOtp-Secret-Base32': secret,
        'TimeOtp-Period': '20',
        'TimeOtp-Length': '8',
        'TimeOtp-Algorithm': 'HMAC-SHA-512',
      },
      { ...totp, periodSeconds: 20, digits: 8, algorithm: 'SHA512' },
    ],
    [
      { 'HmacOtp-Secret-Base32': secret, 'HmacOtp-Counter': '9007199254740991' },
      { ...hotp, counter: 2 ** 53 - 1 },
    ],
  ])('keeps what codes are made from as %j', async (strings, account) => {
    const { accounts, problems } = await read(entry({ ...names, ...strings }));
    expect(problems).toEqual([]);
    expect(accounts).toEqual([account]);
  });

  it('gives groups and tags as tags, and its past and what is in its trash not as accounts', async () => {
    const otp = { ...names, otp: secret };
    const past = `<History>${entry({ ...otp, Title: 'Past' })}</History>`;
    const { accounts, problems } = await read(
      entry({ ...otp, Notes: 'a\nb' }, `<Tags>x;y, z</Tags>${past}`) +
        entry({ Title: 'No code', Password: 'x' }) +
        group('Internet', group('Mail & more', entry(otp))) +
        group('Bin', group('within', entry({ ...otp, Title: 'Gone' })), 'TRASH'),
      '<RecycleBinUUID>TRASH</RecycleBinUUID>',
    );
    expect(accounts).toMatchObject([{ tags: ['x', 'y', 'z'], note: 'a\nb' }, { tags: ['Internet/Mail & more'] }]);
    expect(problems).toEqual([{ entry: 'Gone: bob', code: 'in-trash' }]);
  });

  it('names what cannot be taken', async () => {
    const bad = [
      { otp: 'motp://a' },
      { otp: `key=${secret}&encoding=base58` },
      { 'TimeOtp-Secret-Hex': 'x' },
      { 'TimeOtp-Secret-Base32': secret, 'TimeOtp-Algorithm': 'HMAC-MD5' },
    ];
    const { problems } = await read(bad.map((strings) => entry({ ...names, ...strings })).join(''));
    expect(problems.map(({ code }) => code)).toEqual(['motp', 'encoder-unsupported', 'entry-malformed', 'md5']);
  });

  it.each<[string, string, string]>([
    ['a document type', '<!DOCTYPE KeePassFile [<!ENTITY a "b">]><KeePassFile></KeePassFile>', 'unknown-format'],
    ['a document type within', `<KeePassFile><!DOCTYPE a><Root></Root></KeePassFile>`, 'damaged'],
    ['an entity', fileOf(entry({ Title: 'a' }).replace('>a<', '>&xxe;<')), 'damaged'],
    ['the name of what every object has', fileOf(entry({ Title: 'a' }).replace('>a<', '>&constructor;<')), 'damaged'],
    ['no end', fileOf(entry(names)).slice(0, -5), 'damaged'],
    ['crossed tags', '<KeePassFile><Root></KeePassFile></Root>', 'damaged'],
    ['two roots', '<KeePassFile></KeePassFile><KeePassFile></KeePassFile>', 'damaged'],
    ['depth', `<KeePassFile>${'<Group>'.repeat(100_000)}`, 'too-large'],
    ['breadth', `<KeePassFile>${'<a/>'.repeat(500_001)}</KeePassFile>`, 'too-large'],
    ['values still sealed', fileOf(entry({ otp: secret }).replace('ProtectInMemory', 'Protected')), 'not-portable'],
  ])('is refused with %s', async (_, text, code) => {
    await expect(importAccounts({ bytes: utf8(text) })).rejects.toMatchObject({ code });
  });

  it('reads character references and UTF-16', async () => {
    const text = fileOf(entry({ ...names, otp: secret })).replace('Acme', '&#x6771;&#20140; &amp;');
    const utf16 = Uint8Array.from(Buffer.from(`\uFEFF${text}`, 'utf16le'));
    expect((await importAccounts({ bytes: utf16 })).accounts).toMatchObject([{ issuer: '東京 &' }]);
  });

  it('names the account by its entry where the URI names none', async () => {
    const { accounts } = await read(entry({ ...names, otp: `otpauth://totp/?secret=${toBase32(bytes)}` }));
    expect(accounts).toMatchObject([totp]);
  });
});
