import * as v from 'valibot';
import { toHex } from '../lib/bytes';
import {
  type BucketRef,
  type Entries,
  type Entry,
  openBucket,
  type PastBucketRow,
  readPastBucketRow,
  sameRef,
} from './buckets';
import { type DamagedRecord, entryOf } from './contents';
import type { WholeContents } from './changes';
import { envelopeEntries } from './envelope';
import { VaultError } from './errors';
import type { VaultKeys } from './format';
import { isUndoable } from './progress';
import { openRecordRow, type RecordRow } from './record-rows';
import { isRecordKind, type VaultRecord } from './records';
import { openSnapshot } from './snapshots';
import type { VaultStore } from './store';
import { countSchema, idSchema } from './stored';

/** What can be undone of a state that the vault was in, as far as it differs from what is there now. */
export interface PastState {
  /** Of all records that were there then. */
  ids: ReadonlySet<string>;
  /** As they were then. */
  changed: VaultRecord[];
  /** Records of which it cannot be told how they were. */
  damaged: DamagedRecord[];
}

const rowSchema = v.object({ id: idSchema, kind: v.string(), revision: countSchema, ...envelopeEntries });

type Wanted = Entry & { id: string };

/** Throws `VaultError` `not-found`, and `damaged` where the snapshot itself is. */
export async function openPast(
  keys: VaultKeys,
  store: VaultStore,
  now: WholeContents,
  snapshotId: number,
): Promise<PastState> {
  const ref = now.manifest.snapshots.get(snapshotId);
  if (ref === undefined) throw new VaultError('not-found');
  const { snapshot: stored, pastBuckets } = await store.readPast(snapshotId);
  const snapshot = await openSnapshot(keys, stored, ref);
  if (snapshot === undefined) throw new VaultError('damaged', { detail: 'snapshot' });
  const rows = pastBuckets.map(readPastBucketRow).filter((row) => row !== undefined);

  const ids = new Set<string>();
  const wanted: Wanted[] = [];
  const damaged: DamagedRecord[] = [];
  for (const [index, bucket] of snapshot.buckets) {
    const present = now.buckets.get(index) ?? new Map<string, Entry>();
    const entries = await entriesThen(keys, now, index, bucket, rows);
    for (const id of (entries ?? present).keys()) ids.add(id);
    if (entries === undefined) for (const [id, { kind }] of present) damaged.push({ id, kind, problem: 'unreadable' });
    else wanted.push(...differingFrom(now, entries));
  }
  const found = await openRecords(keys, store, snapshotId, wanted);
  const missed = wanted.filter(({ id }) => !found.has(id));
  damaged.push(...missed.map(({ id, kind }): DamagedRecord => ({ id, kind, problem: 'missing' })));
  return { ids, changed: [...found.values()], damaged };
}

async function entriesThen(
  keys: VaultKeys,
  now: WholeContents,
  index: number,
  ref: BucketRef,
  rows: readonly PastBucketRow[],
): Promise<Entries | undefined> {
  if (sameRef(now.manifest.buckets.get(index), ref)) return now.buckets.get(index);
  const row = rows.find((each) => each.index === index && each.revision === ref.revision && toHex(each.iv) === ref.iv);
  return row === undefined ? undefined : openBucket(keys, row);
}

function differingFrom(now: WholeContents, entries: Entries): Wanted[] {
  return Array.from(entries, ([id, entry]) => ({ id, ...entry })).filter(
    ({ id, kind, revision }) => isRecordKind(kind) && isUndoable({ kind }) && entryOf(now, id)?.revision !== revision,
  );
}

async function openRecords(
  keys: VaultKeys,
  store: VaultStore,
  snapshotId: number,
  wanted: readonly Wanted[],
): Promise<ReadonlyMap<string, VaultRecord>> {
  const byId = new Map(wanted.map((entry) => [entry.id, entry]));
  const rows = wanted.length === 0 ? [] : await store.readPastRecords(snapshotId, wanted);
  const opened = await Promise.all(
    rows.map(async (stored) => {
      const row = readRow(stored);
      const entry = row === undefined ? undefined : byId.get(row.id);
      const isMeant = row !== undefined && entry?.kind === row.kind && entry.revision === row.revision;
      return isMeant ? openRecordRow(keys, row) : undefined;
    }),
  );
  return new Map(opened.filter((record) => record !== undefined).map((record) => [record.id, record]));
}

function readRow(stored: unknown): RecordRow | undefined {
  const row = v.safeParse(rowSchema, stored);
  return row.success ? row.output : undefined;
}
