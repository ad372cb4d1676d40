import { describe, expect, it } from 'vitest';
import { offersOf } from '../../src/ui/codes/scan';

describe('the accounts found on a page', () => {
  const account = { kind: 'account' as const, issuer: 'Harbour', label: 'mika', known: false };

  it('are offered without the QR codes that are none', () => {
    const offers = offersOf(
      ['https://a.example', 'otpauth://1'],
      [{ kind: 'refused', error: { code: 'not-otpauth' } }, account],
    );
    expect(offers).toEqual([{ text: 'otpauth://1', issuer: 'Harbour', label: 'mika', known: false }]);
  });

  it('are offered once, however often the page shows them', () => {
    expect(offersOf(['otpauth://1', 'otpauth://1'], [account, account])).toHaveLength(1);
  });
});
