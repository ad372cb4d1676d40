import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../src/locales/en';
import type { Snapshot } from '../../src/messages/views';
import type { Browser, BrowserName } from './driver';
import { launch } from './launch';
import { createVaultIn, passphrase } from './main-job';
import type { Page } from './page';
import { waitFor } from './wait';
import { serveWebPages, type WebPages } from './web-pages';

/** What functions that run in the extension's pages find there, in both browsers. */
declare const chrome: {
  runtime: {
    sendMessage(message: object): Promise<{ ok: boolean; error?: unknown; value?: unknown }>;
    connect(options: { name: string }): {
      onMessage: { addListener(listener: (snapshot: Snapshot) => void): void };
      disconnect(): void;
    };
  };
  storage: { session: { get(key: string): Promise<Record<string, unknown>>; set(items: object): Promise<void> } };
};

const secondPassphrase = 'second harbour lantern';
const thirdPassphrase = 'third meadow compass';
const newestPassphrase = 'fourth granite feather';
const pad = '<!doctype html><title>Pad</title><textarea aria-label="Pad"></textarea>';
/** The shortest that the settings take. */
const clearAfterSeconds = 5;

/** Ways in, locking, clipboard and a vault that vanished, as a person meets them in popup and manage page. */
export function describeSecurity(name: BrowserName): void {
  describe(`in ${name}`, () => {
    let browser: Browser;
    let manage: Page;
    let pages: WebPages;
    let recoveryCode: string;

    beforeAll(async () => {
      pages = await serveWebPages({ '/': pad });
      browser = await launch(name);
      manage = await browser.openExtensionPage('manage.html#security');
      await createVaultIn(manage, en.security.waysIn);
    });
    afterAll(async () => {
      await browser.close();
      await pages.close();
    });

    it('a recovery code is shown once and asked back', async () => {
      await manage.press(en.security.recovery.make);
      await manage.find({ role: 'button', name: en.security.recovery.check });
      const groups = await manage.evaluate(() =>
        [...document.querySelectorAll('.recovery-code span')].map(({ textContent }) => textContent),
      );
      recoveryCode = groups.join('-');
      const [asked = ''] = /Group \d of the code/.exec(await manage.text()) ?? [];
      await manage.type(asked, 'AAAA');
      await manage.press(en.security.recovery.check);
      await manage.see(en.security.recovery.wrongGroup);
      await browser.stopBackground();
      await manage.type(asked, (groups[Number(/\d/.exec(asked)?.[0]) - 1] ?? '').toLowerCase());
      await manage.press(en.security.recovery.check);
      await manage.see(en.security.recovery.checked);
      expect(await manage.text()).not.toContain(groups[0]);
    });

    it('the passphrase is changed by who knows it, and the one before opens nothing', async () => {
      await manage.press(en.security.changePassphrase.begin);
      await typePassphrases('not the passphrase', secondPassphrase);
      await manage.press(en.security.changePassphrase.action);
      await manage.see(en.errors['wrong-passphrase']);
      await manage.type(en.security.currentPassphrase, passphrase);
      await manage.press(en.security.changePassphrase.action);
      await manage.see(en.security.changePassphrase.done);
    });

    it('locking closes what is on the screen in popup and manage page at once', async () => {
      const popup = await browser.clickToolbarIcon(manage);
      await popup.press(/^Lock/);
      for (const page of [popup, manage]) await page.see(en.unlock.title);
      expect(await manage.text()).not.toContain(en.security.waysIn);
      await popup.type(en.unlock.passphrase, passphrase);
      await popup.press(en.unlock.unlock);
      await popup.see(en.errors['wrong-passphrase']);
      await popup.close();
      await manage.see(en.unlock.title);
    });

    it('the recovery code opens the vault, and sets a new passphrase', async () => {
      await manage.press(en.unlock.withRecoveryCode);
      await manage.type(
        en.unlock.recoveryCode,
        recoveryCode.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')),
      );
      await manage.press(en.unlock.unlock);
      await manage.see(en.errors['recovery-code-mistyped']);
      await manage.type(en.unlock.recoveryCode, recoveryCode.replaceAll('-', ' ').toLowerCase());
      await manage.press(en.unlock.unlock);
      await manage.press(en.security.changePassphrase.begin);
      await manage.choose(en.security.proof, en.security.kinds['recovery-code']);
      await browser.stopBackground();
      await manage.type(en.unlock.recoveryCode, recoveryCode);
      await typeNewPassphrase(thirdPassphrase);
      await manage.press(en.security.changePassphrase.action);
      await manage.see(en.security.changePassphrase.done);
      await lock();
      await unlock(secondPassphrase);
      await manage.see(en.errors['wrong-passphrase']);
      await unlock(thirdPassphrase);
      await manage.see(en.security.waysIn);
    });

    it('a passkey opens the vault where the browser gives one, and says so where it does not', async () => {
      if (name === 'firefox') {
        expect(await manage.text()).toContain(en.security.passkeyNotHere);
        return;
      }
      await browser.useAuthenticator(manage, []);
      await manage.press(en.security.addPasskey);
      await manage.find({ role: 'button', name: /^Remove: Latchkey/ });
      await lock();
      await browser.stopBackground();
      await manage.press(en.unlock.withPasskey);
      await manage.see(en.security.waysIn);
    });

    it('a passphrase that may have been seen ends with every other way in', async () => {
      await manage.press(en.security.renewKey.begin);
      await typePassphrases(thirdPassphrase, newestPassphrase);
      await manage.press(en.security.renewKey.action);
      await manage.see(en.security.renewKey.done);
      await manage.find({ role: 'button', name: en.security.recovery.make });
      await lock();
      await manage.press(en.unlock.withRecoveryCode);
      await manage.type(en.unlock.recoveryCode, recoveryCode);
      await manage.press(en.unlock.unlock);
      await manage.see(en.errors['wrong-recovery-code']);
      expect(await manage.text()).not.toContain(en.unlock.withPasskey);
      await manage.press(en.unlock.withPassphrase);
      await unlock(newestPassphrase);
      await manage.see(en.security.waysIn);
    });

    it('a computer that nobody used for the chosen time locks the vault, whether the worker lived or not', async () => {
      // The clock is the machine's: the last use is put back instead, into the memory where it is kept.
      await manage.evaluate((lastUseMs) => chrome.storage.session.set({ lastUseMs }), Date.now() - 14 * 60_000);
      await browser.stopBackground();
      expect((await snapshotOf(manage)).vault.state).toBe('open');
      await manage.evaluate((lastUseMs) => chrome.storage.session.set({ lastUseMs }), Date.now() - 15 * 60_000);
      await browser.stopBackground();
      await manage.see(en.unlock.title);
      await unlock(newestPassphrase);
      await manage.see(en.security.waysIn);
    });

    it('two pages that change the same account at once lose nothing of each other', async () => {
      await send(manage, 'accounts.add', { texts: ['one', 'two', 'three'].map(uriOf) });
      const popup = await browser.openExtensionPage('popup.html');
      const { accounts } = await snapshotOf(manage);
      const ids = accounts.map(({ id }) => id);
      const rounds = Array.from({ length: 8 }, (_, round) => String(round));
      const change = (page: Page, changes: object) => send(page, 'accounts.editAll', { accountIds: ids, changes });
      await Promise.all(
        rounds.flatMap((round) => [
          change(popup, { addTags: [`p${round}`] }),
          change(manage, { addTags: [`m${round}`] }),
        ]),
      );
      await Promise.all([
        send(popup, 'settings.change', { trashDays: 90 }),
        send(manage, 'settings.change', { clearClipboardAfterSeconds: clearAfterSeconds }),
      ]);
      const after = await snapshotOf(popup);
      for (const { tags } of after.accounts) expect(new Set(tags).size).toBe(2 * rounds.length);
      expect(after.settings).toMatchObject({ trashDays: 90, clearClipboardAfterSeconds: clearAfterSeconds });
      await send(popup, 'accounts.editAll', {
        accountIds: ids,
        changes: { removeTags: rounds.flatMap((round) => [`p${round}`, `m${round}`]) },
      });
      await popup.close();
    });

    it('accounts are edited, moved by keyboard, pinned, tagged, thrown away together and put back', async () => {
      await go('accounts');
      await manage.press(`${en.accounts.edit}: Test, one`);
      await manage.type(en.accounts.issuer, 'Shop');
      await manage.type(en.accounts.tags, 'work, home');
      await manage.type(en.accounts.note, 'Desk 4');
      await manage.press(en.accounts.save);
      await manage.see(/Shop\s+one\s+work\s+home/);

      await manage.tabTo(en.accounts.moveUp('Test, three'));
      await manage.keyboard('Alt+ArrowUp');
      await manage.see(en.accounts.moved('Test, three'));
      await manage.see(/one[^]*three[^]*two/);
      await manage.tabTo(en.accounts.moveUp('Test, three'));
      await manage.keyboard('Alt+ArrowUp');
      await manage.see(/three[^]*one[^]*two/);
      await manage.press(en.accounts.moveDown('Test, three'));
      await manage.see(/one[^]*three[^]*two/);

      for (const label of ['Shop, one', 'Test, two']) await manage.press(en.accounts.select(label));
      await manage.press(en.accounts.pinAll);
      await manage.unseen('selected');
      for (const label of ['Shop, one', 'Test, two']) await manage.press(en.accounts.select(label));
      await manage.type(en.accounts.addTags, 'both');
      await manage.press(en.accounts.add);
      await manage.unseen('selected');
      const { accounts } = await snapshotOf(manage);
      expect(accounts.map(({ label, note, tags, pinned }) => ({ label, note, tags, pinned }))).toEqual([
        { label: 'one', note: 'Desk 4', tags: ['work', 'home', 'both'], pinned: true },
        { label: 'two', note: '', tags: ['both'], pinned: true },
        { label: 'three', note: '', tags: [], pinned: false },
      ]);

      for (const label of ['Shop, one', 'Test, two']) await manage.press(en.accounts.select(label));
      await manage.press(en.accounts.trashAll);
      await manage.see(en.accounts.trashed(2));
      await browser.stopBackground();
      await manage.press(en.common.undo);
      await manage.find({ role: 'button', name: `${en.accounts.edit}: Shop, one` });
      await manage.press(en.accounts.select('Test, two'));
      await manage.press(en.accounts.trashAll);
      await go('trash');
      await manage.press(`${en.trash.restore}: Test, two`);
      await manage.see(en.trash.empty);
      expect((await snapshotOf(manage)).accounts).toHaveLength(3);
    });

    it('a copied code is cleared while the page stays in front, where the browser lets a page', async () => {
      await go('codes');
      await manage.press(/^Shop/);
      if (name === 'firefox') {
        await manage.see(en.codes.copied);
        expect(await manage.text()).not.toContain(en.common.clearedWhileInFront(clearAfterSeconds));
        return;
      }
      await manage.see(en.common.clearedWhileInFront(clearAfterSeconds));
      await manage.unseen(en.codes.copied);
      await manage.evaluate((ms) => new Promise((resolve) => setTimeout(resolve, ms)), 1_500);
      expect(await pasted(browser, pages)).toBe('');
    });

    it('a vault whose database has vanished is missed, and nothing is put in its place unasked', async () => {
      await manage.evaluate(
        () =>
          new Promise<void>((resolve, reject) => {
            const request = indexedDB.deleteDatabase('latchkey-vault');
            request.onsuccess = () => {
              resolve();
            };
            request.onerror = () => {
              reject(new Error(String(request.error)));
            };
          }),
      );
      await browser.stopBackground();
      await manage.see(en.unusable.lostTitle);
      await manage.press(en.unusable.startOver);
      await manage.see(en.unusable.startOverLost);
      await manage.press({ role: 'button', name: en.unusable.startOver });
      await createVaultIn(manage);
    });

    async function typePassphrases(current: string, next: string): Promise<void> {
      await manage.type(en.security.currentPassphrase, current);
      await typeNewPassphrase(next);
    }

    async function typeNewPassphrase(next: string): Promise<void> {
      await manage.type(en.security.nextPassphrase, next);
      await manage.type(en.welcome.repeat, next);
    }

    async function lock(): Promise<void> {
      await manage.press({ role: 'button', name: /^Lock/ });
      await manage.see(en.unlock.title);
    }

    async function unlock(with_: string): Promise<void> {
      await manage.type(en.unlock.passphrase, with_);
      await manage.press(en.unlock.unlock);
    }

    async function go(section: string): Promise<void> {
      await manage.evaluate((name) => {
        location.hash = name;
      }, section);
    }
  });

  describe(`a copied code in ${name}, with the permission for the clipboard`, () => {
    let browser: Browser;
    let pages: WebPages;

    beforeAll(async () => {
      pages = await serveWebPages({ '/': pad });
      browser = await launch(name, { permissions: ['clipboardRead', 'clipboardWrite'] });
      const manage = await browser.openExtensionPage('manage.html#security');
      await createVaultIn(manage, en.security.waysIn);
      if (name === 'firefox') await manage.press({ role: 'checkbox', name: en.security.clearAnywhere });
      await send(manage, 'settings.change', { clearClipboardAfterSeconds: clearAfterSeconds });
      await send(manage, 'accounts.add', { texts: [uriOf('one')] });
      await manage.close();
    });
    afterAll(async () => {
      await browser.close();
      await pages.close();
    });

    it('is left alone where something else was copied since', async () => {
      const popup = await copyInPopup();
      const page = await browser.openPage(pages.url);
      await page.type('Pad', 'something else');
      await page.keyboard('Control+A');
      await page.keyboard('Control+C');
      await cleared(popup);
      await popup.close();
      await page.close();
      expect(await pasted(browser, pages)).toBe('something else');
    });

    it('is cleared after its time with no page of ours open, and the worker stopped in between', async () => {
      const popup = await copyInPopup();
      await popup.close();
      expect(await pasted(browser, pages)).toMatch(/^\d{6}$/);
      await browser.stopBackground();
      await expect.poll(() => pasted(browser, pages), { timeout: 20_000, interval: 500 }).toBe('');
    });

    async function copyInPopup(): Promise<Page> {
      const popup = await browser.openExtensionPage('popup.html');
      await popup.press(/^Test/);
      await popup.see(en.common.clearedAfter(clearAfterSeconds));
      return popup;
    }

    /** Waits until the worker has judged what the clipboard holds. */
    async function cleared(page: Page): Promise<void> {
      await waitFor('clear the clipboard', 20_000, async () => {
        const waiting = await page.evaluate(() => chrome.storage.session.get('copied'));
        return 'copied' in waiting ? { missing: 'the worker still waits' } : { found: true };
      });
    }
  });
}

/** What the clipboard holds, as a page that it is pasted into gets it. */
async function pasted(browser: Browser, { url }: WebPages): Promise<string> {
  const page = await browser.openPage(url);
  await page.type('Pad', '');
  await page.keyboard('Control+V');
  const text = await page.evaluate(() => document.querySelector('textarea')?.value ?? '');
  await page.close();
  return text;
}

async function send(page: Page, type: string, body: object): Promise<void> {
  const reply = await page.evaluate((message) => chrome.runtime.sendMessage(message), { type, body });
  if (!reply.ok) throw new Error(JSON.stringify(reply.error));
}

function snapshotOf(page: Page): Promise<Snapshot> {
  return page.evaluate(
    () =>
      new Promise<Snapshot>((resolve) => {
        const port = chrome.runtime.connect({ name: 'snapshot' });
        port.onMessage.addListener((snapshot) => {
          port.disconnect();
          resolve(snapshot);
        });
      }),
  );
}

function uriOf(label: string): string {
  const secrets = { one: 'GEZDGNBVGY3TQOJQ', two: 'JBSWY3DPEHPK3PXP', three: 'KRSXG5CTMVRXEZLU' };
  return `otpauth://totp/Test:${label}?secret=${secrets[label as keyof typeof secrets]}`;
}
