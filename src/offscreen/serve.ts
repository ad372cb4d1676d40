import { browser } from 'wxt/browser';
import { isTextOf } from '../lib/fingerprint';
import { readClearClipboardMessage } from '../messages/offscreen';
import { senderTier } from '../messages/sender';

/** Chrome's document without a window, which has the clipboard that the service worker has not. */
export function serveOffscreen(document: Document): void {
  const own = { id: browser.runtime.id, ownRoot: browser.runtime.getURL('/') };
  browser.runtime.onMessage.addListener((message: unknown, sender, sendResponse) => {
    const copy = senderTier(sender, own) === 'own-page' ? readClearClipboardMessage(message) : undefined;
    if (copy === undefined) return false;
    void isTextOf(copy, readClipboard(document)).then((isOurs) => {
      if (isOurs) emptyClipboard(document);
      sendResponse(undefined);
    });
    return true;
  });
}

/** `navigator.clipboard` asks for a focus that this document never has; the old commands ask for the permission alone. */
function readClipboard(document: Document): string {
  const field = document.createElement('textarea');
  document.body.append(field);
  field.focus();
  document.execCommand('paste');
  field.remove();
  return field.value;
}

function emptyClipboard(document: Document): void {
  document.addEventListener(
    'copy',
    (event) => {
      event.preventDefault();
      event.clipboardData?.setData('text/plain', '');
    },
    { once: true },
  );
  document.execCommand('copy');
}
