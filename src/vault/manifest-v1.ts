import * as v from 'valibot';
import { bucketIndexOf, type Entries } from './buckets';
import { open } from './envelope';
import { type VaultKeys, version1Data } from './format';
import { readManifestRow, slotListSchema } from './manifest';
import { countSchema, idSchema, parseJson } from './stored';

/** The manifest of version 1: one list of all records. */
export interface Version1Manifest {
  slots: ReadonlyMap<string, string>;
  /** As the buckets will be that take its place; the records count as written with it. */
  buckets: ReadonlyMap<number, Entries>;
}

const plaintextSchema = v.strictObject({
  slots: slotListSchema,
  records: v.array(v.strictTuple([idSchema, v.string(), countSchema])),
});

/** Undefined where it is not a manifest that version 1 of this vault wrote. */
export async function openVersion1Manifest(keys: VaultKeys, stored: unknown): Promise<Version1Manifest | undefined> {
  const row = readManifestRow(stored);
  if (row === undefined) return undefined;
  const plaintext = await open(keys.manifest, row, version1Data('manifest', keys.vaultId, row.revision));
  if (plaintext === undefined) return undefined;
  const manifest = v.safeParse(plaintextSchema, parseJson(plaintext));
  if (!manifest.success) return undefined;
  const buckets = new Map<number, Map<string, { kind: string; revision: number; since: number }>>();
  for (const [id, kind, revision] of manifest.output.records) {
    const index = bucketIndexOf(id);
    const entries = buckets.get(index) ?? new Map<string, { kind: string; revision: number; since: number }>();
    buckets.set(index, entries.set(id, { kind, revision, since: row.revision }));
  }
  return { slots: new Map(manifest.output.slots), buckets };
}
