import { browser } from 'wxt/browser';
import type { Compute } from '../compute/client';
import { CodedError } from '../lib/errors';
import { webOrigin } from '../lib/web-origin';
import type { Client } from '../messages/client';
import { pictureOfCapture } from '../qr/capture';
import { seen } from './add/read-pictures';
import type { Sight } from './add/sight';

class PageScanError extends CodedError<'page-not-capturable' | 'page-changed'> {}

/** The page in front, as the browser knows it. */
export interface PageInFront {
  tab(): Promise<{ id?: number | undefined; windowId?: number | undefined; url?: string | undefined } | undefined>;
  /** A data URL. */
  capture(windowId: number | undefined): Promise<string>;
}

const pageInFront: PageInFront = {
  tab: async () => (await browser.tabs.query({ active: true, currentWindow: true }))[0],
  capture: (windowId) =>
    windowId === undefined
      ? browser.tabs.captureVisibleTab({ format: 'png' })
      : browser.tabs.captureVisibleTab(windowId, { format: 'png' }),
};

/** Every QR code that can be seen on the page in front. Needs the grant that pressing the extension's button gives. */
export async function scanVisiblePage(compute: Compute): Promise<Sight> {
  const { dataUrl, origin } = await captureWithOrigin(pageInFront);
  const picture = await seen('', await pictureOfCapture(dataUrl), compute);
  return {
    pictures: [picture],
    texts: [],
    problems: [],
    ifNothing: 'no-qr-code',
    ...(origin !== undefined && { origin }),
  };
}

/** Has the worker let the person draw on the page, which she can reach once the popup has closed. */
export async function drawOnPage(client: Client): Promise<Sight> {
  const tab = await pageInFront.tab();
  if (tab?.id === undefined) throw new PageScanError('page-not-capturable');
  await client.request('scans.draw', { tabId: tab.id });
  window.close();
  return new Promise(() => undefined);
}

/**
 * Pixels, and the origin that they are of: a page that goes elsewhere meanwhile is refused, so that no account is kept
 * under the name of a site that did not show it.
 */
export async function captureWithOrigin(page: PageInFront): Promise<{ dataUrl: string; origin?: string }> {
  const before = await page.tab();
  const dataUrl = await page.capture(before?.windowId).catch((cause: unknown) => {
    throw new PageScanError('page-not-capturable', { cause });
  });
  const after = await page.tab();
  const origin = webOrigin(before?.url);
  if (after?.id !== before?.id || webOrigin(after?.url) !== origin) throw new PageScanError('page-changed');
  return { dataUrl, ...(origin !== undefined && { origin }) };
}
