import { type Bytes, toHex } from '../lib/bytes';
import { createQueue } from '../lib/queue';
import { type Attempts, nextAttemptAtMs, noAttempts, readAttempts, settleAttempts } from './attempts';
import type { Contents, DamagedRecord, Plan } from './contents';
import type { RandomBytes } from './envelope';
import { VaultError } from './errors';
import { deriveVaultKeys, formatVersion } from './format';
import { type Header, readHeader } from './header';
import { defaultKdfParameters, type KdfParameters, normalizePassphrase } from './kdf';
import { listSlots, openManifest, sealManifest } from './manifest';
import { OpenVault } from './open-vault';
import { findRecord, isKept, planAdd, planPurge, planRestore, planTrash, planUpdate, takeRecord } from './plans';
import { isRecordOf, type RecordKind, type RecordValues, type VaultRecord } from './records';
import { createPassphraseSlot, openPassphraseSlot, type Slot } from './slots';
import { createVaultStore, type StoredMeta, type VaultStore } from './store';

/** Where the key of an unlocked vault is kept: memory that outlives the worker, and ends with the browser. */
export interface KeyHolder {
  get(): Promise<Uint8Array | undefined>;
  set(key: Uint8Array): Promise<void>;
  clear(): Promise<void>;
}

export interface VaultOptions {
  /** The name of the IndexedDB database. */
  database?: string;
  keys: KeyHolder;
  clock: () => number;
  random?: RandomBytes;
  /** The cost of a new passphrase slot. */
  kdf?: KdfParameters;
}

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
 * Every method but `state` and `lock` may throw `VaultError` `locked`, `none`, `damaged`, `newer-version`,
 * `storage-full` and `storage-failed`; what else is said with each. A change that has resolved is on the disk; one that
 * threw has changed nothing, unless it was the disk that failed: then it has happened whole or not at all.
 */
export interface Vault {
  /** `none` only where nothing is stored. Throws as all do, but never `locked` or `none`. */
  state(): Promise<'none' | 'locked' | 'open'>;
  /** Leaves the vault open. Throws `exists`, `passphrase-too-short`. */
  create(passphrase: string): Promise<void>;
  /** Throws `wrong-passphrase`, `too-early`. */
  unlock(passphrase: string): Promise<void>;
  lock(): Promise<void>;

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

  /** Into the trash, all or none. Throws `not-found`. */
  trash(...ids: string[]): Promise<void>;
  /** Out of the trash, all or none. Throws `not-found`. */
  restore(...ids: string[]): Promise<void>;
  /** Of every kind, the last trashed first. */
  listTrash(): Promise<VaultRecord[]>;
  /** Ends records for good that are in the trash or damaged, all or none. Throws `not-found`. */
  purge(...ids: string[]): Promise<void>;

  inspect(): Promise<VaultDamage>;
  /**
   * Takes the records that open, as they were found, for the whole of the vault. What does not open stays where it is,
   * and is still told by `inspect`. To be asked for by a person who was told what is missing.
   */
  repair(): Promise<void>;
}

/** In Unicode code points (NIST SP 800-63B section 5.1.1). */
const minimumPassphraseLength = 8;

export function createVault(options: VaultOptions): Vault {
  return new StoredVault(options);
}

class StoredVault implements Vault {
  readonly #store: VaultStore;
  readonly #keys: KeyHolder;
  readonly #clock: () => number;
  readonly #random: RandomBytes;
  readonly #kdf: KdfParameters;
  readonly #queue = createQueue();
  #openVault: OpenVault | undefined;
  /** How often it was locked: what was asked before a locking must not open the vault after it. */
  #lockings = 0;

  constructor({ database = 'latchkey-vault', keys, clock, random, kdf }: VaultOptions) {
    this.#store = createVaultStore(database);
    this.#keys = keys;
    this.#clock = clock;
    this.#random = random ?? ((length) => crypto.getRandomValues(new Uint8Array(length)));
    this.#kdf = kdf ?? defaultKdfParameters;
  }

  async state(): Promise<'none' | 'locked' | 'open'> {
    const header = await headerIn(await this.#store.readMeta());
    if (header === undefined) return 'none';
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
    const after = await this.#change((contents) => planUpdate(contents, kind, id, change));
    return structuredClone(takeRecord(after, kind, id));
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
