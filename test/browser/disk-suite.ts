import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../src/locales/en';
import { adaTotpSecretBase32, demoClientId, demoPassword, demoPoolId } from '../local-cognito/demo-pools';
import { decodeBase32 } from '../local-cognito/totp';
import { filesUnder } from '../tasks/files';
import type { BrowserName } from './driver';
import { addApp, createVault, passphrase, seeSignedIn, typeCredentials } from './main-job';
import type { Page } from './page';
import { closeStage, openStage, type Stage } from './stage';
import { pageWithCodes, serveWebPages } from './web-pages';

/** Nothing that would open an account is in the browser's profile, in any of the forms that it could have there. */
export function describeDisk(name: BrowserName): void {
  describe(`what ${name} leaves on the disk after the main job`, () => {
    let stage: Stage;
    let files: { path: string; content: Buffer }[];
    let tokens: string[];
    let enrolledSecretBase32: string;
    let recoveryCode: string;

    beforeAll(async () => {
      stage = await openStage(name);
      await createVault(stage);
      await scan(stage, `otpauth://totp/Demo:ada?secret=${adaTotpSecretBase32}`);
      const popup = await stage.browser.openExtensionPage('popup.html');
      await addApp(stage, popup);
      await typeCredentials(popup, 'ada');
      await popup.press('Use this account');
      await seeSignedIn(popup, 'ada');
      await typeCredentials(popup, 'linus');
      await popup.press('Use Latchkey');
      await seeSignedIn(popup, 'linus');
      tokens = tokensIn(stage.cognito.journal.entries());
      enrolledSecretBase32 = secretIn(stage.cognito.journal.entries());
      const manage = await stage.browser.openExtensionPage('manage.html#accounts');
      await noteAndDelete(manage);
      recoveryCode = await guardAnew(manage);
      await stage.browser.quit();
      files = await Promise.all(
        (await filesUnder(stage.browser.profileDir)).map(async (path) => ({ path, content: await readFile(path) })),
      );
    });
    afterAll(() => closeStage(stage));

    it('is searched where things are: the ids of the app, which are no secret, are found', () => {
      // Firefox's storage leaves out what it has just said, so a part of an id may be all that is there of it.
      const parts = [demoClientId, demoPoolId, demoClientId.slice(0, 12), demoPoolId.slice(-9)];
      expect(parts.map(holding).join('')).not.toEqual('');
    });

    it('has no secret of an authenticator in it, raw, in base32, base64 or hexadecimal', () => {
      for (const secretBase32 of [adaTotpSecretBase32, enrolledSecretBase32]) {
        const raw = Buffer.from(decodeBase32(secretBase32));
        for (const form of [raw, secretBase32, raw.toString('base64'), raw.toString('hex')])
          expect(holding(form)).toEqual('');
      }
    });

    it('has neither the password in it, nor a passphrase of before or now, nor a recovery code or a part of one', () => {
      for (const secret of [demoPassword, passphrase, secondPassphrase, thirdPassphrase])
        expect(holding(secret)).toEqual('');
      expect(recoveryCode).toMatch(/^(\w{4}-){6}\w{4}$/);
      const parts = recoveryCode.split('-');
      for (const form of [recoveryCode, parts.join(''), parts.slice(0, 3).join('-'), parts.slice(0, 3).join('')])
        expect(holding(form)).toEqual('');
    });

    it('has neither a note nor a tag in it, of an account that is kept or of one that was deleted for good', () => {
      for (const words of Object.values(secretWords)) expect(holding(words)).toEqual('');
    });

    it('has no token in it, nor the part of one that is signed', () => {
      expect(tokens.length).toBeGreaterThanOrEqual(6);
      for (const token of tokens) for (const part of [token, ...token.split('.')]) expect(holding(part)).toEqual('');
    });

    /** The files that hold it, as bytes or as text of one or two bytes a character. */
    function holding(wanted: Buffer | string): string {
      const forms = typeof wanted === 'string' ? [Buffer.from(wanted), Buffer.from(wanted, 'utf16le')] : [wanted];
      return files
        .filter(({ content }) => forms.some((form) => content.includes(form)))
        .map(({ path }) => path.slice(stage.browser.profileDir.length))
        .join('\n');
    }
  });
}

const secondPassphrase = 'second harbour lantern';
const thirdPassphrase = 'third meadow compass';
const secretWords = { kept: 'velvet umbrella', deleted: 'crimson teapot', tag: 'zeppelin-club' };

/** Writes into both accounts, and ends one of them for good. */
async function noteAndDelete(manage: Page): Promise<void> {
  await manage.press(`${en.accounts.edit}: Demo, ada`);
  await manage.type(en.accounts.note, secretWords.deleted);
  await manage.press(en.accounts.save);
  await manage.press(new RegExp(`^${en.accounts.edit}: .*linus`));
  await manage.type(en.accounts.note, secretWords.kept);
  await manage.type(en.accounts.tags, secretWords.tag);
  await manage.press(en.accounts.save);
  await manage.see(secretWords.tag);
  await manage.press(en.accounts.select('Demo, ada'));
  await manage.press(en.accounts.trashAll);
  await manage.press({ role: 'link', name: en.manage.sections.trash });
  await manage.press(`${en.trash.purge}: Demo, ada`);
  await manage.press({ role: 'button', name: en.trash.purge });
  await manage.see(en.trash.empty);
}

/** A recovery code, which is given back, another passphrase, another vault key, another recovery code; then locks. */
async function guardAnew(manage: Page): Promise<string> {
  await manage.press({ role: 'link', name: en.manage.sections.security });
  await manage.press(en.security.recovery.make);
  await manage.find({ role: 'button', name: en.security.recovery.check });
  const groups = await manage.evaluate(() =>
    [...document.querySelectorAll('.recovery-code span')].map(({ textContent }) => textContent),
  );
  for (const [words, current, next] of [
    [en.security.changePassphrase, passphrase, secondPassphrase],
    [en.security.renewKey, secondPassphrase, thirdPassphrase],
  ] as const) {
    await manage.press(words.begin);
    await manage.type(en.security.currentPassphrase, current);
    await manage.type(en.security.nextPassphrase, next);
    await manage.type(en.welcome.repeat, next);
    await manage.press(words.action);
    await manage.see(words.done);
  }
  await manage.press({ role: 'button', name: /^Lock/ });
  await manage.see(en.unlock.title);
  return groups.join('-');
}

async function scan({ browser }: Stage, uri: string): Promise<void> {
  const pages = await serveWebPages({ '/': pageWithCodes(uri) });
  const page = await browser.openPage(`${pages.url}/`);
  const popup = await browser.clickToolbarIcon(page);
  await popup.press(/^Scan/);
  await popup.see('Added Demo, ada.');
  await popup.close();
  await page.close();
  await pages.close();
}

type Entries = Stage['cognito']['journal'] extends { entries(): infer Found } ? Found : never;

function tokensIn(entries: Entries): string[] {
  return entries.flatMap(({ response }) => {
    const result = (response as { AuthenticationResult?: Record<string, unknown> } | undefined)?.AuthenticationResult;
    return ['IdToken', 'AccessToken', 'RefreshToken'].map((field) => result?.[field]).filter(isText);
  });
}

function secretIn(entries: Entries): string {
  const codes = entries.map(({ response }) => (response as { SecretCode?: unknown } | undefined)?.SecretCode);
  return codes.find(isText) ?? '';
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
