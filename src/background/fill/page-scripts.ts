import * as v from 'valibot';
import { type Browser, browser } from 'wxt/browser';
import { FillError } from '../../autofill/errors';
import {
  type FillOrder,
  type FillReport,
  fillReportSchema,
  type LookOrder,
  type PageLook,
  pageLookSchema,
} from '../../messages/page-protocol';
import type { Documents, PageDocument } from './documents';

/** What a document showed, and which document that is. */
export interface DocumentLook {
  document: PageDocument;
  look: PageLook;
}

export interface TabLook {
  documents: DocumentLook[];
  /** The origins that the page gave to frames that nobody let us into. */
  foreignFrames: string[];
}

/** Where to look: a whole tab, or one document. */
export interface LookTarget {
  tabId: number;
  documentId?: string;
}

/** Our scripts in web pages. There are none until a person asks, or on sites where she turned on automatic filling. */
export interface PageScripts {
  /** Throws `FillError` `page-not-reachable`. */
  look(target: LookTarget, order: LookOrder): Promise<TabLook>;
  /** Undefined where the document has gone: the order then reached nobody. */
  fill(document: PageDocument, order: FillOrder): Promise<FillReport | undefined>;
}

export function createPageScripts(documents: Documents): PageScripts {
  return {
    async look({ tabId, documentId }, order) {
      const target =
        documentId === undefined ? { tabId, allFrames: true as const } : { tabId, documentIds: [documentId] };
      try {
        await browser.scripting.executeScript({ target, files: ['/page.js'] });
        const looks = await browser.scripting.executeScript({
          target,
          func: (lookOrder: LookOrder) => globalThis.latchkey.look(lookOrder),
          args: [order],
        });
        return tabLookOf(looks, documents);
      } catch (cause) {
        throw new FillError('page-not-reachable', { cause });
      }
    },

    async fill({ tabId, documentId }, order) {
      try {
        const [outcome] = await browser.scripting.executeScript({
          target: { tabId, documentIds: [documentId] },
          func: (fillOrder: FillOrder) => globalThis.latchkey.fill(fillOrder),
          args: [order],
        });
        const report = v.safeParse(fillReportSchema, outcome?.result);
        return report.success ? report.output : undefined;
      } catch {
        return undefined;
      }
    },
  };
}

/** What is no look, or comes from a document that the browser has not told of, counts for nothing. */
function tabLookOf(results: Browser.scripting.InjectionResult<unknown>[], documents: Documents): TabLook {
  const looks = results.flatMap(({ documentId, result }) => {
    const look = v.safeParse(pageLookSchema, result);
    return look.success ? [{ document: documents.get(documentId), look: look.output }] : [];
  });
  return {
    documents: looks.flatMap(({ document, look }) => (document === undefined ? [] : [{ document, look }])),
    foreignFrames: [...new Set(looks.flatMap(({ look }) => look.foreignFrames))],
  };
}
