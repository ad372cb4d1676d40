import { OtpError } from '../otp/errors';
import { isMigrationUri, type Migration, parseMigrationUri } from '../otp/migration';
import { parseOtpUri } from '../otp/uri';
import { percentDecode, splitUri } from '../otp/uri-text';
import type { ImportedAccount } from './account-fields';
import { EntryError, type EntryProblemCode } from './errors';
import { type ImportContext, type ImportedEntries, readEntries } from './format';

/** Characters; of a longer one no label is shown. */
const longestNamedUri = 16_384;

/** One account of what the URIs hold, or what is in its place. */
interface Item {
  name: string;
  read: () => ImportedAccount;
}

/** Accounts in the order of the URIs, of which each of Google's exports holds several. `read` is for the others. */
export function readSetUpUris(
  uris: string[],
  context: ImportContext,
  read: (uri: string) => ImportedAccount = parseOtpUri,
): Promise<ImportedEntries> {
  const migrations = new Map<string, Migration | OtpError>();
  const items = uris.flatMap((uri): Item[] => {
    if (!isMigrationUri(uri)) return [{ name: uriName(uri), read: () => read(uri) }];
    if (migrations.has(uri)) return [];
    const migration = migrationOf(uri);
    migrations.set(uri, migration);
    return migration instanceof OtpError ? [refusal('', migration.code)] : migrationItems(migration);
  });
  const missing = incompleteBatches(
    [...migrations.values()].flatMap((each) => (each instanceof OtpError ? [] : [each])),
  );
  return readEntries([...items, ...missing], context, { name: ({ name }) => name, read: (item) => item.read() });
}

function migrationOf(uri: string): Migration | OtpError {
  try {
    return parseMigrationUri(uri);
  } catch (error) {
    if (error instanceof OtpError) return error;
    throw error;
  }
}

function migrationItems({ accounts, problems }: Migration): Item[] {
  return [
    ...accounts.map((account) => ({ name: '', read: () => account })),
    ...problems.map(({ entry, code }) => refusal(entry, code)),
  ];
}

/** Named by how many of the export's QR codes are there: `1/3`. */
function incompleteBatches(migrations: Migration[]): Item[] {
  const batches = new Map<number, { size: number; indexes: Set<number> }>();
  for (const { batch } of migrations) {
    const { size, indexes } = batches.get(batch.id) ?? { size: 0, indexes: new Set() };
    batches.set(batch.id, { size: Math.max(size, batch.size), indexes: indexes.add(batch.index) });
  }
  return [...batches.values()]
    .filter(({ size, indexes }) => indexes.size < size)
    .map(({ size, indexes }) => refusal(`${String(indexes.size)}/${String(size)}`, 'batch-incomplete'));
}

function refusal(name: string, code: EntryProblemCode): Item {
  return {
    name,
    read() {
      throw new EntryError(code);
    },
  };
}

/** The label as it stands in the URI, where that is surely no secret. */
function uriName(uri: string): string {
  if (uri.length > longestNamedUri) return '';
  const parts = splitUri(uri);
  if (parts === undefined || parts.query === '' || parts.scheme === 'motp') return '';
  return /secret|=/i.test(parts.path) ? '' : percentDecode(parts.path);
}
