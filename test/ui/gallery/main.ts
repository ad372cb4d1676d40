import { textsFor } from '../../../src/locales/text';
import { RequestError } from '../../../src/messages/client';
import { renderInterface } from '../../../src/ui/interface';
import { fakeClient, isError } from './fake-client';
import { nowMs } from './fixtures';
import { views } from './views';

/** `?view=codes&language=ja` shows one view; without them, all views are listed on `window` for the one who asks. */
const query = new URLSearchParams(location.search);
const view = views[query.get('view') ?? ''];
const root = document.querySelector<HTMLElement>('#root');

if (view && root)
  renderInterface(root, {
    client: fakeClient(view),
    text: textsFor(query.get('language') ?? 'en'),
    clock: () => nowMs,
    copy: () => Promise.resolve(),
    scanPage: () =>
      isError(view.scan)
        ? Promise.reject(new RequestError(view.scan))
        : view.scan
          ? Promise.resolve(view.scan)
          : new Promise(() => undefined),
  });
