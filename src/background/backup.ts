import * as v from 'valibot';
import { createQueue } from '../lib/queue';
import type { AccountView, BackupView } from '../messages/views';
import type { Vault } from '../vault/vault';
import { createCell, type StorageArea } from './cell';

/** What is known of backups: which accounts are in one, and since when. Ids are random, so none of it is secret. */
export interface Backup {
  /** To be called once a file with these accounts has been handed to the person. */
  made(accountIds: string[]): Promise<void>;
  /** What the last backup lacks of these. */
  view(accounts: AccountView[]): Promise<BackupView>;
}

const recordSchema = v.strictObject({
  lastMadeAtMs: v.number(),
  /** When each account was last put into a backup. */
  accountsAtMs: v.record(v.string(), v.number()),
});

export function createBackup(local: StorageArea, { vault, clock }: { vault: Vault; clock: () => number }): Backup {
  const cell = createCell(local, 'backup', v.fallback(v.optional(recordSchema), undefined));
  const inTurn = createQueue();
  return {
    made: (accountIds) =>
      inTurn(async () => {
        const nowMs = clock();
        const kept = new Set((await vault.list('account')).records.map(({ id }) => id));
        const before = Object.entries((await cell.get())?.accountsAtMs ?? {}).filter(([id]) => kept.has(id));
        const added = accountIds.map((id): [string, number] => [id, nowMs]);
        await cell.set({ lastMadeAtMs: nowMs, accountsAtMs: Object.fromEntries([...before, ...added]) });
      }),

    async view(accounts) {
      const record = await cell.get();
      const inBackup = new Map(Object.entries(record?.accountsAtMs ?? {}));
      const missing = accounts.filter(({ id }) => !inBackup.has(id));
      const changed = accounts.filter(({ id, editedAtMs = 0 }) => editedAtMs > (inBackup.get(id) ?? Infinity));
      return {
        missing: missing.length,
        changed: changed.length,
        ...(record !== undefined && { lastMadeAtMs: record.lastMadeAtMs }),
      };
    },
  };
}
