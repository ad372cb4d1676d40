import { afterAll, beforeAll, describe, it } from 'vitest';
import type { BrowserName } from './driver';
import { addApp, createVaultIn, seeSignedIn, typeCredentials } from './main-job';
import type { Page } from './page';
import { closeStage, openStage, type Stage } from './stage';

declare const chrome: {
  runtime: { sendMessage(message: object): Promise<{ ok: boolean }> };
  storage: { local: { get(name: string): Promise<{ profiles?: { id: string }[] }> } };
};

/** Sessions into the unmodified web app, and out of it. */
export function describeHandOver(name: BrowserName): void {
  describe(`a session and the web app in ${name}`, () => {
    let stage: Stage;

    beforeAll(async () => {
      stage = await openStage(name, { permittedSites: ['http://127.0.0.1/*'] });
    });
    afterAll(() => closeStage(stage));

    it('signs the app in as its user, signs it out, brings it back, and takes its session over', async () => {
      const { browser, demoApp } = stage;
      const tab = await browser.openExtensionPage('popup.html');
      await createVaultIn(tab);
      await addApp(stage, tab);
      await nameOrigin(tab, demoApp.url);
      await typeCredentials(tab, 'grace');
      await tab.press('Use Latchkey');
      await seeSignedIn(tab, 'grace');
      await tab.close();

      const manage = await browser.openExtensionPage('manage.html#sessions');
      await manage.see('grace');
      await unfold(manage, 'Tokens and app');
      await manage.press(`Open ${demoApp.url} as this user`);
      const app = await browser.pageAt(new RegExp(`^${demoApp.url}`));
      await app.see('Signed in as grace');

      const popup = await openPageSession(app);
      await popup.press('Sign this page out');
      await popup.see('Done.');
      await app.unseen('Signed in as grace');
      await popup.press('Undo the last change');
      await app.see('Signed in as grace');
      await popup.close();

      const again = await openPageSession(app);
      await again.press('Take over its session');
      await again.see('Done.');
      await again.see('Renewed by itself before it ends.');
      await again.close();
    });

    async function openPageSession(app: Page): Promise<Page> {
      const popup = await stage.browser.clickToolbarIcon(app);
      await popup.press({ role: 'tab', name: 'Sign in' });
      await unfold(popup, 'The sign-in of this page');
      return popup;
    }
  });
}

/** The page of the app, which its configuration does not name. */
async function nameOrigin(page: Page, origin: string): Promise<void> {
  await page.evaluate(async (appOrigin) => {
    const { profiles } = await chrome.storage.local.get('profiles');
    const body = { profileId: profiles?.[0]?.id, changes: { appOrigins: [appOrigin] } };
    const reply = await chrome.runtime.sendMessage({ type: 'profiles.edit', body });
    if (!reply.ok) throw new Error('the app was not changed');
  }, origin);
}

async function unfold(page: Page, summary: string): Promise<void> {
  await page.see(summary);
  await page.evaluate((text) => {
    const found = [...document.querySelectorAll('summary')].find(({ textContent }) => textContent === text);
    found?.click();
    return Promise.resolve();
  }, summary);
}
