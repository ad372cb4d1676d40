import type { DBSchema, IDBPDatabase, IDBPObjectStore, IDBPTransaction } from 'idb';

/** The object stores, as the format says. Values are what was found: nothing of them is trusted yet. */
export interface VaultDatabase extends DBSchema {
  meta: { key: string; value: unknown };
  records: { key: string; value: unknown };
  buckets: { key: number; value: unknown };
  snapshots: { key: number; value: unknown };
  /** `until`, `since`, `id`. */
  pastRecords: { key: [number, number, string]; value: unknown };
  /** `until`, `revision`, `index`. */
  pastBuckets: { key: [number, number, number]; value: unknown };
}

export const storeNames = ['meta', 'records', 'buckets', 'snapshots', 'pastRecords', 'pastBuckets'] as const;

type StoreName = (typeof storeNames)[number];

export type StoresIn<Mode extends IDBTransactionMode> = {
  [Name in StoreName]: IDBPObjectStore<VaultDatabase, typeof storeNames, Name, Mode>;
};

/** What each version of the database adds to the one before; its version is how many there are. */
export const migrations: readonly ((database: IDBPDatabase<VaultDatabase>) => void)[] = [
  (database) => {
    database.createObjectStore('meta');
    database.createObjectStore('records', { keyPath: 'id' });
  },
  (database) => {
    database.createObjectStore('buckets', { keyPath: 'index' });
    database.createObjectStore('snapshots', { keyPath: 'id' });
    database.createObjectStore('pastRecords', { keyPath: ['until', 'since', 'id'] });
    database.createObjectStore('pastBuckets', { keyPath: ['until', 'revision', 'index'] });
  },
];

export function storesOf<Mode extends IDBTransactionMode>(
  transaction: IDBPTransaction<VaultDatabase, typeof storeNames, Mode>,
): StoresIn<Mode> {
  return {
    meta: transaction.objectStore('meta'),
    records: transaction.objectStore('records'),
    buckets: transaction.objectStore('buckets'),
    snapshots: transaction.objectStore('snapshots'),
    pastRecords: transaction.objectStore('pastRecords'),
    pastBuckets: transaction.objectStore('pastBuckets'),
  };
}
