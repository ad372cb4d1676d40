import { type Bytes, equalBytes, toHex } from '../lib/bytes';
import { createQueue } from '../lib/queue';
import { calibrateKdf } from './calibration';
import { type Contents, type DamagedRecord, isComplete, type RecordList, type VaultDamage } from './contents';
import type { Credential, NewPasskey, PasskeyRequest, SlotInfo } from './credentials';
import { Doorkeeper, existingHeaderIn, headerIn, refuseWithoutSlots, type Admitted } from './doorkeeper';
import type { RandomBytes } from './envelope';
import { VaultError } from './errors';
import { deriveVaultKeys, formatVersion } from './format';
import { isStrongEnough, type KdfParameters, normalizePassphrase } from './kdf';
import { listSlots, sealManifest } from './manifest';
import { OpenVault } from './open-vault';
import { findRecord, isKept, type Plan, planAdd, planRestore, planTrash, planUpdateAll, takeRecord } from './plans';
import { copyOf, isRecordOf, type NewRecord, type RecordKind, type RecordValues, type VaultRecord } from './records';
import { createRecoveryCode, readRecoveryCode } from './recovery-code';
import {
  createPassphraseSlot,
  createPasskeySlot,
  createRecoveryCodeSlot,
  isPasskeySlot,
  isSlotOfPasskey,
  openSlot,
  type Slot,
  slotInfo,
  type SlotMaking,
} from './slots';
import type { SnapshotInfo } from './snapshot-info';
import { createVaultStore, type VaultStore } from './store';
import type { KeyHolder, VaultMarker, VaultOptions } from './surroundings';

/** In Unicode code points (NIST SP 800-63B section 5.1.1). */
const minimumPassphraseLength = 8;

interface Opened {
  vault: OpenVault;
  vaultKey: Bytes;
  vaultId: string;
}

/** A vault in IndexedDB. What its methods promise is written in `Vault`. */
export class StoredVault {
  readonly #store: VaultStore;
  readonly #doorkeeper: Doorkeeper;
  readonly #keys: KeyHolder;
  readonly #marker: VaultMarker | undefined;
  readonly #clock: () => number;
  readonly #random: RandomBytes;
  readonly #queue = createQueue();
  #kdf: KdfParameters | undefined;
  #opened: Opened | undefined;
  /** How often it was locked: what was asked before a locking must not open the vault after it. */
  #lockings = 0;
  /** While no key is held because another takes its place: the vault is open all the same, unless it is locked then. */
  #renewingSince: number | undefined;

  constructor({ database = 'latchkey-vault', keys, marker, clock, random, kdf }: VaultOptions) {
    this.#store = createVaultStore(database);
    this.#doorkeeper = new Doorkeeper(this.#store, clock);
    this.#keys = keys;
    this.#marker = marker;
    this.#clock = clock;
    this.#random = random ?? ((length) => crypto.getRandomValues(new Uint8Array(length)));
    this.#kdf = kdf;
  }

  async state(): Promise<'none' | 'lost' | 'locked' | 'open'> {
    const header = await headerIn(await this.#store.readMeta());
    if (header === undefined) return (await this.#wasHere()) ? 'lost' : 'none';
    if (this.#renewingSince === this.#lockings || (await this.#keys.get()) !== undefined) return 'open';
    refuseWithoutSlots(header);
    return 'locked';
  }

  create(passphrase: string): Promise<void> {
    return this.#inTurn(async (lockings) => {
      refuseShort(passphrase);
      if (await this.#isLost()) throw new VaultError('lost');
      const vaultId = toHex(this.#random(16));
      const vaultKey: Bytes = new Uint8Array(this.#random(32));
      const slots = [await this.#passphraseSlot({ vaultId, vaultKey }, passphrase)];
      const vaultKeys = await deriveVaultKeys(vaultKey, vaultId);
      const empty = { slots: listSlots(slots), buckets: new Map(), snapshots: new Map() };
      const manifest = await sealManifest(vaultKeys, 1, empty, this.#random);
      const created = await this.#store.create({ formatVersion, vaultId, slots }, manifest);
      if (!created) throw new VaultError('exists');
      await this.#mark(vaultId);
      await this.#holdKey(vaultKey, lockings);
    });
  }

  unlock(passphrase: string): Promise<void> {
    return this.#unlockWith({ kind: 'passphrase', passphrase });
  }

  unlockWithRecoveryCode(code: string): Promise<void> {
    return this.#unlockWith({ kind: 'recovery-code', code });
  }

  unlockWithPasskey(credentialId: Uint8Array, prfOutput: Uint8Array): Promise<void> {
    return this.#unlockWith({ kind: 'passkey', credentialId, prfOutput });
  }

  async passkeyRequests(): Promise<PasskeyRequest[]> {
    const header = await headerIn(await this.#store.readMeta());
    const passkeys = (header?.slots ?? []).filter(isPasskeySlot);
    return passkeys.map(({ credentialId, salt, rpId }) => ({ credentialId, prfSalt: salt, rpId }));
  }

  async lock(): Promise<void> {
    this.#lockings++;
    this.#close();
    await this.#keys.clear();
  }

  async startOver(): Promise<void> {
    await this.lock();
    await this.#inTurn(async () => {
      await this.#store.destroy();
      await this.#marker?.clear();
    });
  }

  slots(): Promise<SlotInfo[]> {
    return this.#withOpen(async ({ vault }) => (await vault.slots()).map(slotInfo));
  }

  changePassphrase(proof: Credential, next: string): Promise<void> {
    return this.#withOpen(async (opened) => {
      refuseShort(next);
      await this.#doorkeeper.admit(proof);
      const added = await this.#passphraseSlot(opened, next);
      await opened.vault.changeSlots((slots) => [...slots.filter(({ kind }) => kind !== 'passphrase'), added]);
    });
  }

  addRecoveryCode(): Promise<{ code: string }> {
    return this.#withOpen(async (opened) => {
      const code = createRecoveryCode(this.#random);
      const added = await createRecoveryCodeSlot(this.#making(opened), readRecoveryCode(code) ?? '');
      await opened.vault.changeSlots((slots) => [...slots.filter(({ kind }) => kind !== 'recovery-code'), added]);
      return { code };
    });
  }

  addPasskey(passkey: NewPasskey): Promise<SlotInfo> {
    return this.#withOpen(async (opened) => {
      const added = await createPasskeySlot(this.#making(opened), passkey);
      const isOther = (slot: Slot) => !isSlotOfPasskey(slot, passkey.credentialId);
      await opened.vault.changeSlots((slots) => [...slots.filter(isOther), added]);
      return slotInfo(added);
    });
  }

  removeSlot(id: string): Promise<void> {
    return this.#withOpen(({ vault }) =>
      vault.changeSlots((slots) => {
        if (!slots.some((slot) => slot.id === id)) throw new VaultError('not-found');
        return slots.filter((slot) => slot.id !== id);
      }),
    );
  }

  renewKey(proof: Credential, nextPassphrase: string): Promise<{ ended: SlotInfo[] }> {
    return this.#withOpen(async (opened, lockings) => {
      refuseShort(nextPassphrase);
      const admitted = await this.#doorkeeper.admit(proof);
      await refuseUnchanged(admitted.header.slots, opened.vaultId, nextPassphrase);
      const ended = (await opened.vault.slots()).filter(({ kind }) => kind !== 'passphrase').map(slotInfo);
      await this.#renewWith(nextPassphrase, opened, admitted, lockings);
      return { ended };
    });
  }

  /** A worker that is stopped halfway leaves no key behind rather than the wrong one. */
  async #renewWith(
    passphrase: string,
    { vault, vaultId }: Opened,
    admitted: Admitted,
    lockings: number,
  ): Promise<void> {
    const vaultKey: Bytes = new Uint8Array(this.#random(32));
    const slot = await this.#passphraseSlot({ vaultId, vaultKey }, passphrase);
    const keys = await deriveVaultKeys(vaultKey, vaultId);
    this.#renewingSince = lockings;
    try {
      await this.#keys.clear();
      await vault.renew(keys, slot);
      await this.#holdKey(vaultKey, lockings);
    } catch (error) {
      await this.#holdKeyOf(admitted, lockings);
      throw error;
    } finally {
      this.#renewingSince = undefined;
    }
  }

  list<Kind extends RecordKind>(kind: Kind): Promise<RecordList<Kind>> {
    return this.#read((contents) => ({
      records: [...contents.records.values()].filter((record) => isRecordOf(record, kind)).filter(isKept),
      damaged: [...contents.damaged.values()].filter((record) => record.kind === kind),
      complete: isComplete(contents),
    }));
  }

  get<Kind extends RecordKind>(kind: Kind, id: string): Promise<VaultRecord<Kind> | undefined> {
    return this.#read((contents) => findRecord(contents, kind, id));
  }

  async add<Kind extends RecordKind>(kind: Kind, value: RecordValues[Kind]): Promise<VaultRecord<Kind>> {
    const entry = { id: this.#newId(), value };
    const after = await this.#change(() => planAdd(kind, [entry]));
    return copyOf(takeRecord(after, kind, entry.id));
  }

  async addAll<Kind extends RecordKind>(kind: Kind, values: RecordValues[Kind][]): Promise<VaultRecord<Kind>[]> {
    const entries = values.map((value) => ({ id: this.#newId(), value }));
    const after = await this.#change(() => planAdd(kind, entries));
    return copyOf(entries.map(({ id }) => takeRecord(after, kind, id)));
  }

  async addRecords(records: readonly NewRecord[]): Promise<string[]> {
    const put = records.map(({ kind, value }) => ({ id: this.#newId(), kind, revision: 1, value }));
    await this.#change(() => ({ kind: 'add', put }));
    return put.map(({ id }) => id);
  }

  async update<Kind extends RecordKind>(
    kind: Kind,
    id: string,
    change: (value: RecordValues[Kind]) => RecordValues[Kind],
  ): Promise<VaultRecord<Kind>> {
    const after = await this.#change((contents) => planUpdateAll(contents, kind, [id], change));
    return copyOf(takeRecord(after, kind, id));
  }

  async updateAll<Kind extends RecordKind>(
    kind: Kind,
    ids: readonly string[],
    change: (value: RecordValues[Kind], id: string) => RecordValues[Kind],
  ): Promise<VaultRecord<Kind>[]> {
    const after = await this.#change((contents) => planUpdateAll(contents, kind, ids, change));
    return copyOf(ids.map((id) => takeRecord(after, kind, id)));
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

  purge(...ids: string[]): Promise<void> {
    return this.#withOpen(({ vault }) => vault.purge(() => ids));
  }

  purgeTrashOlderThan(ageMs: number): Promise<number> {
    return this.#withOpen(async ({ vault }) => {
      const trashedBeforeMs = this.#clock() - ageMs;
      const isOver = ({ trashedAtMs = Infinity }: VaultRecord) => trashedAtMs < trashedBeforeMs;
      const overIn = ({ records }: Contents) => [...records.values()].filter(isOver).map(({ id }) => id);
      let ids = overIn(await vault.read());
      if (ids.length > 0) await vault.purge((contents) => (ids = overIn(contents)));
      return ids.length;
    });
  }

  inspect(): Promise<VaultDamage> {
    return this.#withOpen(async ({ vault }) => {
      const contents = await vault.read();
      return {
        damaged: copyOf([...contents.damaged.values()]),
        complete: isComplete(contents),
        damagedBuckets: [...contents.damagedBuckets],
        damagedSnapshots: await vault.damagedSnapshots(),
      };
    });
  }

  repair(): Promise<void> {
    return this.#withOpen(({ vault }) => vault.repair());
  }

  snapshots(): Promise<SnapshotInfo[]> {
    return this.#withOpen(({ vault }) => vault.snapshots());
  }

  goBack(snapshotId: number): Promise<{ damaged: DamagedRecord[] }> {
    return this.#withOpen(async ({ vault }) => ({ damaged: await vault.goBack(snapshotId) }));
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

  #withOpen<Result>(task: (opened: Opened, lockings: number) => Promise<Result>): Promise<Result> {
    return this.#inTurn(async (lockings) => task(await this.#open(lockings), lockings));
  }

  /** The result is a copy, so that no caller can change what is remembered. */
  #read<Result>(look: (contents: Contents) => Result): Promise<Result> {
    return this.#withOpen(async ({ vault }) => copyOf(look(await vault.read())));
  }

  #change(makePlan: (contents: Contents) => Plan): Promise<Contents> {
    return this.#withOpen(({ vault }) => vault.change(makePlan));
  }

  #unlockWith(credential: Credential): Promise<void> {
    return this.#inTurn(async (lockings) => {
      const admitted = await this.#doorkeeper.admit(credential);
      await this.#holdKeyOf(admitted, lockings);
      this.#refuseIfLockedSince(lockings);
      await this.#mark(admitted.header.vaultId);
      await this.#strengthen(admitted, credential, lockings);
    });
  }

  /** A passphrase that is stretched by less than today's minimum is stretched anew, now that it is known. */
  async #strengthen({ slot }: Admitted, credential: Credential, lockings: number): Promise<void> {
    if (credential.kind !== 'passphrase' || slot.kind !== 'passphrase' || isStrongEnough(slot.kdf)) return;
    if (!isStrongEnough(await this.#newKdf())) return;
    const opened = await this.#open(lockings);
    const stronger = await this.#passphraseSlot(opened, credential.passphrase);
    const replace = (slots: readonly Slot[]) => slots.map((each) => (each.id === slot.id ? stronger : each));
    await opened.vault.changeSlots(replace).catch(strengthenNextTime);
  }

  /** Opened with the key that is held, as after the worker was stopped. Throws `locked` where none is. */
  async #open(lockings: number): Promise<Opened> {
    const held = await this.#keys.get();
    if (held === undefined) {
      this.#close();
      throw new VaultError('locked');
    }
    if (this.#opened !== undefined && equalBytes(this.#opened.vaultKey, held)) return this.#opened;
    const { vaultId } = await existingHeaderIn(await this.#store.readMeta());
    const vaultKey = new Uint8Array(held);
    const vaultKeys = await deriveVaultKeys(vaultKey, vaultId);
    this.#refuseIfLockedSince(lockings);
    this.#close();
    const vault = new OpenVault(this.#store, vaultKeys, this.#random, this.#clock);
    this.#opened = { vault, vaultKey, vaultId };
    return this.#opened;
  }

  #close(): void {
    this.#opened?.vault.close();
    this.#opened = undefined;
  }

  /** Not where it was locked meanwhile. */
  async #holdKey(vaultKey: Bytes, lockings: number): Promise<void> {
    if (lockings !== this.#lockings) return;
    this.#close();
    await this.#keys.set(vaultKey);
    if (lockings !== this.#lockings) await this.#keys.clear();
  }

  /** Throws `locked` where another worker has meanwhile ended the slot: its key may be the vault's no more. */
  async #holdKeyOf({ slot, vaultKey }: Admitted, lockings: number): Promise<void> {
    await this.#holdKey(vaultKey, lockings);
    try {
      if (!(await this.#doorkeeper.stillAdmits(slot))) throw new VaultError('locked');
    } catch (error) {
      await this.#keys.clear();
      throw error;
    }
  }

  #refuseIfLockedSince(lockings: number): void {
    if (lockings !== this.#lockings) throw new VaultError('locked');
  }

  async #passphraseSlot(of: Pick<SlotMaking, 'vaultId' | 'vaultKey'>, passphrase: string): Promise<Slot> {
    return createPassphraseSlot(this.#making(of), passphrase, await this.#newKdf());
  }

  #making({ vaultId, vaultKey }: Pick<SlotMaking, 'vaultId' | 'vaultKey'>): SlotMaking {
    return { vaultId, vaultKey, nowMs: this.#clock(), random: this.#random };
  }

  async #newKdf(): Promise<KdfParameters> {
    this.#kdf ??= await calibrateKdf(this.#clock);
    return this.#kdf;
  }

  async #isLost(): Promise<boolean> {
    const meta = await this.#store.readMeta();
    return meta.isEmpty && (await this.#wasHere());
  }

  /** Where the marker does not answer, it cannot be told that there never was a vault. */
  async #wasHere(): Promise<boolean> {
    try {
      return (await this.#marker?.get()) !== undefined;
    } catch (cause) {
      throw new VaultError('storage-failed', { cause, detail: 'marker' });
    }
  }

  async #mark(vaultId: string): Promise<void> {
    try {
      if (this.#marker !== undefined && (await this.#marker.get()) !== vaultId) await this.#marker.set(vaultId);
    } catch {
      // The vault is there all the same, and is marked when it is next unlocked.
    }
  }
}

function refuseShort(passphrase: string): void {
  const { length } = Array.from(normalizePassphrase(passphrase));
  if (length < minimumPassphraseLength) throw new VaultError('passphrase-too-short');
}

async function refuseUnchanged(slots: readonly Slot[], vaultId: string, passphrase: string): Promise<void> {
  for (const slot of slots) {
    const opened = await openSlot(vaultId, slot, { kind: 'passphrase', passphrase });
    if (opened !== undefined) throw new VaultError('passphrase-unchanged');
  }
}

/** For a failure to store the stronger slot: it must not keep out who had the right passphrase. */
function strengthenNextTime(): void {
  return undefined;
}
