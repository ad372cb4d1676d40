import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { access } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser, BrowserName } from './driver';
import { launch } from './launch';
import type { Page } from './page';

const extension = fileURLToPath(new URL('fixture-extension', import.meta.url));

/** What functions that run in the extension's pages find there, in either browser. */
declare const chrome: {
  i18n: { getUILanguage(): string };
  storage: { local: { get(): Promise<object>; set(items: object): Promise<void> } };
};

/** What every test of the product relies on, shown with an extension that says what it sees. */
export function describeDriver(name: BrowserName): void {
  describe(`driving ${name}`, () => {
    let server: Server;
    let browser: Browser;
    let page: Page;
    let popup: Page;

    beforeAll(async () => {
      server = createServer((_request, response) => {
        response.setHeader('content-type', 'text/html').end('<title>A page</title><p>A page of the web</p>');
      });
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      browser = await launch(name, { extension, loopbackHosts: ['login.example.com'] });
      page = await browser.openPage(`http://login.example.com:${(server.address() as AddressInfo).port}/`);
    });
    afterAll(async () => {
      await browser.close();
      server.close();
    });
    beforeEach(async () => {
      popup = await browser.clickToolbarIcon(page);
    });
    afterEach(async () => {
      if (await popup.surface.exists()) await popup.close();
    });

    it('opens pages of names that lead to this machine', async () => {
      await page.see('A page of the web');
      expect(await page.url()).toContain('http://login.example.com:');
    });

    it('types and clicks so that the page trusts it, by accessible names', async () => {
      await popup.type('Name', 'Äda');
      await popup.type('Secret', 'swordfish');
      await popup.press('Greet her');
      await popup.see('Hello Äda, 9 letters, by a person');
      await popup.press({ role: 'checkbox', name: /keep/i });
      await popup.see('Keep true, by a person');
    });

    it('never shows what is typed into a password field', async () => {
      await popup.type('Secret', 'swordfish');
      expect(await popup.text()).not.toContain('swordfish');
    });

    it('presses keys, and empties fields', async () => {
      await popup.type('Name', '');
      await popup.keyboard('Enter');
      await popup.see('Entered by a person');
      await popup.press('Greet her');
      await popup.see('Hello , 0 letters');
    });

    it('waits until a button can be pressed', async () => {
      await popup.press('Greet her');
      await popup.press('Later');
      await popup.see('At last');
    });

    it('chooses from lists and drops files', async () => {
      await popup.choose('Flow', 'Two');
      await popup.see('Flow Two');
      await popup.dropFile('Configuration file', 'amplify_outputs.json', '{}');
      await popup.see('File amplify_outputs.json: {}');
    });

    it('says what is on the page when it does not find what it looks for', async () => {
      await expect(popup.press('Nothing', { withinMs: 100 })).rejects.toThrow(
        /"Nothing".*it is not there.*Drop it here/,
      );
      await expect(popup.see('Nothing', { withinMs: 100 })).rejects.toThrow(/Drop it here/);
    });

    it("opens the toolbar icon's own popup, which may read the page below it", async () => {
      await popup.press('Capture');
      await popup.see('Captured data:image/png');
    });

    it('opens the popup as a tab, which may not', async () => {
      const tab = await browser.openExtensionPage('popup.html');
      await tab.press('Capture');
      await tab.see('Refused');
      await tab.close();
    });

    it('really stops the background', async () => {
      await popup.press('Ask the worker');
      const first = await popup.see(/Worker of \d+/);
      await browser.stopBackground();
      expect(await browser.isBackgroundRunning()).toBe(false);
      await popup.press('Ask the worker');
      await popup.unseen(/Worker of \d+/.exec(first)?.[0] ?? '');
      expect(await browser.isBackgroundRunning()).toBe(true);
    });

    it('notices that the popup has closed itself', async () => {
      await popup.press('Close');
      await popup.gone();
    });

    it('shows either colour scheme', async () => {
      const isDark = () => matchMedia('(prefers-color-scheme: dark)').matches;
      await browser.setColorScheme('dark');
      expect(await popup.evaluate(isDark)).toBe(true);
      await browser.setColorScheme('light');
      expect(await popup.evaluate(isDark)).toBe(false);
    });

    it('takes pictures of pages and of the popup', async () => {
      const png = Buffer.from('\x89PNG', 'latin1');
      expect((await page.surface.screenshot()).subarray(0, 4)).toEqual(png);
      expect((await popup.surface.screenshot()).subarray(0, 4)).toEqual(png);
    });
  });

  it(`${name} speaks Japanese, keeps a profile from one start to the next, and leaves none behind`, async () => {
    const stored = () => chrome.storage.local.get();
    const first = await launch(name, { extension, language: 'ja' });
    try {
      const page = await first.openExtensionPage('popup.html');
      expect(await page.evaluate(() => chrome.i18n.getUILanguage())).toBe('ja');
      await page.evaluate(() => chrome.storage.local.set({ kept: true }));
      await first.quit();
      await first.ended;
      const second = await launch(name, { extension, profileDir: first.profileDir });
      try {
        const again = await second.openExtensionPage('popup.html');
        expect(await again.evaluate(stored)).toEqual({ kept: true });
      } finally {
        await second.close();
      }
    } finally {
      await first.close();
    }
    await expect(access(first.profileDir)).rejects.toThrow('ENOENT');
  });
}
