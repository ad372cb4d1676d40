import * as v from 'valibot';
import { VaultError } from './errors';
import { formatVersion } from './format';
import { readSlot, type Slot } from './slots';
import { idSchema } from './stored';

/** `meta['header']`: what has to be known before anything can be opened. */
export interface Header {
  formatVersion: number;
  vaultId: string;
  slots: Slot[];
}

const versionSchema = v.looseObject({ formatVersion: v.pipe(v.number(), v.integer(), v.minValue(1)) });

const headerSchema = v.strictObject({
  formatVersion: v.literal(formatVersion),
  vaultId: idSchema,
  slots: v.array(v.unknown()),
});

/** The header with those of its slots that are intact. Throws `VaultError` `newer-version` or `damaged`. */
export async function readHeader(stored: unknown): Promise<Header> {
  const version = v.safeParse(versionSchema, stored);
  if (version.success && version.output.formatVersion > formatVersion) throw new VaultError('newer-version');
  const header = v.safeParse(headerSchema, stored);
  if (!header.success) throw new VaultError('damaged', { detail: 'header' });
  const { vaultId, slots } = header.output;
  const read = await Promise.all(slots.map((slot) => readSlot(vaultId, slot)));
  return { ...header.output, slots: read.filter((slot) => slot !== undefined) };
}
