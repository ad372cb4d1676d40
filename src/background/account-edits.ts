import type { Account, VaultRecord } from '../vault/records';
import type { Vault } from '../vault/vault';
import { byOrder } from './accounts';
import { RequestRefusal } from './error-view';

/** What a person may change of an account. */
export interface AccountChanges {
  issuer?: string;
  label?: string;
  tags?: string[];
  note?: string;
  pinned?: boolean;
  /** Of a HOTP account: the counter of its next code. */
  counter?: number;
}

/** What may be changed of several accounts at once. */
export interface AccountsChanges {
  addTags?: string[];
  removeTags?: string[];
  pinned?: boolean;
}

/** Each is one transaction. They throw `VaultError` `not-found`. */
export interface AccountEdits {
  /** Throws `RequestRefusal` `not-hotp` for a counter where there is none. */
  edit(accountId: string, changes: AccountChanges): Promise<void>;
  editAll(accountIds: string[], changes: AccountsChanges): Promise<void>;
  /** To the place before another account, or to the end. */
  move(accountId: string, beforeId: string | undefined): Promise<void>;
}

export function createAccountEdits({ vault, clock }: { vault: Vault; clock: () => number }): AccountEdits {
  return {
    async edit(accountId, changes) {
      await vault.update('account', accountId, (account) => ({ ...edited(account, changes), editedAtMs: clock() }));
    },

    async editAll(accountIds, { addTags = [], removeTags = [], pinned }) {
      await vault.updateAll('account', accountIds, (account) => ({
        ...account,
        tags: unique([...account.tags, ...addTags]).filter((tag) => !removeTags.includes(tag)),
        ...(pinned !== undefined && { pinned }),
        editedAtMs: clock(),
      }));
    },

    async move(accountId, beforeId) {
      const { records } = await vault.list('account');
      const others = records.sort(byOrder).filter(({ id }) => id !== accountId);
      const place = beforeId === undefined ? others.length : others.findIndex(({ id }) => id === beforeId);
      const between = orderBetween(others[place - 1], others[place]);
      if (between !== undefined) {
        await vault.update('account', accountId, (account) => ({ ...account, order: between }));
        return;
      }
      const ids = others.map(({ id }) => id);
      ids.splice(place < 0 ? ids.length : place, 0, accountId);
      await vault.updateAll('account', ids, (account, id) => ({ ...account, order: ids.indexOf(id) }));
    },
  };
}

function edited(account: Account, { counter, ...changes }: AccountChanges): Account {
  const { issuer = account.otp.issuer, label = account.otp.label } = changes;
  const { tags = account.tags, note = account.note, pinned = account.pinned } = changes;
  if (counter !== undefined && account.otp.type !== 'hotp') throw new RequestRefusal('not-hotp');
  const otp = { ...account.otp, issuer, label, ...(counter !== undefined && { counter }) };
  return { ...account, otp, tags: unique(tags), note, pinned };
}

/** Undefined where there is no number between the two, so that all have to be numbered anew. */
function orderBetween(
  before: VaultRecord<'account'> | undefined,
  after: VaultRecord<'account'> | undefined,
): number | undefined {
  if (before === undefined) return after === undefined ? undefined : after.value.order - 1;
  if (after === undefined) return before.value.order + 1;
  const middle = (before.value.order + after.value.order) / 2;
  return before.value.order < middle && middle < after.value.order ? middle : undefined;
}

function unique(tags: string[]): string[] {
  return [...new Set(tags.map((tag) => tag.trim()).filter((tag) => tag !== ''))];
}
