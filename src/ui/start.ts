import { browser } from 'wxt/browser';
import { createCompute } from '../compute/client';
import { textsFor } from '../locales/text';
import { createClient } from '../messages/client';
import { copyText } from './clipboard';
import { renderInterface } from './interface';
import { scanVisiblePage } from './page-scan';

/** The interface, in an extension page. */
export function startInterface(root: HTMLElement): void {
  const compute = createCompute(() => new Worker('/compute.js'));
  renderInterface(root, {
    client: createClient(),
    text: textsFor(browser.i18n.getUILanguage()),
    clock: Date.now,
    copy: copyText,
    scanPage: () => scanVisiblePage(compute),
  });
}
