import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FillState } from '../../src/messages/fill-view';
import { pageRequests } from '../../src/messages/page-protocol';
import { ownRequests } from '../../src/messages/protocol';
import { formatOtpUri } from '../../src/otp/uri';
import { hotpAccount, totpAccount } from '../otp/account';
import type { Browser, BrowserName } from './driver';
import { FirefoxBrowser } from './firefox';
import { launch } from './launch';
import { createVaultIn, passphrase } from './main-job';
import { bank, serveNamedSites, tenant, type NamedSites } from './named-sites';
import type { Page } from './page';

interface Snapshot {
  vault: { state: string };
  fill?: { state: FillState };
}

/** What functions that run in the extension's pages find there. */
declare const chrome: {
  runtime: {
    sendMessage(message: unknown): Promise<unknown>;
    connect(to: { name: string }): {
      onMessage: { addListener(listener: (snapshot: Snapshot) => void): void };
      disconnect(): void;
    };
  };
  tabs: { query(query: object): Promise<{ id: number; url?: string }[]> };
  permissions: { contains(permissions: { origins: string[] }): Promise<boolean> };
  storage: { local: { get(): Promise<object> } };
  scripting: {
    getRegisteredContentScripts(): Promise<object[]>;
    executeScript<Given extends unknown[], Result>(injection: {
      target: { tabId: number };
      func: (...given: Given) => Result;
      args: Given;
    }): Promise<{ result: Awaited<Result> }[]>;
  };
};

const everywhere = ['https://*/*', 'http://*/*'];
/** Its codes last so short that none is waited for long. */
const hasty = { origin: 'https://hasty.example', periodSeconds: 12 };

/** Sites under their real names: where codes fill by themselves, and from where nobody gets one. */
export function describeNamedSites(name: BrowserName): void {
  describe(`sites by their names in ${name}`, () => {
    let sites: NamedSites;
    let browser: Browser;
    let own: Page;

    beforeAll(async () => {
      sites = await serveNamedSites();
      browser = await launch(name, { proxy: sites.proxy, permittedSites: everywhere });
      own = await browser.openExtensionPage('popup.html');
      await createVaultIn(own);
      for (const [account, origin] of [
        [hotpAccount({ issuer: 'Bank', label: 'ada' }), bank],
        [hotpAccount({ issuer: 'Acme', label: 'ada' }), tenant],
        [totpAccount({ issuer: 'Hasty', label: 'ada', periodSeconds: hasty.periodSeconds }), hasty.origin],
      ] as const)
        await request('accounts.add', { texts: [formatOtpUri(account)], origin });
    });
    afterAll(async () => {
      await browser.close();
      await sites.close();
    });

    describe('where codes fill by themselves', () => {
      it('they do so as soon as the field appears, once the person has turned that on', async () => {
        const page = await browser.openPage(`${bank}/app`);
        const popup = await browser.clickToolbarIcon(page);
        await popup.press('Fill codes on login.bank.example without being asked');
        await expect.poll(() => registered(own)).toBe(1);
        await popup.close();
        await page.press('Authenticator app');
        await expect.poll(() => valueIn(page), { timeout: 10_000 }).toMatch(/^\d{6}$/);
        await page.close();
      });

      it.each([
        ['on another host', 'https://www.bank.example/app', 'Authenticator app'],
        ['at another port', `${bank}:8443/app`, 'Authenticator app'],
        ['into a field for a code that comes by e-mail', `${bank}/app`, 'E-mail'],
      ])('they do not %s', async (_name, url, button) => {
        await expectNothingBySelf(url, button);
      });

      it('they do not while the vault is locked', async () => {
        await request('vault.lock', {});
        await expectNothingBySelf(`${bank}/app`, 'Authenticator app');
        await request('vault.unlock', { passphrase });
      });

      it('they do not any more once it is turned off among the sites', async () => {
        const manage = await browser.openExtensionPage('manage.html#sites');
        await manage.press('Turn off for login.bank.example');
        await manage.see('None. You turn this on');
        await expect.poll(() => registered(own)).toBe(0);
        // In Chromium the browser was started with the permission, which then cannot be given back.
        if (name === 'firefox')
          expect(await own.evaluate((origins) => chrome.permissions.contains({ origins }), [`${bank}/*`])).toBe(false);
        await manage.close();
        await expectNothingBySelf(`${bank}/app`, 'Authenticator app');
      });

      async function expectNothingBySelf(url: string, button: string): Promise<void> {
        const page = await browser.openPage(url);
        const before = sites.told.length;
        await page.press(button);
        await page.find({ role: 'textbox', name: 'Code' });
        await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 700)));
        expect(await valueIn(page)).toBe('');
        expect(sites.told.length).toBe(before);
        await page.close();
      }
    });

    describe('where the extension may act on every page', () => {
      beforeAll(async () => {
        if (browser instanceof FirefoxBrowser) await browser.permit(everywhere);
      });

      it('the site itself gets its code', async () => {
        const page = await browser.openPage(`${bank}/`);
        expect(await ask()).toMatchObject({ kind: 'filled' });
        expect(await valueIn(page)).toMatch(/^\d{6}$/);
        await page.close();
      });

      it.each(attacks)('no code goes to %s', async (_name, url, expected) => {
        const before = sites.told.length;
        const page = await browser.openPage(url);
        await page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)));
        for (const accountId of [undefined, ...(await accountIds())]) {
          const state = await ask({ ...(accountId !== undefined && { accountId }) });
          expect(state).toMatchObject(
            accountId === undefined || expected.kind !== 'unbound' ? expected : { kind: 'unbound' },
          );
        }
        // The person has agreed to the frame of a site that no account belongs to.
        if (expected.kind === 'foreign-frame' && !expected.frameOrigins.includes(bank))
          expect(await ask({ frameOrigin: expected.frameOrigins[0] ?? '' })).toMatchObject({ kind: 'unbound' });
        expect(sites.told.length).toBe(before);
        await page.close();
      });

      it('the site’s own frame in another site’s page gets it once the person has agreed to both', async () => {
        const page = await browser.openPage(`https://shop.example/framing?${bank}/`);
        await expect.poll(() => ask()).toMatchObject({ kind: 'foreign-frame', frameOrigins: [bank] });
        expect(await ask({ frameOrigin: bank })).toMatchObject({ kind: 'filled' });
        await page.close();
      });

      it('no code goes to the page that has come in the meantime', async () => {
        const page = await browser.openPage(`${hasty.origin}/`);
        // The code of this period is used up, so that the next is waited for.
        await waitUntilFilled();
        await page.evaluate(() => {
          document.querySelector('input')?.setAttribute('value', '');
        });
        void ask();
        await expect.poll(async () => (await snapshot()).fill?.state.kind).toBe('waiting');
        const before = sites.told.length;
        await page.evaluate(() => {
          location.href = 'https://evil.example/';
        });
        await expect
          .poll(async () => (await snapshot()).fill?.state, { timeout: 20_000 })
          .toMatchObject({ kind: 'refused', error: { code: 'page-moved-on' } });
        expect(sites.told.length).toBe(before);
        await page.close();
      });

      it('a page that is looked at, and not filled, notices nothing', async () => {
        const page = await browser.openPage('https://curious.example/curious');
        expect(await ask()).toMatchObject({ kind: 'unbound' });
        expect(
          await page.evaluate(() => {
            const { noticed, newGlobals } = window as unknown as { noticed: string[]; newGlobals: () => string[] };
            return { noticed, globals: newGlobals(), scrolled: scrollY };
          }),
        ).toEqual({ noticed: [], globals: [], scrolled: 0 });
        await page.close();
      });

      it('a page that asks for the extension’s files gets what it gets for those of one that is not there', async () => {
        const page = await browser.openPage('https://curious.example/app');
        const [real, madeUp] = [browser.extensionOrigin, browser.extensionOrigin.replace(/[^/]{8}$/, 'aaaaaaaa')];
        expect(await page.evaluate(probe, real)).toEqual(await page.evaluate(probe, madeUp));
        await page.close();
      });

      it('a page’s script world that was taken over gets no answer to anything, and changes nothing', async () => {
        const page = await browser.openPage(`${bank}/`);
        const tabId = await tabInFront();
        const before = await snapshot();
        const messages = forgeries(tabId, await accountIds());
        expect(messages.length).toBeGreaterThan(500);
        const answers = await own.evaluate(sendFromPage, tabId, messages);
        expect(answers).toMatchObject({ answers: [], snapshots: 0 });
        // Firefox lets scripts in pages read what is stored outside of the vault.
        expect(answers?.stored === 'refused').toBe(name === 'chromium');
        expect(await snapshot()).toEqual(before);
        expect(await valueIn(page)).toBe('');
        await page.close();
      }, 60_000);

      async function waitUntilFilled(): Promise<void> {
        await request('fill.ask', { tabId: await tabInFront() });
        await expect.poll(async () => (await snapshot()).fill?.state.kind, { timeout: 20_000 }).toBe('filled');
      }
    });

    function request(type: string, body: object): Promise<unknown> {
      return own.evaluate((message) => chrome.runtime.sendMessage(message), { type, body });
    }

    function snapshot(): Promise<Snapshot> {
      return own.evaluate(takeSnapshot);
    }

    async function accountIds(): Promise<string[]> {
      const { accounts } = (await snapshot()) as Snapshot & { accounts: { id: string }[] };
      return accounts.map(({ id }) => id);
    }

    /** There is one page of the web at a time. */
    async function tabInFront(): Promise<number> {
      const id = await own.evaluate(
        async () => (await chrome.tabs.query({})).find(({ url }) => url?.startsWith('http'))?.id,
      );
      if (id === undefined) throw new Error('no tab shows a page of the web');
      return id;
    }

    /** Asks for a fill in the page of the web, and gives what has come of it. */
    async function ask(more: { accountId?: string; frameOrigin?: string } = {}): Promise<FillState | undefined> {
      await request('fill.ask', { tabId: await tabInFront(), ...more });
      return (await snapshot()).fill?.state;
    }
  });
}

type Expected =
  | { kind: 'unbound'; origin: string }
  | { kind: 'refused'; error: { code: string } }
  | { kind: 'foreign-frame'; frameOrigins: string[] };

const unboundAt = (url: string): [string, Expected] => [url, { kind: 'unbound', origin: new URL(url).origin }];
const notSecure: Expected = { kind: 'refused', error: { code: 'site-not-secure' } };

const attacks: [name: string, url: string, expected: Expected][] = [
  ['a host that begins like the site’s', ...unboundAt('https://login.bank.example.evil.example/')],
  ['a host that ends like the site’s', ...unboundAt('https://evil-login.bank.example/')],
  ['an address with the site’s name as its user', ...unboundAt('https://login.bank.example@evil.example/')],
  ['a host that looks like the site’s in other letters', ...unboundAt('https://login.b\u0430nk.example/')],
  ['a neighbour under a suffix of many owners', ...unboundAt('https://other.auth.eu-west-1.amazoncognito.com/')],
  ['another host of the same domain', ...unboundAt('https://bank.example/')],
  ['another port', ...unboundAt(`${bank}:8443/`)],
  ['the site in the clear', 'http://login.bank.example/', notSecure],
  [
    'another site’s page with a frame of the site',
    `https://evil.example/framing?${bank}/`,
    { kind: 'foreign-frame', frameOrigins: [bank] },
  ],
  [
    'another site’s frame in the site’s page',
    `${bank}/framing?https://evil.example/`,
    { kind: 'foreign-frame', frameOrigins: ['https://evil.example'] },
  ],
  ['a sandboxed frame without an address in the site’s page', `${bank}/sandboxed`, notSecure],
  ['an empty frame that the site’s page has written', `${bank}/blank`, notSecure],
];

function valueIn(page: Page): Promise<string> {
  return page.evaluate(() => document.querySelector('input')?.value ?? '');
}

function registered(own: Page): Promise<number> {
  return own.evaluate(async () => (await chrome.scripting.getRegisteredContentScripts()).length);
}

/** Runs in a page of the extension. */
function takeSnapshot(): Promise<Snapshot> {
  return new Promise((resolve) => {
    const port = chrome.runtime.connect({ name: 'snapshot' });
    port.onMessage.addListener((shown) => {
      port.disconnect();
      resolve(shown);
    });
  });
}

/** Runs in a page: what it can tell of an extension by asking for its files, and by calling it. */
async function probe(extension: string): Promise<string[]> {
  const outcomes: string[] = [];
  for (const file of ['manifest.json', 'popup.html', 'page.js', 'icon/128.png']) {
    const url = `${extension}/${file}`;
    outcomes.push(
      await fetch(url).then(
        () => 'fetched',
        () => 'not fetched',
      ),
    );
    for (const tag of ['img', 'script', 'iframe'] as const) {
      const element = document.createElement(tag);
      const outcome = new Promise<string>((resolve) => {
        element.onload = () => {
          resolve('loaded');
        };
        element.onerror = () => {
          resolve('failed');
        };
        setTimeout(resolve, 500, 'neither');
      });
      element.src = url;
      document.body.append(element);
      outcomes.push(`${tag} ${await outcome}`);
      element.remove();
    }
  }
  window.postMessage({ type: 'fill.ask', body: {} }, '*');
  const { chrome: given, browser: named } = window as { chrome?: { runtime?: object }; browser?: object };
  return [...outcomes, typeof given?.runtime, typeof named];
}

/** Runs in a page of the extension: has the page's isolated world send all messages, and gives what it got for them. */
async function sendFromPage(
  tabId: number,
  messages: unknown[],
): Promise<{ answers: unknown[]; snapshots: number; stored: string } | undefined> {
  const [outcome] = await chrome.scripting.executeScript({
    target: { tabId },
    func: async (forged: unknown[]) => {
      let snapshots = 0;
      const port = chrome.runtime.connect({ name: 'snapshot' });
      port.onMessage.addListener(() => {
        snapshots += 1;
      });
      const patience = new Promise((resolve) => setTimeout(resolve, 3_000));
      const sent = forged.map((message) =>
        Promise.race([chrome.runtime.sendMessage(message).catch(() => undefined), patience]),
      );
      const answers = (await Promise.all(sent)).filter((answer) => answer !== undefined && answer !== null);
      const stored = await chrome.storage.local.get().then(
        (items) => Object.keys(items).join(),
        () => 'refused',
      );
      return { answers, snapshots, stored };
    },
    args: [messages],
  });
  return outcome?.result;
}

/** Every message of the protocol, as it should be and with each of its fields changed, and some that are none. */
function forgeries(tabId: number, accountIds: string[]): unknown[] {
  const [accountId = ''] = accountIds;
  const fields: Record<string, unknown> = {
    tabId,
    accountId,
    accountIds,
    ids: accountIds,
    origin: bank,
    bindTo: bank,
    frameOrigin: bank,
    rule: { kind: 'domain', value: 'bank.example' },
    passphrase,
    changes: { lockAfterMinutes: 60 },
    texts: ['otpauth://totp/Evil:eve?secret=JBSWY3DPEHPK3PXP'],
  };
  const wrong: unknown[] = [null, '', -1, {}, [], 'x'.repeat(2_000), { toString: 'x' }];
  const types = [...Object.keys(ownRequests), ...Object.keys(pageRequests)];
  const bodies = types.flatMap((type) => {
    const names = Object.keys((ownRequests as Record<string, { entries?: object }>)[type]?.entries ?? {});
    const body = Object.fromEntries(names.map((each) => [each, fields[each] ?? 'x']));
    const changed = names.flatMap((each) => wrong.map((value) => ({ ...body, [each]: value })));
    return [body, ...changed, { ...body, more: true }, null, 'x'].map((each) => ({ type, body: each }));
  });
  const none = [
    null,
    'codes.list',
    7,
    [],
    { type: 'codes.list' },
    { type: ['codes.list'], body: {} },
    { type: '__proto__', body: {} },
  ];
  return [...bodies, ...bodies.slice(0, 20).map((message) => ({ ...message, id: 'x' })), ...none];
}
