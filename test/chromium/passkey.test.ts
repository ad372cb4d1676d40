import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ChromiumBrowser } from '../browser/chromium';
import { createVaultIn } from '../browser/main-job';
import type { Page } from '../browser/page';
import type { AppClient } from '../local-cognito/app-client';
import type { Pool } from '../local-cognito/pool';
import { startLocalCognito, type LocalCognito } from '../local-cognito/server';
import { browserProgram } from '../tasks/browsers';
import { builtFolder } from '../tasks/built';

const relyingParty = 'login.example.com';
const password = 'Correct-Horse-9';

/** What functions that run in the extension's pages find there. */
declare const chrome: { runtime: { sendMessage(message: object): Promise<unknown> } };

describe('a passkey', () => {
  let extension: string;
  let browser: ChromiumBrowser;
  let cognito: LocalCognito;
  let pool: Pool;
  let client: AppClient;
  let popup: Page;

  beforeAll(async () => {
    extension = await extensionWithHostPermission();
    browser = await ChromiumBrowser.launch({ program: await browserProgram('chromium'), extension });
    cognito = await startLocalCognito();
    pool = cognito.createPool({
      firstFactors: ['PASSWORD', 'WEB_AUTHN'],
      relyingPartyId: relyingParty,
      passkeyOrigins: [browser.extensionOrigin],
    });
    client = pool.createClient();
    pool.createUser({ username: 'ada', password, attributes: { email: 'ada@example.com' } });
    popup = await browser.openExtensionPage('popup.html');
    await createVaultIn(popup);
    await popup.evaluate((body) => chrome.runtime.sendMessage({ type: 'profiles.add', body }), {
      name: 'Passkey app',
      region: pool.region,
      userPoolId: pool.id,
      clientId: client.id,
      endpoint: `${cognito.url}/`,
      authFlow: 'USER_AUTH',
    });
  });
  afterAll(async () => {
    await browser.close();
    await cognito.close();
    await rm(extension, { recursive: true });
  });

  it('is asked for in a tab, where the browser answers, and signs in', async () => {
    const { credentialId, privateKey } = registerPasskey();
    await beginWithPasskey();
    await popup.press('Continue in a tab');
    const tab = await browser.pageAt(/manage\.html$/);
    await addAuthenticator({ credentialId, privateKey });
    await browser.stopBackground();
    await tab.press('Use passkey');
    await tab.see('You are signed in to Passkey app as ada.');
    await tab.press('Done');
    await tab.close();
  });

  it('that is not on this device is said to be missing, and the sign-in stays', async () => {
    pool.user('ada')?.passkeys.splice(0);
    registerPasskey();
    popup = await browser.openExtensionPage('popup.html');
    await beginWithPasskey();
    await popup.press('Continue in a tab');
    const tab = await browser.pageAt(/manage\.html$/);
    await addAuthenticator();
    await tab.press('Use passkey');
    await tab.see('No passkey was given.');
    expect(await tab.text()).toContain('Use passkey');
    await tab.close();
  });

  /** A passkey that the pool knows; its private half is PKCS #8. */
  function registerPasskey(): { credentialId: Buffer; privateKey: Buffer } {
    const pair = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const credentialId = randomBytes(16);
    pool.user('ada')?.passkeys.push({
      credentialId: credentialId.toString('base64url'),
      publicKey: pair.publicKey,
      signCount: 0,
    });
    return { credentialId, privateKey: pair.privateKey.export({ format: 'der', type: 'pkcs8' }) };
  }

  async function beginWithPasskey(): Promise<void> {
    await popup.press({ role: 'tab', name: 'Sign in' });
    await popup.type('Username', 'ada');
    await popup.press({ role: 'button', name: 'Sign in' });
    await popup.press(/Passkey/);
    await popup.see('needs a tab');
  }

  /** A device with that passkey on it, or with none, for the newest tab of the extension. */
  async function addAuthenticator(passkey?: { credentialId: Buffer; privateKey: Buffer }): Promise<void> {
    const page = browser.context.pages().findLast((each) => each.url().endsWith('/manage.html'));
    if (page === undefined) throw new Error('no tab of the extension');
    const session = await browser.context.newCDPSession(page);
    await session.send('WebAuthn.enable');
    const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        ctap2Version: 'ctap2_1',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    if (passkey === undefined) return;
    await session.send('WebAuthn.addCredential', {
      authenticatorId,
      credential: {
        credentialId: passkey.credentialId.toString('base64'),
        isResidentCredential: true,
        rpId: relyingParty,
        privateKey: passkey.privateKey.toString('base64'),
        userHandle: Buffer.from('ada').toString('base64'),
        signCount: 1,
      },
    });
  }
});

/** No program can press the browser's own prompt for a permission: this copy has the permission from the start. */
async function extensionWithHostPermission(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-extension-'));
  await cp(builtFolder('chrome'), folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as object;
  await writeFile(file, JSON.stringify({ ...manifest, host_permissions: [`https://${relyingParty}/*`] }));
  return folder;
}
