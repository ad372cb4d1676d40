import { beforeAll, describe, expect, it } from 'vitest';
import { demoPassword, demoPoolId } from '../local-cognito/demo-pools';
import type { LocalCognito } from '../local-cognito/server';
import type { Browser, BrowserName } from './driver';
import { addApp, createVault, passphrase, seeSignedIn, typeCredentials } from './main-job';
import type { Page } from './page';
import { useStage } from './stage';
import { waitFor } from './wait';

/** The browser stops the worker whenever it likes: here after every step, with the popup open and with it closed. */
export function describeStoppedWorker(name: BrowserName): void {
  describe(`a worker that ${name} stops`, () => {
    const stage = useStage(name);

    beforeAll(async () => {
      await createVault(stage());
      const popup = await stage().browser.openExtensionPage('popup.html');
      await addApp(stage(), popup);
      await popup.close();
    });

    it('comes back after every step of a TOTP set-up, under an open popup', async () => {
      const { browser } = stage();
      newUser('under');
      const popup = await browser.openExtensionPage('popup.html');
      await browser.stopBackground();
      await typeCredentials(popup, 'under');
      await popup.find({ role: 'button', name: 'Use Latchkey' });
      await browser.stopBackground();
      await popup.press('Use Latchkey');
      await popup.see('You are signed in', { withinMs: 45_000 });
      await browser.stopBackground();
      await seeSignedIn(popup, 'under');
      await popup.close();
    });

    it('comes back after every step of a TOTP set-up and a TOTP sign-in, the popup closed each time', async () => {
      const { browser, cognito } = stage();
      newUser('closed');
      let popup = await reopened(browser);
      await typeCredentials(popup, 'closed');
      await popup.find({ role: 'button', name: 'Use Latchkey' });
      popup = await reopened(browser, popup);
      await popup.press('Use Latchkey');
      await popup.see('You are signed in', { withinMs: 45_000 });
      popup = await reopened(browser, popup);
      await seeSignedIn(popup, 'closed');

      cognito.clock.advance(60_000);
      popup = await reopened(browser, popup);
      await typeCredentials(popup, 'closed');
      await popup.see('You are signed in', { withinMs: 45_000 });
      popup = await reopened(browser, popup);
      await seeSignedIn(popup, 'closed');
      await popup.close();
    });

    it('stands at a code that is typed by hand when the popup is opened again', async () => {
      const { browser, cognito } = stage();
      newUser('byhand', 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP');
      let popup = await reopened(browser);
      await typeCredentials(popup, 'byhand');
      await popup.find({ role: 'textbox', name: 'Code' });
      popup = await reopened(browser, popup);
      await popup.find({ role: 'tab', name: 'Sign in' });
      await popup.type('Code', await codeOf(cognito.url, 'byhand'));
      await popup.press({ role: 'button', name: 'Continue' });
      await seeSignedIn(popup, 'byhand');
      await popup.close();
    });

    it.each(['InitiateAuth', 'RespondToAuthChallenge', 'AssociateSoftwareToken'])(
      'goes on when it was stopped while the answer to %s was on its way',
      async (operation) => {
        const { browser, cognito } = stage();
        const username = `mid${operation.toLowerCase()}`;
        newUser(username);
        cognito.faults.add({ operation, delayMs: 1_500 });
        const popup = await browser.openExtensionPage('popup.html');
        await typeCredentials(popup, username);
        await underWay(cognito);
        await browser.stopBackground();
        await popup.press('Use Latchkey', { withinMs: 20_000 });
        await seeSignedIn(popup, username);
        await popup.close();
      },
    );

    // The same at every other moment of an enrolment is tried in test/background, where no half minute has to pass.
    it('neither loses nor doubles a secret when it was stopped while its proof was on its way', async () => {
      const { browser, cognito } = stage();
      newUser('proof');
      const popup = await browser.openExtensionPage('popup.html');
      await typeCredentials(popup, 'proof');
      await popup.find({ role: 'button', name: 'Use Latchkey' });
      cognito.faults.add({ operation: 'VerifySoftwareToken', delayMs: 1_500 });
      await popup.press('Use Latchkey');
      await underWay(cognito);
      await browser.stopBackground();
      await seeSignedIn(popup, 'proof');
      await popup.press({ role: 'tab', name: 'Codes' });
      const shown = await popup.see('proof');
      expect(shown.split('proof')).toHaveLength(2);
      expect(shown).not.toContain('Not confirmed');
      await popup.close();
    });

    it('stays locked after it was stopped, where it was locked', async () => {
      const { browser } = stage();
      const popup = await browser.openExtensionPage('popup.html');
      await popup.press(/^Lock/);
      await popup.see('Unlock your vault');
      await browser.stopBackground();
      await popup.type('Passphrase', passphrase);
      await popup.press('Unlock');
      await popup.see('under');
      await popup.close();
    });

    function newUser(username: string, totpSecretBase32?: string): void {
      const pool = stage().cognito.pool(demoPoolId);
      pool?.createUser({
        username,
        password: demoPassword,
        ...(totpSecretBase32 !== undefined && { totpSecretBase32 }),
      });
    }
  });
}

/** Closes the popup, stops the worker, and opens the popup again, as after a while. */
async function reopened(browser: Browser, popup?: Page): Promise<Page> {
  await popup?.close();
  if (await browser.isBackgroundRunning()) await browser.stopBackground();
  return browser.openExtensionPage('popup.html');
}

/** Waits until the request that the fault holds up has reached the pool. */
async function underWay({ faults }: LocalCognito): Promise<void> {
  await waitFor('reach the pool', 45_000, () =>
    Promise.resolve(faults.list().length > 0 ? { missing: 'no request has come' } : { found: true }),
  );
}

/** What an authenticator with the user's secret would show now. */
async function codeOf(cognitoUrl: string, username: string): Promise<string> {
  const reply = await fetch(`${cognitoUrl}/control/pools/${demoPoolId}/users/${username}/code`);
  return ((await reply.json()) as { code: string }).code;
}
