import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { en } from '../../src/locales/en';
import { demoPassword, demoPoolId } from '../local-cognito/demo-pools';
import type { BrowserName } from './driver';
import { addApp, createVault, seeSignedIn, typeCredentials } from './main-job';
import type { Page } from './page';
import { useStage } from './stage';
import { pageWithCodes, serveWebPages, type WebPages } from './web-pages';

const secretBase32 = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

/** What goes wrong gets one clear sentence, and loses nothing. */
export function describeFaults(name: BrowserName): void {
  describe(`in ${name}, a sign-in`, () => {
    const stage = useStage(name);
    let popup: Page;

    beforeAll(async () => {
      await createVault(stage());
      popup = await stage().browser.openExtensionPage('popup.html');
      await addApp(stage(), popup);
    });
    beforeEach(async () => {
      stage().cognito.pool(demoPoolId)?.deleteUser(userOf('ada'));
      stage()
        .cognito.pool(demoPoolId)
        ?.createUser({ username: 'ada', password: demoPassword, totpSecretBase32: secretBase32 });
      await popup.close();
      popup = await stage().browser.openExtensionPage('popup.html');
      await popup.press({ role: 'tab', name: 'Sign in' });
    });

    it('with a wrong password says so, and keeps the username', async () => {
      await typeCredentials(popup, 'ada', 'Wrong-Password-1');
      await popup.see(sentence('wrong-credentials'));
      expect(await popup.text()).toContain('ada');
      await typeCredentials(popup, 'ada');
      await atCode();
      await popup.press('Cancel');
    });

    it('with a wrong code says so, and takes the right one', async () => {
      await typeCredentials(popup, 'ada');
      await typeCode('000000');
      await popup.see(sentence('wrong-code'));
      await typeCode(await rightCode());
      await seeSignedIn(popup, 'ada');
    });

    it('with a code that was used says so', async () => {
      await typeCredentials(popup, 'ada');
      const code = await rightCode();
      await typeCode(code);
      await seeSignedIn(popup, 'ada');
      await typeCredentials(popup, 'ada');
      await typeCode(code);
      await popup.see(sentence('used-code'));
      await popup.press('Cancel');
    });

    it('without network says so, and begins again in one press', async () => {
      stage().cognito.faults.add({ operation: '*', times: 'always', effect: { kind: 'drop-request' } });
      await typeCredentials(popup, 'ada');
      await popup.see(sentence('network-failed'));
      stage().cognito.faults.clear();
      await popup.press('Start again');
      await atCode();
      await popup.press('Cancel');
    });

    it('that loses the network at the code keeps the step', async () => {
      await typeCredentials(popup, 'ada');
      await atCode();
      // Browsers quietly ask once more where a connection that was kept is cut.
      stage().cognito.faults.add({ operation: '*', times: 'always', effect: { kind: 'drop-request' } });
      await typeCode(await rightCode());
      await popup.see(sentence('network-failed'));
      stage().cognito.faults.clear();
      await typeCode(await rightCode());
      await seeSignedIn(popup, 'ada');
    });

    it('that is throttled says so, and keeps the step', async () => {
      await typeCredentials(popup, 'ada');
      await atCode();
      stage().cognito.faults.add({
        operation: 'RespondToAuthChallenge',
        effect: { kind: 'exception', exception: 'TooManyRequestsException' },
      });
      await typeCode(await rightCode());
      await popup.see(sentence('throttled'));
      await typeCode(await rightCode());
      await seeSignedIn(popup, 'ada');
    });

    it('whose session has expired says so, and begins again in one press', async () => {
      await typeCredentials(popup, 'ada');
      await atCode();
      stage().cognito.clock.advance(4 * 60_000);
      await typeCode(await rightCode());
      await popup.see(sentence('session-expired'));
      await popup.press('Start again');
      await typeCode(await rightCode());
      await seeSignedIn(popup, 'ada');
    });

    it('to a pool that is not there says so', async () => {
      await addByHand({ userPoolId: 'eu-west-1_Nowhere', clientId: 'nobody1234567890' });
      await typeCredentials(popup, 'ada');
      await popup.see(sentence('pool-not-found'));
      await popup.press('Cancel');
    });

    it('is not offered for a pool id that cannot be one', async () => {
      await addByHand({ userPoolId: 'eu-west-1', clientId: 'nobody1234567890' });
      await popup.see(sentence('malformed-user-pool-id'));
      expect(await popup.text()).toContain('nobody1234567890');
    });

    function userOf(username: string) {
      const user = stage().cognito.pool(demoPoolId)?.user(username);
      if (user === undefined) throw new Error(`no user ${username}`);
      return user;
    }

    async function atCode(): Promise<void> {
      await popup.find({ role: 'textbox', name: 'Code' });
    }

    async function typeCode(code: string): Promise<void> {
      await popup.type('Code', code);
      await popup.press({ role: 'button', name: 'Continue' });
    }

    async function rightCode(): Promise<string> {
      const reply = await fetch(`${stage().cognito.url}/control/pools/${demoPoolId}/users/ada/code`);
      return ((await reply.json()) as { code: string }).code;
    }

    async function addByHand({ userPoolId, clientId }: { userPoolId: string; clientId: string }): Promise<void> {
      await popup.press('Add app');
      await popup.type('Name', 'Elsewhere');
      await popup.type('Region', 'eu-west-1');
      await popup.type('User pool ID', userPoolId);
      await popup.type('App client ID', clientId);
      await popup.type('Server (optional)', `${stage().cognito.url}/`);
      await popup.press('Add app');
    }
  });

  describe(`in ${name}, a scan`, () => {
    const stage = useStage(name);
    let pages: WebPages;

    beforeAll(async () => {
      pages = await serveWebPages({
        '/none': '<!doctype html><title>None</title><h1>No code here</h1>',
        '/link': pageWithCodes('https://shop.example/welcome'),
        '/two': pageWithCodes(uriOf('first'), uriOf('second')),
        '/one': pageWithCodes(uriOf('first')),
        '/damaged': pageWithCodes('otpauth://totp/Shop:third?secret=not%21base32'),
      });
      await createVault(stage());
    });
    afterAll(() => pages.close());

    it.each([
      ['/none', sentence('no-qr-code')],
      ['/link', sentence('not-otpauth')],
      ['/damaged', sentence('secret-not-base32')],
    ])('of %s says what is wrong, and adds nothing', async (path, explanation) => {
      await scanning(`${pages.url}${path}`, async (popup) => {
        await popup.see(explanation);
        await popup.press('Close');
        await popup.see('No accounts yet');
      });
    });

    it('of a page that the browser shows to no extension says so', async () => {
      // In a tab of its own the popup has no grant for any page.
      const popup = await stage().browser.openExtensionPage('popup.html');
      await popup.press(/^Scan/);
      await popup.see(sentence('page-not-capturable'));
      await popup.close();
    });

    it('of two set-up codes asks which to add', async () => {
      await scanning(`${pages.url}/two`, async (popup) => {
        await popup.see('2 set-up codes found');
        await popup.press({ role: 'checkbox', name: /second/ });
        await popup.press('Add 1 account');
        await popup.see('Added Shop, first.');
      });
    });

    it('of a code that is in the vault says so, and doubles nothing', async () => {
      await scanning(`${pages.url}/one`, async (popup) => {
        await popup.see('Shop, first is in the vault already.');
        await popup.press('Close');
        expect((await popup.see('Shop')).split('first')).toHaveLength(2);
      });
    });

    async function scanning(url: string, look: (popup: Page) => Promise<void>): Promise<void> {
      const page = await stage().browser.openPage(url);
      const popup = await stage().browser.clickToolbarIcon(page);
      await popup.press(/^Scan/);
      await look(popup);
      await popup.close();
      await page.close();
    }
  });
}

/** What a person reads for an error that carries nothing but its code. */
function sentence(code: keyof typeof en.errors): string {
  const found = en.errors[code];
  return typeof found === 'string' ? found : found({ code });
}

function uriOf(label: string): string {
  const secret = { first: secretBase32, second: 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ' }[label] ?? '';
  return `otpauth://totp/Shop:${label}?secret=${secret}&issuer=Shop`;
}
