import type { FillSurroundings } from '../../../src/background/fill/fills';
import type { FillOrder, FillReport, PageField } from '../../../src/messages/page-protocol';
import type { Sender } from '../../../src/messages/sender';

/** A document of a web that exists in memory alone: what the browser says of it, and what its script says. */
export interface WebDocument {
  documentId: string;
  frameId: number;
  url: string;
  origin: string;
  fields: PageField[];
  /** What its script reports when it is told to fill; filled unless it is told otherwise. */
  report?: FillReport;
}

/** The tabs of a browser, what is shown on its toolbar, and what it permits. */
export interface Web {
  tabs: Map<number, WebDocument[]>;
  /** Frames that nobody lets us into. */
  foreignFrames: string[];
  /** Orders that have reached a document, in their order. */
  orders: (FillOrder & { documentId: string })[];
  permitted: Set<string>;
  registered: Set<string>;
  policy: Record<string, unknown>;
  badges: Map<number, string>;
  popupsOpened: number;
  /** Called whenever somebody waits. */
  onWait: () => void;
  surroundings: (setTime: (nowMs: number) => void) => FillSurroundings;
}

export function field(more: Partial<PageField> = {}): PageField {
  return { boxes: 1, kind: 'totp', confidence: 0.9, focused: false, ...more };
}

export function page(url: string, fields: PageField[] = [field()], more: Partial<WebDocument> = {}): WebDocument {
  return { documentId: `document of ${url}`, frameId: 0, url, origin: new URL(url).origin, fields, ...more };
}

export function senderOf(web: Web, tabId: number, { documentId, frameId, url, origin }: WebDocument): Sender {
  const top = web.tabs.get(tabId)?.find((each) => each.frameId === 0);
  return { id: 'latchkey', url, origin, frameId, documentId, tab: { id: tabId, url: top?.url } };
}

export function createWeb(): Web {
  const web: Web = {
    tabs: new Map(),
    foreignFrames: [],
    orders: [],
    permitted: new Set(),
    registered: new Set(),
    policy: {},
    badges: new Map(),
    popupsOpened: 0,
    onWait: () => undefined,
    surroundings: (setTime) => ({
      pages: (documents) => ({
        look({ tabId, documentId }) {
          const all = web.tabs.get(tabId) ?? [];
          const looked = all.filter((each) => documentId === undefined || each.documentId === documentId);
          return Promise.resolve({
            documents: looked.flatMap((each) => {
              if (each.fields.length === 0) return [];
              documents.introduce(senderOf(web, tabId, each));
              const document = documents.get(each.documentId);
              return document === undefined ? [] : [{ document, look: { fields: each.fields, foreignFrames: [] } }];
            }),
            foreignFrames: web.foreignFrames,
          });
        },
        fill({ tabId, documentId }, order) {
          const there = web.tabs.get(tabId)?.find((each) => each.documentId === documentId);
          if (there === undefined) return Promise.resolve(undefined);
          web.orders.push({ ...order, documentId });
          return Promise.resolve(there.report ?? { result: 'filled', submitted: order.submit });
        },
      }),
      scripts: {
        isPermitted: (origin) => Promise.resolve(web.permitted.has(origin)),
        register: (origin) => Promise.resolve(void web.registered.add(origin)),
        unregister: (origin) => Promise.resolve(void web.registered.delete(origin)),
        release: (origin) => Promise.resolve(void web.permitted.delete(origin)),
      },
      toolbar: {
        show: ({ tabId, state }) => web.badges.set(tabId, state.kind),
        count: (tabId, codes) => web.badges.set(tabId, String(codes)),
      },
      tabUrl: (tabId) => Promise.resolve(web.tabs.get(tabId)?.find(({ frameId }) => frameId === 0)?.url),
      openPopup: () => Promise.resolve(void (web.popupsOpened += 1)),
      managed: () => Promise.resolve(web.policy),
      waitUntil: (whenMs) => {
        setTime(whenMs);
        web.onWait();
        return Promise.resolve();
      },
    }),
  };
  return web;
}
