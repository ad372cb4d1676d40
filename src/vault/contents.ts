import * as v from 'valibot';
import type { Bytes } from '../lib/bytes';
import { envelopeEntries, open, type RandomBytes, seal } from './envelope';
import { associatedData, type VaultKeys } from './format';
import { type Manifest, openManifest, readManifestRow, sealManifest, stampOf } from './manifest';
import { decodeContent, encodeContent, isRecordKind, type VaultRecord } from './records';
import type { RecordRow, StoredChange, StoredContents } from './store';
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

/** An opened vault. */
export interface Contents {
  /** The stamp of the manifest that it was read with. */
  stamp: string;
  revision: number;
  /** Undefined where it is damaged: then what is missing or was put back cannot be told. */
  manifest: Manifest | undefined;
  records: ReadonlyMap<string, VaultRecord>;
  damaged: ReadonlyMap<string, DamagedRecord>;
}

/** Records to write, each with its next revision, and ids to forget. */
export interface Plan {
  put: VaultRecord[];
  remove: string[];
}

const rowSchema = v.strictObject({ id: idSchema, kind: v.string(), revision: countSchema, ...envelopeEntries });

const looseRowSchema = v.object({ id: v.fallback(v.string(), ''), kind: v.fallback(v.string(), '') });

/** Opens what can be opened and names the rest. */
export async function openContents(keys: VaultKeys, stored: Omit<StoredContents, 'header'>): Promise<Contents> {
  const manifest = await openManifest(keys, stored.manifest);
  const opened = await Promise.all(stored.records.map((row) => openRecord(keys, row, manifest)));
  const records: VaultRecord[] = [];
  const damaged: DamagedRecord[] = [];
  for (const each of opened) {
    if ('problem' in each) damaged.push(each);
    else records.push(each);
  }
  const found = new Set(opened.map(({ id }) => id));
  return {
    stamp: stampOf(stored.manifest),
    revision: readManifestRow(stored.manifest)?.revision ?? 0,
    manifest,
    records: byId(records),
    damaged: byId([...damaged, ...missingFrom(manifest, found)]),
  };
}

/** The change to store, and what the vault holds once it is stored. Throws `VaultError` `invalid-record`. */
export async function sealPlan(
  keys: VaultKeys,
  before: Contents,
  manifestBefore: Manifest,
  { put, remove }: Plan,
  random: RandomBytes,
): Promise<{ change: StoredChange; after: Contents }> {
  const sealed = await Promise.all(put.map((record) => sealRecord(keys, record, random)));
  const written = sealed.map(({ record }) => record);
  const manifest = {
    slots: manifestBefore.slots,
    records: changed(
      manifestBefore.records,
      written.map(({ id, kind, revision }) => [id, { kind, revision }]),
      remove,
    ),
  };
  const revision = before.revision + 1;
  const manifestRow = await sealManifest(keys, revision, manifest, random);
  return {
    change: { madeFrom: before.stamp, manifest: manifestRow, put: sealed.map(({ row }) => row), remove },
    after: {
      stamp: stampOf(manifestRow),
      revision,
      manifest,
      records: changed(before.records, byId(written), remove),
      damaged: changed(before.damaged, [], remove),
    },
  };
}

async function sealRecord(keys: VaultKeys, { id, kind, revision, ...content }: VaultRecord, random: RandomBytes) {
  const encoded = encodeContent(kind, content);
  const envelope = await seal(keys.records, encoded.plaintext, recordData(keys, { id, kind, revision }), random);
  const row: RecordRow = { id, kind, revision, ...envelope };
  const record: VaultRecord = { id, kind, revision, ...encoded.content };
  return { row, record };
}

async function openRecord(
  keys: VaultKeys,
  stored: unknown,
  manifest: Manifest | undefined,
): Promise<VaultRecord | DamagedRecord> {
  const row = v.safeParse(rowSchema, stored);
  const record = row.success ? await openRow(keys, row.output) : undefined;
  if (record === undefined) return unreadable(stored, manifest);
  const problem = manifest === undefined ? undefined : problemOf(record, manifest);
  return problem === undefined ? record : { id: record.id, kind: record.kind, problem };
}

async function openRow(keys: VaultKeys, row: RecordRow): Promise<VaultRecord | undefined> {
  const { id, kind, revision } = row;
  if (!isRecordKind(kind)) return undefined;
  const plaintext = await open(keys.records, row, recordData(keys, row));
  const content = plaintext === undefined ? undefined : decodeContent(kind, plaintext);
  return content === undefined ? undefined : { id, kind, revision, ...content };
}

function problemOf({ id, kind, revision }: VaultRecord, manifest: Manifest): RecordProblem | undefined {
  const entry = manifest.records.get(id);
  if (entry === undefined) return 'unlisted';
  return entry.kind === kind && entry.revision === revision ? undefined : 'replaced';
}

/** The kind that the manifest knows goes before the one that the damaged row claims. */
function unreadable(stored: unknown, manifest: Manifest | undefined): DamagedRecord {
  const { id, kind } = v.parse(v.fallback(looseRowSchema, { id: '', kind: '' }), stored);
  return { id, kind: manifest?.records.get(id)?.kind ?? kind, problem: 'unreadable' };
}

function missingFrom(manifest: Manifest | undefined, found: ReadonlySet<string>): DamagedRecord[] {
  const listed = [...(manifest?.records ?? [])];
  return listed.filter(([id]) => !found.has(id)).map(([id, { kind }]) => ({ id, kind, problem: 'missing' }));
}

function recordData(keys: VaultKeys, { id, kind, revision }: { id: string; kind: string; revision: number }): Bytes {
  return associatedData('record', keys.vaultId, id, kind, revision);
}

function byId<Item extends { id: string }>(items: Item[]): ReadonlyMap<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}

function changed<Value>(
  before: ReadonlyMap<string, Value>,
  put: Iterable<readonly [string, Value]>,
  remove: string[],
): ReadonlyMap<string, Value> {
  const after = new Map([...before, ...put]);
  for (const id of remove) after.delete(id);
  return after;
}
