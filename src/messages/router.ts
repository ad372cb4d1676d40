import * as v from 'valibot';
import type { Reply } from './client';
import { CodedError } from '../lib/errors';
import type { ErrorView } from './error-view';
import { pageRequests, type PageRequestType } from './page-protocol';
import { type OwnReply, type OwnRequestBody, type OwnRequestType, ownRequests } from './protocol';
import { type Sender, type SenderTier, senderTier } from './sender';

export type OwnHandlers = {
  [Type in OwnRequestType]: (body: OwnRequestBody<Type>) => Promise<OwnReply<Type>>;
};

export type RouterErrorCode = 'malformed-request';

class RouterError extends CodedError<RouterErrorCode> {}

export interface RouterOptions {
  own: { id: string; ownRoot: string };
  handlers: OwnHandlers;
  /** Asked before a well-formed request of an own page is handled; throws to refuse it. */
  admit: (type: OwnRequestType) => Promise<void>;
  /** Told of well-formed requests of web pages; whatever comes of them, no page gets an answer. */
  hear: (type: PageRequestType, sender: Sender) => void;
  /** Told of well-formed requests of own pages once they have been handled, whatever came of them. */
  handled: (type: OwnRequestType) => void;
  /** What of an error may cross to the page. */
  errorView: (error: unknown) => ErrorView;
}

const envelope = v.strictObject({ type: v.picklist(Object.keys(ownRequests) as OwnRequestType[]), body: v.unknown() });

/**
 * Who calls, is it theirs to ask, is it well formed: in that order, then the handler. The function returned resolves to
 * a reply in every case, and to undefined for callers who must not even learn that anyone listens.
 */
export function createRouter(
  options: RouterOptions,
): (message: unknown, sender: Sender) => Promise<Reply<unknown>> | undefined {
  const tiers: Record<SenderTier, (message: unknown, sender: Sender) => Promise<Reply<unknown>> | undefined> = {
    'own-page': (message) => answer(message, options),
    'web-page': (message, sender) => {
      hear(message, sender, options);
      return undefined;
    },
    stranger: () => undefined,
  };
  return (message, sender) => tiers[senderTier(sender, options.own)](message, sender);
}

const pageEnvelope = v.strictObject({
  type: v.picklist(Object.keys(pageRequests) as PageRequestType[]),
  body: v.unknown(),
});

function hear(message: unknown, sender: Sender, options: RouterOptions): void {
  const request = v.safeParse(pageEnvelope, message);
  if (!request.success) return;
  const { type, body } = request.output;
  if (v.is(pageRequests[type], body)) options.hear(type, sender);
}

async function answer(message: unknown, options: RouterOptions): Promise<Reply<unknown>> {
  const request = v.safeParse(envelope, message);
  if (!request.success) return { ok: false, error: { code: 'malformed-request' } };
  try {
    return { ok: true, value: await handle(request.output.type, request.output.body, options) };
  } catch (error) {
    return { ok: false, error: options.errorView(error) };
  } finally {
    options.handled(request.output.type);
  }
}

async function handle<Type extends OwnRequestType>(
  type: Type,
  body: unknown,
  options: RouterOptions,
): Promise<OwnReply<Type>> {
  const parsed = v.safeParse(ownRequests[type], body);
  if (!parsed.success) throw new RouterError('malformed-request');
  await options.admit(type);
  const handler: OwnHandlers[Type] = options.handlers[type];
  return handler(parsed.output);
}
