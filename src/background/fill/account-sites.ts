import { rulesForOrigin, widerRules } from '../../autofill/enrolment';
import { accountsFor, type BoundAccount } from '../../autofill/gate';
import type { SiteRule } from '../../autofill/site';
import type { Account, VaultRecord } from '../../vault/records';
import type { Vault } from '../../vault/vault';

/** Which accounts belong to which sites, by what the vault knows of them. */
export interface AccountSites {
  /** Those that may be filled in a document at that address, the last used first. */
  boundTo(frameUrl: string): Promise<BoundAccount[]>;
  get(accountId: string): Promise<Account | undefined>;
  /** From now on the account is filled at that origin, too. */
  bind(accountId: string, origin: string): Promise<void>;
  /** Adds a rule that the person has chosen. */
  allow(accountId: string, rule: SiteRule): Promise<void>;
  /** Takes a rule back, the one of the origin that it was scanned from likewise. */
  disallow(accountId: string, rule: SiteRule): Promise<void>;
  setSubmit(accountId: string, submitAfterFill: boolean): Promise<void>;
}

export function createAccountSites(vault: Vault): AccountSites {
  const add = async (accountId: string, added: SiteRule[]): Promise<void> => {
    await vault.update('account', accountId, (account) => {
      const present = rulesOf(account);
      const rules = added.filter((rule) => !present.some((each) => sameRule(each, rule)));
      return { ...account, sites: [...(account.sites ?? []), ...rules] };
    });
  };
  return {
    async boundTo(frameUrl) {
      const accounts = (await vault.list('account')).records.map(({ id, value }) => ({
        id,
        rules: rulesOf(value),
        lastUsedAtMs: value.lastUsedAtMs ?? 0,
      }));
      return accountsFor(frameUrl, accounts);
    },

    get: async (accountId) => (await vault.get('account', accountId))?.value,
    bind: (accountId, origin) => add(accountId, rulesForOrigin(origin)),
    allow: (accountId, rule) => add(accountId, [rule]),

    async disallow(accountId, rule) {
      await vault.update('account', accountId, ({ origin, ...account }) => {
        const ofOrigin = origin === undefined ? [] : rulesForOrigin(origin);
        const scanned = ofOrigin.some((each) => sameRule(each, rule));
        // What else came with the origin stays: the person has taken back this one rule.
        const sites = [...(scanned ? ofOrigin : []), ...(account.sites ?? [])];
        return {
          ...account,
          ...(origin !== undefined && !scanned && { origin }),
          sites: sites.filter((each) => !sameRule(each, rule)),
        };
      });
    },

    async setSubmit(accountId, submitAfterFill) {
      await vault.update('account', accountId, (account) => ({ ...account, submitAfterFill }));
    },
  };
}

/** The origin of enrolment, with what belongs to it, and what the person has added. */
export function rulesOf({ origin, sites = [] }: VaultRecord<'account'>['value']): SiteRule[] {
  return [...(origin === undefined ? [] : rulesForOrigin(origin)), ...sites];
}

/** What a person may choose beside those rules. */
export function widerRulesOf(account: VaultRecord<'account'>['value']): SiteRule[] {
  const present = rulesOf(account);
  const wider = present.flatMap(({ kind, value }) => (kind === 'origin' ? widerRules(value) : []));
  return wider.filter(
    (rule, place) =>
      wider.findIndex((each) => sameRule(each, rule)) === place && !present.some((each) => sameRule(each, rule)),
  );
}

function sameRule(a: SiteRule, b: SiteRule): boolean {
  return a.kind === b.kind && a.value === b.value;
}
