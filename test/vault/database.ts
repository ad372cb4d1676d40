import { type IDBPDatabase, openDB } from 'idb';

/** A vault's database as it lies on the disk. */
export interface Dump {
  meta: Record<string, unknown>;
  records: Record<string, unknown>[];
}

const databaseName = 'latchkey-vault';

async function withDatabase<Result>(work: (database: IDBPDatabase) => Promise<Result>): Promise<Result> {
  const database = await openDB(databaseName, 1, {
    upgrade(upgraded) {
      upgraded.createObjectStore('meta');
      upgraded.createObjectStore('records', { keyPath: 'id' });
    },
  });
  try {
    return await work(database);
  } finally {
    database.close();
  }
}

export function dumpDatabase(): Promise<Dump> {
  return withDatabase(async (database) => {
    const keys = (await database.getAllKeys('meta')).map(String);
    const values: unknown[] = await database.getAll('meta');
    const records = (await database.getAll('records')) as Record<string, unknown>[];
    return { meta: Object.fromEntries(keys.map((key, i) => [key, values[i]])), records };
  });
}

/** In place of all that is there. */
export function writeDatabase({ meta, records }: Dump): Promise<void> {
  return withDatabase(async (database) => {
    const transaction = database.transaction(['meta', 'records'], 'readwrite');
    const metaStore = transaction.objectStore('meta');
    const recordStore = transaction.objectStore('records');
    await Promise.all([metaStore.clear(), recordStore.clear()]);
    await Promise.all([
      ...Object.entries(meta).map(([key, value]) => metaStore.put(value, key)),
      ...records.map((row) => recordStore.put(row)),
      transaction.done,
    ]);
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
