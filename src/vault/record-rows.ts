import type { Bytes } from '../lib/bytes';
import { type Envelope, open, type RandomBytes, seal } from './envelope';
import { associatedData, type VaultKeys } from './format';
import { decodeContent, encodeContent, isRecordKind, type VaultRecord } from './records';

/** `records[id]`. */
export interface RecordRow extends Envelope {
  id: string;
  kind: string;
  revision: number;
}

/** The row to store, and the record as it will be read back. Throws `VaultError` `invalid-record`. */
export async function sealRecord(
  keys: VaultKeys,
  { id, kind, revision, ...content }: VaultRecord,
  random: RandomBytes,
): Promise<{ row: RecordRow; record: VaultRecord }> {
  const encoded = encodeContent(kind, content);
  const envelope = await seal(keys.records, encoded.plaintext, recordData(keys, { id, kind, revision }), random);
  return { row: { id, kind, revision, ...envelope }, record: { id, kind, revision, ...encoded.content } };
}

/** Undefined where it is not a record of this place that this vault wrote. */
export async function openRecordRow(keys: VaultKeys, row: RecordRow): Promise<VaultRecord | undefined> {
  const { id, kind, revision } = row;
  if (!isRecordKind(kind)) return undefined;
  const plaintext = await open(keys.records, row, recordData(keys, row));
  const content = plaintext === undefined ? undefined : decodeContent(kind, plaintext);
  return content === undefined ? undefined : { id, kind, revision, ...content };
}

function recordData(keys: VaultKeys, { id, kind, revision }: { id: string; kind: string; revision: number }): Bytes {
  return associatedData('record', keys.vaultId, id, kind, revision);
}
