import { type Browser, browser } from 'wxt/browser';
import { createQueue } from '../lib/queue';
import { manifestText, type ManifestText } from '../locales/manifest';
import { originOf } from './page-pixels';
import type { Services } from './services';

type Click = Browser.contextMenus.OnClickData;
type Tab = Browser.tabs.Tab;

interface MenuItem {
  title: ManifestText;
  contexts: ['page' | 'image' | 'link' | 'editable', ...('page' | 'image' | 'link' | 'editable')[]];
  /** The click has granted `activeTab` for the tab. What it was made on is the page's own word. */
  click: (click: Click, tab: Tab) => Promise<void>;
}

/** Every item of the menu that a page's own context menu shows, by its id. */
export function menuItems({
  fills,
  scans,
  pageScans,
}: Pick<Services, 'scans' | 'pageScans'> & { fills: Pick<Services['fills'], 'ask'> }): Record<string, MenuItem> {
  return {
    'fill-code': {
      title: 'menuFillCode',
      contexts: ['editable'],
      click: (_click, { id }) => (id === undefined ? Promise.resolve() : fills.ask({ tabId: id, trigger: 'menu' })),
    },
    'scan-page': {
      title: 'menuScanPage',
      contexts: ['page'],
      click: (_click, tab) => pageScans.visiblePage(tab),
    },
    'scan-region': {
      title: 'menuScanRegion',
      contexts: ['page', 'image'],
      click: (_click, tab) => pageScans.drawnRegion(tab),
    },
    'scan-image': {
      title: 'menuScanImage',
      contexts: ['image'],
      click: ({ srcUrl = '', frameId = 0 }, tab) => pageScans.image(tab, frameId, srcUrl),
    },
    'add-link': {
      title: 'menuAddLink',
      // Chrome takes no pattern for otpauth: links, so that the item is there on every link, and the link is looked at then.
      contexts: ['link'],
      click: ({ linkUrl = '' }, tab) => scans.show({ kind: 'texts', texts: [linkUrl], ...originOf(tab) }, tab),
    },
  };
}

/**
 * Listens to the items, and makes them anew at each installation and start of the browser: both browsers keep those of a
 * background that is stopped and woken, but not in another language, and Firefox forgets those of a temporary add-on.
 */
export function registerContextMenus(items: Record<string, MenuItem>): void {
  const inTurn = createQueue();
  const renew = (): void => {
    void inTurn(() => createItems(items));
  };
  browser.runtime.onInstalled.addListener(renew);
  browser.runtime.onStartup.addListener(renew);
  browser.contextMenus.onClicked.addListener((click, tab) => {
    const item = Object.hasOwn(items, click.menuItemId) ? items[click.menuItemId] : undefined;
    if (item !== undefined && tab !== undefined) void item.click(click, tab);
  });
}

async function createItems(items: Record<string, MenuItem>): Promise<void> {
  const language = browser.i18n.getUILanguage();
  await browser.contextMenus.removeAll();
  for (const [id, { title, contexts }] of Object.entries(items)) {
    browser.contextMenus.create({ id, title: manifestText(language, title), contexts });
  }
}
