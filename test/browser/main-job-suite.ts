import { describe, expect, it } from 'vitest';
import type { BrowserName } from './driver';
import { addApp, createVault, passphrase, scanSetUpPage, seeSignedIn, typeCredentials } from './main-job';
import { useStage } from './stage';

/** From installing to signed in, as a new user goes. The tests follow one another. */
export function describeMainJob(name: BrowserName): void {
  describe(`the main job in ${name}`, () => {
    const stage = useStage(name);

    it('makes a vault of a passphrase', async () => {
      await createVault(stage());
    });

    it('scans the set-up QR code off a page that others wrote, whose server takes the code', async () => {
      await scanSetUpPage(stage(), 'grace');
      expect(stage().cognito.pool('eu-west-1_Latchkey1')?.user('grace')?.softwareToken?.verified).toBe(true);
    });

    it('adds the app by its amplify_outputs.json, and signs in with the scanned account', async () => {
      const { browser, cognito, demoApp } = stage();
      const page = await browser.openPage(demoApp.url);
      const popup = await browser.clickToolbarIcon(page);
      await addApp(stage(), popup);
      cognito.clock.advance(30_000);
      await typeCredentials(popup, 'grace');
      await popup.press('Use this account');
      await seeSignedIn(popup, 'grace');
      await page.close();
    });

    it('enrols itself where the pool demands an authenticator', async () => {
      const popup = await stage().browser.openExtensionPage('popup.html');
      await typeCredentials(popup, 'linus');
      await popup.press('Use Latchkey');
      await seeSignedIn(popup, 'linus');
      await popup.press({ role: 'tab', name: 'Codes' });
      const shown = await popup.see('linus');
      expect(shown).not.toContain('Not confirmed');
      await popup.close();
    });

    it('answers the TOTP challenge by itself from then on', async () => {
      const { browser, cognito } = stage();
      cognito.clock.advance(60_000);
      const popup = await browser.openExtensionPage('popup.html');
      await typeCredentials(popup, 'linus');
      await seeSignedIn(popup, 'linus');
      expect(answersIn(cognito.journal.entries())).toEqual(['PASSWORD_VERIFIER', 'SOFTWARE_TOKEN_MFA']);
      await popup.close();
    });

    it('shows nothing while it is locked, and all of it after unlocking', async () => {
      const popup = await stage().browser.openExtensionPage('popup.html');
      await popup.press(/^Lock/);
      await popup.see('Unlock your vault');
      expect(await popup.text()).not.toContain('linus');
      await popup.type('Passphrase', 'not the passphrase');
      await popup.press('Unlock');
      await popup.see('That is not the passphrase of this vault.');
      await popup.type('Passphrase', passphrase);
      await popup.press('Unlock');
      await popup.see('linus');
      await popup.close();
    });

    it('signs out where it is asked to, and the pool knows', async () => {
      const { browser, cognito } = stage();
      const popup = await browser.openExtensionPage('popup.html');
      await popup.press({ role: 'tab', name: 'Sign in' });
      await popup.press('Sign out grace of eu-west-1_Latchkey1');
      await popup.unseen('grace');
      expect(cognito.journal.entries().map(({ operation, exception }) => [operation, exception])).toEqual([
        ['RevokeToken', undefined],
      ]);
      await popup.close();
    });
  });
}

function answersIn(entries: readonly { operation: string; request: unknown }[]): unknown[] {
  return entries
    .filter(({ operation }) => operation === 'RespondToAuthChallenge')
    .map(({ request }) => (request as { ChallengeName?: string }).ChallengeName);
}
