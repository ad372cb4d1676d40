import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDemoApp, type DemoApp } from '../demo-app/serve';
import { demoPassword, showcaseClientId, showcasePoolId } from '../local-cognito/demo-pools';
import { formatOtpUri } from '../../src/otp/uri';
import type { FillState } from '../../src/messages/fill-view';
import { hotpAccount } from '../otp/account';
import type { BrowserName } from './driver';
import { attacks, harmless, type Scene } from './fill-scenes';
import { createVault } from './main-job';
import type { Page } from './page';
import { useStage } from './stage';
import { serveWebPages, type WebPages } from './web-pages';

/** What functions that run in the extension's pages find there. */
declare const chrome: {
  runtime: {
    sendMessage(message: object): Promise<unknown>;
    connect(to: { name: string }): {
      onMessage: { addListener(listener: (snapshot: { fill?: { state: FillState } }) => void): void };
      disconnect(): void;
    };
  };
  tabs: { query(query: object): Promise<{ id: number; url?: string }[]> };
};

/** One that counts, so that no test waits for the next half minute. */
const account = hotpAccount({ issuer: 'Scenes', label: 'ada' });

/** Codes in pages, from the page that sets the account up to the traps that a page can lay. */
export function describeFilling(name: BrowserName): void {
  describe(`filling in ${name}`, () => {
    const stage = useStage(name);

    it('scans the set-up page and fills its code there', async () => {
      await createVault(stage());
      const { browser, demoApp, cognito } = stage();
      const page = await browser.openPage(demoApp.url);
      await signIn(page, 'grace');
      await page.see('Setup TOTP');
      const scanning = await browser.clickToolbarIcon(page);
      await scanning.press(/^Scan/);
      await scanning.see(/Added Demo app/);
      await scanning.close();
      const popup = await browser.clickToolbarIcon(page);
      await popup.press(/^Fill the code of/);
      await popup.see('The code is filled in.', { withinMs: 40_000 });
      await popup.close();
      await page.press('Confirm');
      await page.see('Signed in as grace');
      expect(cognito.pool('eu-west-1_Latchkey1')?.user('grace')?.softwareToken?.verified).toBe(true);
      await page.press('Sign out');
      await page.find({ role: 'textbox', name: 'Username' });
      await page.close();
    });

    it('signs in with the next code, which it waits for', async () => {
      const { browser, demoApp } = stage();
      const page = await browser.openPage(demoApp.url);
      await signIn(page, 'grace');
      await page.see(/Confirm TOTP/);
      const popup = await browser.clickToolbarIcon(page);
      await popup.press(/^Fill the code of/);
      await popup.see('The code is filled in.', { withinMs: 40_000 });
      await popup.close();
      await page.press('Confirm');
      await page.see('Signed in as grace');
      await page.close();
    });

    describe('where the code comes another way', () => {
      let app: DemoApp;
      beforeAll(async () => {
        const { cognito } = stage();
        app = await startDemoApp({
          cognitoUrl: cognito.url,
          userPoolId: showcasePoolId,
          clientId: showcaseClientId,
        });
      });
      afterAll(() => app.close());

      it.each(['email', 'sms'])('fills none into the step of %s', async (username) => {
        const { browser } = stage();
        const page = await browser.openPage(app.url);
        await signIn(page, username);
        await page.see(username === 'email' ? /Confirm Email|Email/ : /Confirm SMS|SMS/);
        await page.find({ role: 'textbox', name: /Code/ });
        const popup = await browser.clickToolbarIcon(page);
        await popup.press(/^Fill the code of/);
        await popup.see('Codes of an authenticator do not go there.');
        await popup.close();
        expect(await valuesIn(page)).toEqual(['']);
        await page.close();
      });
    });

    describe('a page that was pressed upon', () => {
      let web: WebPages;
      let page: Page;
      let own: Page;

      beforeAll(async () => {
        web = await serveWebPages({ '/': '<!doctype html><title>Sign in</title><body></body>' });
        const { browser } = stage();
        page = await browser.openPage(`${web.url}/`);
        await (await browser.clickToolbarIcon(page)).close();
        own = await browser.openExtensionPage('manage.html');
        await own.evaluate(
          (texts, origin) => chrome.runtime.sendMessage({ type: 'accounts.add', body: { texts, origin } }),
          [formatOtpUri(account)],
          web.url,
        );
      });
      afterAll(() => web.close());

      it.each(Object.entries(harmless))('is filled: %s', async (_name, scene) => {
        const state = await play(scene);
        expect(state).toMatchObject({ kind: 'filled' });
        expect((await valuesIn(page)).join('')).toMatch(/^\d{6}$/);
      });

      it.each(Object.entries(attacks))('is not filled: %s', async (_name, scene) => {
        const state = await play(scene);
        expect(state).toMatchObject({ kind: 'refused', error: { code: scene.refusal } });
        expect((await valuesIn(page)).join('')).toBe('');
        expect(await page.evaluate(() => 'latchkey' in window)).toBe(false);
      });

      /** Shows the scene in the page that stands, so that what was granted for it stays. */
      async function play({ html, script }: Scene): Promise<FillState | undefined> {
        await page.evaluate(
          (markup, code) => {
            document.documentElement.style.opacity = '';
            document.body.innerHTML = markup;
            if (code === '') return;
            const element = document.createElement('script');
            element.textContent = code;
            document.body.append(element);
          },
          html,
          script ?? '',
        );
        return own.evaluate(fillIn, web.url);
      }
    });
  });
}

async function signIn(page: Page, username: string): Promise<void> {
  await page.type('Username', username);
  await page.type('Password', demoPassword);
  await page.press({ role: 'button', name: 'Sign in' });
}

function valuesIn(page: Page): Promise<string[]> {
  return page.evaluate(() => [...document.querySelectorAll('input')].map(({ value }) => value));
}

/** Runs in a page of the extension: asks for a fill, and gives what has come of it. */
async function fillIn(url: string): Promise<FillState | undefined> {
  const tab = (await chrome.tabs.query({})).find((each) => each.url?.startsWith(url));
  if (tab === undefined) throw new Error('the grant for the page has gone');
  await chrome.runtime.sendMessage({ type: 'fill.ask', body: { tabId: tab.id } });
  return new Promise((resolve) => {
    const port = chrome.runtime.connect({ name: 'snapshot' });
    port.onMessage.addListener(({ fill }) => {
      port.disconnect();
      resolve(fill?.state);
    });
  });
}
