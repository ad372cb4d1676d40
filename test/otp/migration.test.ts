import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex, toBase64, toHex, utf8 } from '../../src/lib/bytes';
import type { OtpAccount } from '../../src/otp/account';
import { OtpError } from '../../src/otp/errors';
import { fitsMigration, formatMigrationUris, isMigrationUri, parseMigrationUri } from '../../src/otp/migration';
import { writeFields } from '../../src/otp/protobuf';

const uriOf = (payload: Uint8Array): string =>
  `otpauth-migration://offline?data=${encodeURIComponent(toBase64(payload))}`;

const field = (number: number, value: bigint | Uint8Array | string) => ({
  number,
  value: typeof value === 'string' ? utf8(value) : value,
});

const secret = utf8('Hello!');

/** An entry with these of its fields: algorithm, digits, type. */
const entry = (name: string, issuer: string, ...numbers: bigint[]): Uint8Array =>
  writeFields([
    field(1, secret),
    field(2, name),
    field(3, issuer),
    ...numbers.map((value, index) => field(index + 4, value)),
  ]);

const exportOf = (...entries: Uint8Array[]): string => uriOf(writeFields(entries.map((value) => field(1, value))));

function refusal(uri: string): string {
  try {
    parseMigrationUri(uri);
  } catch (error) {
    if (error instanceof OtpError) return error.code;
    throw error;
  }
  return 'accepted';
}

describe("Google Authenticator's export", () => {
  // Written out by hand: secret "Hello!" and DE AD BE EF, name, issuer, SHA1, six digits, TOTP; version 1, batch 1 of 1.
  const byHand =
    '0a35' +
    '0a0a48656c6c6f21deadbeef' +
    '1218' +
    toHex(utf8('Example:alice@google.com')) +
    '1a07' +
    toHex(utf8('Example')) +
    '2001' +
    '2801' +
    '3002' +
    '1001' +
    '1801' +
    '2000' +
    '28b9d0c7f0fdffffffff01';

  it('is read as it is on the wire', () => {
    const payload = fromHex(byHand);
    expect(parseMigrationUri(uriOf(payload))).toEqual({
      accounts: [
        {
          type: 'totp',
          issuer: 'Example',
          label: 'alice@google.com',
          secret: fromHex('48656c6c6f21deadbeef'),
          algorithm: 'SHA1',
          digits: 6,
          periodSeconds: 30,
        },
      ],
      problems: [],
      batch: { id: -569251783, index: 0, size: 1 },
    });
  });

  it.each([
    ['in capitals and with white space around', (uri: string) => ` ${uri.replace('otpauth', 'OTPAUTH')}\n`],
    ['with raw base64', (uri: string) => decodeURIComponent(uri)],
    ['with the alphabet of URLs', (uri: string) => decodeURIComponent(uri).replaceAll('+', '-').replaceAll('/', '_')],
    ['without padding', (uri: string) => uri.replaceAll('%3D', '')],
    ['with spaces for its pluses', (uri: string) => decodeURIComponent(uri).replaceAll('+', ' ')],
    ['with further parameters', (uri: string) => `${uri}&x=1`],
  ])('is read %s', (_, written) => {
    const account: OtpAccount = {
      type: 'totp',
      issuer: 'Acme',
      label: 'bob',
      secret: fromHex('fbeffebeff3e'),
      algorithm: 'SHA1',
      digits: 6,
      periodSeconds: 30,
    };
    const [uri = ''] = formatMigrationUris([account]);
    expect(uri).toMatch(/%2B|%2F/);
    expect(parseMigrationUri(written(uri)).accounts).toEqual([account]);
  });

  it.each([
    ['bob', 'Acme', 'Acme', 'bob'],
    ['Acme:bob', 'Acme', 'Acme', 'bob'],
    ['Acme: bob', '', 'Acme', 'bob'],
    ['Other:bob', 'Acme', 'Acme', 'Other:bob'],
    ['bob', '', '', 'bob'],
    ['', 'Acme', 'Acme', ''],
    ['100%+1 東京', '青葉銀行', '青葉銀行', '100%+1 東京'],
  ])('with the name %j and the issuer %j', (name, issuer, issuerRead, label) => {
    const [account] = parseMigrationUri(exportOf(entry(name, issuer, 1n, 1n, 2n))).accounts;
    expect(account).toMatchObject({ issuer: issuerRead, label });
  });

  it('takes what is unspecified for what Google Authenticator does', () => {
    const [account] = parseMigrationUri(exportOf(entry('bob', 'Acme', 0n, 0n, 2n))).accounts;
    expect(account).toMatchObject({ algorithm: 'SHA1', digits: 6, periodSeconds: 30 });
  });

  it.each([
    ['MD5', entry('bob', 'Acme', 4n, 1n, 2n), 'md5'],
    ['an unknown algorithm', entry('bob', 'Acme', 9n, 1n, 2n), 'algorithm-unsupported'],
    ['an unknown number of digits', entry('bob', 'Acme', 1n, 3n, 2n), 'digits-out-of-range'],
    ['a negative number of digits', entry('bob', 'Acme', 1n, -1n, 2n), 'digits-out-of-range'],
    ['no type', entry('bob', 'Acme', 1n, 1n), 'type-unsupported'],
    ['a counter below zero', entry('bob', 'Acme', 1n, 1n, 1n, -1n), 'counter-out-of-range'],
    ['a counter beyond 2^53', entry('bob', 'Acme', 1n, 1n, 1n, 2n ** 53n), 'counter-out-of-range'],
    ['no secret', writeFields([field(2, 'bob'), field(6, 2n)]), 'no-secret'],
  ])('names an entry with %s, and reads the others', (_, broken, code) => {
    const { accounts, problems } = parseMigrationUri(exportOf(entry('a', '', 1n, 1n, 2n), broken));
    expect(accounts.map(({ label }) => label)).toEqual(['a']);
    expect(problems).toEqual([{ entry: 'bob', code }]);
  });

  it('skips fields that later versions may bring', () => {
    const later = Uint8Array.of(...entry('bob', 'Acme', 1n, 1n, 2n), 0x4d, 1, 2, 3, 4, 0x51, 1, 2, 3, 4, 5, 6, 7, 8);
    expect(parseMigrationUri(exportOf(later)).accounts).toHaveLength(1);
  });

  it.each([
    ['what is none', 'otpauth://totp/a?secret=A', 'not-otpauth'],
    ['one without data', 'otpauth-migration://offline', 'export-damaged'],
    ['one whose data are no base64', 'otpauth-migration://offline?data=%%%', 'export-damaged'],
    ['an entry beyond the end', uriOf(Uint8Array.of(0x0a, 200, 1)), 'export-damaged'],
    ['an unknown wire type', uriOf(Uint8Array.of(0x0b)), 'export-damaged'],
    ['a number without end', uriOf(new Uint8Array(11).fill(0xff)), 'export-damaged'],
    ['a place outside of its batch', uriOf(writeFields([field(3, 2n), field(4, 2n)])), 'export-damaged'],
    ['a batch beyond all measure', uriOf(writeFields([field(3, 2n ** 31n)])), 'export-damaged'],
    ['one too long for any code', `otpauth-migration://offline?data=${'A'.repeat(1_000_000)}`, 'too-long'],
  ])('%s is refused', (_, uri, code) => {
    expect(refusal(uri)).toBe(code);
  });

  it('is told from everything else', () => {
    expect(isMigrationUri(' OTPAUTH-MIGRATION://offline?data=')).toBe(true);
    expect(isMigrationUri('otpauth://totp/otpauth-migration:')).toBe(false);
  });

  it('is an export or refused, whatever its bytes are', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (payload) => {
        expect(['accepted', 'export-damaged']).toContain(refusal(uriOf(payload)));
      }),
      { numRuns: 3000 },
    );
  });
});

const anyName = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: fc.constantFrom(' ', ':', '%', '+', '&', '?', '3A', 'a', '東') }),
  fc.constantFrom('null', 'undefined', '(null)'),
);
const common = {
  issuer: anyName,
  label: anyName,
  secret: fc.uint8Array({ minLength: 1, maxLength: 80 }),
  algorithm: fc.constantFrom('SHA1' as const, 'SHA256' as const, 'SHA512' as const),
  digits: fc.constantFrom(6, 8),
};
const anyFitting: fc.Arbitrary<OtpAccount> = fc.oneof(
  fc.record({ ...common, type: fc.constant('totp' as const), periodSeconds: fc.constant(30) }),
  fc.record({ ...common, type: fc.constant('hotp' as const), counter: fc.maxSafeNat() }),
);

describe('a written export', () => {
  it('reads as the accounts that it was written from, in as many codes as it takes', () => {
    fc.assert(
      fc.property(fc.array(anyFitting, { maxLength: 25 }), (accounts) => {
        const parts = formatMigrationUris(accounts).map(parseMigrationUri);
        expect(parts.flatMap((part) => part.accounts)).toEqual(accounts);
        expect(parts.flatMap((part) => part.problems)).toEqual([]);
        expect(parts.map(({ batch }) => batch.index)).toEqual(parts.map((_, index) => index));
        expect(new Set(parts.map(({ batch }) => batch.id)).size).toBeLessThanOrEqual(1);
        for (const part of parts) expect(part.batch.size).toBe(parts.length);
      }),
    );
  });

  it('puts no more into one code than a camera reads', () => {
    fc.assert(
      fc.property(fc.array(anyFitting, { maxLength: 25 }), (accounts) => {
        for (const uri of formatMigrationUris(accounts)) {
          const isAlone = parseMigrationUri(uri).accounts.length === 1;
          expect(isAlone || uri.length < 2300).toBe(true);
        }
      }),
    );
  });

  it.each<[string, Partial<OtpAccount>]>([
    ['Steam', { type: 'steam', digits: 5 }],
    ['seven digits', { digits: 7 }],
    ['another period', { periodSeconds: 60 }],
  ])('has no place for %s', (_, odd) => {
    const account: OtpAccount = {
      type: 'totp',
      issuer: '',
      label: 'a',
      secret,
      algorithm: 'SHA1',
      digits: 6,
      periodSeconds: 30,
      ...odd,
    };
    expect(fitsMigration(account)).toBe(false);
    expect(() => formatMigrationUris([account])).toThrow(expect.objectContaining({ code: 'not-in-export' }));
  });
});
