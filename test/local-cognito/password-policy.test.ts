import { describe, expect, it } from 'vitest';
import { assertPasswordAllowed, defaultPasswordPolicy } from './password-policy';

describe('the password policy', () => {
  it.each([
    ['Aa1!', 'not long enough'],
    ['ABCDEF1!', 'lowercase'],
    ['abcdef1!', 'uppercase'],
    ['Abcdefg!', 'numeric'],
    ['Abcdefg1', 'symbol'],
    [' Abcdef1!', 'space'],
  ])('refuses %j and says why', (password, reason) => {
    expect(() => {
      assertPasswordAllowed(password, defaultPasswordPolicy);
    }).toThrow(reason);
  });

  it('takes what keeps all its rules, and what breaks only those that are off', () => {
    assertPasswordAllowed('Abcdef1!', defaultPasswordPolicy);
    assertPasswordAllowed('abcdefgh', {
      ...defaultPasswordPolicy,
      requireUppercase: false,
      requireNumbers: false,
      requireSymbols: false,
    });
  });
});
