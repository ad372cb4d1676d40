import type { OwnHandlers } from '../../messages/router';
import { nothing } from '../nothing';
import type { Fills } from './fills';

type FillRequestType = Extract<keyof OwnHandlers, `fill.${string}` | `sites.${string}`>;

/** The requests of our own pages that have to do with filling, by name. */
export function fillHandlers({ fills }: { fills: Fills }): Pick<OwnHandlers, FillRequestType> {
  const { accountSites, automaticSites } = fills;
  return {
    'fill.page': ({ tabId }) => fills.page(tabId),
    'fill.ask': nothing((request) => fills.ask({ ...request, trigger: 'popup' })),
    'fill.cancel': nothing(({ tabId }) => {
      fills.cancel(tabId);
      return Promise.resolve();
    }),
    'fill.setSubmit': nothing(({ accountId, submitAfterFill }) => accountSites.setSubmit(accountId, submitAfterFill)),
    'sites.allow': nothing(({ accountId, rule }) => accountSites.allow(accountId, rule)),
    'sites.disallow': nothing(({ accountId, rule }) => accountSites.disallow(accountId, rule)),
    'sites.turnOn': nothing(({ origin }) => automaticSites.turnOn(origin)),
    'sites.turnOff': nothing(({ origin }) => automaticSites.turnOff(origin)),
  };
}
