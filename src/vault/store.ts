import { deleteDB, type IDBPDatabase, type IDBPTransaction, openDB } from 'idb';
import type { Attempts } from './attempts';
import type { BucketRow, PastBucketRow } from './buckets';
import { VaultError } from './errors';
import type { Header, StoredHeader } from './header';
import { type ManifestRow, stampOf } from './manifest';
import type { RecordRow } from './record-rows';
import { type DroppedSnapshots, readSnapshotRow, type SnapshotRow } from './snapshots';
import { migrations, storeNames, type StoresIn, storesOf, type VaultDatabase } from './stores';

/** Everything that is stored, as it was found: nothing of it is trusted yet. */
export interface StoredMeta {
  header: unknown;
  manifest: unknown;
  attempts: unknown;
  /** Whether nothing at all is stored, in any of the stores. */
  isEmpty: boolean;
}

export interface StoredContents {
  header: unknown;
  manifest: unknown;
  buckets: unknown[];
  records: unknown[];
}

export interface StoredChange {
  /** `stampOf` the manifest that the change was made from. */
  madeFrom: string;
  /** Where the slots change, or the version. */
  header?: StoredHeader;
  manifest: ManifestRow;
  put?: RecordRow[];
  /** Record ids. */
  remove?: string[];
  buckets?: BucketRow[];
  superseded?: Superseded;
  snapshots?: SnapshotRow[];
  dropped?: DroppedSnapshots[];
  /** Ids of records that are to be in no past either, and the buckets of the past without them. */
  purged?: { ids: ReadonlySet<string>; pastBuckets: PastBucketRow[] };
  /** Whether everything that was stored of records ends, before anything is put. */
  anew?: boolean;
}

/** What is about to be overwritten and moves to the past. */
export interface Superseded {
  /** Id of the last snapshot: the one that still needs it. */
  snapshotId: number;
  /** The revision of the manifest that does without it. */
  until: number;
  records: { id: string; since: number }[];
  buckets: { index: number }[];
}

/** The database. Each method is one transaction; what it has changed is on the disk when its promise resolves. */
export interface VaultStore {
  readMeta(): Promise<StoredMeta>;
  readManifest(): Promise<unknown>;
  readContents(): Promise<StoredContents>;
  /** False, with nothing changed, where the database is not empty. */
  create(header: Header, manifest: ManifestRow): Promise<boolean>;
  /** False, with nothing changed, where the manifest is no longer the one that the change was made from. */
  commit(change: StoredChange): Promise<boolean>;
  writeAttempts(attempts: Attempts): Promise<void>;
  readSnapshots(): Promise<unknown[]>;
  /** A snapshot, and the buckets of the past that it may need. */
  readPast(snapshotId: number): Promise<{ snapshot: unknown; pastBuckets: unknown[] }>;
  /** Those records of the past that are there, for a snapshot that needs them. */
  readPastRecords(snapshotId: number, wanted: readonly { id: string; since: number }[]): Promise<unknown[]>;
  readPastBuckets(): Promise<unknown[]>;
  /** The whole database, whatever is in it. Throws `newer-version` where a later version made it. */
  destroy(): Promise<void>;
}

type Connection = IDBPDatabase<VaultDatabase>;
type Stores = StoresIn<'readonly'>;
type WritableStores = StoresIn<'readwrite'>;

/** Every method throws `VaultError` `damaged`, `newer-version`, `storage-full` or `storage-failed`. */
export function createVaultStore(name: string): VaultStore {
  let connecting: Promise<Connection> | undefined;

  /** A connection that failed, or that the browser closed, is not used again. */
  const forget = () => {
    const forgotten = connecting;
    connecting = undefined;
    forgotten?.then(
      (database) => {
        database.close();
      },
      () => undefined, // whoever was waiting for it was told
    );
  };

  const run = async <Result>(work: (database: Connection) => Promise<Result>): Promise<Result> => {
    try {
      connecting ??= connect(name, forget);
      return await work(await connecting);
    } catch (error) {
      forget();
      throw asVaultError(error);
    }
  };

  const read = <Result>(work: (stores: Stores) => Promise<Result>) =>
    run((database) => inTransaction(database.transaction(storeNames), work));

  const write = <Result>(work: (stores: WritableStores) => Promise<Result>) =>
    run((database) => inTransaction(database.transaction(storeNames, 'readwrite', { durability: 'strict' }), work));

  return {
    readMeta: () =>
      read(async (stores) => {
        const header = await stores.meta.get('header');
        return {
          header,
          manifest: await stores.meta.get('manifest'),
          attempts: await stores.meta.get('attempts'),
          isEmpty: header === undefined && (await isEmpty(stores)),
        };
      }),
    readManifest: () => read(({ meta }) => meta.get('manifest')),
    readContents: () =>
      read(async ({ meta, buckets, records }) => ({
        header: await meta.get('header'),
        manifest: await meta.get('manifest'),
        buckets: await buckets.getAll(),
        records: await records.getAll(),
      })),
    create: (header, manifest) =>
      write(async (stores) => {
        if (!(await isEmpty(stores))) return false;
        await stores.meta.put(header, 'header');
        await stores.meta.put(manifest, 'manifest');
        return true;
      }),
    commit: (change) =>
      write(async (stores) => {
        if (stampOf(await stores.meta.get('manifest')) !== change.madeFrom) return false;
        await applyChange(stores, change);
        return true;
      }),
    writeAttempts: (attempts) =>
      write(async ({ meta }) => {
        await meta.put(attempts, 'attempts');
      }),
    readSnapshots: () => read(({ snapshots }) => snapshots.getAll()),
    readPast: (snapshotId) =>
      read(async ({ snapshots, pastBuckets }) => ({
        snapshot: await snapshots.get(snapshotId),
        pastBuckets: await pastBuckets.getAll(IDBKeyRange.lowerBound([snapshotId + 1])),
      })),
    readPastRecords: (snapshotId, wanted) =>
      read(async ({ pastRecords }) => {
        const keys = await pastRecords.getAllKeys(IDBKeyRange.lowerBound([snapshotId + 1]));
        const sought = new Set(wanted.map(({ id, since }) => `${since} ${id}`));
        const found = keys.filter(([, since, id]) => sought.has(`${since} ${id}`));
        return Promise.all(found.map((key) => pastRecords.get(key)));
      }),
    readPastBuckets: () => read(({ pastBuckets }) => pastBuckets.getAll()),
    async destroy() {
      await run((database) => Promise.resolve(database)).catch(refuseNewer);
      forget();
      try {
        await deleteDB(name);
      } catch (error) {
        throw asVaultError(error);
      }
    },
  };
}

async function isEmpty<Mode extends IDBTransactionMode>(stores: StoresIn<Mode>): Promise<boolean> {
  const counts = await Promise.all(Object.values(stores).map(async (store) => store.count()));
  return counts.every((count) => count === 0);
}

async function applyChange(stores: WritableStores, change: StoredChange): Promise<void> {
  const { meta, records, buckets, snapshots, pastBuckets } = stores;
  if (change.anew === true) await clearAll(stores);
  if (change.purged !== undefined) await purgePast(stores, change.purged.ids);
  await putAll(snapshots, change.snapshots);
  await putAll(pastBuckets, change.purged?.pastBuckets);
  if (change.superseded !== undefined) await supersede(stores, change.superseded);
  for (const run of change.dropped ?? []) await dropSnapshots(stores, run);
  await putAll(records, change.put);
  await Promise.all((change.remove ?? []).map(async (id) => records.delete(id)));
  await putAll(buckets, change.buckets);
  if (change.header !== undefined) await meta.put(change.header, 'header');
  await meta.put(change.manifest, 'manifest');
}

async function putAll<Row>(store: { put(row: Row): Promise<unknown> }, rows: readonly Row[] = []): Promise<void> {
  await Promise.all(rows.map(async (row) => store.put(row)));
}

async function supersede(stores: WritableStores, { snapshotId, until, ...old }: Superseded): Promise<void> {
  const moved = await Promise.all([
    ...old.records.map(async ({ id, since }) => {
      const row = await stores.records.get(id);
      if (!isObject(row)) return 0;
      await stores.pastRecords.put({ ...row, id, since, until });
      return bytesOf(row);
    }),
    ...old.buckets.map(async ({ index }) => {
      const row = await stores.buckets.get(index);
      if (!isObject(row)) return 0;
      await stores.pastBuckets.put({ ...row, index, until });
      return bytesOf(row);
    }),
  ]);
  await addBytes(stores, snapshotId, sumOf(moved));
}

/** Deletes them and what no other needs. What the one before them still needs is counted as its own from then on. */
async function dropSnapshots(stores: WritableStores, { ids, after, before }: DroppedSnapshots): Promise<void> {
  const ended = IDBKeyRange.bound([Math.min(...ids) + 1], [before, []]);
  const isNeeded = (since: number) => after !== undefined && since <= after;
  const keptBytes = await Promise.all([
    dropRows<[number, number, string]>(stores.pastRecords, ended, isNeeded),
    dropRows<[number, number, number]>(stores.pastBuckets, ended, isNeeded),
  ]);
  await Promise.all(ids.map(async (id) => stores.snapshots.delete(id)));
  if (after !== undefined) await addBytes(stores, after, sumOf(keptBytes));
}

interface PastStore<Key> {
  getAllKeys(range: IDBKeyRange): Promise<Key[]>;
  getAll(range: IDBKeyRange): Promise<unknown[]>;
  delete(key: Key): Promise<void>;
}

/** Gives the size of what stays. */
async function dropRows<Key extends [until: number, since: number, of: unknown]>(
  store: PastStore<Key>,
  range: IDBKeyRange,
  isNeeded: (since: number) => boolean,
): Promise<number> {
  const [keys, rows] = await Promise.all([store.getAllKeys(range), store.getAll(range)]);
  await Promise.all(keys.filter(([, since]) => !isNeeded(since)).map(async (key) => store.delete(key)));
  return sumOf(keys.map(([, since], i) => (isNeeded(since) ? bytesOf(rows[i]) : 0)));
}

async function addBytes({ snapshots }: WritableStores, id: number, bytes: number): Promise<void> {
  const row = readSnapshotRow(await snapshots.get(id));
  if (row !== undefined && bytes > 0) await snapshots.put({ ...row, bytes: row.bytes + bytes });
}

async function purgePast({ pastRecords }: WritableStores, ids: ReadonlySet<string>): Promise<void> {
  const keys = (await pastRecords.getAllKeys()).filter(([, , id]) => ids.has(id));
  await Promise.all(keys.map(async (key) => pastRecords.delete(key)));
}

async function clearAll({ records, buckets, snapshots, pastRecords, pastBuckets }: WritableStores): Promise<void> {
  const stores = [records, buckets, snapshots, pastRecords, pastBuckets];
  await Promise.all(stores.map(async (store) => store.clear()));
}

function isObject(row: unknown): row is object {
  return typeof row === 'object' && row !== null;
}

function bytesOf(row: unknown): number {
  return isObject(row) && 'ciphertext' in row && row.ciphertext instanceof Uint8Array ? row.ciphertext.length : 0;
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

async function connect(name: string, onClosed: () => void): Promise<Connection> {
  const database = await openConnection(name, onClosed);
  if (storeNames.every((store) => database.objectStoreNames.contains(store))) return database;
  database.close();
  throw new VaultError('damaged', { detail: 'a store is missing' });
}

/** Names of what `open` throws where a browser gives a context no storage at all. */
const refusals: readonly string[] = ['SecurityError', 'InvalidStateError', 'NotAllowedError'];

async function openConnection(name: string, onClosed: () => void): Promise<Connection> {
  try {
    return await openDB<VaultDatabase>(name, migrations.length, {
      upgrade: (upgraded, oldVersion) => {
        for (const migrate of migrations.slice(oldVersion)) migrate(upgraded);
      },
      blocking: onClosed,
      terminated: onClosed,
    });
  } catch (error) {
    const isRefusal = error instanceof DOMException && refusals.includes(error.name);
    throw isRefusal ? new VaultError('storage-refused', { cause: error, detail: error.name }) : error;
  }
}

/** All that `work` asks for happens, or nothing of it. It must ask for nothing but the database's own promises. */
async function inTransaction<Mode extends IDBTransactionMode, Result>(
  transaction: IDBPTransaction<VaultDatabase, typeof storeNames, Mode>,
  work: (stores: StoresIn<Mode>) => Promise<Result>,
): Promise<Result> {
  try {
    const result = await work(storesOf(transaction));
    await transaction.done;
    return result;
  } catch (error) {
    await rollBack(transaction);
    throw error;
  }
}

async function rollBack(transaction: Pick<IDBPTransaction, 'abort' | 'done'>): Promise<void> {
  try {
    transaction.abort();
  } catch {
    // it has ended by itself
  }
  await transaction.done.catch(() => undefined); // the first failure is the one to report
}

/** For who is about to delete the database: any other failure to open it is no reason to keep it. */
function refuseNewer(error: unknown): void {
  if (error instanceof VaultError && error.code === 'newer-version') throw error;
}

const codesByExceptionName: Readonly<Record<string, 'newer-version' | 'storage-full'>> = {
  VersionError: 'newer-version',
  QuotaExceededError: 'storage-full',
};

/** Leaves alone what is no failure of the database. */
function asVaultError(error: unknown): unknown {
  if (!(error instanceof DOMException)) return error;
  return new VaultError(codesByExceptionName[error.name] ?? 'storage-failed', { cause: error, detail: error.name });
}
