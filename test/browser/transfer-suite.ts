import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { utf8 } from '../../src/lib/bytes';
import { codeAt } from '../../src/otp/code';
import { exportAccounts } from '../../src/transfer/export';
import { importAccounts } from '../../src/transfer/import';
import { totpAccount } from '../otp/account';
import type { Browser, BrowserName } from './driver';
import { chooseFiles, dropFiles } from './files';
import { launch } from './launch';
import { createVaultIn, passphrase } from './main-job';
import type { Page } from './page';
import { downloadsIn } from './profile-folder';
import { waitFor } from './wait';

const place = 'Files to import';
const aegisPassword = 'lantern';
const backupPassphrase = 'harbour lantern orbit';

function account(issuer: string, seed: number) {
  return totpAccount({ issuer, label: 'mika', secret: new Uint8Array(20).fill(seed) });
}

/** From files into the vault, out of it, and back on another machine. The tests follow one another. */
export function describeTransfer(name: BrowserName): void {
  describe(`import and backup in ${name}`, () => {
    const plain = [account('First', 1), account('Second', 2), account('Third', 3)];
    const sealed = [account('Second', 2), account('Third', 33), account('Fourth', 4)];
    let browser: Browser;
    let manage: Page;

    beforeAll(async () => {
      browser = await launch(name);
      const popup = await browser.openExtensionPage('popup.html');
      await createVaultIn(popup);
      await popup.close();
      manage = await browser.openExtensionPage('manage.html#transfer');
    });
    afterAll(async () => {
      await browser.close();
    });

    it('a dropped file is looked at first, taken as chosen, and taken back', async () => {
      const lines = new TextDecoder().decode(await exportAccounts(plain, { format: 'otpauth' }));
      const files = {
        'links.txt': utf8(`${lines}otpauth://totp/Broken?secret=1\n`),
        'notes.txt': utf8('nothing to see here'),
      };
      await dropFiles(manage, place, files);
      await manage.see('To be added (3)');
      const said = await manage.see('Latchkey does not know this kind of file.');
      expect(said).toContain('links.txt');
      expect(said).toContain('Set-up links, 3 accounts');
      expect(said).toContain('Cannot be added (1)');
      expect(said).toContain('Its secret is damaged.');
      await manage.press({ role: 'checkbox', name: 'Third, mika' });
      await manage.press('Add 2 accounts');
      await manage.see('Added 2 accounts.');
      await manage.press('Undo');
      await manage.unseen('Added 2 accounts.');
      await dropFiles(manage, place, files);
      await manage.see('To be added (3)');
      await manage.press('Add 3 accounts');
      await manage.see('Added 3 accounts.');
    });

    it('an encrypted file is opened by keyboard, after a wrong password, and nothing is doubled or replaced', async () => {
      const file = await exportAccounts(sealed, { format: 'aegis', password: aegisPassword });
      await chooseFiles(manage, place, { 'aegis.json': file });
      const password = { role: 'textbox', name: 'Password of aegis.json' };
      await manage.tabTo(password);
      await manage.write('not this one');
      await manage.keyboard('Enter');
      await manage.see('This is not the password of this file.', { withinMs: 20_000 });
      await manage.tabTo(password);
      await manage.write(aegisPassword);
      await manage.keyboard('Enter');
      const said = await manage.see('Aegis, 3 accounts', { withinMs: 20_000 });
      expect(said).toContain('aegis.json');
      await manage.see('To be added (1)');
      await manage.see('Same name, different secret (1)');
      await manage.see('Already in the vault (1)');
      await manage.tabTo('Add 2 accounts');
      await manage.keyboard('Enter');
      await manage.see('Added 2 accounts.');
    });

    it('what a format cannot say is said before it is asked for, and codes are shown one by one', async () => {
      await manage.choose('Format', 'QR codes for Google Authenticator');
      await manage.press('Continue');
      await manage.see('Not in it:');
      await manage.press('Export 5 accounts');
      await manage.see('This is not encrypted.');
      await manage.press('Export 5 accounts');
      await manage.see('QR code 1 of 1');
      await expect.poll(() => manage.evaluate(() => document.querySelectorAll('.qr-code path').length)).toBe(1);
      await manage.press('Hide');
    });

    it('a backup is saved, and gives the same codes on a machine that has nothing', async () => {
      await manage.type('Passphrase of the backup', backupPassphrase);
      await manage.type('Repeat the passphrase', backupPassphrase);
      await manage.press('Save backup');
      await manage.see(/Saved as latchkey-backup-\d{4}-\d\d-\d\d\.json\./, { withinMs: 20_000 });
      const backup = await downloaded(browser);
      const { accounts } = await importAccounts({ bytes: backup }, { password: backupPassphrase });
      expect(accounts).toHaveLength(5);
      await browser.close();

      browser = await launch(name);
      manage = await browser.openExtensionPage('manage.html');
      await manage.press('I have a backup');
      await manage.see('Then choose your backup file.');
      await manage.type('Passphrase', passphrase);
      await manage.type('Repeat the passphrase', passphrase);
      await manage.press('Create vault');
      await dropFiles(manage, place, { 'backup.json': backup });
      await manage.type('Password of backup.json', backupPassphrase);
      await manage.press('Open');
      await manage.press('Add 5 accounts', { withinMs: 20_000 });
      await manage.see('Added 5 accounts.');
      await manage.press({ role: 'link', name: 'Codes' });
      await waitFor('see the codes', 20_000, async () => {
        const shown = (await manage.text()).replaceAll(/(\d{3})\s(\d{3})/g, '$1$2');
        const missing = accounts.filter((each) => !shown.includes(codeAt(each, Date.now()).code));
        return missing.length === 0 ? { found: true } : { missing: shown };
      });
    });
  });
}

/** The one file that the browser has downloaded, once it is whole. */
async function downloaded(browser: Browser): Promise<Uint8Array> {
  const folder = downloadsIn(browser.profileDir);
  return waitFor('have the download', 20_000, async () => {
    const [file, ...others] = await readdir(folder);
    if (file === undefined || others.length > 0) return { missing: String(file) };
    const bytes = await readFile(join(folder, file));
    return bytes.at(-1) === '\n'.charCodeAt(0) ? { found: new Uint8Array(bytes) } : { missing: file };
  });
}
