import * as v from 'valibot';
import { toHex, utf8 } from '../lib/bytes';
import { envelopeEntries, type Envelope, open, type RandomBytes, seal } from './envelope';
import { associatedData, type VaultKeys } from './format';
import { countSchema, idSchema, parseJson } from './stored';

/** `buckets[index]`. */
export interface BucketRow extends Envelope {
  index: number;
  /** That of the manifest with which it was written. */
  revision: number;
}

/** `pastBuckets[until, revision, index]`: what a bucket was until the manifest of that revision. */
export interface PastBucketRow extends BucketRow {
  until: number;
}

/** Which of all that were ever sealed is meant. */
export interface BucketRef {
  revision: number;
  /** Hexadecimal. */
  iv: string;
}

export interface Entry {
  kind: string;
  revision: number;
  /** The revision of the manifest with which the record was written. */
  since: number;
}

/** By the record's id. */
export type Entries = ReadonlyMap<string, Entry>;

const bucketCount = 128;

const rowEntries = {
  index: v.pipe(countSchema, v.maxValue(bucketCount - 1)),
  revision: countSchema,
  ...envelopeEntries,
};
const rowSchema = v.strictObject(rowEntries);
const pastRowSchema = v.strictObject({ ...rowEntries, until: countSchema });

const plaintextSchema = v.array(v.strictTuple([idSchema, v.string(), countSchema, countSchema]));

export const bucketRefSchema = v.strictTuple([rowEntries.index, countSchema, v.string()]);

/** `id` is a record's: 32 hexadecimal digits. */
export function bucketIndexOf(id: string): number {
  return Number.parseInt(id.slice(0, 2), 16) >> 1;
}

export function readBucketRow(stored: unknown): BucketRow | undefined {
  const row = v.safeParse(rowSchema, stored);
  return row.success ? row.output : undefined;
}

export function readPastBucketRow(stored: unknown): PastBucketRow | undefined {
  const row = v.safeParse(pastRowSchema, stored);
  return row.success ? row.output : undefined;
}

export async function sealBucket(
  keys: VaultKeys,
  place: { index: number; revision: number },
  entries: Entries,
  random: RandomBytes,
): Promise<BucketRow> {
  const listed = Array.from(entries, ([id, { kind, revision, since }]) => [id, kind, revision, since]);
  const envelope = await seal(keys.manifest, utf8(JSON.stringify(listed)), bucketData(keys, place), random);
  return { index: place.index, revision: place.revision, ...envelope };
}

/** Undefined where it is not a bucket of this place that this vault wrote. */
export async function openBucket(keys: VaultKeys, row: BucketRow): Promise<Entries | undefined> {
  const plaintext = await open(keys.manifest, row, bucketData(keys, row));
  const listed = plaintext === undefined ? undefined : v.safeParse(plaintextSchema, parseJson(plaintext));
  if (listed?.success !== true) return undefined;
  return new Map(listed.output.map(([id, kind, revision, since]) => [id, { kind, revision, since }]));
}

export function refOf({ revision, iv }: BucketRow): BucketRef {
  return { revision, iv: toHex(iv) };
}

export function sameRef(a: BucketRef | undefined, b: BucketRef | undefined): boolean {
  return a?.revision === b?.revision && a?.iv === b?.iv;
}

export function listBucketRefs(refs: ReadonlyMap<number, BucketRef>): [number, number, string][] {
  return Array.from(refs, ([index, { revision, iv }]) => [index, revision, iv]);
}

export function readBucketRefs(listed: [number, number, string][]): ReadonlyMap<number, BucketRef> {
  return new Map(listed.map(([index, revision, iv]) => [index, { revision, iv }]));
}

function bucketData(keys: VaultKeys, { index, revision }: { index: number; revision: number }) {
  return associatedData('bucket', keys.vaultId, index, revision);
}
