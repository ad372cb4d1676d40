import * as v from 'valibot';
import { toHex, utf8 } from '../lib/bytes';
import { type BucketRef, bucketRefSchema, listBucketRefs, readBucketRefs } from './buckets';
import { envelopeEntries, type Envelope, open, type RandomBytes, seal } from './envelope';
import { associatedData, type VaultKeys } from './format';
import type { Slot } from './slots';
import { countSchema, idSchema, parseJson } from './stored';

/** `meta['manifest']`. */
export interface ManifestRow extends Envelope {
  /** One higher with every change of the vault. */
  revision: number;
}

/** What belongs to the vault, so that what was taken away or put back is noticed. */
export interface Manifest {
  /** Slot id to the slot's checksum in hexadecimal. */
  slots: ReadonlyMap<string, string>;
  /** By their index. */
  buckets: ReadonlyMap<number, BucketRef>;
  /** By their id, the oldest first. */
  snapshots: ReadonlyMap<number, SnapshotRef>;
}

export interface SnapshotRef {
  /** Hexadecimal. */
  iv: string;
  endedAtMs: number;
}

const rowSchema = v.strictObject({ revision: countSchema, ...envelopeEntries });

export const slotListSchema = v.array(v.strictTuple([idSchema, v.string()]));

const plaintextSchema = v.strictObject({
  slots: slotListSchema,
  buckets: v.array(bucketRefSchema),
  snapshots: v.array(v.strictTuple([countSchema, v.string(), countSchema])),
});

export async function sealManifest(
  keys: VaultKeys,
  revision: number,
  { slots, buckets, snapshots }: Manifest,
  random: RandomBytes,
): Promise<ManifestRow> {
  const listed = {
    slots: [...slots],
    buckets: listBucketRefs(buckets),
    snapshots: Array.from(snapshots, ([id, { iv, endedAtMs }]) => [id, iv, endedAtMs]),
  };
  const plaintext = utf8(JSON.stringify(listed));
  return { revision, ...(await seal(keys.manifest, plaintext, manifestData(keys, revision), random)) };
}

/** Undefined where it is not a manifest that this vault wrote. */
export async function openManifest(keys: VaultKeys, stored: unknown): Promise<Manifest | undefined> {
  const row = readManifestRow(stored);
  if (row === undefined) return undefined;
  const plaintext = await open(keys.manifest, row, manifestData(keys, row.revision));
  if (plaintext === undefined) return undefined;
  const manifest = v.safeParse(plaintextSchema, parseJson(plaintext));
  if (!manifest.success) return undefined;
  const { slots, buckets, snapshots } = manifest.output;
  return {
    slots: new Map(slots),
    buckets: readBucketRefs(buckets),
    snapshots: new Map(snapshots.map(([id, iv, endedAtMs]) => [id, { iv, endedAtMs }])),
  };
}

export function readManifestRow(stored: unknown): ManifestRow | undefined {
  const row = v.safeParse(rowSchema, stored);
  return row.success ? row.output : undefined;
}

/** Tells one manifest from every other. */
export function stampOf(manifest: unknown): string {
  if (manifest === undefined) return 'none';
  const row = readManifestRow(manifest);
  return row === undefined ? 'unreadable' : `${row.revision}:${toHex(row.iv)}`;
}

export function listSlots(slots: readonly Slot[]): ReadonlyMap<string, string> {
  return new Map(slots.map(({ id, checksum }) => [id, toHex(checksum)]));
}

function manifestData(keys: VaultKeys, revision: number) {
  return associatedData('manifest', keys.vaultId, revision);
}
