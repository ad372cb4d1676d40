import type { TrashedView } from '../messages/views';
import type { Settings } from '../settings/settings';
import type { RecordKind, VaultRecord } from '../vault/records';
import type { Vault } from '../vault/vault';

const dayMs = 86_400_000;

/** What was thrown away and can be had back. */
export interface Trash {
  list(): Promise<TrashedView[]>;
  /** Ends for good what has been there for longer than the person chose. */
  empty(): Promise<void>;
}

export function createTrash({ vault, settings }: { vault: Vault; settings: () => Promise<Settings> }): Trash {
  return {
    async list() {
      const { trashDays } = await settings();
      const trashed = await vault.listTrash();
      return trashed.map((record) => ({
        id: record.id,
        kind: record.kind,
        name: nameOf(record),
        trashedAtMs: record.trashedAtMs ?? 0,
        ...(trashDays !== 'never' && { endsAtMs: (record.trashedAtMs ?? 0) + trashDays * dayMs }),
      }));
    },
    async empty() {
      const { trashDays } = await settings();
      if (trashDays !== 'never') await vault.purgeTrashOlderThan(trashDays * dayMs);
    },
  };
}

/** By which a person tells it from others of its kind. */
const names: { [Kind in RecordKind]: (value: VaultRecord<Kind>['value']) => string[] } = {
  account: ({ otp }) => [otp.issuer, otp.label],
  device: ({ username, deviceKey }) => [username, deviceKey],
  clientSecret: ({ clientId }) => [clientId],
  savedSignIn: ({ username, clientId }) => [username, clientId],
  session: ({ username, clientId }) => [username, clientId],
};

function nameOf<Kind extends RecordKind>({ kind, value }: VaultRecord<Kind>): string[] {
  return names[kind](value).filter((part) => part !== '');
}
