import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { en } from '../../src/locales/en';
import { attributeInput, attributeValue } from '../../src/ui/sign-in/attribute-input';
import { cleanCode } from '../../src/ui/sign-in/code-input';
import { passwordRules } from '../../src/ui/sign-in/password-rules';
import { regionOf } from '../../src/ui/sign-in/profile-form';
import { passphraseProblem } from '../../src/ui/vault/passphrase';

describe('a pasted code', () => {
  it.each([
    [' 123 456 ', '123456'],
    ['123\u2009456', '123456'],
    ['1234-5678', '12345678'],
    ['12–34', '1234'],
    ['１２３４５６', '123456'],
    ['\u200b123456\u200e\n', '123456'],
  ])('%j is %j', (pasted, code) => {
    expect(cleanCode(pasted)).toBe(code);
  });

  it('that is clean stays as it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z]{0,12}$/), (code) => {
        expect(cleanCode(code)).toBe(code);
      }),
    );
  });
});

describe('a passphrase', () => {
  it('has at least eight characters, as a person counts them', () => {
    expect(passphraseProblem('1234567', '1234567')).toBe('tooShort');
    expect(passphraseProblem('12345678', '12345678')).toBeUndefined();
    expect(passphraseProblem('👩‍👩‍👧‍👦👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦👩‍👩‍👧‍👦')).toBe('tooShort');
    expect(passphraseProblem('が'.repeat(8), 'が'.repeat(8))).toBeUndefined();
  });
  it('is typed the same twice', () => {
    expect(passphraseProblem('correct horse', 'correct horsE')).toBe('mismatch');
  });
});

describe('a new password', () => {
  const policy = { minimumLength: 8, requires: ['lowercase', 'uppercase', 'numbers', 'symbols'] as const };
  const unmet = (password: string) =>
    passwordRules({ ...policy, requires: [...policy.requires] }, password)
      .filter(({ met }) => !met)
      .map(({ rule }) => rule);

  it.each([
    ['', ['length', 'lowercase', 'uppercase', 'numbers', 'symbols']],
    ['Harbour', ['length', 'numbers', 'symbols']],
    ['Harbour2026', ['symbols']],
    ['Harbour-2026', []],
    ['Harbour 2026', []],
    [' Harbour2026 ', ['symbols']],
    ['ÄÖÜäöü٣٣', ['lowercase', 'uppercase', 'numbers', 'symbols']],
  ])('%j lacks %j', (password, lacking) => {
    expect(unmet(password)).toEqual(lacking);
  });

  it('is measured against the rules of its pool alone', () => {
    expect(passwordRules({ minimumLength: 3, requires: ['numbers'] }, 'a1')).toEqual([
      { rule: 'length', minimum: 3, met: false },
      { rule: 'numbers', met: true },
    ]);
  });
});

describe('an attribute', () => {
  it('is asked for with the field that fits it', () => {
    expect(attributeInput(en, 'email')).toMatchObject({ label: 'Email address', type: 'email', autocomplete: 'email' });
    expect(attributeInput(en, 'birthdate')).toMatchObject({ type: 'date' });
    expect(attributeInput(en, 'phone_number')).toMatchObject({ type: 'tel', hint: en.attributeHints.phone_number });
  });
  it('of the pool’s own goes by its own name', () => {
    expect(attributeInput(en, 'custom:department')).toEqual({ label: 'department' });
    expect(attributeInput(en, 'toString')).toEqual({ label: 'toString' });
  });
  it('that is a telephone number is sent in E.164', () => {
    expect(attributeValue('phone_number', '+44 (20) 7946-0000')).toBe('+442079460000');
    expect(attributeValue('phone_number', '＋８１ ３ １２３４ ５６７８')).toBe('+81312345678');
    expect(attributeValue('name', '  Mika  Tanaka ')).toBe('Mika  Tanaka');
  });
});

it('knows the region from a user pool id', () => {
  expect(regionOf('eu-central-1_AbC')).toBe('eu-central-1');
  expect(regionOf(' us-gov-west-1_AbC')).toBe('us-gov-west-1');
  expect(regionOf('eu-central-1')).toBe('');
  expect(regionOf('')).toBe('');
});
