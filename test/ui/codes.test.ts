import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AccountView, CodeView } from '../../src/messages/views';
import { groupDigits } from '../../src/ui/codes/digits';
import { hueOf } from '../../src/ui/codes/issuer-badge';
import { isEnding, isOver, msUntilChange } from '../../src/ui/codes/schedule';
import { findAccounts } from '../../src/ui/codes/search';

describe('the digits of a code', () => {
  it.each([
    ['492039', '492 039'],
    ['90214477', '9021 4477'],
    ['1234567', '1234567'],
    ['1234567890', '123 456 789 0'],
    ['R4K7P', 'R4K7P'],
    ['', ''],
  ])('reads %j as %j', (code, read) => {
    expect(groupDigits(code).replaceAll('\u2009', ' ')).toBe(read);
  });

  it('are all there, in their order', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9]{5,10}$/), (code) => {
        expect(groupDigits(code).replaceAll('\u2009', '')).toBe(code);
      }),
    );
  });
});

describe('searching', () => {
  const accounts = [
    account('Harbour Portal', 'mika@harbour.example'),
    account('カフェ・ラテ', 'tarō'),
    account('Café Noir', 'ａｎｎ'),
    account('ガラス工房', ''),
  ];
  const issuers = (query: string) => findAccounts(accounts, query).map(({ issuer }) => issuer);

  it('finds every account for no words', () => {
    expect(issuers('  ')).toHaveLength(4);
  });
  it('takes words in any order and any case, from issuer and label', () => {
    expect(issuers('MIKA port')).toEqual(['Harbour Portal']);
    expect(issuers('mika noir')).toEqual([]);
  });
  it('does not mind hiragana for katakana, or half-width forms', () => {
    expect(issuers('かふぇ')).toEqual(['カフェ・ラテ']);
    expect(issuers('ｶﾌｪ')).toEqual(['カフェ・ラテ']);
    expect(issuers('ann')).toEqual(['Café Noir']);
  });
  it('does not mind accents on Latin letters', () => {
    expect(issuers('cafe')).toEqual(['Café Noir']);
    expect(issuers('taro')).toEqual(['カフェ・ラテ']);
  });
  it('minds the voicing mark of kana, which makes another sound', () => {
    expect(issuers('がらす')).toEqual(['ガラス工房']);
    expect(issuers('からす')).toEqual([]);
  });
  it('finds by the user that an account answers for', () => {
    const bound = account('Pool', '', { userPoolId: 'eu-west-1_x', username: 'robin' });
    expect(findAccounts([bound], 'robin')).toEqual([bound]);
  });
});

function account(issuer: string, label: string, pool?: AccountView['pool']): AccountView {
  return {
    id: issuer,
    type: 'totp',
    issuer,
    label,
    confirmed: true,
    sites: [],
    submitAfterFill: false,
    tags: [],
    note: '',
    pinned: false,
    ...(pool && { pool }),
  };
}

describe('the time of a code', () => {
  const untilMs = (shownUntilMs: number): CodeView => ({ accountId: 'a', code: '123456', shownUntilMs });

  it('is ending in its last five seconds, and over at its end', () => {
    expect(isEnding(untilMs(30_000), 24_999)).toBe(false);
    expect(isEnding(untilMs(30_000), 25_000)).toBe(true);
    expect(isOver(untilMs(30_000), 29_999)).toBe(false);
    expect(isOver(untilMs(30_000), 30_000)).toBe(true);
  });

  it('does not exist for a code that counts', () => {
    const counted: CodeView = { accountId: 'a', code: '123456' };
    expect(isEnding(counted, 1e15)).toBe(false);
    expect(isOver(counted, 1e15)).toBe(false);
    expect(msUntilChange([counted], 0)).toBe(60_000);
  });

  it('changes when the first of the codes begins to end, or ends', () => {
    expect(msUntilChange([untilMs(30_000), untilMs(60_000)], 10_000)).toBe(15_000);
    expect(msUntilChange([untilMs(30_000), untilMs(60_000)], 26_000)).toBe(4_000);
  });

  it('never makes a page ask without pause, nor sleep for long', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer(), (ends, nowMs) => {
        const wait = msUntilChange(ends.map(untilMs), nowMs);
        expect(wait).toBeGreaterThanOrEqual(250);
        expect(wait).toBeLessThanOrEqual(60_000);
      }),
    );
  });
});

it('gives an issuer the same colour always', () => {
  expect(hueOf('GitHub')).toBe(hueOf('github'));
  fc.assert(
    fc.property(fc.string(), (name) => {
      expect(hueOf(name) % 30).toBe(0);
      expect(hueOf(name)).toBeLessThan(360);
    }),
  );
});
