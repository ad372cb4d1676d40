import { browser } from 'wxt/browser';
import { type Fingerprint, isTextOf } from '../lib/fingerprint';
import { clearClipboardMessage } from '../messages/offscreen';

const permissions = { permissions: ['clipboardRead', 'clipboardWrite'] as const satisfies string[] };

export function mayClearClipboard(): Promise<boolean> {
  return browser.permissions.contains({ permissions: [...permissions.permissions] });
}

/**
 * A service worker has no clipboard: Chrome lends it a document for that. Firefox's event page is a document, whose
 * clipboard needs no focus where the extension has the permissions.
 */
export async function clearClipboard(copy: Fingerprint): Promise<void> {
  if ('clipboard' in navigator) {
    if (await isTextOf(copy, await navigator.clipboard.readText())) await navigator.clipboard.writeText('');
  } else await inOffscreenDocument(() => browser.runtime.sendMessage(clearClipboardMessage(copy)));
}

async function inOffscreenDocument(task: () => Promise<unknown>): Promise<void> {
  await browser.offscreen.createDocument({
    url: 'offscreen.html',
    reasons: ['CLIPBOARD'],
    justification: 'Clears a copied code from the clipboard when its time is over',
  });
  try {
    await task();
  } finally {
    await browser.offscreen.closeDocument();
  }
}
