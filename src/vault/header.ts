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

/** A header with slots of which nothing is known. */
export type StoredHeader = Omit<Header, 'slots'> & { slots: readonly unknown[] };

/** A header as it was read. */
export interface ReadHeader extends Header {
  /** How many slots are there that are not as the vault wrote them. */
  damagedSlots: number;
}

const versionSchema = v.looseObject({ formatVersion: v.pipe(v.number(), v.integer(), v.minValue(1)) });

const headerSchema = v.strictObject({
  formatVersion: v.picklist([1, formatVersion]),
  vaultId: idSchema,
  slots: v.array(v.unknown()),
});

export function isVersion1Header(stored: unknown): boolean {
  const version = v.safeParse(versionSchema, stored);
  return version.success && version.output.formatVersion === 1;
}

/** The header with those of its slots that are intact. Throws `VaultError` `newer-version` or `damaged`. */
export async function readHeader(stored: unknown): Promise<ReadHeader> {
  const version = v.safeParse(versionSchema, stored);
  if (version.success && version.output.formatVersion > formatVersion) throw new VaultError('newer-version');
  const header = v.safeParse(headerSchema, stored);
  if (!header.success) throw new VaultError('damaged', { detail: 'header' });
  const { vaultId } = header.output;
  const read = await Promise.all(header.output.slots.map((slot) => readSlot(vaultId, slot)));
  const slots = read.filter((slot) => slot !== undefined);
  return { ...header.output, slots, damagedSlots: read.length - slots.length };
}

/** The same slots under this version, those that are not intact with them. Throws `VaultError` `damaged`. */
export function upgradedHeader(stored: unknown): StoredHeader {
  const header = v.safeParse(headerSchema, stored);
  if (!header.success) throw new VaultError('damaged', { detail: 'header' });
  return { ...header.output, formatVersion };
}
