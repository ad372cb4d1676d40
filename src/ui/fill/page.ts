import { useEffect, useState } from 'preact/hooks';
import type { ExplainedError } from '../../locales/error-sentences';
import type { FillState, PageView } from '../../messages/fill-view';
import type { OwnRequestBody } from '../../messages/protocol';
import type { AccountView, Snapshot } from '../../messages/views';
import { toExplainedError } from '../error-text';
import { useServices } from '../services';

/** The page that the popup was opened over, and what is filled there. */
export interface Page {
  /** Undefined where nothing can be filled. */
  origin?: string;
  /** The accounts that belong to it, the last used first. */
  accountIds: string[];
  automatic: PageView['automatic'];
  /** How the last fill in its tab stands. */
  state?: FillState;
  error?: ExplainedError;
  fill: (request: Omit<OwnRequestBody<'fill.ask'>, 'tabId'>) => void;
  /** Undefined where there is no page to fill. */
  fillerOf: (accountId: string) => (() => void) | undefined;
  /** Ends a wait, or puts away what is shown. */
  dismiss: () => void;
  /** From a click: has the browser ask. */
  turnOn: (origin: string) => void;
  turnOff: (origin: string) => void;
  /** From a click: the frame of another site, once the browser has let us into it. */
  fillFrame: (frameOrigin: string) => void;
}

export function usePage(snapshot: Snapshot): Page {
  const { client, pageInFront } = useServices();
  const [tabId, setTabId] = useState<number>();
  const [view, setView] = useState<PageView>({ accountIds: [], automatic: 'forbidden' });
  const [error, setError] = useState<ExplainedError>();
  const { accounts, automaticSites, fill } = snapshot;
  const sites = JSON.stringify([accounts.map(({ id, sites: rules }) => [id, rules]), automaticSites]);

  useEffect(() => {
    pageInFront?.tabId().then(setTabId, reportError);
  }, [pageInFront]);
  useEffect(() => {
    if (tabId === undefined) return;
    let gone = false;
    client.request('fill.page', { tabId }).then(
      (shown) => {
        if (!gone) setView(shown);
      },
      (cause: unknown) => {
        setError(toExplainedError(cause));
      },
    );
    return () => {
      gone = true;
    };
  }, [client, tabId, sites]);

  const settle = (work: Promise<unknown>) => {
    setError(undefined);
    work.catch((cause: unknown) => {
      setError(toExplainedError(cause));
    });
  };
  const permit = (origin: string) => pageInFront?.permit(origin) ?? Promise.resolve(false);
  const ask: Page['fill'] = (request) => {
    if (tabId !== undefined) settle(client.request('fill.ask', { tabId, ...request }));
  };
  const isFillable = tabId !== undefined && view.origin !== undefined;

  return {
    ...view,
    ...(fill?.tabId === tabId && fill !== undefined && { state: fill.state }),
    ...(error && { error }),
    fill: ask,
    fillerOf: (accountId) =>
      isFillable
        ? () => {
            ask({ accountId });
          }
        : undefined,
    dismiss() {
      if (tabId !== undefined) settle(client.request('fill.cancel', { tabId }));
    },
    turnOn(origin) {
      // The wish goes first: the browser's prompt may close this page, and the worker then goes on alone.
      const wish = client.request('sites.turnOn', { origin });
      settle(
        Promise.all([permit(origin), wish]).then(([given]) =>
          given ? client.request('sites.turnOn', { origin }) : undefined,
        ),
      );
    },
    turnOff(origin) {
      settle(client.request('sites.turnOff', { origin }));
    },
    fillFrame(frameOrigin) {
      settle(
        permit(frameOrigin).then((given) => {
          if (given) ask({ frameOrigin });
        }),
      );
    },
  };
}

/** Those that belong to the page, then the others, each in their order. */
export function thoseForPageFirst(accounts: AccountView[], { accountIds }: Pick<Page, 'accountIds'>): AccountView[] {
  const bound = accountIds.flatMap((id) => accounts.find((account) => account.id === id) ?? []);
  return [...bound, ...accounts.filter((account) => !bound.includes(account))];
}

/** What a person reads of an origin: its host, in the script that it is written in only where the browser shows it so. */
export function hostOf(origin: string): string {
  return URL.canParse(origin) ? new URL(origin).host : origin;
}
