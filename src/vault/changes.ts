import {
  bucketIndexOf,
  type BucketRef,
  type BucketRow,
  type Entries,
  type Entry,
  openBucket,
  type PastBucketRow,
  readPastBucketRow,
  refOf,
  sealBucket,
} from './buckets';
import { type Contents, entryOf } from './contents';
import type { RandomBytes } from './envelope';
import type { VaultKeys } from './format';
import { type Manifest, sealManifest, type SnapshotRef, stampOf } from './manifest';
import { isKept, type Plan } from './plans';
import { isUndoableChange } from './progress';
import { type RecordRow, sealRecord } from './record-rows';
import type { VaultRecord } from './records';
import {
  droppedRuns,
  mostSnapshots,
  openSnapshot,
  readSnapshotRow,
  sealSnapshot,
  type Snapshot,
  type SnapshotRow,
  snapshotsToKeep,
} from './snapshots';
import type { StoredChange, Superseded } from './store';
import { toHex } from '../lib/bytes';

const noEntries: Entries = new Map();

/** What is sealed with. */
export interface Sealing {
  keys: VaultKeys;
  random: RandomBytes;
}

/** The change to store, and what the vault holds once it is stored. */
export interface SealedChange {
  change: StoredChange;
  after: Contents;
}

/** Contents that may be changed: all that belongs to them is known. */
export type WholeContents = Contents & { manifest: Manifest };

/**
 * `snapshotRows` are those that are stored, where it is time to drop some. Throws `VaultError` `invalid-record`.
 */
export async function sealPlan(
  sealing: Sealing,
  before: WholeContents,
  plan: Plan,
  nowMs: number,
  snapshotRows: readonly unknown[] | undefined,
): Promise<SealedChange> {
  const { keys, random } = sealing;
  const sealed = await Promise.all(plan.put.map((record) => sealRecord(keys, record, random)));
  const revision = before.revision + 1;
  const put = sealed.map(({ record }) => record);
  const isUndone = put.some((record) => isUndoableChange(before.records.get(record.id), record));
  const history = isUndone
    ? await sealHistory(sealing, before, { kind: plan.kind, nowMs }, snapshotRows)
    : { refs: before.manifest.snapshots };
  const { lists, rows } = await sealEntries(sealing, before, put, revision);
  const superseded = supersededBy(before, put, [...history.refs.keys()].at(-1), revision);
  const manifest = { ...before.manifest, buckets: lists.refs, snapshots: history.refs };
  return finish(sealing, before, manifest, {
    change: {
      put: sealed.map(({ row }) => row),
      buckets: rows,
      ...(superseded !== undefined && { superseded }),
      ...('rows' in history && { snapshots: history.rows, dropped: history.dropped }),
    },
    after: {
      buckets: lists.buckets,
      records: changed(
        before.records,
        put.map((record) => [record.id, record]),
      ),
      damaged: changed(
        before.damaged,
        [],
        put.map(({ id }) => id),
      ),
    },
  });
}

/** Without records, in the present and in every snapshot. `past` is what is stored of it. */
export async function sealPurge(
  sealing: Sealing,
  before: WholeContents,
  ids: ReadonlySet<string>,
  past: { buckets: readonly unknown[]; snapshots: readonly unknown[] },
): Promise<SealedChange> {
  const indices = new Set(Array.from(ids, bucketIndexOf));
  const present = await Promise.all(
    [...indices].map((index) => sealWithout(sealing, before.manifest.buckets.get(index), before, index, ids)),
  );
  const presentRows = present.filter((each) => each !== undefined);
  const pastRows = await purgeBuckets(sealing, past.buckets, indices, ids);
  const newRefs = new Map([...presentRows, ...pastRows].map(({ index, ...row }) => [`${index} ${row.revision}`, row]));
  const replaced = (refs: ReadonlyMap<number, BucketRef>): ReadonlyMap<number, BucketRef> =>
    new Map(
      Array.from(refs, ([index, ref]) => {
        const row = newRefs.get(`${index} ${ref.revision}`);
        return [index, row === undefined ? ref : { revision: ref.revision, iv: toHex(row.iv) }];
      }),
    );
  const snapshots = await purgeSnapshots(sealing, before.manifest, past.snapshots, replaced);
  const manifest: Manifest = {
    ...before.manifest,
    buckets: replaced(before.manifest.buckets),
    snapshots: changed(
      before.manifest.snapshots,
      snapshots.map(({ row, ref }) => [row.id, ref]),
    ),
  };
  return finish(sealing, before, manifest, {
    change: {
      remove: [...ids],
      buckets: presentRows,
      snapshots: snapshots.map(({ row }) => row),
      purged: { ids, pastBuckets: pastRows },
    },
    after: {
      buckets: changed(
        before.buckets,
        presentRows.map(({ index }) => [index, without(before.buckets.get(index), ids)]),
      ),
      records: changed(before.records, [], ids),
      damaged: changed(before.damaged, [], ids),
    },
  });
}

/** Lists anew, in buckets of this version, what `lists` says; everything else stays. */
export async function sealLists(
  sealing: Sealing,
  before: Contents,
  rest: Pick<Manifest, 'slots' | 'snapshots'>,
  lists: ReadonlyMap<number, Entries>,
): Promise<SealedChange> {
  const revision = before.revision + 1;
  const rows = await Promise.all(
    Array.from(lists, ([index, entries]) => sealBucket(sealing.keys, { index, revision }, entries, sealing.random)),
  );
  const manifest = { ...rest, buckets: new Map(rows.map((row) => [row.index, refOf(row)])) };
  const snapshotId = [...rest.snapshots.keys()].at(-1);
  const superseded = snapshotId === undefined ? undefined : bucketsBefore(before, rows, snapshotId, revision);
  return finish(sealing, before, manifest, {
    change: { buckets: rows, ...(superseded !== undefined && { superseded }) },
    after: { buckets: lists, outdated: false, damagedBuckets: [] },
  });
}

/** Everything anew under another key, with nothing of the past. */
export async function sealAnew(
  sealing: Sealing,
  before: WholeContents,
  slots: ReadonlyMap<string, string>,
): Promise<SealedChange> {
  const revision = before.revision + 1;
  const sealed = await Promise.all(
    Array.from(before.records.values(), (record) => sealRecord(sealing.keys, record, sealing.random)),
  );
  const rows: RecordRow[] = sealed.map(({ row }) => row);
  const lists = entriesOf(before.records.values(), revision);
  const buckets = await Promise.all(
    Array.from(lists, ([index, entries]) => sealBucket(sealing.keys, { index, revision }, entries, sealing.random)),
  );
  const manifest = { slots, buckets: new Map(buckets.map((row) => [row.index, refOf(row)])), snapshots: new Map() };
  return finish(sealing, before, manifest, {
    change: { put: rows, buckets, anew: true },
    after: { buckets: lists },
  });
}

/** Other slots, and all else as it is. */
export function sealSlots(
  sealing: Sealing,
  before: WholeContents,
  slots: ReadonlyMap<string, string>,
): Promise<SealedChange> {
  return finish(sealing, before, { ...before.manifest, slots }, { change: {}, after: {} });
}

/** Buckets that list these records as written with the manifest of that revision. */
export function entriesOf(
  records: Iterable<VaultRecord>,
  since: number,
  known: (record: VaultRecord) => Entry | undefined = () => undefined,
): Map<number, Map<string, Entry>> {
  const lists = new Map<number, Map<string, Entry>>();
  for (const record of records) {
    const { id, kind, revision } = record;
    const index = bucketIndexOf(id);
    const entries = lists.get(index) ?? new Map<string, Entry>();
    lists.set(index, entries.set(id, known(record) ?? { kind, revision, since }));
  }
  return lists;
}

async function finish(
  { keys, random }: Sealing,
  before: Contents,
  manifest: Manifest,
  { change, after }: { change: Omit<StoredChange, 'madeFrom' | 'manifest'>; after: Partial<Contents> },
): Promise<SealedChange> {
  const revision = before.revision + 1;
  const row = await sealManifest(keys, revision, manifest, random);
  return {
    change: { ...change, madeFrom: before.stamp, manifest: row },
    after: { ...before, ...after, stamp: stampOf(row), revision, manifest },
  };
}

async function sealEntries({ keys, random }: Sealing, before: WholeContents, put: VaultRecord[], revision: number) {
  const written = entriesOf(put, revision);
  const buckets = new Map(before.buckets);
  for (const [index, entries] of written) buckets.set(index, changed(before.buckets.get(index) ?? noEntries, entries));
  const rows = await Promise.all(
    Array.from(written.keys(), (index) =>
      sealBucket(keys, { index, revision }, buckets.get(index) ?? noEntries, random),
    ),
  );
  const refs = changed(
    before.manifest.buckets,
    rows.map((row) => [row.index, refOf(row)]),
  );
  return { lists: { buckets, refs }, rows };
}

/** What the last snapshot shares with the present, and is about to be overwritten. */
function supersededBy(
  before: WholeContents,
  put: readonly VaultRecord[],
  snapshotId: number | undefined,
  until: number,
): Superseded | undefined {
  if (snapshotId === undefined) return undefined;
  const records = put.flatMap(({ id }) => {
    const since = entryOf(before, id)?.since;
    return since === undefined || since > snapshotId ? [] : [{ id, since }];
  });
  const indices = new Set(put.map(({ id }) => bucketIndexOf(id)));
  const buckets = [...indices].filter((index) => isShared(before.manifest.buckets.get(index), snapshotId));
  return { snapshotId, until, records, buckets: buckets.map((index) => ({ index })) };
}

function bucketsBefore(before: Contents, rows: BucketRow[], snapshotId: number, until: number): Superseded {
  const shared = rows.filter(({ index }) => isShared(before.manifest?.buckets.get(index), snapshotId));
  return { snapshotId, until, records: [], buckets: shared.map(({ index }) => ({ index })) };
}

function isShared(ref: BucketRef | undefined, snapshotId: number): boolean {
  return ref !== undefined && ref.revision <= snapshotId;
}

/** The state before the change as one more snapshot, without those that it is time to drop. */
async function sealHistory(
  { keys, random }: Sealing,
  before: WholeContents,
  { kind, nowMs }: { kind: Plan['kind']; nowMs: number },
  stored: readonly unknown[] | undefined,
) {
  const kept = [...before.records.values()].filter(isKept);
  const snapshot: Snapshot = {
    id: before.revision,
    endedAtMs: nowMs,
    endedBy: kind,
    recordCount: kept.length,
    accountCount: kept.filter((record) => record.kind === 'account').length,
    buckets: before.manifest.buckets,
  };
  const row = await sealSnapshot(keys, snapshot, 0, random);
  const refs = changed(before.manifest.snapshots, [[row.id, { iv: toHex(row.iv), endedAtMs: nowMs }]]);
  const sizes = new Map(stored?.map(readSnapshotRow).map((each) => [each?.id, each?.bytes]));
  const sized = Array.from(refs, ([id, { endedAtMs }]) => ({ id, endedAtMs, bytes: sizes.get(id) ?? 0 }));
  const staying = stored === undefined ? new Set(refs.keys()) : snapshotsToKeep(sized);
  const dropped = droppedRuns([...refs.keys()], staying);
  const left: ReadonlyMap<number, SnapshotRef> = new Map([...refs].filter(([id]) => staying.has(id)));
  return { refs: left, rows: [row], dropped };
}

/** Whether it is time to look which snapshots to drop: when there are many, and after a change of many records. */
export function isTimeToDrop({ manifest }: WholeContents, { put }: Plan): boolean {
  return manifest.snapshots.size >= mostSnapshots || put.length >= 500;
}

async function sealWithout(
  { keys, random }: Sealing,
  ref: BucketRef | undefined,
  before: Contents,
  index: number,
  ids: ReadonlySet<string>,
): Promise<BucketRow | undefined> {
  const entries = before.buckets.get(index);
  if (ref === undefined || entries === undefined) return undefined;
  return sealBucket(keys, { index, revision: ref.revision }, without(entries, ids), random);
}

/** Those that do not open stay as they are: nothing can be read in them, and their records are gone. */
async function purgeBuckets(
  { keys, random }: Sealing,
  stored: readonly unknown[],
  indices: ReadonlySet<number>,
  ids: ReadonlySet<string>,
): Promise<PastBucketRow[]> {
  const rows = stored.map(readPastBucketRow).filter((row) => row !== undefined);
  const purged = await Promise.all(
    rows.map(async (row) => {
      const entries = indices.has(row.index) ? await openBucket(keys, row) : undefined;
      if (entries === undefined) return [];
      return [{ ...(await sealBucket(keys, row, without(entries, ids), random)), until: row.until }];
    }),
  );
  return purged.flat();
}

async function purgeSnapshots(
  { keys, random }: Sealing,
  manifest: Manifest,
  stored: readonly unknown[],
  replaced: (refs: ReadonlyMap<number, BucketRef>) => ReadonlyMap<number, BucketRef>,
): Promise<{ row: SnapshotRow; ref: SnapshotRef }[]> {
  const rows = stored.map(readSnapshotRow).filter((row) => row !== undefined);
  const purged = await Promise.all(
    rows.map(async ({ id, bytes, ...envelope }) => {
      const snapshot = await openSnapshot(keys, { id, bytes, ...envelope }, manifest.snapshots.get(id));
      if (snapshot === undefined) return [];
      const row = await sealSnapshot(keys, { ...snapshot, buckets: replaced(snapshot.buckets) }, bytes, random);
      return [{ row, ref: { iv: toHex(row.iv), endedAtMs: snapshot.endedAtMs } }];
    }),
  );
  return purged.flat();
}

function without(entries: Entries | undefined, ids: ReadonlySet<string>): Entries {
  return changed(entries ?? noEntries, [], ids);
}

function changed<Key, Value>(
  before: ReadonlyMap<Key, Value>,
  put: Iterable<readonly [Key, Value]>,
  remove: Iterable<Key> = [],
): ReadonlyMap<Key, Value> {
  const after = new Map(before);
  for (const [key, value] of put) after.set(key, value);
  for (const key of remove) after.delete(key);
  return after;
}
