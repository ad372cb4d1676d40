import { describe, expect, it } from 'vitest';
import { webOrigin } from '../../src/lib/web-origin';

describe('the origin of a page', () => {
  it.each([
    ['https://app.example/path?query#hash', 'https://app.example'],
    ['http://127.0.0.1:5173/', 'http://127.0.0.1:5173'],
    ['https://user:secret@app.example:8443/', 'https://app.example:8443'],
  ])('of %s is %s', (url, origin) => {
    expect(webOrigin(url)).toBe(origin);
  });

  it.each([
    'file:///tmp/qr.png',
    'data:image/png;base64,AAAA',
    'chrome://settings',
    'about:blank',
    'not a url',
    undefined,
  ])('is none for %s', (url) => {
    expect(webOrigin(url)).toBeUndefined();
  });
});
