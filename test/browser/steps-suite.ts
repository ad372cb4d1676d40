import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { en } from '../../src/locales/en';
import {
  adaTotpSecretBase32,
  demoPassword,
  setupClientId,
  setupPoolId,
  showcaseClientId,
  showcaseClientSecret,
  showcasePoolId,
  showcaseSecretClientId,
} from '../local-cognito/demo-pools';
import type { Pool } from '../local-cognito/pool';
import type { UserSettings } from '../local-cognito/pool-settings';
import { totp } from '../local-cognito/totp';
import type { BrowserName } from './driver';
import { createVault } from './main-job';
import type { Page } from './page';
import { useStage } from './stage';
import { waitFor } from './wait';

const address = { email: 'person@example.com', phone_number: '+15550101234' };
const newPassword = 'Another-2027!';

interface App {
  name: string;
  userPoolId: string;
  clientId: string;
  clientSecret?: string;
  authFlow?: keyof typeof en.profile.authFlows;
}

const showcase: App = { name: 'Showcase', userPoolId: showcasePoolId, clientId: showcaseClientId };
const withSecret: App = {
  name: 'Client with a secret',
  userPoolId: showcasePoolId,
  clientId: showcaseSecretClientId,
  clientSecret: showcaseClientSecret,
};
const choosing: App = {
  name: 'Choice of first factor',
  userPoolId: showcasePoolId,
  clientId: 'latchkeysteps0000000000001',
  authFlow: 'USER_AUTH',
};
const asking: App = {
  name: 'Own questions',
  userPoolId: showcasePoolId,
  clientId: 'latchkeysteps0000000000002',
  authFlow: 'CUSTOM_AUTH',
};
const setup: App = { name: 'Set-up', userPoolId: setupPoolId, clientId: setupClientId };
const threeFactors: App = {
  name: 'Set-up with text messages',
  userPoolId: 'eu-west-1_Steps1',
  clientId: 'latchkeysteps0000000000003',
};
const unforeseen: App = {
  name: 'Of tomorrow',
  userPoolId: 'eu-west-1_Steps2',
  clientId: 'latchkeysteps0000000000004',
};

/** Every step that a person answers, without a mouse, and with the worker stopped before each of her answers. */
export function describeSteps(name: BrowserName): void {
  describe(`by keyboard alone in ${name}, with the worker stopped between any two steps,`, () => {
    const stage = useStage(name);
    let popup: Page;

    beforeAll(async () => {
      const { cognito } = stage();
      for (const { userPoolId, clientId } of [choosing, asking])
        cognito.pool(userPoolId)?.createClient({ id: clientId });
      cognito
        .createPool({
          id: threeFactors.userPoolId,
          mfa: 'ON',
          mfaTypes: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'],
        })
        .createClient({ id: threeFactors.clientId });
      cognito
        .createPool({ id: unforeseen.userPoolId, unknownChallenge: 'RETINA_SCAN' })
        .createClient({ id: unforeseen.clientId });
      await createVault(stage());
      popup = await stage().browser.openExtensionPage('popup.html');
      await popup.tabTo({ role: 'tab', name: 'Codes' });
      await popup.keyboard('ArrowRight');
      for (const app of [showcase, withSecret, choosing, asking, setup, threeFactors, unforeseen]) await addApp(app);
    });
    beforeEach(async () => {
      // What a test that failed has left.
      const leftover = /^(Cancel|Done)$/m;
      if (leftover.test(await popup.text())) await press(leftover);
    });

    it('a code by text message comes in, and a second one that was asked for', async () => {
      newUser(showcase, { username: 'sms1', enabledMfa: ['SMS_MFA'] });
      await begin(showcase, 'sms1');
      await popup.see('A code went to +*******1234 by text message.');
      const first = code('sms1');
      await press('Send again');
      await popup.see('A code went to +*******1234 by text message.');
      await expect.poll(() => code('sms1')).not.toBe(first);
      await answer('Code', code('sms1'));
      await seeSignedIn(showcase, 'sms1');
    });

    it('a code by e-mail is the second factor, and a wrong one is typed again', async () => {
      newUser(showcase, { username: 'mail1', enabledMfa: ['EMAIL_OTP'] });
      await begin(showcase, 'mail1');
      await popup.see('A code went to p***@e*** by email.');
      await answer('Code', '1');
      await popup.see(sentence('wrong-code'));
      await answer('Code', code('mail1'));
      await seeSignedIn(showcase, 'mail1');
    });

    it.each([
      { way: /^Email/, went: 'A code went to p***@e*** by email.', username: 'first1' },
      { way: /^Text message/, went: 'A code went to +*******1234 by text message.', username: 'first2' },
    ])('a code is the first factor: $went', async ({ way, went, username }) => {
      newUser(choosing, { username });
      await begin(choosing, username, '');
      await popup.see('This app offers several ways.');
      await press(way);
      await popup.see(went);
      await answer('Code', code(username));
      await seeSignedIn(choosing, username);
    });

    it('a password is the first factor, and is not asked about again once that was wanted', async () => {
      newUser(choosing, { username: 'first3' });
      await begin(choosing, 'first3', '');
      await popup.tabTo({ role: 'checkbox', name: 'Don’t ask again' });
      await popup.keyboard(' ');
      await press(/^Password/);
      await answer('Password', demoPassword);
      await seeSignedIn(choosing, 'first3');

      await begin(choosing, 'first3', '');
      await popup.see('Type the password of first3.');
      await answer('Password', demoPassword);
      await seeSignedIn(choosing, 'first3');
    });

    it('an authenticator’s code is typed, and another factor is chosen once for all', async () => {
      const choice: UserSettings = {
        username: 'choice1',
        totpSecretBase32: adaTotpSecretBase32,
        enabledMfa: ['SMS_MFA', 'EMAIL_OTP'],
      };
      newUser(showcase, choice);
      await begin(showcase, 'choice1');
      await press(/^Authenticator/);
      await popup.see('Type the code that your authenticator shows for Showcase.');
      await answer('Code', totp(adaTotpSecretBase32, stage().cognito.clock.nowMs()));
      await seeSignedIn(showcase, 'choice1');

      await begin(showcase, 'choice1');
      await popup.tabTo({ role: 'checkbox', name: 'Don’t ask again' });
      await popup.keyboard(' ');
      await press(/^Email/);
      await answer('Code', await nextCode('choice1'));
      await seeSignedIn(showcase, 'choice1');

      await begin(showcase, 'choice1');
      await popup.see('A code went to p***@e*** by email.');
      expect(await popup.text()).toContain('by Latchkey');
      await answer('Code', code('choice1'));
      await seeSignedIn(showcase, 'choice1');
    });

    it('an e-mail address is set up, and text messages are left to the administrator', async () => {
      newUser(threeFactors, { username: 'setup1', attributes: {} });
      await begin(threeFactors, 'setup1');
      await popup.see('Only the app’s administrator can set this up.');
      await press(/^Email/);
      await answer('Email address', 'setup1');
      await popup.see('Type an email address');
      await answer('Email address', '@example.com');
      await popup.see('A code went to s***@e*** by email.');
      await answer('Code', code('setup1'));
      await seeSignedIn(threeFactors, 'setup1');
    });

    it('another authenticator is set up by the secret that is shown, and a wrong code changes nothing', async () => {
      newUser(setup, { username: 'setup2' });
      await begin(setup, 'setup2');
      await press(/^Authenticator/);
      const secret = secretIn(await popup.see('Secret key'));
      await answer('Code from that authenticator', '1');
      await popup.see(sentence('wrong-code'));
      expect(secretIn(await popup.text())).toBe(secret);
      await answer('Code from that authenticator', totp(secret, stage().cognito.clock.nowMs()));
      await seeSignedIn(setup, 'setup2');
    });

    it('a new password is chosen by the pool’s rules, with what else it requires', async () => {
      newUser(showcase, { username: 'new1', status: 'FORCE_CHANGE_PASSWORD' });
      await begin(showcase, 'new1');
      await popup.see('The app also needs:');
      await fill('New password', 'too-simple');
      await fill('First name', 'Nina');
      await answer('Last name', 'Novak');
      await popup.see(sentence('password-policy'));
      await popup.see('Password must have uppercase characters');
      await answer('New password', newPassword);
      await seeSignedIn(showcase, 'new1');
    });

    it('the app’s own questions are answered round by round, and again from the start after a failure', async () => {
      newUser(asking, { username: 'custom1' });
      await begin(asking, 'custom1', '');
      for (let wrong = 0; wrong < 3; wrong++) {
        await popup.see('The answer is "swordfish".');
        await answer('Your answer', `wrong ${String(wrong)}`);
      }
      await popup.see('The sign-in stopped');
      await press('Start again');
      await popup.see('The answer is "swordfish".');
      await answer('Your answer', 'swordfish');
      await popup.see('Once more: the answer is 42.');
      await answer('Your answer', '42');
      await seeSignedIn(asking, 'custom1');
    });

    it('a password that must be reset is reset, and signs in', async () => {
      newUser(showcase, { username: 'reset1', status: 'RESET_REQUIRED' });
      await begin(showcase, 'reset1');
      await press('Send code');
      await popup.see('A code went to p***@e*** by email.');
      await fill('Code', code('reset1'));
      await answer('New password', newPassword);
      await seeSignedIn(showcase, 'reset1');
    });

    it('a forgotten password is replaced, and signs in', async () => {
      newUser(showcase, { username: 'forgot1' });
      await choose(showcase);
      await press('Forgot password?');
      await popup.see('Fill in: Username.');
      await fill('Username', 'forgot1');
      await press('Forgot password?');
      await popup.see('A code went to p***@e*** by email.');
      await fill('Code', code('forgot1'));
      await answer('New password', newPassword);
      await seeSignedIn(showcase, 'forgot1');
    });

    it('a sign-up is confirmed by the code that is sent again, and signs in', async () => {
      newUser(showcase, { username: 'signup1', status: 'UNCONFIRMED' });
      await begin(showcase, 'signup1');
      await popup.see('This account is not confirmed yet.');
      await press('Send again');
      await popup.see('A code went to p***@e*** by email.');
      await answer('Code', code('signup1'));
      await seeSignedIn(showcase, 'signup1');
    });

    it('a device that is remembered skips the second factor, until it is forgotten', async () => {
      newUser(showcase, { username: 'device1', enabledMfa: ['EMAIL_OTP'] });
      await begin(showcase, 'device1');
      await popup.see('by email');
      await answer('Code', code('device1'));
      await seeSignedIn(showcase, 'device1', async () => {
        await press('Remember this device for device1 of Showcase');
        await popup.see('This device is remembered.');
      });

      await begin(showcase, 'device1');
      await seeSignedIn(showcase, 'device1', async () => {
        await press('Forget this device for device1 of Showcase');
        await popup.unseen('Forget this device');
      });

      await begin(showcase, 'device1');
      await popup.see('by email');
      await answer('Code', await nextCode('device1'));
      await seeSignedIn(showcase, 'device1');
    });

    it('an app client with a secret signs in', async () => {
      newUser(withSecret, { username: 'secret1', enabledMfa: ['EMAIL_OTP'] });
      await begin(withSecret, 'secret1');
      await popup.see('by email');
      await answer('Code', code('secret1'));
      await seeSignedIn(withSecret, 'secret1');
    });

    it('a challenge that nobody knows yet is named, and starting again is offered', async () => {
      newUser(unforeseen, { username: 'unknown1' });
      await begin(unforeseen, 'unknown1');
      await popup.see('RETINA_SCAN');
      await press('Start again');
      await popup.see('RETINA_SCAN');
      await press('Cancel');
      await popup.find({ role: 'textbox', name: 'Username' });
    });

    function poolOf({ userPoolId }: App): Pool {
      const pool = stage().cognito.pool(userPoolId);
      if (pool === undefined) throw new Error(`no pool ${userPoolId}`);
      return pool;
    }

    function newUser(app: App, settings: UserSettings): void {
      poolOf(app).createUser({ password: demoPassword, attributes: address, ...settings });
    }

    /** The code that the person was sent last. */
    function code(username: string): string {
      const sent = stage().cognito.outbox.latestCode(username);
      if (sent === undefined) throw new Error(`no code was sent to ${username}`);
      return sent;
    }

    /** The code of a message that is only just being sent. */
    async function nextCode(username: string): Promise<string> {
      await popup.see('A code went to');
      return code(username);
    }

    async function press(target: string | RegExp): Promise<void> {
      await popup.find({ role: 'button', name: target });
      await stopWorker();
      await enter(target);
    }

    async function enter(target: string | RegExp): Promise<void> {
      await popup.tabTo({ role: 'button', name: target });
      await popup.keyboard('Enter');
    }

    async function fill(field: string, text: string): Promise<void> {
      await popup.tabTo({ role: 'textbox', name: field });
      await popup.write(text);
    }

    /** Fills the last field of a step, and sends it. */
    async function answer(field: string, text: string): Promise<void> {
      await popup.find({ role: 'textbox', name: field });
      await stopWorker();
      await fill(field, text);
      await popup.keyboard('Enter');
    }

    /** Between two steps: what the worker was asked for last is done, and shows. */
    async function stopWorker(): Promise<void> {
      const { browser } = stage();
      await waitFor('see what came of the last answer', 10_000, async () =>
        (await popup.evaluate(() => document.querySelector('[aria-busy=true]') === null))
          ? { found: true }
          : { missing: await popup.text() },
      );
      if (await browser.isBackgroundRunning()) await browser.stopBackground();
    }

    async function choose({ name: appName }: App): Promise<void> {
      await popup.tabTo({ role: 'combobox', name: 'App' });
      await chooseByArrows(appName);
    }

    async function chooseByArrows(option: string): Promise<void> {
      const distance = await popup.evaluate((wanted) => {
        const list = document.activeElement as HTMLSelectElement;
        return [...list.options].findIndex(({ text }) => text === wanted) - list.selectedIndex;
      }, option);
      for (let steps = 0; steps < Math.abs(distance); steps++)
        await popup.keyboard(distance > 0 ? 'ArrowDown' : 'ArrowUp');
      expect(await popup.evaluate(() => (document.activeElement as HTMLSelectElement).selectedOptions[0]?.text)).toBe(
        option,
      );
    }

    async function begin(app: App, username: string, password = demoPassword): Promise<void> {
      await popup.find({ role: 'combobox', name: 'App' });
      await stopWorker();
      await choose(app);
      await fill('Username', username);
      if (password !== '') await fill('Password', password);
      await popup.keyboard('Enter');
    }

    /** Puts the sign-in away, and ends the session when what is to be done in it is done. */
    async function seeSignedIn({ name: appName }: App, username: string, inSession = nothing): Promise<void> {
      await popup.see(`You are signed in to ${appName} as ${username}.`);
      await press('Done');
      await inSession();
      await press(`Sign out ${username} of ${appName}`);
      await popup.unseen('Your sessions');
    }

    async function addApp({ name: appName, userPoolId, clientId, clientSecret, authFlow }: App): Promise<void> {
      await enter('Add app');
      // Before it stands the field for a file, from which WebDriver's Tab does not lead in Firefox.
      await popup.type('Name', appName);
      await fill('User pool ID', userPoolId);
      await fill('App client ID', clientId);
      await fill('Server (optional)', `${stage().cognito.url}/`);
      if (clientSecret !== undefined || authFlow !== undefined) await enter('More');
      if (clientSecret !== undefined) await fill('App client secret (optional)', clientSecret);
      if (authFlow !== undefined) {
        await popup.tabTo({ role: 'combobox', name: 'Way of signing in' });
        await chooseByArrows(en.profile.authFlows[authFlow]);
      }
      await enter('Add app');
      await popup.find({ role: 'textbox', name: 'Username' });
    }
  });
}

const nothing = () => Promise.resolve();

/** What a person reads for an error that carries nothing but its code. */
function sentence(code: keyof typeof en.errors): string {
  const found = en.errors[code];
  return typeof found === 'string' ? found : found({ code });
}

/** The secret as it is shown, in fours. */
function secretIn(text: string): string {
  const [secret] = /\b(?:[A-Z2-7]{4} ?){8,}\b/.exec(text) ?? [];
  if (secret === undefined) throw new Error('no secret is shown');
  return secret.replace(/ /g, '');
}
