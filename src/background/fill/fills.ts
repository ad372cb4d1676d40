import { parseSecure } from '../../autofill/site';
import type { FillView, PageView } from '../../messages/fill-view';
import type { PageRequestType } from '../../messages/page-protocol';
import type { Sender } from '../../messages/sender';
import type { Vault } from '../../vault/vault';
import type { StorageArea } from '../cell';
import { createPolicy } from '../policy';
import type { ServerClocks } from '../server-clocks';
import type { VaultAnswers } from '../vault-answers';
import { type AccountSites, createAccountSites } from './account-sites';
import { type AutomaticSites, createAutomaticSites, type SiteScripts } from './automatic-sites';
import { createDocuments, type Documents } from './documents';
import { FillFlow, type FillRequest } from './fill-flow';
import type { PageScripts } from './page-scripts';
import type { Toolbar } from './toolbar';

/** The browser's part in filling. */
export interface FillSurroundings {
  pages: (documents: Documents) => PageScripts;
  scripts: SiteScripts;
  toolbar: Toolbar;
  /** Of the page in a tab, which the browser tells where the extension was pressed upon there. */
  tabUrl: (tabId: number) => Promise<string | undefined>;
  /** Opens the popup, where the browser lets a worker do so. */
  openPopup: () => Promise<void>;
  managed: () => Promise<Record<string, unknown>>;
  waitUntil: (whenMs: number, signal: AbortSignal) => Promise<void>;
}

/** Codes in web pages. */
export interface Fills {
  accountSites: AccountSites;
  automaticSites: AutomaticSites;
  ask(request: FillRequest): Promise<void>;
  /** Also puts away what is shown of the last one. */
  cancel(tabId: number): void;
  /** What the popup shows of the page in that tab; the toolbar then says how many codes are at hand for it. */
  page(tabId: number): Promise<PageView>;
  view(): FillView | undefined;
  hear(type: PageRequestType, sender: Sender): void;
  /** Nothing is filled after this that was asked for before. */
  lock(): void;
}

export function createFills({
  vault,
  local,
  session,
  clock,
  answers,
  serverClocks,
  admit,
  changed,
  browser,
}: {
  vault: Vault;
  local: StorageArea;
  session: StorageArea;
  clock: () => number;
  answers: VaultAnswers;
  serverClocks: ServerClocks;
  admit: () => Promise<void>;
  changed: () => void;
  browser: FillSurroundings;
}): Fills {
  const { scripts, toolbar, waitUntil } = browser;
  const policy = createPolicy(browser.managed);
  const documents = createDocuments();
  const accountSites = createAccountSites(vault);
  const automaticSites = createAutomaticSites({ local, session, clock, scripts, policy });
  let last: FillView | undefined;

  const flow = new FillFlow({
    pages: browser.pages(documents),
    sites: accountSites,
    answers,
    serverClocks,
    clock,
    admit,
    waitUntil,
    show: (fill) => {
      toolbar.show(fill);
      if (fill.automatic && !showsWithoutBeingAsked(fill)) return;
      last = fill;
      changed();
    },
  });

  const fillWhereTurnedOn = async (sender: Sender): Promise<void> => {
    const document = documents.introduce(sender);
    if (document === undefined || !document.isTop || !(await automaticSites.has(document.origin))) return;
    const { tabId, documentId } = document;
    await flow.fill({ tabId, documentId, trigger: 'automatic' });
  };

  return {
    accountSites,
    automaticSites,
    view: () => last,

    async ask(request) {
      await flow.fill(request);
      if (request.trigger !== 'popup' && last?.tabId === request.tabId && last.state.kind !== 'filled')
        await browser.openPopup();
    },

    cancel(tabId) {
      flow.cancel(tabId);
      if (last?.tabId === tabId) last = undefined;
      toolbar.count(tabId, 0);
    },

    async page(tabId) {
      const url = await browser.tabUrl(tabId);
      const origin = url === undefined ? undefined : parseSecure(url)?.origin;
      const bound = url === undefined ? [] : await accountSites.boundTo(url);
      toolbar.count(tabId, bound.length);
      return {
        accountIds: bound.map(({ id }) => id),
        automatic: await automaticOf(origin),
        ...(origin !== undefined && { origin }),
      };
    },

    hear(type, sender) {
      if (type === 'page.introduce') documents.introduce(sender);
      else void fillWhereTurnedOn(sender);
    },

    lock() {
      flow.cancelAll();
      last = undefined;
    },
  };

  async function automaticOf(origin: string | undefined): Promise<PageView['automatic']> {
    if (origin === undefined || (await policy.get()).forbidAutomaticFilling) return 'forbidden';
    return (await automaticSites.has(origin)) ? 'on' : 'off';
  }
}

/** A page where nothing is to be filled by itself is no news. */
function showsWithoutBeingAsked({ state }: FillView): boolean {
  return state.kind === 'filled' || state.kind === 'waiting';
}
