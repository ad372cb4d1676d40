import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
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

  return {
    readMeta: () => run(readMeta),
    readManifest: () => run((database) => database.get('meta', 'manifest')),
    readContents: () => run(readContents),
    create: (header, manifest) =>
      run((database) =>
        write(database, async ({ meta, records }) => {
          const counts = await Promise.all([meta.count(), records.count()]);
          if (counts.some((count) => count > 0)) return false;
          await Promise.all([meta.put(header, 'header'), meta.put(manifest, 'manifest')]);
          return true;
        }),
      ),
    commit: ({ madeFrom, manifest, put, remove }) =>
      run((database) =>
        write(database, async ({ meta, records }) => {
          if (stampOf(await meta.get('manifest')) !== madeFrom) return false;
          await Promise.all([
            ...put.map((row) => records.put(row)),
            ...remove.map((id) => records.delete(id)),
            meta.put(manifest, 'manifest'),
          ]);
          return true;
        }),
      ),
    writeAttempts: (attempts) =>
      run((database) =>
        write(database, async ({ meta }) => {
          await meta.put(attempts, 'attempts');
        }),
      ),
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

async function readMeta(database: Connection): Promise<StoredMeta> {
  const transaction = database.transaction(storeNames);
  const meta = transaction.objectStore('meta');
  const [header, manifest, attempts, recordCount] = await Promise.all([
    meta.get('header'),
    meta.get('manifest'),
    meta.get('attempts'),
    transaction.objectStore('records').count(),
    transaction.done,
  ]);
  return { header, manifest, attempts, recordCount };
}

async function readContents(database: Connection): Promise<StoredContents> {
  const transaction = database.transaction(storeNames);
  const meta = transaction.objectStore('meta');
  const [header, manifest, records] = await Promise.all([
    meta.get('header'),
    meta.get('manifest'),
    transaction.objectStore('records').getAll(),
    transaction.done,
  ]);
  return { header, manifest, records };
}

type Writable = ReturnType<typeof beginWriting>;

/** All that `work` asks for happens, durably, or nothing of it. */
async function write<Result>(database: Connection, work: (stores: Writable) => Promise<Result>): Promise<Result> {
  const stores = beginWriting(database);
  const { transaction } = stores;
  try {
    const result = await work(stores);
    await transaction.done;
    return result;
  } catch (error) {
    await rollBack(transaction);
    throw error;
  }
}

function beginWriting(database: Connection) {
  const transaction = database.transaction(storeNames, 'readwrite', { durability: 'strict' });
  return { transaction, meta: transaction.objectStore('meta'), records: transaction.objectStore('records') };
}

async function rollBack(transaction: Writable['transaction']): Promise<void> {
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
