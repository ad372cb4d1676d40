import * as v from 'valibot';
import { toHex, utf8 } from '../lib/bytes';
import { type BucketRef, bucketRefSchema, listBucketRefs, readBucketRefs } from './buckets';
import { type Envelope, envelopeEntries, open, type RandomBytes, seal } from './envelope';
import { associatedData, type VaultKeys } from './format';
import type { SnapshotRef } from './manifest';
import { changeKinds, type SnapshotInfo } from './snapshot-info';
import { countSchema, parseJson } from './stored';

export interface Snapshot extends SnapshotInfo {
  buckets: ReadonlyMap<number, BucketRef>;
}

/** `snapshots[id]`. */
export interface SnapshotRow extends Envelope {
  id: number;
  /** Roughly what is stored for it alone. Not authenticated: who changes it has it dropped early or late. */
  bytes: number;
}

/** Snapshots that are dropped with one another, between two that stay (or before the first). */
export interface DroppedSnapshots {
  ids: number[];
  /** Id of the one before them; undefined where they are the oldest. */
  after: number | undefined;
  /** Id of the one after them. */
  before: number;
}

const rowSchema = v.strictObject({ id: countSchema, bytes: countSchema, ...envelopeEntries });

const plaintextSchema = v.strictObject({
  endedAtMs: countSchema,
  endedBy: v.picklist(changeKinds),
  recordCount: countSchema,
  accountCount: countSchema,
  buckets: v.array(bucketRefSchema),
});

export async function sealSnapshot(
  keys: VaultKeys,
  { id, buckets, ...info }: Snapshot,
  bytes: number,
  random: RandomBytes,
): Promise<SnapshotRow> {
  const plaintext = utf8(JSON.stringify({ ...info, buckets: listBucketRefs(buckets) }));
  return { id, bytes, ...(await seal(keys.manifest, plaintext, snapshotData(keys, id), random)) };
}

/** Undefined where it is not the snapshot that the manifest names. */
export async function openSnapshot(
  keys: VaultKeys,
  stored: unknown,
  ref: Pick<SnapshotRef, 'iv'> | undefined,
): Promise<Snapshot | undefined> {
  const row = readSnapshotRow(stored);
  if (row === undefined || toHex(row.iv) !== ref?.iv) return undefined;
  const plaintext = await open(keys.manifest, row, snapshotData(keys, row.id));
  const read = plaintext === undefined ? undefined : v.safeParse(plaintextSchema, parseJson(plaintext));
  if (read?.success !== true) return undefined;
  return { id: row.id, ...read.output, buckets: readBucketRefs(read.output.buckets) };
}

export function readSnapshotRow(stored: unknown): SnapshotRow | undefined {
  const row = v.safeParse(rowSchema, stored);
  return row.success ? row.output : undefined;
}

const lastChangesKept = 20;
const daysKept = 14;
const bytesKept = 32 * 1024 * 1024;
const dayMs = 86_400_000;

/** So many may stand before some are dropped: dropping them together is cheaper than one with each change. */
export const mostSnapshots = lastChangesKept + daysKept + 8;

/**
 * The ids of those that stay: the last changes', and of each of the last days on which something changed the first, which
 * is how the day began; fewer, the oldest first, where they are too large together. `snapshots` has the oldest first.
 */
export function snapshotsToKeep(snapshots: readonly { id: number; endedAtMs: number; bytes: number }[]): Set<number> {
  const firstOfDay = new Map<number, number>();
  for (const { id, endedAtMs } of snapshots) {
    const day = Math.floor(endedAtMs / dayMs);
    if (!firstOfDay.has(day)) firstOfDay.set(day, id);
  }
  const wanted = new Set([
    ...snapshots.slice(-lastChangesKept).map(({ id }) => id),
    ...[...firstOfDay.values()].slice(-daysKept),
  ]);
  const kept = new Set<number>();
  let total = 0;
  for (const { id, bytes } of snapshots.toReversed()) {
    if (!wanted.has(id)) continue;
    total += bytes;
    if (total > bytesKept && kept.size > 0) break;
    kept.add(id);
  }
  return kept;
}

/** `ids` ascending, the last of which is kept. */
export function droppedRuns(ids: readonly number[], kept: ReadonlySet<number>): DroppedSnapshots[] {
  const runs: DroppedSnapshots[] = [];
  let after: number | undefined;
  let dropped: number[] = [];
  for (const id of ids) {
    if (!kept.has(id)) {
      dropped.push(id);
      continue;
    }
    if (dropped.length > 0) runs.push({ ids: dropped, after, before: id });
    dropped = [];
    after = id;
  }
  return runs;
}

function snapshotData(keys: VaultKeys, id: number) {
  return associatedData('snapshot', keys.vaultId, id);
}
