import { describe, expect, it } from 'vitest';
import { offersOf } from '../../src/ui/codes/scan';
import { originOf } from '../../src/ui/page-scan';

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

describe('the origin of a page', () => {
  it.each([
    ['https://app.example/path?query#hash', 'https://app.example'],
    ['http://127.0.0.1:5173/', 'http://127.0.0.1:5173'],
    ['https://user:secret@app.example:8443/', 'https://app.example:8443'],
  ])('of %s is %s', (url, origin) => {
    expect(originOf(url)).toBe(origin);
  });

  it.each([
    'file:///tmp/qr.png',
    'data:image/png;base64,AAAA',
    'chrome://settings',
    'about:blank',
    'not a url',
    undefined,
  ])('is none for %s', (url) => {
    expect(originOf(url)).toBeUndefined();
  });
});
