import { browser } from 'wxt/browser';
import type { SiteScripts } from './automatic-sites';

/** By the browser's permissions and its registered content scripts: each origin has one of its own. */
export function createSiteScripts(): SiteScripts {
  const registered = async (origin: string): Promise<boolean> =>
    (await browser.scripting.getRegisteredContentScripts({ ids: [idOf(origin)] })).length > 0;
  return {
    isPermitted: (origin) => browser.permissions.contains({ origins: [patternOf(origin)] }),

    async register(origin) {
      if (!(await registered(origin)))
        await browser.scripting.registerContentScripts([
          { id: idOf(origin), matches: [patternOf(origin)], js: files, runAt: 'document_idle', allFrames: false },
        ]);
      for (const { id } of await browser.tabs.query({ url: patternOf(origin) }))
        if (id !== undefined) await runOnOpenPage(id);
    },

    async unregister(origin) {
      if (await registered(origin)) await browser.scripting.unregisterContentScripts({ ids: [idOf(origin)] });
    },

    async release(origin) {
      await browser.permissions.remove({ origins: [patternOf(origin)] });
    },
  };
}

const files: ['/page.js', '/watch.js'] = ['/page.js', '/watch.js'];

async function runOnOpenPage(tabId: number): Promise<void> {
  try {
    await browser.scripting.executeScript({ target: { tabId }, files });
  } catch {
    // A tab that was closed meanwhile, or shows an error of the browser's, has nothing to be filled.
  }
}

function idOf(origin: string): string {
  return `fill ${origin}`;
}

/** Patterns know no ports in every browser: which of a host's ports is meant is looked at in the worker. */
function patternOf(origin: string): string {
  const { protocol, hostname } = new URL(origin);
  return `${protocol}//${hostname}/*`;
}
