import type { ErrorView } from './error-view';

/** How the last fill in a tab stands. */
export interface FillView {
  tabId: number;
  /** Nobody asked for it: it is shown only where a code was filled, or is waited for. */
  automatic: boolean;
  state: FillState;
}

/** Origins are the browser's words, of which a person is shown the host. */
export type FillState =
  /** The code of this period was used or is about to end: the next one is filled at `untilMs` by itself. */
  | { kind: 'waiting'; accountId: string; untilMs: number }
  | { kind: 'filled'; accountId: string; submitted: boolean }
  /** Several accounts belong to this site, the last used first. */
  | { kind: 'choose'; origin: string; accountIds: string[] }
  /** No account belongs to this site, or not the one that was chosen. `doubtful`: its issuer names another site. */
  | { kind: 'unbound'; origin: string; accountId?: string; doubtful?: boolean }
  /** The field is, or may be, in another site's frame, for which the browser has to ask. */
  | { kind: 'foreign-frame'; frameOrigins: string[] }
  | { kind: 'refused'; error: ErrorView };

/** The page of a tab, as the popup that was opened over it shows it. */
export interface PageView {
  /** Undefined where nothing is filled: a page of the browser, or one that is not secure. */
  origin?: string;
  /** The accounts that belong to it, the last used first. */
  accountIds: string[];
  /** Whether codes are filled there by themselves, and whether that may be turned on. */
  automatic: 'on' | 'off' | 'forbidden';
}
