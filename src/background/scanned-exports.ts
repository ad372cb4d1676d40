import * as v from 'valibot';
import { createQueue } from '../lib/queue';
import { createCell, type StorageArea } from './cell';

/** Which codes of an export have been read, so that a person who scans them one by one is told how many are left. */
export interface ScannedExports {
  /** How many codes of its export have been read, this one included. */
  note(batch: { id: number; index: number; size: number }): Promise<number>;
}

/** Exports beyond these are forgotten, the oldest first. */
const mostExports = 8;

const schema = v.array(
  v.strictObject({ id: v.number(), size: v.number(), indexes: v.array(v.pipe(v.number(), v.integer())) }),
);

/** In memory: numbers that say nothing of what the codes hold. */
export function createScannedExports(session: StorageArea): ScannedExports {
  const cell = createCell(session, 'scannedExports', schema);
  const inTurn = createQueue();
  return {
    note: ({ id, index, size }) =>
      inTurn(async () => {
        const exports = (await cell.get()) ?? [];
        const present = exports.find((each) => each.id === id && each.size === size);
        const indexes = [...new Set([...(present?.indexes ?? []), index])];
        const others = exports.filter((each) => each !== present);
        await cell.set([...others, { id, size, indexes }].slice(-mostExports));
        return indexes.length;
      }),
  };
}
