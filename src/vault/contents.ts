import * as v from 'valibot';
import {
  type BucketRow,
  bucketIndexOf,
  type Entries,
  type Entry,
  openBucket,
  readBucketRow,
  refOf,
  sameRef,
} from './buckets';
import { envelopeEntries } from './envelope';
import type { VaultKeys } from './format';
import { isVersion1Header } from './header';
import { type Manifest, openManifest, readManifestRow, stampOf } from './manifest';
import { openVersion1Manifest } from './manifest-v1';
import { openRecordRow } from './record-rows';
import type { RecordKind, VaultRecord } from './records';
import type { StoredContents } from './store';
import { countSchema, idSchema } from './stored';

export type RecordProblem =
  /** It is not what the vault wrote, or not of a shape that this version reads. */
  | 'unreadable'
  /** An older state of the record was put back. */
  | 'replaced'
  /** A record that was removed was put back. */
  | 'unlisted'
  /** It was taken away. */
  | 'missing';

export interface DamagedRecord {
  id: string;
  /** Empty where not even that can be told. */
  kind: string;
  problem: RecordProblem;
}

export interface RecordList<Kind extends RecordKind> {
  records: VaultRecord<Kind>[];
  /** Records of this kind that are not as the vault wrote them. */
  damaged: DamagedRecord[];
  /** False where the vault's own lists of records are damaged: what is missing cannot be told. */
  complete: boolean;
}

/** What is wrong in the whole vault. */
export interface VaultDamage {
  /** False where the vault's own lists of records are damaged: nothing is written until `repair`. */
  complete: boolean;
  damaged: DamagedRecord[];
  /** Which of the vault's lists of records are damaged, by their index; empty too where the list of them is. */
  damagedBuckets: number[];
  /** Ids of snapshots that cannot be gone back to. */
  damagedSnapshots: number[];
}

/** An opened vault. */
export interface Contents {
  /** The stamp of the manifest that it was read with. */
  stamp: string;
  revision: number;
  /** Undefined where it is damaged: then what is missing or was put back cannot be told. */
  manifest: Manifest | undefined;
  /** Of version 1, which has to be rewritten before anything else is. */
  outdated: boolean;
  /** Those that open, by their index. */
  buckets: ReadonlyMap<number, Entries>;
  /** Indices of buckets that the manifest names and that are not as it says. */
  damagedBuckets: readonly number[];
  records: ReadonlyMap<string, VaultRecord>;
  damaged: ReadonlyMap<string, DamagedRecord>;
}

/** Whether all that belongs to the vault is known: else what is missing cannot be told. */
export function isComplete({ manifest, damagedBuckets }: Contents): boolean {
  return manifest !== undefined && damagedBuckets.length === 0;
}

export function entryOf({ buckets }: Contents, id: string): Entry | undefined {
  return buckets.get(bucketIndexOf(id))?.get(id);
}

const rowSchema = v.strictObject({ id: idSchema, kind: v.string(), revision: countSchema, ...envelopeEntries });

const looseRowSchema = v.object({ id: v.fallback(v.string(), ''), kind: v.fallback(v.string(), '') });

type Lists = Pick<Contents, 'manifest' | 'buckets' | 'damagedBuckets' | 'outdated'>;

/** Opens what can be opened and names the rest. */
export async function openContents(keys: VaultKeys, stored: StoredContents): Promise<Contents> {
  const lists = await openLists(keys, stored);
  const opened = await Promise.all(stored.records.map((row) => openRecord(keys, row, lists)));
  const records = new Map<string, VaultRecord>();
  const damaged = new Map<string, DamagedRecord>();
  for (const each of opened) {
    if ('problem' in each) damaged.set(each.id, each);
    else records.set(each.id, each);
  }
  for (const [id, { kind }] of listedIn(lists)) {
    if (!records.has(id) && !damaged.has(id)) damaged.set(id, { id, kind, problem: 'missing' });
  }
  return {
    ...lists,
    stamp: stampOf(stored.manifest),
    revision: readManifestRow(stored.manifest)?.revision ?? 0,
    records,
    damaged,
  };
}

async function openLists(keys: VaultKeys, stored: StoredContents): Promise<Lists> {
  const manifest = await openManifest(keys, stored.manifest);
  if (manifest !== undefined) return { manifest, outdated: false, ...(await openBuckets(keys, stored, manifest)) };
  const version1 = isVersion1Header(stored.header) ? await openVersion1Manifest(keys, stored.manifest) : undefined;
  if (version1 !== undefined) {
    const { slots, buckets } = version1;
    const converted = { slots, buckets: new Map(), snapshots: new Map() };
    return { manifest: converted, outdated: true, buckets, damagedBuckets: [] };
  }
  return { manifest: undefined, outdated: false, buckets: new Map(), damagedBuckets: [] };
}

async function openBuckets(
  keys: VaultKeys,
  stored: StoredContents,
  manifest: Manifest,
): Promise<Pick<Lists, 'buckets' | 'damagedBuckets'>> {
  const rows = new Map<number, BucketRow>();
  for (const row of stored.buckets.map(readBucketRow)) if (row !== undefined) rows.set(row.index, row);
  const buckets = new Map<number, Entries>();
  const damagedBuckets: number[] = [];
  for (const [index, ref] of manifest.buckets) {
    const row = rows.get(index);
    const isNamed = row !== undefined && sameRef(refOf(row), ref);
    const entries = isNamed ? await openBucket(keys, row) : undefined;
    if (entries === undefined) damagedBuckets.push(index);
    else buckets.set(index, entries);
  }
  return { buckets, damagedBuckets };
}

async function openRecord(keys: VaultKeys, stored: unknown, lists: Lists): Promise<VaultRecord | DamagedRecord> {
  const row = v.safeParse(rowSchema, stored);
  const record = row.success ? await openRecordRow(keys, row.output) : undefined;
  if (record === undefined) return unreadable(stored, lists);
  const problem = problemOf(record, lists);
  return problem === undefined ? record : { id: record.id, kind: record.kind, problem };
}

/** Of what the damaged lists may have said nothing is claimed. */
function problemOf({ id, kind, revision }: VaultRecord, lists: Lists): RecordProblem | undefined {
  const index = bucketIndexOf(id);
  if (lists.manifest === undefined || lists.damagedBuckets.includes(index)) return undefined;
  const entry = lists.buckets.get(index)?.get(id);
  if (entry === undefined) return 'unlisted';
  return entry.kind === kind && entry.revision === revision ? undefined : 'replaced';
}

/** The kind that is listed goes before the one that the damaged row claims. */
function unreadable(stored: unknown, { buckets }: Lists): DamagedRecord {
  const { id, kind } = v.parse(v.fallback(looseRowSchema, { id: '', kind: '' }), stored);
  const listed = idPattern.test(id) ? buckets.get(bucketIndexOf(id))?.get(id) : undefined;
  return { id, kind: listed?.kind ?? kind, problem: 'unreadable' };
}

const idPattern = /^[0-9a-f]{32}$/;

function* listedIn({ buckets }: Lists): Iterable<[string, Entry]> {
  for (const entries of buckets.values()) yield* entries;
}
