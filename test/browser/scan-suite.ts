import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatMigrationUris } from '../../src/otp/migration';
import { totpAccount } from '../otp/account';
import { emptyPng, filmOfCode, pngOfCode, svgOfCode } from '../qr/files';
import type { Browser, BrowserName } from './driver';
import { dropFiles } from './files';
import { FirefoxBrowser } from './firefox';
import { launch } from './launch';
import { createVaultIn } from './main-job';
import type { Page } from './page';
import { pageWithCodes, serveWebPages, type WebPages } from './web-pages';

let secrets = 0;
/** Each with a secret of its own. */
function setUpUri(issuer: string, label = 'mika'): string {
  const secret = Array.from('JBSWY3DPEHPK3PXP', (letter, at) => ((secrets >> at) & 1 ? 'A' : letter)).join('');
  secrets++;
  return `otpauth://totp/${issuer}:${label}?secret=${secret}&issuer=${issuer}`;
}

/** Account by account, from everywhere that a code may be. The tests follow one another. */
export function describeScans(name: BrowserName): void {
  describe(`scanning in ${name}`, () => {
    const film = setUpUri('Filmed');
    const alone = setUpUri('Harbour');
    const image = pngOfCode(setUpUri('Pictured')).toString('base64');
    let folder: string;
    let browser: Browser;
    let pages: WebPages;
    let manage: Page;

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'latchkey-film-'));
      await writeFile(join(folder, 'code.y4m'), filmOfCode(film));
      browser = await launch(name, { cameraFilm: join(folder, 'code.y4m') });
      pages = await serveWebPages({
        '/two': pageWithCodes(setUpUri('First'), setUpUri('Second')),
        '/alone': `${pageWithCodes(alone)}<style>html { zoom: 1.2 } svg { position: fixed; left: 40%; top: 35% }</style>`,
        '/image': `<h1>A page</h1><img width="20" src="data:image/png;base64,${image}">`,
      });
      manage = await browser.openExtensionPage('popup.html');
      await createVaultIn(manage);
      await manage.close();
    });
    afterAll(async () => {
      await browser.close();
      await pages.close();
      await rm(folder, { recursive: true });
    });

    it('a page with two codes shows them marked, and adds those that are chosen, for what they are', async () => {
      const page = await browser.openPage(`${pages.url}/two`);
      const popup = await browser.clickToolbarIcon(page);
      await popup.press(/^Scan/);
      await popup.see('2 set-up codes found');
      expect(await popup.evaluate(() => document.querySelectorAll('.mark-code').length)).toBe(2);
      await popup.press({ role: 'checkbox', name: /Second/ });
      await popup.press('Add 1 account');
      await popup.see('Added First, mika.');
      await popup.see('The code says First, on the page 127.0.0.1.');
      await popup.close();
      await page.close();
    });

    it('a region is drawn by keyboard once the popup has closed, and a tab says what was in it', async () => {
      const page = await browser.openPage(`${pages.url}/alone`);
      await drawFromPopup(page, () => page.keyboard('Escape'));
      await drawFromPopup(page, async () => {
        await page.keyboard('ArrowDown');
        await page.keyboard('Enter');
      });
      const tab = await browser.pageAt(/manage\.html#add$/);
      await tab.see('Added Harbour, mika.');
      await tab.close();
      await page.close();
    });

    /** Waits for the cover, which is all that the page has of it, and for its end. */
    async function drawFromPopup(page: Page, draw: () => Promise<void>): Promise<void> {
      const popup = await browser.clickToolbarIcon(page);
      await popup.press('Add an account');
      await popup.press(/^Draw around a code/);
      await popup.gone();
      await covered(page, true);
      expect(await page.evaluate(() => document.querySelector('[popover]')?.shadowRoot ?? null)).toBeNull();
      await draw();
      await covered(page, false);
    }

    it('files are read, several at once, and what is wrong with one is said of that one', async () => {
      manage = await browser.openExtensionPage('manage.html#add');
      const large = { width: 8000, height: 6250 };
      await dropFiles(manage, 'Pictures', {
        'plain.png': pngOfCode(setUpUri('Plain')),
        'drawn.svg': Buffer.from(svgOfCode(setUpUri('Drawn'))),
        'fifty.png': pngOfCode(setUpUri('Fifty'), large, 16),
        'dot.png': emptyPng(1, 1),
        'empty.png': Buffer.alloc(0),
        'notes.png': Buffer.from('nothing to see here'),
        'cut.png': pngOfCode('x').subarray(0, 90),
        'vast.png': emptyPng(9000, 9000),
        'foreign.png': pngOfCode('https://example.com'),
      });
      await manage.see('3 set-up codes found', { withinMs: 60_000 });
      await manage.press('Add 3 accounts');
      const said = await manage.see('Added Plain, mika, Drawn, mika, and Fifty, mika.');
      expect(said).toContain('dot.png: No QR code found in this picture.');
      expect(said).toContain('empty.png: This file is empty.');
      expect(said).toContain('notes.png: This is not a picture');
      // Firefox shows what there is of it.
      expect(said).toMatch(/cut\.png: (This picture is damaged|No QR code found)/);
      expect(said).toContain('vast.png: This picture has more than 64 megapixels.');
      await manage.press('Close');
      await dropFiles(manage, 'Pictures', { 'foreign.png': pngOfCode('https://example.com') });
      await manage.see('This QR code is not for an authenticator.');
      await manage.press('Close');
    });

    it('an export of three codes is read in any order, and counted', async () => {
      const accounts = Array.from({ length: 21 }, (_, index) =>
        totpAccount({ issuer: 'Exported', label: `user ${index.toString()}` }),
      );
      const [first = '', second = '', third = ''] = formatMigrationUris(accounts);
      for (const [uri, progress, count] of [
        [third, '1 of 3 scanned', 1],
        [first, '2 of 3 scanned', 10],
        [second, '3 of 3 scanned', 10],
      ] as const) {
        await manage.type('Set-up link or key', uri);
        await manage.press('Read');
        if (count > 1) await manage.press(`Add ${count.toString()} accounts`);
        await manage.see(progress);
        await manage.see('Added Exported');
        await manage.press('Close');
      }
    });

    it('an account is typed, its key checked on the way', async () => {
      await manage.press(/^Type it in/);
      await manage.type('Site or app', 'Typed');
      await manage.type('Key', 'JBSW 1');
      await manage.see('“1” cannot be in a key.');
      await manage.type('Key', 'gezd gnbv gy3t qojq');
      await manage.see('Looks right: 80 bits');
      await manage.press({ role: 'button', name: 'Add account' });
      await manage.see('Added Typed.');
      await manage.press('Close');
    });

    it('the camera runs, reads what it is shown, and is let go', async () => {
      await manage.press(/^Use the camera/);
      await manage.see('Looking for a QR code…', { withinMs: 20_000 });
      if (name === 'chromium') await manage.see('Added Filmed, mika.', { withinMs: 20_000 });
      expect(await manage.evaluate(statesUntilTurnedOff)).toEqual({ before: ['live'], after: ['ended'] });
      await manage.see('Drop pictures of QR codes here');
    });

    it('a link and an image are read by their context menu', async (context) => {
      if (!(browser instanceof FirefoxBrowser)) {
        context.skip('no program can press Chromium’s menus');
        return;
      }
      const page = await browser.openPage(`${pages.url}/image`);
      await browser.pressMenuItem(page, 'add-link', { linkUrl: setUpUri('Linked') });
      await seeInNewTab('Added Linked, mika.');
      await browser.pressMenuItem(page, 'scan-image', { srcUrl: `data:image/png;base64,${image}`, frameId: 0 });
      await seeInNewTab('Added Pictured, mika.');
      await browser.pressMenuItem(page, 'add-link', { linkUrl: 'https://example.com' });
      await seeInNewTab('This QR code is not for an authenticator.');
      await page.close();
    });

    async function seeInNewTab(text: string): Promise<void> {
      await manage.close().catch(() => undefined);
      manage = await browser.pageAt(/manage\.html#add$/);
      await manage.see(text);
    }
  });
}

async function covered(page: Page, wanted: boolean): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.querySelector('[popover]') !== null), { timeout: 10_000 })
    .toBe(wanted);
}

/** Of the camera's tracks, while it is shown and once its view has been left. In one go: Firefox keeps no object between two. */
async function statesUntilTurnedOff(): Promise<{ before: string[]; after: string[] }> {
  const stream = document.querySelector('video')?.srcObject;
  if (!(stream instanceof MediaStream)) throw new Error('no camera is shown');
  const states = (): string[] => stream.getTracks().map(({ readyState }) => readyState);
  const before = states();
  [...document.querySelectorAll('button')].find(({ textContent }) => textContent === 'Turn off the camera')?.click();
  const latestMs = Date.now() + 10_000;
  while (states().includes('live') && Date.now() < latestMs) await new Promise((resolve) => setTimeout(resolve, 20));
  return { before, after: states() };
}
