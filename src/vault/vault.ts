import type { DamagedRecord, RecordList, VaultDamage } from './contents';
import type { Credential, NewPasskey, PasskeyRequest, SlotInfo } from './credentials';
import type { NewRecord, RecordKind, RecordValues, VaultRecord } from './records';
import type { SnapshotInfo } from './snapshot-info';
import { StoredVault } from './stored-vault';
import type { VaultOptions } from './surroundings';

/**
 * Every method but `state`, `lock`, `passkeyRequests` and `startOver` may throw `VaultError` `locked`, `none`, `damaged`,
 * `newer-version`; every one `storage-refused`, `storage-full` and `storage-failed`; what else is said with each. A
 * change that has resolved is on the disk; one that threw has changed nothing, unless it was the disk that failed: then
 * it has happened whole or not at all.
 */
export interface Vault extends VaultLock, VaultSlots, VaultRecords, VaultHistory {}

export interface VaultLock {
  /**
   * `none` only where nothing is stored and nothing ever was; `lost` where there was a vault and the browser has it no
   * more. Throws `damaged`, `newer-version`.
   */
  state(): Promise<'none' | 'lost' | 'locked' | 'open'>;
  /** Leaves the vault open. Throws `exists`, `lost`, `passphrase-too-short`. */
  create(passphrase: string): Promise<void>;
  /** Throws `wrong-passphrase`, `too-early`. */
  unlock(passphrase: string): Promise<void>;
  /** Throws `recovery-code-mistyped`, `wrong-recovery-code`. */
  unlockWithRecoveryCode(code: string): Promise<void>;
  /** Throws `wrong-passkey`. */
  unlockWithPasskey(credentialId: Uint8Array, prfOutput: Uint8Array): Promise<void>;
  /** The passkeys that may open the vault; it may be locked, and there may be none. */
  passkeyRequests(): Promise<PasskeyRequest[]>;
  lock(): Promise<void>;
  /**
   * Ends for good what is stored, whole or damaged or forgotten about, so that `create` begins anew. To be asked for by
   * a person who was told what she loses. Throws `newer-version`.
   */
  startOver(): Promise<void>;
}

/**
 * The ways into an open vault. None of them rewrites a record but `renewKey`, and each is one transaction. A `Credential`
 * proves that it is the vault's owner who asks: it throws as unlocking with it does.
 */
export interface VaultSlots {
  slots(): Promise<SlotInfo[]>;
  /** From then on `next` opens the vault and the passphrase before it does not. Throws `passphrase-too-short`. */
  changePassphrase(proof: Credential, next: string): Promise<void>;
  /** A new code, to be shown once: it is kept nowhere. The one before, if any, ends with the same change. */
  addRecoveryCode(): Promise<{ code: string }>;
  /** A passkey that is known already takes the place of itself. */
  addPasskey(passkey: NewPasskey): Promise<SlotInfo>;
  /** Throws `not-found`, `last-slot`. */
  removeSlot(id: string): Promise<void>;
  /**
   * For when the passphrase or the vault's file may have been seen: a new vault key, every record sealed anew, the
   * snapshots ended. An old copy with its old ways in opens nothing that is stored from then on. The other ways in end,
   * since each could be opened anew only with its own secret: they are given back, for the person to set up again.
   * Throws `passphrase-too-short`, `passphrase-unchanged`, and `damaged` while a record is damaged: `purge` it first.
   */
  renewKey(proof: Credential, nextPassphrase: string): Promise<{ ended: SlotInfo[] }>;
}

export interface VaultRecords {
  /** Without the trash. */
  list<Kind extends RecordKind>(kind: Kind): Promise<RecordList<Kind>>;
  /** Undefined where there is none, or it is in the trash; throws `damaged` where it cannot be opened. */
  get<Kind extends RecordKind>(kind: Kind, id: string): Promise<VaultRecord<Kind> | undefined>;
  /** Throws `invalid-record`. */
  add<Kind extends RecordKind>(kind: Kind, value: RecordValues[Kind]): Promise<VaultRecord<Kind>>;
  /** All or none. Throws `invalid-record`. */
  addAll<Kind extends RecordKind>(kind: Kind, values: RecordValues[Kind][]): Promise<VaultRecord<Kind>[]>;
  /** Records of any kinds, all or none; their ids, in the same order. Throws `invalid-record`. */
  addRecords(records: readonly NewRecord[]): Promise<string[]>;
  /**
   * Reads, changes and writes with no other change in between. `change` is given a value of its own, may run more than
   * once, and what it throws is thrown on, with nothing written. Throws `not-found`, `invalid-record`.
   */
  update<Kind extends RecordKind>(
    kind: Kind,
    id: string,
    change: (value: RecordValues[Kind]) => RecordValues[Kind],
  ): Promise<VaultRecord<Kind>>;
  /** `update` of several, in the order of `ids`, all or none. `change` is told the id too. */
  updateAll<Kind extends RecordKind>(
    kind: Kind,
    ids: readonly string[],
    change: (value: RecordValues[Kind], id: string) => RecordValues[Kind],
  ): Promise<VaultRecord<Kind>[]>;

  /** Into the trash, all or none. Throws `not-found`. */
  trash(...ids: string[]): Promise<void>;
  /** Out of the trash, all or none. Throws `not-found`. */
  restore(...ids: string[]): Promise<void>;
  /** Of every kind, the last trashed first. */
  listTrash(): Promise<VaultRecord[]>;
  /**
   * Ends records for good that are in the trash or damaged, all or none: from the snapshots too, so that nothing of them
   * is stored any more. Throws `not-found`.
   */
  purge(...ids: string[]): Promise<void>;
  /** `purge` of all that has been in the trash for longer than so many milliseconds; says how many that were. */
  purgeTrashOlderThan(ageMs: number): Promise<number>;

  inspect(): Promise<VaultDamage>;
  /**
   * Takes the records that open, as they were found, for the whole of the vault. What does not open stays where it is,
   * and is still told by `inspect`. To be asked for by a person who was told what is missing.
   */
  repair(): Promise<void>;
}

export interface VaultHistory {
  /** The states that the vault can go back to, the last first: bounded in number, days and size. */
  snapshots(): Promise<SnapshotInfo[]>;
  /**
   * Makes the records what they were, as a change that can itself be undone: what has been added since goes to the
   * trash. Counters of codes do not go back, and neither do keys of devices and sessions, whose other half is elsewhere.
   * Gives back what could not be opened and stays as it is now. Throws `not-found`.
   */
  goBack(snapshotId: number): Promise<{ damaged: DamagedRecord[] }>;
}

export function createVault(options: VaultOptions): Vault {
  return new StoredVault(options);
}
