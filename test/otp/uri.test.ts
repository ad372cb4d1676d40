import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBase32, utf8 } from '../../src/lib/bytes';
import type { OtpAccount } from '../../src/otp/account';
import { OtpError } from '../../src/otp/errors';
import { formatOtpUri, parseOtpUri } from '../../src/otp/uri';

const secret = 'JBSWY3DPEHPK3PXP';
const plain = { type: 'totp', issuer: 'Acme', label: 'bob', algorithm: 'SHA1', digits: 6, periodSeconds: 30 } as const;

/** The secret in base32, as a person compares it. */
function parsed(uri: string) {
  const { secret: bytes, ...account } = parseOtpUri(uri);
  return { ...account, secret: toBase32(bytes) };
}

function refusal(uri: string): string {
  try {
    parseOtpUri(uri);
  } catch (error) {
    if (error instanceof OtpError) return error.code;
    throw error;
  }
  return 'accepted';
}

describe('a set-up URI is read', () => {
  it('with every parameter', () => {
    const uri = `otpauth://totp/Acme:bob?secret=${secret}&issuer=Acme&algorithm=SHA256&digits=8&period=60`;
    expect(parsed(uri)).toEqual({ ...plain, secret, algorithm: 'SHA256', digits: 8, periodSeconds: 60 });
    expect(parsed(`otpauth://hotp/Acme:bob?secret=${secret}&counter=9007199254740991`)).toEqual({
      type: 'hotp',
      issuer: 'Acme',
      label: 'bob',
      secret,
      algorithm: 'SHA1',
      digits: 6,
      counter: 2 ** 53 - 1,
    });
  });

  it.each([
    ['with nothing but a secret', `otpauth://totp/Acme:bob?secret=${secret}`],
    ['in capitals', `OTPAUTH://TOTP/Acme:bob?SECRET=${secret}&DIGITS=6`],
    ['with white space around', `\uFEFF \n otpauth://totp/Acme:bob?secret=${secret}\r\n`],
    ['with empty parameters', `otpauth://totp/Acme:bob?secret=${secret}&algorithm=&digits=&period=&counter=&encoder=`],
    [
      'with null parameters',
      `otpauth://totp/Acme:bob?secret=${secret}&issuer=null&algorithm=null&digits=null&period=null`,
    ],
    ['with a bare issuer', `otpauth://totp/Acme:bob?secret=${secret}&issuer`],
    ['with doubled and trailing ampersands', `otpauth://totp/Acme:bob?&secret=${secret}&&digits=6&`],
    ['with ampersands of HTML', `otpauth://totp/Acme:bob?secret=${secret}&amp;issuer=Acme&amp;digits=6`],
    ['with parameters of other programs', `otpauth://totp/Acme:bob?image=https://x/y.png&secret=${secret}&color=red`],
    ['with the same parameter twice', `otpauth://totp/Acme:bob?secret=${secret}&digits=6&digits=6`],
    ['with an encoded colon', `otpauth://totp/Acme%3Abob?secret=${secret}`],
    ['with spaces after the colon', `otpauth://totp/Acme:%20%20bob?secret=${secret}`],
    ['with spaces after an encoded colon', `otpauth://totp/Acme%3A%20bob?secret=${secret}&issuer=Acme`],
    ['without slashes', `otpauth:totp/Acme:bob?secret=${secret}`],
    ["of Apple's scheme", `apple-otpauth://totp/Acme:bob?secret=${secret}`],
    ['with the counter of a program that writes all fields', `otpauth://totp/Acme:bob?secret=${secret}&counter=-1`],
  ])('%s', (_, uri) => {
    expect(parsed(uri)).toEqual({ ...plain, secret });
  });

  it.each(['SHA1', 'sha1', 'SHA-1', 'HmacSHA1', 'HMAC-SHA-1'])('with the algorithm %s', (name) => {
    expect(parsed(`otpauth://totp/a?secret=${secret}&algorithm=${name}`).algorithm).toBe('SHA1');
  });

  it.each(['SHA-256', 'sha256', 'HmacSHA256', 'hmac_sha256'])('with the algorithm %s', (name) => {
    expect(parsed(`otpauth://totp/a?secret=${secret}&algorithm=${name}`).algorithm).toBe('SHA256');
  });

  it.each([
    'JBSW Y3DP EHPK 3PXP',
    'JBSW%20Y3DP%20EHPK%203PXP',
    'JBSW+Y3DP+EHPK+3PXP',
    'jbsw-y3dp-ehpk-3pxp',
    'jbswy3dpehpk3pxp',
    '  JBSWY3DPEHPK3PXP  ',
    'JBSWY3DPEHPK3PXP======',
    'JBSWY3DPEHPK3PXP%3D%3D',
  ])('with the secret written %s', (written) => {
    expect(parsed(`otpauth://totp/a?secret=${written}&digits=6`).secret).toBe(secret);
  });

  it.each([
    [1, 1],
    [26, 16],
    [64, 40],
    [205, 128],
  ])('with a secret of %i characters short of padding', (_, bytes) => {
    const long = toBase32(Uint8Array.from({ length: bytes }, (__, i) => i * 7));
    expect(parsed(`otpauth://totp/a?secret=${long}`).secret).toBe(long);
  });

  it.each(['', '&counter', '&counter=', '&counter=null', '&counter=0'])('with HOTP and %j, from zero', (written) => {
    expect(parsed(`otpauth://hotp/a?secret=${secret}${written}`).counter).toBe(0);
  });
});

describe('the names', () => {
  it.each<[path: string, query: string, issuer: string, label: string]>([
    ['', '', '', ''],
    ['/', '', '', ''],
    ['/', '&issuer=Acme', 'Acme', ''],
    ['/null', '', '', ''],
    ['/Acme:', '', 'Acme', ''],
    ['/bob', '&issuer=Acme', 'Acme', 'bob'],
    ['/:bob', '&issuer=Acme', 'Acme', 'bob'],
    ['/Acme:bob:second', '', 'Acme', 'bob:second'],
    ['/acme:bob', '&issuer=Acme', 'Acme', 'bob'],
    ['/Acme%20Mail:bob', '&issuer=Acme', 'Acme', 'Acme Mail:bob'],
    ['/Air+Canada:bob+smith', '&issuer=Air+Canada', 'Air Canada', 'bob smith'],
    ['/Acme:bob+news@example.com', '', 'Acme', 'bob+news@example.com'],
    ['/Acme:bob+news%40example.com', '', 'Acme', 'bob+news@example.com'],
    ['/Acme:Bob+Smith+<bob+news@example.com>', '', 'Acme', 'Bob Smith <bob+news@example.com>'],
    ['/Acme:Bob+Smith%20%28bob+news%40example.com%29', '', 'Acme', 'Bob Smith (bob+news@example.com)'],
    ['/Acme+Mail:bob+news@example.com', '&issuer=Acme+Mail', 'Acme Mail', 'bob+news@example.com'],
    ['/Acme:a%2Bb', '&issuer=A%2BB', 'A+B', 'Acme:a+b'],
    ['/100%:bob', '&issuer=100%', '100%', 'bob'],
    ['/caf%E9%20bar', '', '', 'caf%E9 bar'],
    ['/%E6%9D%B1%E4%BA%AC:%F0%9F%94%91', '', '東京', '🔑'],
    ['/東京:🔑', '', '東京', '🔑'],
    ['/AT&T:bob', '&issuer=AT&T', 'AT&T', 'bob'],
    ['/bob', '&issuer=Johnson & Johnson&digits=6', 'Johnson & Johnson', 'bob'],
    ['/What?:bob', '&issuer=What?', 'What?', 'bob'],
    ['/a/b', '', '', 'a/b'],
    ['/a#1', '', '', 'a#1'],
  ])('otpauth://totp%s … %s', (path, query, issuer, label) => {
    expect(parsed(`otpauth://totp${path}?secret=${secret}${query}`)).toMatchObject({ issuer, label });
  });
});

describe("Steam's codes", () => {
  it.each([
    `otpauth://steam/Steam:bob?secret=${secret}`,
    `otpauth://steam/Steam:bob?secret=${secret}&issuer=Steam&digits=6`,
    `otpauth://totp/Steam:bob?secret=${secret}&encoder=steam`,
    `otpauth://totp/Steam:bob?secret=${secret}&encoder=Steam`,
    `otpauth://totp/Steam:bob?secret=${secret}&steam`,
    `otpauth://totp/Steam:bob?secret=${secret}&steam=true`,
    `otpauth://totp/Steam:bob?steam&secret=${secret}&issuer=Steam`,
  ])('are recognised in %s', (uri) => {
    expect(parsed(uri)).toEqual({ ...plain, type: 'steam', issuer: 'Steam', secret, digits: 5 });
  });

  it('are recognised in a bare steam: secret', () => {
    expect(parsed(`steam://${secret}`)).toEqual({
      ...plain,
      type: 'steam',
      issuer: 'Steam',
      label: '',
      secret,
      digits: 5,
    });
  });

  it('are not guessed from the name alone', () => {
    expect(parsed(`otpauth://totp/Steam:bob?secret=${secret}&issuer=Steam`).type).toBe('totp');
  });
});

describe('what no code can be computed from is refused for what it is', () => {
  const totp = `otpauth://totp/a?secret=${secret}`;
  it.each([
    ['', 'not-otpauth'],
    ['hello', 'not-otpauth'],
    ['https://example.com/?secret=JBSWY3DPEHPK3PXP', 'not-otpauth'],
    ['constructor://x', 'not-otpauth'],
    [`${totp}&x=${'y'.repeat(20_000)}`, 'too-long'],
    [`otpauth://blizzard/a?secret=${secret}`, 'type-unsupported'],
    [`otpauth://constructor/a?secret=${secret}`, 'type-unsupported'],
    [`otpauth:///a?secret=${secret}`, 'type-unsupported'],
    ['otpauth://totp/a', 'no-secret'],
    ['otpauth://totp/a?secret=', 'no-secret'],
    ['otpauth://totp/a?secret=null', 'no-secret'],
    ['otpauth://totp/a?secret=%20-%20', 'no-secret'],
    ['steam://', 'no-secret'],
    ['otpauth://totp/a?secret=JBSWY3DPEHPK3PX1', 'secret-not-base32'],
    ['otpauth://totp/a?secret=J', 'secret-not-base32'],
    ['otpauth://totp/a?secret=3132333435363738393a', 'secret-not-base32'],
    ['steam://run/440', 'secret-not-base32'],
    [`${totp}&digits=4`, 'digits-out-of-range'],
    [`${totp}&digits=11`, 'digits-out-of-range'],
    [`${totp}&digits=-6`, 'digits-out-of-range'],
    [`${totp}&digits=six`, 'digits-out-of-range'],
    [`${totp}&digits=6.5`, 'digits-out-of-range'],
    [`${totp}&period=0`, 'period-out-of-range'],
    [`${totp}&period=86401`, 'period-out-of-range'],
    [`${totp}&period=1e3`, 'period-out-of-range'],
    [`otpauth://hotp/a?secret=${secret}&counter=1.5`, 'counter-out-of-range'],
    [`otpauth://hotp/a?secret=${secret}&counter=-1`, 'counter-out-of-range'],
    [`otpauth://hotp/a?secret=${secret}&counter=9007199254740992`, 'counter-out-of-range'],
    [`${totp}&algorithm=SHA224`, 'algorithm-unsupported'],
    [`${totp}&algorithm=constructor`, 'algorithm-unsupported'],
    [`${totp}&encoder=base58`, 'encoder-unsupported'],
    [`otpauth://hotp/a?secret=${secret}&steam`, 'encoder-unsupported'],
    [`${totp}&secret=MFRGGZDFMZTWQ2LK`, 'parameter-repeated'],
    [`${totp}&digits=6&digits=8`, 'parameter-repeated'],
    [`${totp}&algorithm=MD5`, 'md5'],
    [`${totp}&algorithm=HmacMD5`, 'md5'],
    ['motp://Acme:bob?secret=0123456789abcdef', 'motp'],
    ['otpauth://motp/Acme:bob?secret=0123456789abcdef', 'motp'],
    [`otpauth://yaotp/bob?secret=${secret}`, 'yandex'],
    ['duo://ABCDEFGHIJKLMNOPQRST-YXBpLTEyMzQuZHVvc2VjdXJpdHkuY29t', 'duo'],
    ['ABCDEFGHIJKLMNOPQRST-YXBpLTEyMzQuZHVvc2VjdXJpdHkuY29t', 'duo'],
    ['https://m-1234.duosecurity.com/activate/ABCDEFGHIJKLMNOPQRST', 'duo'],
    ['phonefactor://activate_account?code=123456789&url=https%3A%2F%2Fexample.com', 'microsoft-phone'],
    ['microsoft-authenticator://activatemfa/?code=123456789', 'microsoft-phone'],
    ['ms-msa://code=123456789', 'microsoft-phone'],
    ['apple-otpauth://setup', 'apple-unknown'],
    [`apple-otpauth://passkey/a?secret=${secret}`, 'apple-unknown'],
    ['otpauth-migration://offline?data=CjEKCkhlbGxvId6tvu8', 'google-export'],
  ])('%s: %s', (uri, code) => {
    expect(refusal(uri)).toBe(code);
  });

  it('without a word of the secret', () => {
    expect.assertions(2);
    try {
      parseOtpUri('otpauth://totp/a?secret=0HIDDEN');
    } catch (error) {
      expect(String(error)).not.toContain('HIDDEN');
      expect(error).not.toHaveProperty('cause.message');
    }
  });
});

const anyName = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom(' ', ':', '%', '+', '&', '?', '=', '@', '/', '#', '3A', 'a', '東', '(', '\n'),
    maxLength: 8,
  }),
  fc.constantFrom('null', '(null)', 'undefined', 'secret=A', '?secret=A', '&amp;', '%26', '__proto__'),
);
const common = {
  issuer: anyName,
  label: anyName,
  secret: fc.uint8Array({ minLength: 1, maxLength: 80 }),
  algorithm: fc.constantFrom('SHA1' as const, 'SHA256' as const, 'SHA512' as const),
};
const periodSeconds = fc.integer({ min: 1, max: 86_400 });
const digits = fc.integer({ min: 5, max: 10 });
const anyAccount: fc.Arbitrary<OtpAccount> = fc.oneof(
  fc.record({ ...common, type: fc.constant('totp' as const), digits, periodSeconds }),
  fc.record({ ...common, type: fc.constant('steam' as const), digits: fc.constant(5), periodSeconds }),
  fc.record({ ...common, type: fc.constant('hotp' as const), digits, counter: fc.maxSafeNat() }),
);

describe('a written URI', () => {
  it('reads as the account it was written from', () => {
    fc.assert(
      fc.property(anyAccount, (account) => {
        expect(parseOtpUri(formatOtpUri(account))).toEqual(account);
      }),
      { numRuns: 3000 },
    );
  });

  it('is what authenticators write', () => {
    const account = {
      ...plain,
      issuer: 'Air Canada',
      label: 'bob+news@example.com',
      secret: utf8('12345678901234567890'),
    };
    expect(formatOtpUri(account)).toBe(
      'otpauth://totp/Air%20Canada:bob%2Bnews%40example.com?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' +
        '&issuer=Air%20Canada&algorithm=SHA1&digits=6&period=30',
    );
  });

  it('carries a lone surrogate as the replacement character', () => {
    expect(parseOtpUri(formatOtpUri({ ...plain, label: 'a\uD800', secret: utf8('x') })).label).toBe('a\uFFFD');
  });
});

describe('any text', () => {
  const pieces = [
    'otpauth://',
    'totp/',
    'hotp/',
    'steam/',
    'steam://',
    'secret=',
    secret,
    'issuer=',
    'period=',
    'digits=',
    'null',
  ];
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc
      .array(fc.constantFrom(...pieces, '&', '?', ':', '%', '%3A', '+', '30', '&amp;', ' '), { maxLength: 16 })
      .map((p) => p.join('')),
  );

  it('is an account that survives writing, or is refused with a code', () => {
    let accounts = 0;
    fc.assert(
      fc.property(text, (input) => {
        if (refusal(input) !== 'accepted') return;
        accounts++;
        const account = parseOtpUri(input);
        expect(parseOtpUri(formatOtpUri(account))).toEqual(account);
      }),
      { numRuns: 5000 },
    );
    expect(accounts).toBeGreaterThan(0);
  });

  it('of the longest kind is judged at once', () => {
    for (const piece of ['%40', '%', '&', '?', ' ', '+', '?issuer', ':', '%3A', 'a@']) {
      const hostile = `otpauth://totp/${piece.repeat(16_000 / piece.length)}(`;
      const startedMs = performance.now();
      refusal(hostile);
      expect(performance.now() - startedMs).toBeLessThan(250);
    }
  });
});
