import { demoClientId, demoPassword, demoPoolId } from '../local-cognito/demo-pools';
import type { LocalCognito } from '../local-cognito/server';
import type { DemoApp } from '../demo-app/serve';
import type { Browser } from './driver';
import type { Page } from './page';

/** What the main job needs around it: a browser with the extension, a user pool, and a web app that signs in to it. */
export interface Stage {
  browser: Browser;
  cognito: LocalCognito;
  demoApp: DemoApp;
  /** Called after each thing that was done, with the page on which it shows. */
  onDone?: (what: string, shownOn: Page) => Promise<void>;
}

export const passphrase = 'wander maple orbit seven';

/** What Amplify's tools write into an app's repository, with the address of the local pool. */
export function amplifyOutputs({ url }: LocalCognito): string {
  const auth = { aws_region: 'eu-west-1', user_pool_id: demoPoolId, user_pool_client_id: demoClientId };
  return JSON.stringify({ version: '1.4', auth, custom: { user_pool_endpoint: `${url}/` } });
}

/** A new user's first minute: a passphrase, and a vault. */
export async function createVault(stage: Stage): Promise<void> {
  const page = await stage.browser.openPage(stage.demoApp.url);
  await page.see('Sign in');
  const popup = await stage.browser.clickToolbarIcon(page);
  await popup.type('Passphrase', passphrase);
  await popup.type('Repeat the passphrase', passphrase);
  await popup.press('Create vault');
  await popup.see('No accounts yet');
  await done(stage, 'Made a vault', popup);
  await popup.close();
  await page.close();
}

/** Signs in to the web app, which demands an authenticator and shows its QR code; scans that, and types the code. */
export async function scanSetUpPage(stage: Stage, username: string): Promise<void> {
  const page = await stage.browser.openPage(stage.demoApp.url);
  await page.type('Username', username);
  await page.type('Password', demoPassword);
  await page.press({ role: 'button', name: 'Sign in' });
  await page.see('Setup TOTP');
  await done(stage, 'The web app shows a set-up QR code', page);

  const popup = await stage.browser.clickToolbarIcon(page);
  await popup.press(/^Scan/);
  await popup.see(/Added Demo app/);
  const code = codeIn(await popup.see(/\d{3}\s\d{3}/));
  await done(stage, 'Scanned it off the page', popup);
  await popup.close();

  await page.type(/^Code/, code);
  await page.press('Confirm');
  await page.see(`Signed in as ${username}`);
  await done(stage, 'The web app took the code', page);
  await page.close();
}

/** In the popup's sign-in view, adds the web app by its configuration file. */
export async function addApp(stage: Stage, popup: Page): Promise<void> {
  await popup.press({ role: 'tab', name: 'Sign in' });
  await popup.press('Add app');
  await popup.dropFile('Configuration file', 'amplify_outputs.json', amplifyOutputs(stage.cognito));
  await popup.find({ role: 'textbox', name: 'Username' });
  await done(stage, 'Added the app by its amplify_outputs.json', popup);
}

export async function typeCredentials(popup: Page, username: string, password = demoPassword): Promise<void> {
  await popup.press({ role: 'tab', name: 'Sign in' });
  await popup.type('Username', username);
  await popup.type('Password', password);
  await popup.press({ role: 'button', name: 'Sign in' });
}

/** The code that the popup shows for its only account. */
function codeIn(text: string): string {
  const [code] = /\d{3}\s\d{3}/.exec(text) ?? [];
  if (code === undefined) throw new Error('no code is shown');
  return code.replace(/\s/, '');
}

async function done({ onDone }: Stage, what: string, shownOn: Page): Promise<void> {
  await onDone?.(what, shownOn);
}
