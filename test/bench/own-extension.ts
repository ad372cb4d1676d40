import type { Page } from 'playwright';
import { ChromiumBrowser } from '../browser/chromium';
import type { Reply } from '../../src/messages/client';
import type { OwnReply, OwnRequestBody, OwnRequestType } from '../../src/messages/protocol';
import { browserProgram } from '../tasks/browsers';
import { builtExtension } from './built-extension';

/** Of an extension page's global `chrome`, what is used here. */
declare const chrome: { runtime: { sendMessage: (request: unknown) => Promise<unknown> } };

/** Chromium with the built extension, in a profile of its own. */
export async function withExtension<Result>(work: (browser: ChromiumBrowser) => Promise<Result>): Promise<Result> {
  const [program, { folder }] = [await browserProgram('chromium'), await builtExtension()];
  const browser = await ChromiumBrowser.launch({ program, extension: folder });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/** A tab of its own for the work. */
export async function inTab<Result>(
  { context }: ChromiumBrowser,
  url: string,
  work: (page: Page) => Promise<Result>,
): Promise<Result> {
  const page = await context.newPage();
  try {
    await page.goto(url);
    return await work(page);
  } finally {
    await page.close();
  }
}

/** Asks the worker, from the popup's page, and gives the answer with the time it took. Throws where it is refused. */
export async function askWorker<Type extends OwnRequestType>(
  popup: Page,
  type: Type,
  body: OwnRequestBody<Type>,
): Promise<{ value: OwnReply<Type>; timeMs: number }> {
  const { reply, timeMs } = await popup.evaluate(
    async (request) => {
      const startedMs = performance.now();
      const reply = await chrome.runtime.sendMessage(request);
      return { reply, timeMs: performance.now() - startedMs };
    },
    { type, body },
  );
  const answer = reply as Reply<OwnReply<Type>>;
  if (!answer.ok) throw new Error(`${type} was refused: ${answer.error.code}`);
  return { value: answer.value, timeMs };
}
