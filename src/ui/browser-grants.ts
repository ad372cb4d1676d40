import { browser } from 'wxt/browser';

/** What the browser grants when it is asked to. */
export interface BrowserGrants {
  /** Has the clipboard reached while no page of ours is in front; from a click. False where the person refused. */
  requestClipboard: () => Promise<boolean>;
  returnClipboard: () => Promise<void>;
  /** From a click: whether Latchkey may act on that origin. The question may close a popup. */
  requestSite: (origin: string) => Promise<boolean>;
  /** Whether the browser will not clear Latchkey's storage to make room. */
  isStorageKept: () => Promise<boolean>;
  requestKeptStorage: () => Promise<boolean>;
  /** Whether it tells that the system was locked. */
  tellsSystemLock: boolean;
}

export function createBrowserGrants(): BrowserGrants {
  return {
    requestClipboard: () => browser.permissions.request({ permissions: ['clipboardRead', 'clipboardWrite'] }),
    returnClipboard: async () => {
      await browser.permissions.remove({ permissions: ['clipboardRead', 'clipboardWrite'] });
    },
    requestSite: (origin) => {
      const { protocol, hostname } = new URL(origin);
      return browser.permissions.request({ origins: [`${protocol}//${hostname}/*`] });
    },
    isStorageKept: () => navigator.storage.persisted(),
    requestKeptStorage: () => navigator.storage.persist(),
    tellsSystemLock: location.protocol === 'chrome-extension:',
  };
}
