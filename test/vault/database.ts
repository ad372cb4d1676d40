import { type IDBPDatabase, openDB } from 'idb';

type Row = Record<string, unknown>;

/** A vault's database as it lies on the disk. Version 1 has `meta` and `records` alone. */
export interface Dump {
  meta: Row;
  records: Row[];
  buckets: Row[];
  snapshots: Row[];
  pastRecords: Row[];
  pastBuckets: Row[];
}

const databaseName = 'latchkey-vault';
const rowStores = ['records', 'buckets', 'snapshots', 'pastRecords', 'pastBuckets'] as const;
const keyPaths: Record<(typeof rowStores)[number], string | string[]> = {
  records: 'id',
  buckets: 'index',
  snapshots: 'id',
  pastRecords: ['until', 'since', 'id'],
  pastBuckets: ['until', 'revision', 'index'],
};

async function withDatabase<Result>(
  version: 1 | 2,
  work: (database: IDBPDatabase) => Promise<Result>,
): Promise<Result> {
  const database = await openDB(databaseName, version, {
    upgrade(upgraded) {
      upgraded.createObjectStore('meta');
      for (const name of version === 1 ? (['records'] as const) : rowStores) {
        upgraded.createObjectStore(name, { keyPath: keyPaths[name] });
      }
    },
  });
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

export function dumpDatabase(): Promise<Dump> {
  return withDatabase(2, async (database) => {
    const keys = (await database.getAllKeys('meta')).map(String);
    const values: unknown[] = await database.getAll('meta');
    const rows = await Promise.all(rowStores.map(async (name) => [name, await database.getAll(name)] as const));
    return { meta: Object.fromEntries(keys.map((key, i) => [key, values[i]])), ...Object.fromEntries(rows) } as Dump;
  });
}

/** In place of all that is there. */
export function writeDatabase(dump: Partial<Dump>, version: 1 | 2 = 2): Promise<void> {
  return withDatabase(version, async (database) => {
    const transaction = database.transaction([...database.objectStoreNames], 'readwrite');
    for (const name of transaction.objectStoreNames) await transaction.objectStore(name).clear();
    for (const [key, value] of Object.entries(dump.meta ?? {})) await transaction.objectStore('meta').put(value, key);
    for (const name of rowStores) {
      for (const row of dump[name] ?? []) await transaction.objectStore(name).put(row);
    }
    await transaction.done;
  });
}

/** Changes a dump of the database and writes it back. */
export async function tamper(change: (dump: Dump) => void): Promise<void> {
  const dump = await dumpDatabase();
  change(dump);
  await writeDatabase(dump);
}

/** Bytes become `{ "base64": … }`. */
export function dumpToJson(dump: unknown): string {
  const replace = (_: string, value: unknown) =>
    value instanceof Uint8Array ? { base64: Buffer.from(value).toString('base64') } : value;
  return JSON.stringify(dump, replace, 2);
}

export function dumpFromJson(json: string): unknown {
  return JSON.parse(json, (_, value: unknown) => {
    const isBytes = typeof value === 'object' && value !== null && 'base64' in value;
    return isBytes ? Uint8Array.from(Buffer.from(String(value.base64), 'base64')) : value;
  });
}
