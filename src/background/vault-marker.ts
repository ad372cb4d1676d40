import * as v from 'valibot';
import type { VaultMarker } from '../vault/surroundings';
import { createCell, type StorageArea } from './cell';

/** Keeps the vault's id in `storage.local`, apart from the database that it tells of. It is no secret. */
export function createVaultMarker(local: StorageArea): VaultMarker {
  return createCell(local, 'vaultId', v.string());
}
