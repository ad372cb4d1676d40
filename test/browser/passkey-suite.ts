import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Pool } from '../local-cognito/pool';
import { startLocalCognito, type LocalCognito } from '../local-cognito/server';
import type { Browser, BrowserName, DevicePasskey } from './driver';
import { launch } from './launch';
import { createVaultIn } from './main-job';
import type { Page } from './page';

const relyingParty = 'login.example.com';
const site = `https://${relyingParty}/*`;
const password = 'Correct-Horse-9';

/** What functions that run in the extension's pages find there, in both browsers. */
declare const chrome: {
  runtime: { sendMessage(message: object): Promise<unknown> };
  permissions: { contains(permissions: { origins: string[] }): Promise<boolean> };
};

/** The pool's domain is another than the extension's: both browsers let it be its relying party by a permission. */
export function describePasskeys(name: BrowserName): void {
  describe(`a passkey in ${name}`, () => {
    let browser: Browser;
    let cognito: LocalCognito;
    let pool: Pool;

    beforeAll(async () => {
      browser = await launch(name, { permittedSites: [site] });
      cognito = await startLocalCognito();
      pool = cognito.createPool({
        firstFactors: ['PASSWORD', 'WEB_AUTHN'],
        relyingPartyId: relyingParty,
        passkeyOrigins: [browser.passkeyOrigin],
      });
      const popup = await browser.openExtensionPage('popup.html');
      await createVaultIn(popup);
      await popup.evaluate((body) => chrome.runtime.sendMessage({ type: 'profiles.add', body }), {
        name: 'Passkey app',
        region: pool.region,
        userPoolId: pool.id,
        clientId: pool.createClient().id,
        endpoint: `${cognito.url}/`,
        authFlow: 'USER_AUTH',
      });
      await popup.close();
    });
    afterAll(async () => {
      await browser.close();
      await cognito.close();
    });

    it('is asked for in a tab, found missing, asked for again, and signs in, with the worker stopped in between', async () => {
      const passkey = registerPasskey('ada');
      const tab = await beginInTab('ada');
      await tab.see(`The browser asks first whether Latchkey may act for ${relyingParty}`);
      // In Chromium the person has permitted it before: what is not asked for is not given back either.
      const permittedBefore = name === 'chromium';
      expect(await isPermitted(tab)).toBe(permittedBefore);

      await browser.useAuthenticator(tab, []);
      await browser.stopBackground();
      await tab.press('Use passkey');
      await tab.see('No passkey was given.');
      expect(await isPermitted(tab)).toBe(true);

      await browser.useAuthenticator(tab, [passkey]);
      await browser.stopBackground();
      await tab.press('Use passkey');
      await tab.see('You are signed in to Passkey app as ada.');
      await expect.poll(() => isPermitted(tab)).toBe(permittedBefore);
      await tab.press('Done');
      await tab.unseen('You are signed in');
      await tab.close();
    });

    it('that the pool does not know is refused, and another way leads on', async () => {
      registerPasskey('bob');
      const tab = await beginInTab('bob');
      await browser.useAuthenticator(tab, [{ ...makePasskey().passkey, credentialId: onlyCredentialOf('bob') }]);
      await tab.press('Use passkey');
      await tab.see('The user pool refused the answer for good.');
      await browser.stopBackground();
      await tab.press('Another way');
      await tab.press(/^Password/);
      await tab.type('Password', password);
      await tab.press('Continue');
      await tab.see('You are signed in to Passkey app as bob.');
      await tab.press('Done');
      await tab.unseen('You are signed in');
      await tab.close();
    });

    /** A user with a passkey that the pool knows. */
    function registerPasskey(username: string): DevicePasskey {
      const { passkey, publicKey } = makePasskey();
      pool.createUser({ username, password, attributes: { email: `${username}@example.com` } });
      const credentialId = Buffer.from(passkey.credentialId).toString('base64url');
      pool.user(username)?.passkeys.push({ credentialId, publicKey, signCount: 0 });
      return passkey;
    }

    function onlyCredentialOf(username: string): Uint8Array {
      return Buffer.from(pool.user(username)?.passkeys[0]?.credentialId ?? '', 'base64url');
    }

    /** As far as the tab to which the popup leads. */
    async function beginInTab(username: string): Promise<Page> {
      const popup = await browser.openExtensionPage('popup.html');
      await popup.press({ role: 'tab', name: 'Sign in' });
      await popup.type('Username', username);
      await popup.press({ role: 'button', name: 'Sign in' });
      await popup.press(/^Passkey/);
      await popup.see('needs a tab');
      await browser.stopBackground();
      await popup.press('Continue in a tab');
      return browser.pageAt(/manage\.html$/);
    }

    /** Whether the extension may act for the relying party's domain. */
    function isPermitted(page: Page): Promise<boolean> {
      return page.evaluate((origin) => chrome.permissions.contains({ origins: [origin] }), site);
    }
  });
}

function makePasskey() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const passkey: DevicePasskey = {
    credentialId: randomBytes(16),
    rpId: relyingParty,
    userHandle: randomBytes(16),
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }),
  };
  return { passkey, publicKey };
}
