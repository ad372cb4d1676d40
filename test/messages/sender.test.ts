import { describe, expect, it } from 'vitest';
import { senderTier } from '../../src/messages/sender';

const own = { id: 'latchkey', ownRoot: 'chrome-extension://latchkey/' };
const popup = { id: 'latchkey', url: 'chrome-extension://latchkey/popup.html' };

describe('senderTier', () => {
  it('takes the popup and a tab of the extension for its own pages', () => {
    expect(senderTier(popup, own)).toBe('own-page');
    expect(senderTier({ ...popup, frameId: 0, tab: { id: 3 } }, own)).toBe('own-page');
  });

  it('takes a script in a page for that page, however its address looks', () => {
    const script = { id: 'latchkey', frameId: 0, tab: { id: 3 } };
    for (const url of [
      'https://example.com/',
      'https://example.com/chrome-extension://latchkey/popup.html',
      'chrome-extension://latchkey.evil.example/popup.html',
      'about:blank',
    ])
      expect(senderTier({ ...script, url }, own)).toBe('web-page');
  });

  it('takes another extension, a page without an address and a framed page of its own for strangers', () => {
    expect(senderTier({ ...popup, id: 'another' }, own)).toBe('stranger');
    expect(senderTier({ url: popup.url }, own)).toBe('stranger');
    expect(senderTier({ id: 'latchkey' }, own)).toBe('stranger');
    expect(senderTier({ ...popup, frameId: 7, tab: { id: 3 } }, own)).toBe('stranger');
    expect(senderTier({ id: 'latchkey', url: 'https://example.com/' }, own)).toBe('stranger');
  });
});
