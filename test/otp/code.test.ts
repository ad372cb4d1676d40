import { execFileSync, spawnSync } from 'node:child_process';
import { createHmac, webcrypto } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBase32, toHex, utf8 } from '../../src/lib/bytes';
import type { OtpAccount } from '../../src/otp/account';
import { codeAt, codeForStep, timeStep, usableCode } from '../../src/otp/code';
import { hotpAccount, totpAccount } from './account';

const sha1Secret = utf8('12345678901234567890');

describe('RFC 4226, appendix D', () => {
  const codes = ['755224', '287082', '359152', '969429', '338314', '254676', '287922', '162583', '399871', '520489'];
  it.each(codes.map((code, counter) => ({ counter, code })))('counter $counter gives $code', ({ counter, code }) => {
    expect(codeAt(hotpAccount({ secret: sha1Secret, counter }), 0)).toEqual({ code, msLeft: Infinity });
  });
});

describe('RFC 6238, appendix B', () => {
  const secrets = {
    SHA1: sha1Secret,
    SHA256: utf8('12345678901234567890123456789012'),
    SHA512: utf8('1234567890123456789012345678901234567890123456789012345678901234'),
  };
  it.each([
    [59, '94287082', '46119246', '90693936'],
    [1111111109, '07081804', '68084774', '25091201'],
    [1111111111, '14050471', '67062674', '99943326'],
    [1234567890, '89005924', '91819424', '93441116'],
    [2000000000, '69279037', '90698825', '38618901'],
    [20000000000, '65353130', '77737706', '47863826'],
  ])('at %i seconds', (seconds, ...codes) => {
    const [SHA1, SHA256, SHA512] = codes;
    for (const [algorithm, code] of Object.entries({ SHA1, SHA256, SHA512 }) as [keyof typeof secrets, string][]) {
      const account = totpAccount({ secret: secrets[algorithm], algorithm, digits: 8 });
      expect(codeAt(account, seconds * 1000).code).toBe(code);
    }
  });
});

/** RFC 4226, section 5.3, by node:crypto: the truncation as a whole number. */
function truncation(account: OtpAccount, counter: number): number {
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(counter));
  const digest = createHmac(account.algorithm, account.secret).update(message).digest();
  return digest.readUInt32BE((digest.at(-1) ?? 0) & 15) & 0x7fff_ffff;
}

async function webCryptoHmac(account: OtpAccount, counter: number): Promise<Uint8Array> {
  const hash = account.algorithm.replace('SHA', 'SHA-');
  const key = await webcrypto.subtle.importKey('raw', account.secret, { name: 'HMAC', hash }, false, ['sign']);
  const message = new DataView(new ArrayBuffer(8));
  message.setBigUint64(0, BigInt(counter));
  return new Uint8Array(await webcrypto.subtle.sign('HMAC', key, message));
}

const secret = fc.uint8Array({ minLength: 1, maxLength: 200 });
const algorithm = fc.constantFrom('SHA1' as const, 'SHA256' as const, 'SHA512' as const);
const digits = fc.integer({ min: 5, max: 10 });
const periodSeconds = fc.integer({ min: 1, max: 86_400 });
const nowMs = fc.integer({ min: 0, max: 4_000_000_000_000 });
const anyTotp = fc.record({ secret, algorithm, digits, periodSeconds }).map((fields) => totpAccount(fields));

describe('codes', () => {
  it('are those of node:crypto', () => {
    fc.assert(
      fc.property(anyTotp, nowMs, (account, now) => {
        const step = Math.floor(now / 1000 / (account.periodSeconds ?? 0));
        const expected = String(truncation(account, step) % 10 ** account.digits).padStart(account.digits, '0');
        expect(codeAt(account, now).code).toBe(expected);
      }),
      { numRuns: 1000 },
    );
  });

  it('are those of WebCrypto, up to the largest counter', async () => {
    await fc.assert(
      fc.asyncProperty(fc.record({ secret, algorithm, digits, counter: fc.maxSafeNat() }), async (fields) => {
        const account = hotpAccount(fields);
        const digest = await webCryptoHmac(account, fields.counter);
        const value =
          Number.parseInt(
            toHex(digest)
              .slice(2 * ((digest.at(-1) ?? 0) & 15))
              .slice(0, 8),
            16,
          ) & 0x7fff_ffff;
        expect(codeAt(account, 0).code).toBe(String(value % 10 ** fields.digits).padStart(fields.digits, '0'));
      }),
      { numRuns: 2000 },
    );
  });

  it('are taken from a secret that lies within a larger buffer', () => {
    const whole = new Uint8Array([1, 2, ...sha1Secret, 3]);
    expect(codeAt(hotpAccount({ secret: whole.subarray(2, 22) }), 0).code).toBe('755224');
  });

  it('have 5 to 10 digits, leading zeros kept', () => {
    const lengths = [5, 6, 7, 8, 9, 10].map((length) => codeAt(hotpAccount({ digits: length }), 0).code.length);
    expect(lengths).toEqual([5, 6, 7, 8, 9, 10]);
    expect(codeAt(totpAccount({ secret: sha1Secret, digits: 8 }), 1_111_111_109_000).code).toBe('07081804');
  });

  it('leave the account as it was', () => {
    const account = hotpAccount({ counter: 7 });
    const before = structuredClone(account);
    codeAt(account, 0);
    expect(account).toEqual(before);
  });
});

const oathtool = spawnSync('oathtool', ['--version']).status === 0;
const isWide = process.env['LATCHKEY_SLOW_TESTS'] === '1';
const title = oathtool ? 'are those of oathtool' : 'are those of oathtool (skipped: oathtool is not installed here)';
it.skipIf(!oathtool)(`codes ${title}`, { timeout: isWide ? 600_000 : 60_000 }, () => {
  const account = fc.record({ secret, algorithm, digits: fc.integer({ min: 6, max: 8 }), periodSeconds });
  fc.assert(
    fc.property(account, fc.integer({ min: 0, max: 4_000_000_000 }), (fields, seconds) => {
      const mode = `--totp=${fields.algorithm.toLowerCase()}`;
      const step = ['-s', `${fields.periodSeconds}s`, '-N', `@${seconds}`, '-d', String(fields.digits)];
      const theirs = execFileSync('oathtool', [mode, ...step, '-b', '-'], { input: toBase32(fields.secret) });
      expect(codeAt(totpAccount(fields), seconds * 1000).code).toBe(theirs.toString().trim());
    }),
    { numRuns: isWide ? 2000 : 50 },
  );
});

describe("Steam's codes", () => {
  const alphabet = '23456789BCDFGHJKMNPQRTVWXY';

  it('are five characters of its alphabet, least significant first', () => {
    fc.assert(
      fc.property(secret, nowMs, (bytes, now) => {
        const account = totpAccount({ type: 'steam', secret: bytes, digits: 5 });
        const value = truncation(account, Math.floor(now / 30_000));
        const expected = [0, 1, 2, 3, 4].map((place) => alphabet[Math.floor(value / 26 ** place) % 26]).join('');
        expect(codeAt(account, now).code).toBe(expected);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the next code', () => {
  it('is the one that is shown from the end of the present one on', () => {
    fc.assert(
      fc.property(anyTotp, nowMs, (account, now) => {
        const next = codeForStep(account, timeStep(account, now) + 1);
        expect(next).toBe(codeAt(account, now + codeAt(account, now).msLeft).code);
      }),
    );
  });
});

describe('the time left', () => {
  it('is a whole period at its start and one millisecond at its end', () => {
    const account = totpAccount({ periodSeconds: 30 });
    expect(codeAt(account, 60_000).msLeft).toBe(30_000);
    expect(codeAt(account, 89_999).msLeft).toBe(1);
  });

  it('ends where the code changes', () => {
    fc.assert(
      fc.property(anyTotp, nowMs, (account, now) => {
        const { msLeft } = codeAt(account, now);
        expect(msLeft).toBeGreaterThan(0);
        expect(timeStep(account, now + msLeft - 1)).toBe(timeStep(account, now));
        expect(timeStep(account, now + msLeft)).toBe(timeStep(account, now) + 1);
      }),
    );
  });
});

describe('the code to send', () => {
  const account = totpAccount({ periodSeconds: 30 });
  const startMs = 1_700_000_010_000;
  const step = timeStep(account, startMs);

  it('is the present one while two seconds are left', () => {
    const now = startMs + 28_000;
    expect(usableCode(account, now)).toEqual({ step, code: codeAt(account, now).code, usableInMs: 0 });
  });

  it('is the next one when less is left, and says when it begins', () => {
    const now = startMs + 28_001;
    expect(usableCode(account, now)).toEqual({
      step: step + 1,
      code: codeAt(account, startMs + 30_000).code,
      usableInMs: 1999,
    });
  });

  it('is never of a step that was used', () => {
    expect(usableCode(account, startMs, step - 1).step).toBe(step);
    expect(usableCode(account, startMs, step)).toEqual({
      step: step + 1,
      code: codeForStep(account, step + 1),
      usableInMs: 30_000,
    });
    expect(usableCode(account, startMs + 29_000, step + 1)).toMatchObject({ step: step + 2, usableInMs: 31_000 });
  });

  it('is valid once its time has come, and for at least two seconds', () => {
    fc.assert(
      fc.property(
        anyTotp,
        nowMs,
        fc.option(fc.integer({ min: -2, max: 2 }), { nil: undefined }),
        (any, now, offset) => {
          const lastUsedStep = offset === undefined ? undefined : timeStep(any, now) + offset;
          const usable = usableCode(any, now, lastUsedStep);
          const arrival = codeAt(any, now + usable.usableInMs);
          expect(arrival.code).toBe(usable.code);
          expect(arrival.msLeft).toBeGreaterThanOrEqual(Math.min(2000, (any.periodSeconds ?? 0) * 1000));
          expect(usable.step).toBeGreaterThan(lastUsedStep ?? -1);
        },
      ),
    );
  });

  it('is that of the counter, at once, with HOTP', () => {
    expect(usableCode(hotpAccount({ secret: sha1Secret, counter: 3 }), 0)).toEqual({
      step: 3,
      code: '969429',
      usableInMs: 0,
    });
    expect(usableCode(hotpAccount({ secret: sha1Secret, counter: 3 }), 0, 3)).toMatchObject({
      step: 4,
      code: '338314',
    });
  });
});
