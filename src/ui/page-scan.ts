import { browser } from 'wxt/browser';
import type { Compute } from '../compute/client';
import { CodedError } from '../lib/errors';
import { webOrigin } from '../lib/web-origin';
import { imageOfCapture } from '../qr/capture';
import type { PageScan } from './services';

class PageScanError extends CodedError<'page-not-capturable'> {}

/** Every QR code that can be seen on the page in front. Needs the grant that pressing the extension's button gives. */
export async function scanVisiblePage(compute: Compute): Promise<PageScan> {
  const [tab] = await browser.tabs.query({ active: true, currentWindow: true });
  const codes = await compute.decodeQr(await imageOfCapture(await capture(tab?.windowId)));
  const origin = webOrigin(tab?.url);
  return { texts: codes.map(({ text }) => text), ...(origin !== undefined && { origin }) };
}

async function capture(windowId: number | undefined): Promise<string> {
  try {
    return await (windowId === undefined
      ? browser.tabs.captureVisibleTab({ format: 'png' })
      : browser.tabs.captureVisibleTab(windowId, { format: 'png' }));
  } catch (cause) {
    throw new PageScanError('page-not-capturable', { cause });
  }
}
