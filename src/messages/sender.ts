/** The part of `runtime.MessageSender` that tells who calls. The browser fills it in; no page can forge it. */
export interface Sender {
  id?: string | undefined;
  url?: string | undefined;
  /** `null` where the document's origin is opaque. */
  origin?: string | undefined;
  frameId?: number | undefined;
  documentId?: string | undefined;
  tab?: { id?: number | undefined; url?: string | undefined } | undefined;
}

/**
 * `own-page`: a page of this extension at the top of its tab, popup or panel. `web-page`: our script in a page, whose
 * renderer must be taken for hostile. `stranger`: everybody else, other extensions and framed pages of ours included.
 */
export type SenderTier = 'own-page' | 'web-page' | 'stranger';

/** `ownRoot` is `runtime.getURL('/')`, such as `chrome-extension://<id>/`. */
export function senderTier(sender: Sender, own: { id: string; ownRoot: string }): SenderTier {
  if (sender.id !== own.id || sender.url === undefined) return 'stranger';
  const framed = sender.frameId !== undefined && sender.frameId !== 0;
  if (sender.url.startsWith(own.ownRoot)) return framed ? 'stranger' : 'own-page';
  return sender.tab?.id === undefined ? 'stranger' : 'web-page';
}
