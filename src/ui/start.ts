import { browser } from 'wxt/browser';
import { createCompute } from '../compute/client';
import { textsFor } from '../locales/text';
import { createClient } from '../messages/client';
import { copyText } from './clipboard';
import { renderInterface } from './interface';
import { scanVisiblePage } from './page-scan';
import { answerWithPasskey } from './passkey';

/** The interface, in an extension page: the popup, or a tab. */
export function startInterface(root: HTMLElement, place: 'popup' | 'tab'): void {
  const compute = createCompute(() => new Worker('/compute.js'));
  renderInterface(root, {
    client: createClient(),
    text: textsFor(browser.i18n.getUILanguage()),
    clock: Date.now,
    copy: copyText,
    scanPage: () => scanVisiblePage(compute),
    passkeys: { inTab: place === 'tab', openTab, answer: answerWithPasskey },
  });
}

/** The same interface in a tab, which nothing closes but the person. */
function openTab(): void {
  void browser.tabs.create({ url: browser.runtime.getURL('/manage.html') }).then(() => {
    window.close();
  });
}
