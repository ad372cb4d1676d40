import type { RandomBytes } from './envelope';
import type { KdfParameters } from './kdf';

/** Where the key of an unlocked vault is kept: memory that outlives the worker, and ends with the browser. */
export interface KeyHolder {
  get(): Promise<Uint8Array | undefined>;
  set(key: Uint8Array): Promise<void>;
  clear(): Promise<void>;
}

/**
 * Says, outside IndexedDB, that there is a vault and what its id is (which is no secret): so that a database that has
 * vanished is not taken for one that never was.
 */
export interface VaultMarker {
  get(): Promise<string | undefined>;
  set(vaultId: string): Promise<void>;
  clear(): Promise<void>;
}

export interface VaultOptions {
  /** The name of the IndexedDB database. */
  database?: string;
  keys: KeyHolder;
  /** Without one, a vault that has vanished is taken for none. */
  marker?: VaultMarker;
  /** Milliseconds since 1970. The cost of passphrase slots is measured by it too. */
  clock: () => number;
  random?: RandomBytes;
  /** The cost of a new passphrase slot, where it is not to be measured on this machine. */
  kdf?: KdfParameters;
}
