import type { TrashedView } from '../messages/views';
import type { Settings } from '../settings/settings';
import type { RecordKind, VaultRecord } from '../vault/records';
import type { Vault } from '../vault/vault';

const dayMs = 86_400_000;

/** What was thrown away and can be had back. */
export interface Trash {
  list(): Promise<TrashedView[]>;
  /** To be called when the vault was opened, and when the settings have changed since. */
  begin(): void;
  /** Ends for good what has been there for longer than the person chose; a day later it is called again. */
  empty(): Promise<void>;
}

export interface TrashOptions {
  vault: Vault;
  settings: () => Promise<Settings>;
  /** Has `empty` called at that time. */
  wakeAt: (whenMs: number) => void;
  clock: () => number;
  changed: () => void;
}

export function createTrash({ vault, settings, wakeAt, clock, changed }: TrashOptions): Trash {
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
    // By itself: whatever becomes of it, the vault has been opened.
    begin() {
      wakeAt(clock());
    },

    async empty() {
      const { trashDays } = await settings();
      if (trashDays === 'never' || (await vault.state()) !== 'open') return;
      wakeAt(clock() + dayMs);
      if ((await vault.purgeTrashOlderThan(trashDays * dayMs)) > 0) changed();
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
