import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { CodedError } from '../lib/errors';
import { webOrigin } from '../lib/web-origin';
import type { StorageEntries } from '../session/amplify-storage';

export class PageStorageError extends CodedError<'page-not-reachable' | 'page-changed'> {}

/** The top document of a tab, as long as it is of that origin. */
export interface WebPage {
  tabId: number;
  origin: string;
}

/** `localStorage` of pages for which the person gave a permission, or on which she pressed the extension's button. */
export interface PageStorage {
  /** Throws `PageStorageError` `page-not-reachable` for what is no page of the web, or was not granted. */
  page(tabId: number): Promise<WebPage>;
  /** A page of that origin: one that is open, or a new tab. */
  openPage(origin: string): Promise<WebPage>;
  /** Entries whose names begin so. Throws `PageStorageError`. */
  read(page: WebPage, prefix: string): Promise<StorageEntries>;
  /** Puts these in place of all whose names begin so, loads the page anew, and returns what was there. */
  replace(page: WebPage, prefix: string, entries: StorageEntries): Promise<StorageEntries>;
  /** Whether the person lets us act on that origin by ourselves. */
  isPermitted(origin: string): Promise<boolean>;
  giveBack(origin: string): Promise<void>;
}

const mostEntries = 500;
const longestValue = 50_000;
/** `undefined` where the document is of another origin by now. The page's word, whoever wrote the script. */
const entriesSchema = v.nullish(
  v.pipe(
    v.array(v.tuple([v.pipe(v.string(), v.maxLength(1_000)), v.pipe(v.string(), v.maxLength(longestValue))])),
    v.maxLength(mostEntries),
  ),
);
const longestLoadMs = 20_000;

export function createPageStorage(): PageStorage {
  const exchange = async ({ tabId, origin }: WebPage, prefix: string, put: StorageEntries | null) => {
    const results = await browser.scripting
      .executeScript({ target: { tabId }, func: exchangeEntries, args: [origin, prefix, put] })
      .catch((cause: unknown) => {
        throw new PageStorageError('page-not-reachable', { cause });
      });
    const entries = v.safeParse(entriesSchema, results[0]?.result);
    if (!entries.success) throw new PageStorageError('page-not-reachable');
    if (entries.output === undefined || entries.output === null) throw new PageStorageError('page-changed');
    return entries.output;
  };
  return {
    async page(tabId) {
      const origin = webOrigin((await browser.tabs.get(tabId)).url);
      if (origin === undefined) throw new PageStorageError('page-not-reachable');
      return { tabId, origin };
    },
    async openPage(origin) {
      const open = await browser.tabs.query({ url: matchPattern(origin) });
      const tab = open.find(({ url }) => webOrigin(url) === origin);
      if (tab?.id === undefined) return { tabId: await openTab(`${origin}/`), origin };
      await browser.tabs.update(tab.id, { active: true });
      return { tabId: tab.id, origin };
    },
    read: (page, prefix) => exchange(page, prefix, null),
    async replace(page, prefix, entries) {
      const before = await exchange(page, prefix, entries);
      await browser.tabs.reload(page.tabId);
      return before;
    },
    isPermitted: (origin) => browser.permissions.contains({ origins: [matchPattern(origin)] }),
    async giveBack(origin) {
      await browser.permissions.remove({ origins: [matchPattern(origin)] });
    },
  };
}

/** A pattern has no port: it is compared besides. */
function matchPattern(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}

async function openTab(url: string): Promise<number> {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  const completed = new Set<number>();
  let opened: number | undefined;
  const listener = (tabId: number, { status }: { status?: string }) => {
    if (status === 'complete') completed.add(tabId);
    if (opened !== undefined && completed.has(opened)) resolve();
  };
  browser.tabs.onUpdated.addListener(listener);
  const timer = setTimeout(() => {
    resolve();
  }, longestLoadMs);
  try {
    opened = (await browser.tabs.create({ url })).id;
    if (opened === undefined) throw new PageStorageError('page-not-reachable');
    if (!completed.has(opened)) await promise;
    return opened;
  } finally {
    clearTimeout(timer);
    browser.tabs.onUpdated.removeListener(listener);
  }
}

/** Runs within the page, and takes nothing along: what it reads is what `localStorage` has at once, at that origin alone. */
function exchangeEntries(origin: string, prefix: string, put: [string, string][] | null): [string, string][] | null {
  if (location.origin !== origin) return null;
  const names = Object.keys(localStorage).filter((name) => name.startsWith(prefix));
  const before = names.map((name): [string, string] => [name, localStorage.getItem(name) ?? '']);
  if (put === null) return before;
  for (const name of names) localStorage.removeItem(name);
  for (const [name, value] of put) localStorage.setItem(name, value);
  return before;
}
