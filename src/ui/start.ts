import type { FunctionComponent } from 'preact';
import { browser } from 'wxt/browser';
import { createCompute } from '../compute/client';
import { textsFor } from '../locales/text';
import { createClient } from '../messages/client';
import { createBrowserGrants } from './browser-grants';
import { createCopy } from './clipboard';
import { renderInterface } from './interface';
import { scanVisiblePage } from './page-scan';
import { pageInFront } from './page-in-front';
import { requestPasskey } from './passkey';
import { createVaultPasskeys } from './vault-passkeys';

/** A page of the extension, in the popup or in a tab. */
export function startInterface(root: HTMLElement, page: FunctionComponent, place: 'popup' | 'tab'): void {
  const compute = createCompute(() => new Worker('/compute.js'));
  const client = createClient();
  renderInterface(root, page, {
    client,
    text: textsFor(browser.i18n.getUILanguage()),
    clock: Date.now,
    copy: createCopy(client),
    scanPage: () => scanVisiblePage(compute),
    passkeys: { inTab: place === 'tab', openTab: openManage, request: requestPasskey },
    ...(place === 'popup' && { pageInFront }),
    vaultPasskeys: createVaultPasskeys(),
    grants: createBrowserGrants(),
    openManage,
    version: browser.runtime.getManifest().version,
  });
}

/** In a tab, which nothing closes but the person. */
function openManage(): void {
  void browser.tabs.create({ url: browser.runtime.getURL('/manage.html') }).then(() => {
    window.close();
  });
}
