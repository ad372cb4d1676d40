import { browser } from 'wxt/browser';
import type { PageInFront } from './services';

export const pageInFront: PageInFront = {
  async tabId() {
    const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
    return tab?.id;
  },
  permit(origin) {
    const { protocol, hostname } = new URL(origin);
    return browser.permissions.request({ origins: [`${protocol}//${hostname}/*`] });
  },
};
