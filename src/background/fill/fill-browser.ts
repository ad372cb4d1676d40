import { browser } from 'wxt/browser';
import type { FillSurroundings } from './fills';
import { createPageScripts } from './page-scripts';
import { createSiteScripts } from './site-scripts';
import { createToolbar } from './toolbar';

/** Filling by means of the browser that this runs in. */
export function createFillBrowser(): FillSurroundings {
  return {
    pages: createPageScripts,
    scripts: createSiteScripts(),
    toolbar: createToolbar(Date.now),
    tabUrl: async (tabId) => (await browser.tabs.get(tabId)).url,
    managed: () => browser.storage.managed.get(),
    waitUntil,

    async openPopup() {
      try {
        await browser.action.openPopup();
      } catch {
        // Not every browser lets a worker open it: the sign on the button is there in any case.
      }
    },
  };
}

function waitUntil(whenMs: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, Math.max(0, whenMs - Date.now()));
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    });
  });
}
