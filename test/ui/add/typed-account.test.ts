import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toBase32 } from '../../../src/lib/bytes';
import { parseOtpUri } from '../../../src/otp/uri';
import {
  emptyAccount,
  secretState,
  typedUri,
  wrongNumbers,
  type TypedAccount,
} from '../../../src/ui/add/typed-account';

describe('a key, as it is typed', () => {
  it.each([
    ['', { kind: 'empty' }],
    [' - ', { kind: 'empty' }],
    ['J', { kind: 'short' }],
    ['jbsw y3dp-ehpk 3pxp', { kind: 'good', bits: 80 }],
    ['JBSWY3DPEHPK3PXP======', { kind: 'good', bits: 80 }],
    ['JBSW1', { kind: 'wrong', character: '1' }],
    ['JBSW東', { kind: 'wrong', character: '東' }],
  ])('%j', (secret, state) => {
    expect(secretState(secret)).toEqual(state);
  });
});

describe('numbers', () => {
  it.each<[Partial<TypedAccount>, string[]]>([
    [{}, []],
    [{ digits: '4', period: '0' }, ['digits', 'period']],
    [{ digits: '11', period: '86401' }, ['digits', 'period']],
    [{ digits: '', period: '1e3' }, ['digits', 'period']],
    [{ type: 'hotp', period: '0', counter: '-1' }, ['counter']],
    [{ type: 'hotp', counter: '9007199254740992' }, ['counter']],
    [{ type: 'steam', digits: '4' }, []],
  ])('%j', (change, wrong) => {
    expect([...wrongNumbers({ ...emptyAccount, ...change })]).toEqual(wrong);
  });
});

describe('a typed account', () => {
  const name = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('null', 'a+b', 'A:B', '100%', '&issuer=x'));
  it('is read as it was typed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom('totp' as const, 'hotp' as const, 'steam' as const),
        name,
        name,
        fc.uint8Array({ minLength: 1, maxLength: 64 }),
        fc.integer({ min: 5, max: 10 }),
        fc.integer({ min: 1, max: 86_400 }),
        (type, issuer, label, secret, digits, period) => {
          const typed = { ...emptyAccount, type, issuer, label, secret: toBase32(secret), digits: `${digits}` };
          expect(parseOtpUri(typedUri({ ...typed, period: `${period}`, counter: '7' }))).toEqual({
            type,
            issuer: issuer.trim(),
            label: label.trim(),
            secret,
            algorithm: 'SHA1',
            digits: type === 'steam' ? 5 : digits,
            ...(type === 'hotp' ? { counter: 7 } : { periodSeconds: period }),
          });
        },
      ),
    );
  });
});
