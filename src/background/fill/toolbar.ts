import { browser } from 'wxt/browser';
import type { FillView } from '../../messages/fill-view';

/** The sign on the extension's button, for one tab: there is no other place where a fill without a popup shows. */
export interface Toolbar {
  show(fill: FillView): void;
  /** So many codes are at hand for the tab's page. */
  count(tabId: number, codes: number): void;
}

const filledShownForMs = 3_000;
const tickMs = 1_000;

export function createToolbar(clock: () => number): Toolbar {
  const tickers = new Map<number, ReturnType<typeof setInterval>>();
  const stop = (tabId: number): void => {
    clearInterval(tickers.get(tabId));
    tickers.delete(tabId);
  };
  return {
    show({ tabId, automatic, state }) {
      stop(tabId);
      switch (state.kind) {
        case 'waiting': {
          const tick = () => {
            setBadge(tabId, String(Math.max(0, Math.ceil((state.untilMs - clock()) / 1_000))));
          };
          tick();
          // Each call of the browser's also tells it that the worker is not idle.
          tickers.set(tabId, setInterval(tick, tickMs));
          break;
        }
        case 'filled':
          setBadge(tabId, '✓');
          setTimeout(() => {
            setBadge(tabId, '');
          }, filledShownForMs);
          break;
        default:
          setBadge(tabId, automatic ? '' : '!');
      }
    },
    count(tabId, codes) {
      setBadge(tabId, codes === 0 ? '' : String(codes));
    },
  };
}

/** The tab may have been closed meanwhile, which is no failure. */
function setBadge(tabId: number, text: string): void {
  browser.action.setBadgeText({ tabId, text }).catch(() => undefined);
}
