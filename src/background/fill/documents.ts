import type { FrameAddress } from '../../autofill/gate';
import { webOrigin } from '../../lib/web-origin';
import type { Sender } from '../../messages/sender';

/** A document with our script in it, as the browser tells of it. */
export interface PageDocument extends FrameAddress {
  tabId: number;
  documentId: string;
}

/** Documents that have introduced themselves, by the id that each has until it is replaced. */
export interface Documents {
  /** Undefined for who is no document in a tab. */
  introduce(sender: Sender): PageDocument | undefined;
  get(documentId: string): PageDocument | undefined;
}

/** A worker that was stopped forgets them all; they are asked anew before every fill. */
const mostRemembered = 200;

export function createDocuments(): Documents {
  const known = new Map<string, PageDocument>();
  return {
    introduce(sender) {
      const document = documentOf(sender);
      if (document === undefined) return undefined;
      known.delete(document.documentId);
      known.set(document.documentId, document);
      for (const oldest of known.keys()) {
        if (known.size <= mostRemembered) break;
        known.delete(oldest);
      }
      return document;
    },
    get: (documentId) => known.get(documentId),
  };
}

function documentOf({ url, origin, tab, frameId, documentId }: Sender): PageDocument | undefined {
  if (url === undefined || origin === undefined || documentId === undefined) return undefined;
  if (tab?.id === undefined || frameId === undefined) return undefined;
  const isTop = frameId === 0;
  return { tabId: tab.id, documentId, url, origin, isTop, topOrigin: isTop ? origin : webOrigin(tab.url) };
}
