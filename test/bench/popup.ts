import type { Page } from 'playwright';
import { formatOtpUri } from '../../src/otp/uri';
import type { ChromiumBrowser } from '../browser/chromium';
import { totpAccount } from '../otp/account';
import { withEmptyExtension } from './empty-extension';
import { duration, type Row } from './figure';
import { askWorker, inTab, withExtension } from './own-extension';
import { alternate } from './rounds';

const rounds = 12;
const passphrase = 'wander maple orbit seven';
/** As many as one request takes. */
const batchSize = 50;

/** From the opening of the popup, with the worker stopped, to the first frame that shows a code. */
export async function benchPopup(): Promise<Row[]> {
  return withEmptyExtension((emptyFolder) =>
    withExtension(async (browser) => {
      const own = `${browser.extensionOrigin}/popup.html`;
      const empty = `${await loadExtension(browser, emptyFolder)}/popup.html`;
      await inTab(browser, own, (page) => askWorker(page, 'vault.create', { passphrase }));
      await browser.context.addInitScript(noteFirstCode);

      const rowAt = async (what: string): Promise<Row> => {
        const times = await alternate(rounds, {
          own: async () => {
            await browser.stopBackground();
            return timeToFirstCode(browser, own);
          },
          empty: () => timeToFirstCode(browser, empty),
        });
        return { what, ours: duration(times.own), peer: 'an empty popup', theirs: duration(times.empty) };
      };
      await inTab(browser, own, (page) => addAccounts(page, 10));
      const few = await rowAt('opened to codes, 10 accounts');
      await inTab(browser, own, (page) => addAccounts(page, 190));
      return [few, await rowAt('opened to codes, 200 accounts')];
    }),
  );
}

/** Gives its origin. */
async function loadExtension({ context }: ChromiumBrowser, folder: string): Promise<string> {
  const session = await context.browser()?.newBrowserCDPSession();
  if (session === undefined) throw new Error('Playwright gives no session of the browser');
  const { id } = await session.send('Extensions.loadUnpacked', { path: folder });
  await session.detach();
  return `chrome-extension://${id}`;
}

async function addAccounts(popup: Page, count: number): Promise<void> {
  const texts = Array.from({ length: count }, (_, i) =>
    formatOtpUri(totpAccount({ label: `person-${i}@example.com` })),
  );
  while (texts.length > 0) await askWorker(popup, 'accounts.add', { texts: texts.splice(0, batchSize) });
}

/** Milliseconds after the navigation began. */
async function timeToFirstCode(browser: ChromiumBrowser, url: string): Promise<number> {
  return inTab(browser, url, (page) =>
    page.evaluate(
      () =>
        new Promise<number>((resolve, reject) => {
          setTimeout(() => {
            reject(new Error('no code was shown'));
          }, 30_000);
          document.addEventListener('first-code', () => {
            resolve(Number(document.documentElement.dataset['firstCodeMs']));
          });
          if (document.documentElement.dataset['firstCodeMs'] !== undefined)
            document.dispatchEvent(new Event('first-code'));
        }),
    ),
  );
}

/** Runs in a page before any script of its own. The task after an animation frame comes when that frame is painted. */
function noteFirstCode(): void {
  new MutationObserver((_, observer) => {
    if (!/\d{3}\s\d{3}/.test(document.querySelector('body')?.textContent ?? '')) return;
    observer.disconnect();
    requestAnimationFrame(() => {
      setTimeout(() => {
        document.documentElement.dataset['firstCodeMs'] = performance.now().toString();
        document.dispatchEvent(new Event('first-code'));
      });
    });
  }).observe(document, { childList: true, subtree: true, characterData: true });
}
