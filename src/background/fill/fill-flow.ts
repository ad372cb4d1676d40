import { namesAnotherSite } from '../../autofill/enrolment';
import { FillError } from '../../autofill/errors';
import { chooseField, type FillTrigger, isForeign, isSecure } from '../../autofill/gate';
import type { FillState, FillView } from '../../messages/fill-view';
import type { Account } from '../../vault/records';
import { errorView } from '../error-view';
import type { ServerClocks } from '../server-clocks';
import type { VaultAnswers } from '../vault-answers';
import type { AccountSites } from './account-sites';
import type { PageDocument } from './documents';
import type { LookTarget, PageScripts } from './page-scripts';

export interface FillRequest extends LookTarget {
  trigger: FillTrigger;
  /** The one that the person chose among several. */
  accountId?: string;
  /** She chose it where none was bound: it is bound to that origin, which she was shown. */
  bindTo?: string;
  /** The origin of a frame that is another site's than the page, which she was shown. */
  frameOrigin?: string;
}

export interface FillFlowOptions {
  pages: PageScripts;
  sites: AccountSites;
  answers: Pick<VaultAnswers, 'takeCode' | 'giveBack'>;
  serverClocks: ServerClocks;
  clock: () => number;
  /** Throws `VaultError` `locked` where the vault is not open. */
  admit: () => Promise<void>;
  /** Resolves at that time, or rejects when it is aborted. */
  waitUntil: (whenMs: number, signal: AbortSignal) => Promise<void>;
  /** Called with every change of how a fill stands. */
  show: (fill: FillView) => void;
}

/** A field that may be filled, in the document that has it. */
interface Target {
  document: PageDocument;
  field: number;
}

/**
 * The one way by which a code gets into a page, whoever asked for it: look, decide, and only then make the code, which is
 * sent to the document that was looked at.
 */
export class FillFlow {
  readonly #options: FillFlowOptions;
  readonly #underWay = new Map<number, AbortController>();

  constructor(options: FillFlowOptions) {
    this.#options = options;
  }

  /** One fill at a time in a tab: a new one takes the place of one that waits. What comes of it is shown. */
  async fill(request: FillRequest): Promise<void> {
    const { tabId, trigger } = request;
    if (trigger === 'automatic' && this.#underWay.has(tabId)) return;
    this.cancel(tabId);
    const controller = new AbortController();
    this.#underWay.set(tabId, controller);
    const { signal } = controller;
    try {
      const state = await this.#run(request, signal);
      if (!signal.aborted) this.#show(request, state);
    } catch (error) {
      if (!signal.aborted) this.#show(request, { kind: 'refused', error: errorView(error) });
    } finally {
      if (this.#underWay.get(tabId) === controller) this.#underWay.delete(tabId);
    }
  }

  cancel(tabId: number): void {
    this.#underWay.get(tabId)?.abort();
    this.#underWay.delete(tabId);
  }

  /** For a locked vault. */
  cancelAll(): void {
    for (const tabId of [...this.#underWay.keys()]) this.cancel(tabId);
  }

  async #run(request: FillRequest, signal: AbortSignal): Promise<FillState> {
    await this.#options.admit();
    const target = await this.#look(request);
    if ('kind' in target) return target;
    const account = await this.#account(request, target.document);
    return 'kind' in account ? account : this.#write(request, target, account.id, signal);
  }

  /** The field to fill, or the frame that the person has to say yes to first. */
  async #look(request: FillRequest): Promise<Target | FillState> {
    const { tabId, documentId, trigger } = request;
    const where = { tabId, ...(documentId !== undefined && { documentId }) };
    const { documents, foreignFrames } = await this.#options.pages.look(where, { pointed: trigger === 'menu' });
    const all = documents.flatMap(({ document, look: { fields } }) =>
      fields.map((field, place) => ({ ...field, target: { document, field: place } })),
    );
    if (all.length === 0) return this.#refuseOrName(foreignFrames, request);
    const candidates = all.filter(({ target }) => isSecure(target.document));
    if (candidates.length === 0) throw new FillError('site-not-secure');
    const target = candidates[chooseField(candidates, trigger)]?.target;
    if (target === undefined) throw new FillError('no-code-field');
    const { document } = target;
    if (!isForeign(document) || request.frameOrigin === document.origin) return target;
    if (trigger === 'automatic') throw new FillError('site-not-bound');
    return { kind: 'foreign-frame', frameOrigins: [document.origin] };
  }

  /** Frames that nobody let us into are named where an account is bound to them. */
  async #refuseOrName(frameOrigins: string[], { trigger, frameOrigin }: FillRequest): Promise<FillState> {
    const named: string[] = [];
    for (const origin of frameOrigins)
      if ((await this.#options.sites.boundTo(`${origin}/`)).length > 0) named.push(origin);
    if (named.length === 0 || trigger === 'automatic' || frameOrigin !== undefined)
      throw new FillError('no-code-field');
    return { kind: 'foreign-frame', frameOrigins: named };
  }

  /** The account to fill, or what the person has to choose from. */
  async #account(request: FillRequest, { url, origin }: PageDocument): Promise<{ id: string } | FillState> {
    const { sites } = this.#options;
    const { accountId, bindTo, trigger } = request;
    const bound = await sites.boundTo(url);
    if (accountId !== undefined) {
      if (bound.some(({ id }) => id === accountId)) return { id: accountId };
      if (bindTo === undefined) return this.#unbound(origin, accountId);
      if (bindTo !== origin) throw new FillError('page-moved-on');
      await sites.bind(accountId, origin);
      return { id: accountId };
    }
    const [first, ...others] = bound;
    if (first === undefined) {
      if (trigger === 'automatic') throw new FillError('site-not-bound');
      return { kind: 'unbound', origin };
    }
    return others.length === 0 ? first : { kind: 'choose', origin, accountIds: bound.map(({ id }) => id) };
  }

  async #unbound(origin: string, accountId: string): Promise<FillState> {
    const account = await this.#options.sites.get(accountId);
    if (account === undefined) throw new FillError('site-not-bound');
    const doubtful = namesAnotherSite(account.otp.issuer, origin);
    return { kind: 'unbound', origin, accountId, ...(doubtful && { doubtful }) };
  }

  async #write(request: FillRequest, target: Target, accountId: string, signal: AbortSignal): Promise<FillState> {
    for (;;) {
      const account = await this.#options.sites.get(accountId);
      if (account === undefined) throw new FillError('site-not-bound');
      const { nowMs, skewMs } = await this.#timesFor(account);
      signal.throwIfAborted();
      const next = await this.#options.answers.takeCode(accountId, nowMs + skewMs);
      if (next === undefined) throw new FillError('site-not-bound');
      if ('code' in next) {
        const submit = account.submitAfterFill === true;
        return this.#send(target, { accountId, submit, ...next });
      }
      const untilMs = nowMs + next.waitMs;
      this.#show(request, { kind: 'waiting', accountId, untilMs });
      await this.#options.waitUntil(untilMs, signal);
      target = await this.#lookAgain(request, target, accountId);
    }
  }

  /** What was true before a wait may not be true after it. */
  async #lookAgain(request: FillRequest, { document }: Target, accountId: string): Promise<Target> {
    await this.#options.admit();
    const { documentId, tabId } = document;
    const again = await this.#look({ ...request, tabId, documentId }).catch(() => undefined);
    if (again === undefined || 'kind' in again) throw new FillError('page-moved-on');
    const bound = await this.#options.sites.boundTo(again.document.url);
    if (!bound.some(({ id }) => id === accountId)) throw new FillError('site-not-bound');
    return again;
  }

  async #send(
    { document, field }: Target,
    { accountId, code, step, submit }: { accountId: string; code: string; step: number; submit: boolean },
  ): Promise<FillState> {
    const report = await this.#options.pages.fill(document, { field, code, submit });
    if (report === undefined) throw new FillError('page-moved-on');
    if (report.result === 'filled') return { kind: 'filled', accountId, submitted: report.submitted };
    if (!report.seen) await this.#options.answers.giveBack(accountId, step);
    throw new FillError(report.trouble);
  }

  /** Codes for a user pool are made for its clock. */
  async #timesFor({ pool }: Account): Promise<{ nowMs: number; skewMs: number }> {
    const skews = await this.#options.serverClocks.all();
    const skewMs = pool === undefined ? 0 : (skews.get(pool.userPoolId) ?? 0);
    return { nowMs: this.#options.clock(), skewMs };
  }

  #show({ tabId, trigger }: FillRequest, state: FillState): void {
    this.#options.show({ tabId, automatic: trigger === 'automatic', state });
  }
}
