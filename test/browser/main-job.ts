import { demoClientId, demoPassword, demoPoolId } from '../local-cognito/demo-pools';
import type { LocalCognito } from '../local-cognito/server';
import type { Page } from './page';
import type { Stage } from './stage';

/** Called after each thing that was done, with the page on which it shows. */
export type OnDone = (what: string, shownOn: Page) => Promise<void>;

const silently: OnDone = () => Promise.resolve();

export const passphrase = 'wander maple orbit seven';

/** What Amplify's tools write into an app's repository, with the address of the local pool. */
export function amplifyOutputs({ url }: LocalCognito): string {
  const auth = { aws_region: 'eu-west-1', user_pool_id: demoPoolId, user_pool_client_id: demoClientId };
  return JSON.stringify({ version: '1.4', auth, custom: { user_pool_endpoint: `${url}/` } });
}

/** A new user's first minute: a passphrase, and a vault. */
export async function createVault({ browser, demoApp }: Stage, onDone = silently): Promise<void> {
  const page = await browser.openPage(demoApp.url);
  await page.see('Sign in');
  const popup = await browser.clickToolbarIcon(page);
  await createVaultIn(popup);
  await onDone('Made a vault', popup);
  await popup.close();
  await page.close();
}

/** `shows` is what shows once it is made. */
export async function createVaultIn(popup: Page, shows = 'No accounts yet'): Promise<void> {
  await popup.type('Passphrase', passphrase);
  await popup.type('Repeat the passphrase', passphrase);
  await popup.press('Create vault');
  await popup.see(shows);
}

/** Signs in to the web app, which demands an authenticator and shows its QR code; scans that, and types the code. */
export async function scanSetUpPage({ browser, demoApp }: Stage, username: string, onDone = silently): Promise<void> {
  const page = await browser.openPage(demoApp.url);
  await page.type('Username', username);
  await page.type('Password', demoPassword);
  await page.press({ role: 'button', name: 'Sign in' });
  await page.see('Setup TOTP');
  await onDone('The web app shows a set-up QR code', page);

  const popup = await browser.clickToolbarIcon(page);
  await popup.press(/^Scan/);
  await popup.see(/Added Demo app/);
  const code = codeIn(await popup.see(/\d{3}\s\d{3}/));
  await onDone('Scanned it off the page', popup);
  await popup.close();

  await page.type(/^Code/, code);
  await page.press('Confirm');
  await page.see(`Signed in as ${username}`);
  await onDone('The web app took the code', page);
  await page.close();
}

/** In the popup's sign-in view, adds the web app by its configuration file. */
export async function addApp({ cognito }: Stage, popup: Page, onDone = silently): Promise<void> {
  await popup.press({ role: 'tab', name: 'Sign in' });
  await popup.press('Add app');
  await popup.dropFile('Configuration file', 'amplify_outputs.json', amplifyOutputs(cognito));
  await popup.find({ role: 'textbox', name: 'Username' });
  await onDone('Added the app by its amplify_outputs.json', popup);
}

export async function typeCredentials(popup: Page, username: string, password = demoPassword): Promise<void> {
  await popup.press({ role: 'tab', name: 'Sign in' });
  await popup.type('Username', username);
  await popup.type('Password', password);
  await popup.press({ role: 'button', name: 'Sign in' });
}

/** Waits until the sign-in has ended well, and puts it away. */
export async function seeSignedIn(popup: Page, username: string): Promise<void> {
  // A code that was used a moment ago is followed by that of the next half minute.
  await popup.see(`You are signed in to ${demoPoolId} as ${username}.`, { withinMs: 45_000 });
  await popup.press('Done');
  // A popup that is closed before the worker has woken takes what was pressed with it.
  await popup.unseen('You are signed in');
}

/** The code that the popup shows for its only account. */
function codeIn(text: string): string {
  const [code] = /\d{3}\s\d{3}/.exec(text) ?? [];
  if (code === undefined) throw new Error('no code is shown');
  return code.replace(/\s/, '');
}
