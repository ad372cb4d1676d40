import { browser } from 'wxt/browser';
import type { Services } from '../services';

/** The keyboard shortcut, which grants `activeTab`; and what the browser says about sites that were turned on. */
export function listenForFills({ fills }: Pick<Services, 'fills'>): void {
  browser.commands.onCommand.addListener((command, tab) => {
    if (command === 'fill-code' && tab?.id !== undefined) void fills.ask({ tabId: tab.id, trigger: 'shortcut' });
  });
  browser.permissions.onAdded.addListener(() => {
    void fills.automaticSites.permitted();
  });
  browser.permissions.onRemoved.addListener(() => {
    void fills.automaticSites.restore();
  });
  browser.runtime.onInstalled.addListener(() => {
    void fills.automaticSites.restore();
  });
}
