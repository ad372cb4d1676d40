import * as v from 'valibot';
import { type Browser, browser } from 'wxt/browser';
import { CodedError } from '../lib/errors';
import { webOrigin } from '../lib/web-origin';
import { manifestText } from '../locales/manifest';
import type { PictureRegion, ScanInput } from '../messages/views';
import { errorView } from './error-view';
import type { Scans } from './scans';

/** What can be scanned of a page, where a press or a menu has granted `activeTab` for it. */
export interface PageScans {
  visiblePage(tab: Tab): Promise<void>;
  /** What the person draws on the page; nothing, where she leaves by Escape. */
  drawnRegion(tab: Tab): Promise<void>;
  /** The same, for a page of ours that has to close first: what is drawn is not waited for. */
  beginDrawing(tabId: number): Promise<void>;
  /** The image at that address in that frame. It is never fetched: only what the page shows, or may read, is seen. */
  image(tab: Tab, frameId: number, address: string): Promise<void>;
}

type Tab = Pick<Browser.tabs.Tab, 'id' | 'index' | 'url' | 'windowId'>;

class PageScanError extends CodedError<'page-not-capturable' | 'image-not-visible' | 'page-changed'> {}

const part = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
/** What comes back from a page is the page's word, whoever wrote the script. */
const regionSchema = v.strictObject({ left: part, top: part, width: part, height: part });
const imageSchema = v.union([
  v.strictObject({ dataUrl: v.pipe(v.string(), v.startsWith('data:image/png;base64,'), v.maxLength(48_000_000)) }),
  v.strictObject({ region: regionSchema }),
  v.strictObject({ hidden: v.literal(true) }),
]);

/** An idle worker is stopped after half a minute; calling the browser now and then shows that it is not idle. */
const stayAwakeMs = 20_000;

export function createPageScans(scans: Scans): PageScans {
  /** What fails is said on the page that opens, as what is found is. */
  const show = async (tab: Tab, look: () => Promise<ScanInput | undefined>): Promise<void> => {
    const input = await look().catch((error: unknown): ScanInput => ({ kind: 'failed', error: errorView(error) }));
    if (input !== undefined) await scans.show(input, tab);
  };
  const drawnRegion = (tab: Tab): Promise<void> =>
    show(tab, async () => {
      const region = await drawRegion(tab);
      return region && capture(tab, region);
    });
  return {
    drawnRegion,
    beginDrawing: async (tabId) => {
      void drawnRegion(await browser.tabs.get(tabId));
    },
    visiblePage: (tab) => show(tab, () => capture(tab)),
    image: (tab, frameId, address) =>
      show(tab, async () => {
        const image = await readImage(tab, frameId, address);
        if (image === undefined) return capture(tab);
        if ('hidden' in image) throw new PageScanError('image-not-visible');
        // Where a frame lies on the page is not told to it: all that is seen is looked at.
        if ('region' in image) return frameId === 0 ? capture(tab, image.region) : capture(tab);
        return { kind: 'picture', dataUrl: image.dataUrl, ...originOf(tab) };
      }),
  };
}

/** Of that tab and no other: the person may have gone elsewhere while she drew. */
async function capture(tab: Tab, region?: PictureRegion): Promise<ScanInput> {
  const before = await shownTab(tab);
  let dataUrl: string;
  try {
    dataUrl = await browser.tabs.captureVisibleTab(tab.windowId, { format: 'png' });
  } catch (cause) {
    throw new PageScanError('page-not-capturable', { cause });
  }
  const after = await shownTab(tab);
  if (webOrigin(before.url) !== webOrigin(after.url)) throw new PageScanError('page-changed');
  return { kind: 'picture', dataUrl, ...(region && { region }), ...originOf(after) };
}

async function shownTab({ id }: Tab): Promise<Tab> {
  const tab = id === undefined ? undefined : await browser.tabs.get(id);
  if (tab?.active !== true) throw new PageScanError('page-changed');
  return tab;
}

/** `undefined` where no script may run, such as in a frame of another site. */
async function readImage(
  tab: Tab,
  frameId: number,
  address: string,
): Promise<v.InferOutput<typeof imageSchema> | undefined> {
  const result = await run('/image.js', address, tab, frameId).catch(() => undefined);
  return v.parse(v.optional(imageSchema), result);
}

async function drawRegion(tab: Tab): Promise<PictureRegion | undefined> {
  const hint = manifestText(browser.i18n.getUILanguage(), 'regionHint');
  let result: unknown;
  try {
    result = await awake(run('/region.js', hint, tab, 0));
  } catch (cause) {
    throw new PageScanError('page-not-capturable', { cause });
  }
  return v.parse(v.optional(regionSchema), result);
}

/** Puts a script into a frame, with its argument, and gives what its promise resolves to. */
async function run(file: '/region.js' | '/image.js', argument: string, tab: Tab, frameId: number): Promise<unknown> {
  const target = targetOf(tab, frameId);
  await browser.scripting.executeScript({ target, func: setScanArgument, args: [argument] });
  const [injection] = await browser.scripting.executeScript({ target, files: [file] });
  return injection?.result ?? undefined;
}

/** Runs in the page's isolated world; `page/scan-argument` reads it. */
function setScanArgument(argument: string): void {
  (globalThis as { latchkeyScanArgument?: string }).latchkeyScanArgument = argument;
}

function targetOf({ id }: Tab, frameId: number): { tabId: number; frameIds: number[] } {
  if (id === undefined) throw new PageScanError('page-not-capturable');
  return { tabId: id, frameIds: [frameId] };
}

async function awake<Value>(work: Promise<Value>): Promise<Value> {
  const timer = setInterval(() => {
    void browser.runtime.getPlatformInfo();
  }, stayAwakeMs);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}

export function originOf({ url }: Pick<Tab, 'url'>): { origin?: string } {
  const origin = webOrigin(url);
  return origin === undefined ? {} : { origin };
}
