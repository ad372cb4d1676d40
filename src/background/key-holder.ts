import * as v from 'valibot';
import { fromBase64, toBase64 } from '../lib/bytes';
import type { KeyHolder } from '../vault/surroundings';
import { createCell, type StorageArea } from './cell';

/** Keeps the key of an unlocked vault in `storage.session`: memory that only trusted contexts reach. */
export function createKeyHolder(session: StorageArea): KeyHolder {
  const stored = createCell(session, 'vaultKey', v.string());
  return {
    async get() {
      const key = await stored.get();
      return key === undefined ? undefined : fromBase64(key);
    },
    set: (key) => stored.set(toBase64(key)),
    clear: () => stored.clear(),
  };
}
