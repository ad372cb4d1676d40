import { type Bytes, toHex } from '../lib/bytes';
import { createQueue } from '../lib/queue';
import { type Attempts, nextAttemptAtMs, noAttempts, readAttempts, settleAttempts } from './attempts';
import type { Contents, DamagedRecord, Plan } from './contents';
import type { Credential, NewPasskey, PasskeyRequest, SlotInfo } from './credentials';
import type { RandomBytes } from './envelope';
import { VaultError } from './errors';
import { deriveVaultKeys, formatVersion } from './format';
import { type Header, readHeader } from './header';
import { defaultKdfParameters, type KdfParameters, normalizePassphrase } from './kdf';
import { listSlots, openManifest, sealManifest } from './manifest';
import { OpenVault } from './open-vault';
import { findRecord, isKept, planAdd, planPurge, planRestore, planTrash, planUpdateAll, takeRecord } from './plans';
import { isRecordOf, type RecordKind, type RecordValues, type VaultRecord } from './records';
import { createPassphraseSlot, openPassphraseSlot, type Slot } from './slots';
import type { SnapshotInfo } from './snapshot-info';
import { createVaultStore, type StoredMeta, type VaultStore } from './store';
import type { KeyHolder, VaultMarker, VaultOptions } from './surroundings';

export interface RecordList<Kind extends RecordKind> {
  records: VaultRecord<Kind>[];
  /** Records of this kind that are not as the vault wrote them. */
  damaged: DamagedRecord[];
  /** False where the vault's own list of records is damaged: what is missing cannot be told. */
  complete: boolean;
}

/** What is wrong in the whole vault. */
export interface VaultDamage {
  /** False where the vault's own list of records is damaged: nothing is written until `repair`. */
  complete: boolean;
  damaged: DamagedRecord[];
}

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
  /** From then on `next` opens the vault and `current` does not. Throws `passphrase-too-short`. */
  changePassphrase(current: string, next: string): Promise<void>;
  /** For who has forgotten the passphrase and came in another way. Throws `passphrase-too-short`. */
  resetPassphrase(proof: Credential, next: string): Promise<void>;
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

/** In Unicode code points (NIST SP 800-63B section 5.1.1). */
const minimumPassphraseLength = 8;

export function createVault(options: VaultOptions): Vault {
  return new StoredVault(options);
}

class StoredVault implements Vault {
  readonly #store: VaultStore;
  readonly #keys: KeyHolder;
  readonly #marker: VaultMarker | undefined;
  readonly #clock: () => number;
  readonly #random: RandomBytes;
  readonly #kdf: KdfParameters;
  readonly #queue = createQueue();
  #openVault: OpenVault | undefined;
  /** How often it was locked: what was asked before a locking must not open the vault after it. */
  #lockings = 0;

  constructor({ database = 'latchkey-vault', keys, marker, clock, random, kdf }: VaultOptions) {
    this.#store = createVaultStore(database);
    this.#keys = keys;
    this.#marker = marker;
    this.#clock = clock;
    this.#random = random ?? ((length) => crypto.getRandomValues(new Uint8Array(length)));
    this.#kdf = kdf ?? defaultKdfParameters;
  }

  async state(): Promise<'none' | 'lost' | 'locked' | 'open'> {
    const header = await headerIn(await this.#store.readMeta());
    if (header === undefined) return (await this.#marker?.get()) === undefined ? 'none' : 'lost';
    if ((await this.#keys.get()) !== undefined) return 'open';
    refuseWithoutSlots(header);
    return 'locked';
  }

  create(passphrase: string): Promise<void> {
    return this.#inTurn(async (lockings) => {
      if (Array.from(normalizePassphrase(passphrase)).length < minimumPassphraseLength) {
        throw new VaultError('passphrase-too-short');
      }
      const vaultId = toHex(this.#random(16));
      const vaultKey: Bytes = new Uint8Array(this.#random(32));
      const sealing = { kdf: this.#kdf, random: this.#random };
      const slots = [await createPassphraseSlot(vaultId, vaultKey, passphrase, sealing)];
      const vaultKeys = await deriveVaultKeys(vaultKey, vaultId);
      const manifest = await sealManifest(vaultKeys, 1, { slots: listSlots(slots), records: new Map() }, this.#random);
      const created = await this.#store.create({ formatVersion, vaultId, slots }, manifest);
      if (!created) throw new VaultError('exists');
      await this.#holdKey(vaultKey, lockings);
    });
  }

  unlock(passphrase: string): Promise<void> {
    return this.#inTurn(async (lockings) => {
      const meta = await this.#store.readMeta();
      const header = await existingHeaderIn(meta);
      refuseWithoutSlots(header);
      const attempts = await this.#refuseTooEarly(readAttempts(meta.attempts));
      const opened = await openAnySlot(header, passphrase);
      if (opened === undefined) return this.#refuseWrongPassphrase(attempts);
      await refuseRetiredSlot(header, opened, meta.manifest);
      await this.#holdKey(opened.vaultKey, lockings);
      if (attempts.failures > 0) await this.#store.writeAttempts(noAttempts).catch(keepCounting);
    });
  }

  async lock(): Promise<void> {
    this.#lockings++;
    this.#openVault?.close();
    this.#openVault = undefined;
    await this.#keys.clear();
  }

  list<Kind extends RecordKind>(kind: Kind): Promise<RecordList<Kind>> {
    return this.#read(({ records, damaged, manifest }) => ({
      records: [...records.values()].filter((record) => isRecordOf(record, kind)).filter(isKept),
      damaged: [...damaged.values()].filter((record) => record.kind === kind),
      complete: manifest !== undefined,
    }));
  }

  get<Kind extends RecordKind>(kind: Kind, id: string): Promise<VaultRecord<Kind> | undefined> {
    return this.#read((contents) => findRecord(contents, kind, id));
  }

  async add<Kind extends RecordKind>(kind: Kind, value: RecordValues[Kind]): Promise<VaultRecord<Kind>> {
    const entry = { id: this.#newId(), value };
    const after = await this.#change(() => planAdd(kind, [entry]));
    return structuredClone(takeRecord(after, kind, entry.id));
  }

  async addAll<Kind extends RecordKind>(kind: Kind, values: RecordValues[Kind][]): Promise<VaultRecord<Kind>[]> {
    const entries = values.map((value) => ({ id: this.#newId(), value }));
    const after = await this.#change(() => planAdd(kind, entries));
    return structuredClone(entries.map(({ id }) => takeRecord(after, kind, id)));
  }

  async update<Kind extends RecordKind>(
    kind: Kind,
    id: string,
    change: (value: RecordValues[Kind]) => RecordValues[Kind],
  ): Promise<VaultRecord<Kind>> {
    const after = await this.#change((contents) => planUpdateAll(contents, kind, [id], change));
    return structuredClone(takeRecord(after, kind, id));
  }

  async updateAll<Kind extends RecordKind>(
    kind: Kind,
    ids: readonly string[],
    change: (value: RecordValues[Kind], id: string) => RecordValues[Kind],
  ): Promise<VaultRecord<Kind>[]> {
    const after = await this.#change((contents) => planUpdateAll(contents, kind, ids, change));
    return structuredClone(ids.map((id) => takeRecord(after, kind, id)));
  }

  async trash(...ids: string[]): Promise<void> {
    await this.#change((contents) => planTrash(contents, ids, this.#clock()));
  }

  async restore(...ids: string[]): Promise<void> {
    await this.#change((contents) => planRestore(contents, ids));
  }

  listTrash(): Promise<VaultRecord[]> {
    return this.#read(({ records }) =>
      [...records.values()]
        .filter((record) => !isKept(record))
        .sort((a, b) => (b.trashedAtMs ?? 0) - (a.trashedAtMs ?? 0)),
    );
  }

  async purge(...ids: string[]): Promise<void> {
    await this.#change((contents) => planPurge(contents, ids));
  }

  async purgeTrashOlderThan(ageMs: number): Promise<number> {
    const trashedBeforeMs = this.#clock() - ageMs;
    const ids = (await this.listTrash())
      .filter(({ trashedAtMs = trashedBeforeMs }) => trashedAtMs < trashedBeforeMs)
      .map(({ id }) => id);
    if (ids.length > 0) await this.purge(...ids);
    return ids.length;
  }

  unlockWithRecoveryCode(): Promise<void> {
    return notYet();
  }
  unlockWithPasskey(): Promise<void> {
    return notYet();
  }
  passkeyRequests(): Promise<PasskeyRequest[]> {
    return Promise.resolve([]);
  }
  startOver(): Promise<void> {
    return notYet();
  }
  async slots(): Promise<SlotInfo[]> {
    const { slots } = await existingHeaderIn(await this.#store.readMeta());
    return slots.map(({ id, kind }) => ({ id, kind, name: '' }));
  }
  changePassphrase(): Promise<void> {
    return notYet();
  }
  resetPassphrase(): Promise<void> {
    return notYet();
  }
  addRecoveryCode(): Promise<{ code: string }> {
    return notYet();
  }
  addPasskey(): Promise<SlotInfo> {
    return notYet();
  }
  removeSlot(): Promise<void> {
    return notYet();
  }
  renewKey(): Promise<{ ended: SlotInfo[] }> {
    return notYet();
  }
  snapshots(): Promise<SnapshotInfo[]> {
    return Promise.resolve([]);
  }
  goBack(): Promise<{ damaged: DamagedRecord[] }> {
    return Promise.reject(new VaultError('not-found'));
  }

  inspect(): Promise<VaultDamage> {
    return this.#read(({ damaged, manifest }) => ({
      damaged: [...damaged.values()],
      complete: manifest !== undefined,
    }));
  }

  repair(): Promise<void> {
    return this.#inTurn(async (lockings) => (await this.#opened(lockings)).repair());
  }

  #newId(): string {
    return toHex(this.#random(16));
  }

  #inTurn<Result>(task: (lockings: number) => Promise<Result>): Promise<Result> {
    const lockings = this.#lockings;
    return this.#queue(async () => {
      this.#refuseIfLockedSince(lockings);
      return task(lockings);
    });
  }

  /** The result is a copy, so that no caller can change what is remembered. */
  #read<Result>(look: (contents: Contents) => Result): Promise<Result> {
    return this.#inTurn(async (lockings) => structuredClone(look(await (await this.#opened(lockings)).read())));
  }

  #change(makePlan: (contents: Contents) => Plan): Promise<Contents> {
    return this.#inTurn(async (lockings) => (await this.#opened(lockings)).change(makePlan));
  }

  /** Opened with the key that is held, as after the worker was stopped. Throws `locked` where none is. */
  async #opened(lockings: number): Promise<OpenVault> {
    const vaultKey = await this.#keys.get();
    if (vaultKey === undefined) {
      this.#openVault?.close();
      this.#openVault = undefined;
      throw new VaultError('locked');
    }
    if (this.#openVault !== undefined) return this.#openVault;
    const { vaultId } = await existingHeaderIn(await this.#store.readMeta());
    const vaultKeys = await deriveVaultKeys(new Uint8Array(vaultKey), vaultId);
    this.#refuseIfLockedSince(lockings);
    this.#openVault = new OpenVault(this.#store, vaultKeys, this.#random);
    return this.#openVault;
  }

  async #holdKey(vaultKey: Bytes, lockings: number): Promise<void> {
    this.#refuseIfLockedSince(lockings);
    this.#openVault = undefined;
    await this.#keys.set(vaultKey);
    if (lockings !== this.#lockings) await this.#keys.clear();
    this.#refuseIfLockedSince(lockings);
  }

  #refuseIfLockedSince(lockings: number): void {
    if (lockings !== this.#lockings) throw new VaultError('locked');
  }

  async #refuseTooEarly(stored: Attempts): Promise<Attempts> {
    const nowMs = this.#clock();
    const attempts = settleAttempts(stored, nowMs);
    if (attempts !== stored) await this.#store.writeAttempts(attempts);
    const allowedAtMs = nextAttemptAtMs(attempts);
    if (nowMs < allowedAtMs) throw new VaultError('too-early', { allowedAtMs });
    return attempts;
  }

  async #refuseWrongPassphrase({ failures }: Attempts): Promise<never> {
    const nowMs = this.#clock();
    const attempts = { failures: failures + 1, lastFailureAtMs: nowMs };
    await this.#store.writeAttempts(attempts);
    const allowedAtMs = nextAttemptAtMs(attempts);
    throw new VaultError('wrong-passphrase', allowedAtMs > nowMs ? { allowedAtMs } : {});
  }
}

interface OpenedSlot {
  slot: Slot;
  vaultKey: Bytes;
}

/** Undefined only where there is no vault, nor any part of one. */
async function headerIn({ header, manifest, attempts, recordCount }: StoredMeta): Promise<Header | undefined> {
  if (header !== undefined) return readHeader(header);
  if (manifest === undefined && attempts === undefined && recordCount === 0) return undefined;
  throw new VaultError('damaged', { detail: 'header' });
}

async function existingHeaderIn(meta: StoredMeta): Promise<Header> {
  const header = await headerIn(meta);
  if (header === undefined) throw new VaultError('none');
  return header;
}

function refuseWithoutSlots({ slots }: Header): void {
  if (slots.length === 0) throw new VaultError('damaged', { detail: 'no key slot is intact' });
}

async function openAnySlot({ vaultId, slots }: Header, passphrase: string): Promise<OpenedSlot | undefined> {
  for (const slot of slots) {
    const vaultKey = await openPassphraseSlot(vaultId, slot, passphrase);
    if (vaultKey !== undefined) return { slot, vaultKey };
  }
  return undefined;
}

/** A slot that the vault no longer lists was put back: the passphrase that it answers to was given up. */
async function refuseRetiredSlot(
  { vaultId }: Header,
  { slot, vaultKey }: OpenedSlot,
  storedManifest: unknown,
): Promise<void> {
  const manifest = await openManifest(await deriveVaultKeys(vaultKey, vaultId), storedManifest);
  if (manifest === undefined || manifest.slots.get(slot.id) === toHex(slot.checksum)) return;
  throw new VaultError('damaged', { detail: 'a retired key slot' });
}

/** For a failure to write that the count of wrong tries is over: it must not keep out who had the right one. */
function keepCounting(): void {
  return undefined;
}

/** Lands with the second version of the format. */
function notYet(): Promise<never> {
  return Promise.reject(new VaultError('storage-refused', { detail: 'this part of the vault is being built' }));
}
