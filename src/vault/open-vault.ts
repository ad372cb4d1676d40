import { toHex } from '../lib/bytes';
import { type Contents, type DamagedRecord, openContents, type Plan, sealPlan } from './contents';
import type { RandomBytes } from './envelope';
import { VaultError } from './errors';
import type { VaultKeys } from './format';
import { sealManifest, stampOf } from './manifest';
import type { Slot } from './slots';
import { listSlots } from './manifest';
import { isRecordOf, type RecordKind, type RecordValues, type VaultRecord } from './records';
import type { VaultStore } from './store';

export interface RecordList<Kind extends RecordKind> {
  records: VaultRecord<Kind>[];
  /** Records of this kind that are not as the vault wrote them. */
  damaged: DamagedRecord[];
  /** False where the list of records itself is damaged: what is missing cannot be told, and nothing is written. */
  complete: boolean;
}

/** The records of an unlocked vault. Its calls must not overlap: `Vault` makes them one after another. */
export class OpenVault {
  readonly #store: VaultStore;
  readonly #keys: VaultKeys;
  readonly #random: RandomBytes;
  readonly #clock: () => number;
  /** What was opened once is not opened again until another has changed the database. */
  #contents: Contents | undefined;
  #closed = false;

  constructor(store: VaultStore, keys: VaultKeys, { random, clock }: { random: RandomBytes; clock: () => number }) {
    this.#store = store;
    this.#keys = keys;
    this.#random = random;
    this.#clock = clock;
  }

  /** Calls that are under way end with `locked`; a change that is being stored is. */
  close(): void {
    this.#closed = true;
    this.#contents = undefined;
  }
}
