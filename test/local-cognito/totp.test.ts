import { describe, expect, it } from 'vitest';
import { checkTotp, decodeBase32, encodeBase32, hotp, timeStep } from './totp';

const rfcSecret = new TextEncoder().encode('12345678901234567890');

describe('codes', () => {
  it('are those of RFC 4226 appendix D', () => {
    const codes = Array.from({ length: 10 }, (_, counter) => hotp(rfcSecret, counter));
    expect(codes).toEqual([
      '755224',
      '287082',
      '359152',
      '969429',
      '338314',
      '254676',
      '287922',
      '162583',
      '399871',
      '520489',
    ]);
  });

  it.each([
    [59, '94287082'],
    [1111111109, '07081804'],
    [1111111111, '14050471'],
    [1234567890, '89005924'],
    [2000000000, '69279037'],
    [20000000000, '65353130'],
  ])('are those of RFC 6238 appendix B at %i s', (atSeconds, code) => {
    expect(hotp(rfcSecret, timeStep(atSeconds * 1000), 8)).toBe(code);
  });
});

describe('base32', () => {
  it.each([
    ['', ''],
    ['f', 'MY'],
    ['fo', 'MZXQ'],
    ['foo', 'MZXW6'],
    ['foob', 'MZXW6YQ'],
    ['fooba', 'MZXW6YTB'],
    ['foobar', 'MZXW6YTBOI'],
  ])('of %j is that of RFC 4648 section 10', (text, base32) => {
    expect(encodeBase32(Buffer.from(text))).toBe(base32);
    expect(Buffer.from(decodeBase32(base32)).toString()).toBe(text);
  });

  it('is refused in small letters', () => {
    expect(() => decodeBase32('my')).toThrow(RangeError);
  });
});

describe('checking a code', () => {
  const nowMs = 1_700_000_010_000;
  const step = timeStep(nowMs);

  it.each([
    [-2, 'wrong'],
    [-1, 'accepted'],
    [0, 'accepted'],
    [1, 'accepted'],
    [2, 'wrong'],
  ])('one of %i periods away is %s', (periods, verdict) => {
    expect(checkTotp(rfcSecret, hotp(rfcSecret, step + periods), nowMs, -1).verdict).toBe(verdict);
  });

  it('takes none twice, and none that is older than the last one taken', () => {
    expect(checkTotp(rfcSecret, hotp(rfcSecret, step), nowMs, step).verdict).toBe('used');
    expect(checkTotp(rfcSecret, hotp(rfcSecret, step - 1), nowMs, step).verdict).toBe('used');
    expect(checkTotp(rfcSecret, hotp(rfcSecret, step + 1), nowMs, step).verdict).toBe('accepted');
  });

  it.each(['', '12345', '1234567', 'abcdef'])('%j is wrong', (code) => {
    expect(checkTotp(rfcSecret, code, nowMs, -1).verdict).toBe('wrong');
  });
});
