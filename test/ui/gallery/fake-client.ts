import { isExplained } from '../../../src/locales/text';
import { type Client, RequestError } from '../../../src/messages/client';
import type { ErrorView } from '../../../src/messages/error-view';
import type { GalleryView } from './views';

/** A worker that stands still in one state. */
export function fakeClient({ snapshot, replies = {} }: GalleryView): Client {
  return {
    request(type) {
      if (!(type in replies)) return new Promise(() => undefined);
      const reply: unknown = replies[type];
      return isError(reply) ? Promise.reject(new RequestError(reply)) : Promise.resolve(reply as never);
    },
    subscribe(listener) {
      listener(snapshot);
    },
  };
}

function isError(value: unknown): value is ErrorView {
  return typeof value === 'object' && value !== null && 'code' in value && isExplained(String(value.code));
}
