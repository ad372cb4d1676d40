import { type DBSchema, type IDBPDatabase, type IDBPObjectStore, type IDBPTransaction, openDB } from 'idb';
import type { Attempts } from './attempts';
import type { Envelope } from './envelope';
import { VaultError } from './errors';
import type { Header } from './header';
import { type ManifestRow, stampOf } from './manifest';

/** Everything that is stored, as it was found: nothing of it is trusted yet. */
export interface StoredMeta {
  header: unknown;
  manifest: unknown;
  attempts: unknown;
  recordCount: number;
}

export interface StoredContents {
  header: unknown;
  manifest: unknown;
  records: unknown[];
}

/** `records[id]`. */
export interface RecordRow extends Envelope {
  id: string;
  kind: string;
  revision: number;
}

export interface StoredChange {
  /** `stampOf` the manifest that the change was made from. */
  madeFrom: string;
  manifest: ManifestRow;
  put: RecordRow[];
  /** Record ids. */
  remove: string[];
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
}

interface VaultDatabase extends DBSchema {
  meta: { key: string; value: unknown };
  records: { key: string; value: unknown };
}

type Connection = IDBPDatabase<VaultDatabase>;

const storeNames = ['meta', 'records'] as const;

/** What each version of the database adds to the one before; its version is how many there are. */
const migrations: readonly ((database: Connection) => void)[] = [
  (database) => {
    database.createObjectStore('meta');
    database.createObjectStore('records', { keyPath: 'id' });
  },
];

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
      read(async ({ meta, records }) => ({
        header: await meta.get('header'),
        manifest: await meta.get('manifest'),
        attempts: await meta.get('attempts'),
        recordCount: await records.count(),
      })),
    readManifest: () => read(({ meta }) => meta.get('manifest')),
    readContents: () =>
      read(async ({ meta, records }) => ({
        header: await meta.get('header'),
        manifest: await meta.get('manifest'),
        records: await records.getAll(),
      })),
    create: (header, manifest) =>
      write(async ({ meta, records }) => {
        if ((await meta.count()) + (await records.count()) > 0) return false;
        await meta.put(header, 'header');
        await meta.put(manifest, 'manifest');
        return true;
      }),
    commit: ({ madeFrom, manifest, put, remove }) =>
      write(async ({ meta, records }) => {
        if (stampOf(await meta.get('manifest')) !== madeFrom) return false;
        await Promise.all(put.map(async (row) => records.put(row)));
        await Promise.all(remove.map(async (id) => records.delete(id)));
        await meta.put(manifest, 'manifest');
        return true;
      }),
    writeAttempts: (attempts) =>
      write(async ({ meta }) => {
        await meta.put(attempts, 'attempts');
      }),
  };
}

async function connect(name: string, onClosed: () => void): Promise<Connection> {
  const database = await openDB<VaultDatabase>(name, migrations.length, {
    upgrade: (upgraded, oldVersion) => {
      for (const migrate of migrations.slice(oldVersion)) migrate(upgraded);
    },
    blocking: onClosed,
    terminated: onClosed,
  });
  if (storeNames.every((store) => database.objectStoreNames.contains(store))) return database;
  database.close();
  throw new VaultError('damaged', { detail: 'a store is missing' });
}

interface StoresIn<Mode extends IDBTransactionMode> {
  meta: IDBPObjectStore<VaultDatabase, typeof storeNames, 'meta', Mode>;
  records: IDBPObjectStore<VaultDatabase, typeof storeNames, 'records', Mode>;
}

type Stores = StoresIn<'readonly'>;
type WritableStores = StoresIn<'readwrite'>;

/** All that `work` asks for happens, or nothing of it. It must ask for nothing but the database's own promises. */
async function inTransaction<Mode extends IDBTransactionMode, Result>(
  transaction: IDBPTransaction<VaultDatabase, typeof storeNames, Mode>,
  work: (stores: StoresIn<Mode>) => Promise<Result>,
): Promise<Result> {
  try {
    const result = await work({ meta: transaction.objectStore('meta'), records: transaction.objectStore('records') });
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

const codesByExceptionName: Readonly<Record<string, 'newer-version' | 'storage-full'>> = {
  VersionError: 'newer-version',
  QuotaExceededError: 'storage-full',
};

/** Leaves alone what is no failure of the database. */
function asVaultError(error: unknown): unknown {
  if (!(error instanceof DOMException)) return error;
  return new VaultError(codesByExceptionName[error.name] ?? 'storage-failed', { cause: error, detail: error.name });
}
