import { browser } from 'wxt/browser';
import type { PageRequestType } from '../messages/page-protocol';

/** Resolves once the worker has learned, from the browser, which document this is. */
export async function introduce(): Promise<void> {
  await send('page.introduce');
}

export async function tellOfField(): Promise<void> {
  await send('page.fieldAppeared');
}

async function send(type: PageRequestType): Promise<void> {
  try {
    await browser.runtime.sendMessage({ type, body: {} });
  } catch {
    // Nobody answers pages, which a browser may report as a failure; and an extension that was updated is not there.
  }
}
