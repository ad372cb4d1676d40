import type { Contents, Plan } from './contents';
import { VaultError } from './errors';
import { isRecordOf, type RecordKind, type RecordValues, type VaultRecord } from './records';

/**
 * A record that is not in the trash; undefined where there is none. Throws `VaultError` `damaged` where it cannot be
 * opened, or where it cannot be told whether there is one.
 */
export function findRecord<Kind extends RecordKind>(
  contents: Contents,
  kind: Kind,
  id: string,
): VaultRecord<Kind> | undefined {
  const record = contents.records.get(id);
  if (record !== undefined) return isRecordOf(record, kind) && isKept(record) ? record : undefined;
  const problem = contents.damaged.get(id)?.problem;
  if (problem !== undefined) throw new VaultError('damaged', { detail: problem });
  if (contents.manifest === undefined) throw new VaultError('damaged', { detail: 'manifest' });
  return undefined;
}

/** As `findRecord`; throws `VaultError` `not-found` where there is none. */
export function takeRecord<Kind extends RecordKind>(contents: Contents, kind: Kind, id: string): VaultRecord<Kind> {
  const record = findRecord(contents, kind, id);
  if (record === undefined) throw new VaultError('not-found');
  return record;
}

export function isKept(record: VaultRecord): boolean {
  return record.trashedAtMs === undefined;
}

export function planAdd<Kind extends RecordKind>(
  kind: Kind,
  entries: { id: string; value: RecordValues[Kind] }[],
): Plan {
  return { put: entries.map((entry) => ({ ...entry, kind, revision: 1 })), remove: [] };
}

export function planUpdateAll<Kind extends RecordKind>(
  contents: Contents,
  kind: Kind,
  ids: readonly string[],
  change: (value: RecordValues[Kind], id: string) => RecordValues[Kind],
): Plan {
  const put = Array.from(new Set(ids), (id) => {
    const record = takeRecord(contents, kind, id);
    return next(record, { value: change(structuredClone(record.value), id) });
  });
  return { put, remove: [] };
}

export function planTrash(contents: Contents, ids: string[], trashedAtMs: number): Plan {
  const records = pick(contents, ids, isKept);
  return { put: records.map((record) => next(record, { trashedAtMs })), remove: [] };
}

export function planRestore(contents: Contents, ids: string[]): Plan {
  const records = pick(contents, ids, (record) => !isKept(record));
  return { put: records.map(({ id, kind, revision, value }) => next({ id, kind, revision, value }, {})), remove: [] };
}

export function planPurge(contents: Contents, ids: string[]): Plan {
  const sound = ids.filter((id) => !contents.damaged.has(id));
  pick(contents, sound, (record) => !isKept(record));
  return { put: [], remove: ids };
}

function next(record: VaultRecord, changes: Partial<Pick<VaultRecord, 'value' | 'trashedAtMs'>>): VaultRecord {
  return { ...record, ...changes, revision: record.revision + 1 };
}

/** Each once. Throws `VaultError` `not-found` where one is not there, or not `wanted`. */
function pick(contents: Contents, ids: string[], wanted: (record: VaultRecord) => boolean): VaultRecord[] {
  return Array.from(new Set(ids), (id) => {
    const record = contents.records.get(id);
    if (record === undefined || !wanted(record)) throw new VaultError('not-found');
    return record;
  });
}
