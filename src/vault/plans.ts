import { type Contents, entryOf, isComplete } from './contents';
import { VaultError } from './errors';
import { goneBack, isUndoable, isUndoableChange } from './progress';
import { copyOf, isRecordOf, type RecordKind, type RecordValues, type VaultRecord } from './records';
import type { ChangeKind } from './snapshot-info';

/** What a change does. */
export interface Plan {
  kind: ChangeKind;
  /** Records to write, each with its next revision. */
  put: VaultRecord[];
}

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
  if (!isComplete(contents)) throw new VaultError('damaged', { detail: 'manifest' });
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
  return { kind: 'add', put: entries.map((entry) => ({ ...entry, kind, revision: 1 })) };
}

export function planUpdateAll<Kind extends RecordKind>(
  contents: Contents,
  kind: Kind,
  ids: readonly string[],
  change: (value: RecordValues[Kind], id: string) => RecordValues[Kind],
): Plan {
  const put = Array.from(new Set(ids), (id) => {
    const record = takeRecord(contents, kind, id);
    return next(record, { value: change(copyOf(record.value), id) });
  });
  return { kind: 'update', put };
}

export function planTrash(contents: Contents, ids: readonly string[], trashedAtMs: number): Plan {
  const records = pick(contents, ids, isKept);
  return { kind: 'trash', put: records.map((record) => next(record, { trashedAtMs })) };
}

export function planRestore(contents: Contents, ids: readonly string[]): Plan {
  const records = pick(contents, ids, (record) => !isKept(record));
  return { kind: 'restore', put: records.map((record) => next(withoutTrash(record), {})) };
}

/** Makes what can be undone what it was `then`. */
export function planGoBack(
  contents: Contents,
  then: { ids: ReadonlySet<string>; changed: readonly VaultRecord[] },
  nowMs: number,
): Plan {
  const restored = then.changed.map((record): VaultRecord => {
    const now = contents.records.get(record.id);
    const revision = (entryOf(contents, record.id)?.revision ?? record.revision) + 1;
    const value = goneBack(record, now);
    // The time in the trash begins anew, or it might be over at once.
    return { ...withoutTrash(record), revision, value, ...(!isKept(record) && { trashedAtMs: nowMs }) };
  });
  const added = [...contents.records.values()].filter(
    (record) => isUndoable(record) && isKept(record) && !then.ids.has(record.id),
  );
  const changed = restored.filter((record) => isUndoableChange(contents.records.get(record.id), record));
  return { kind: 'go-back', put: [...changed, ...added.map((record) => next(record, { trashedAtMs: nowMs }))] };
}

/** The ids of what may be ended for good. Throws `VaultError` `not-found`. */
export function checkPurge(contents: Contents, ids: readonly string[]): ReadonlySet<string> {
  const sound = ids.filter((id) => !contents.damaged.has(id));
  pick(contents, sound, (record) => !isKept(record));
  return new Set(ids);
}

function withoutTrash({ id, kind, revision, value }: VaultRecord): VaultRecord {
  return { id, kind, revision, value };
}

function next(record: VaultRecord, changes: Partial<Pick<VaultRecord, 'value' | 'trashedAtMs'>>): VaultRecord {
  return { ...record, ...changes, revision: record.revision + 1 };
}

/** Each once. Throws `VaultError` `not-found` where one is not there, or not `wanted`. */
function pick(contents: Contents, ids: readonly string[], wanted: (record: VaultRecord) => boolean): VaultRecord[] {
  return Array.from(new Set(ids), (id) => {
    const record = contents.records.get(id);
    if (record === undefined || !wanted(record)) throw new VaultError('not-found');
    return record;
  });
}
