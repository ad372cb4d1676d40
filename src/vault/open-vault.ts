import { toHex } from '../lib/bytes';
import { type Entries, openBucket, readBucketRow } from './buckets';
import {
  entriesOf,
  isTimeToDrop,
  sealAnew,
  type SealedChange,
  type Sealing,
  sealLists,
  sealPlan,
  sealPurge,
  sealSlots,
  type WholeContents,
} from './changes';
import { type Contents, type DamagedRecord, isComplete, openContents } from './contents';
import type { RandomBytes } from './envelope';
import { VaultError } from './errors';
import { formatVersion, type VaultKeys } from './format';
import { readHeader, upgradedHeader } from './header';
import { listSlots, type Manifest, stampOf } from './manifest';
import { openPast } from './past';
import { checkPurge, type Plan, planGoBack } from './plans';
import type { Slot } from './slots';
import type { SnapshotInfo } from './snapshot-info';
import { openSnapshot, readSnapshotRow, type Snapshot } from './snapshots';
import type { StoredContents, VaultStore } from './store';

/** The contents of an unlocked vault. Its calls must not overlap: `Vault` makes them one after another. */
export class OpenVault {
  readonly #store: VaultStore;
  readonly #sealing: Sealing;
  readonly #clock: () => number;
  /** What was opened once is not opened again until the database shows another manifest. */
  #contents: Contents | undefined;
  #closed = false;

  constructor(store: VaultStore, keys: VaultKeys, random: RandomBytes, clock: () => number) {
    this.#store = store;
    this.#sealing = { keys, random };
    this.#clock = clock;
  }

  get #keys(): VaultKeys {
    return this.#sealing.keys;
  }

  /** Calls that are under way end with `locked`, but for a change that is being stored already: that is finished. */
  close(): void {
    this.#closed = true;
    this.#contents = undefined;
  }

  /** What an earlier version wrote is rewritten first. */
  async read(): Promise<Contents> {
    for (;;) {
      const contents = (await this.#remembered()) ?? (await this.#readAnew());
      if (contents !== undefined) return contents;
    }
  }

  /**
   * Makes a plan from the contents and stores it in one transaction. Where another has changed the vault meanwhile, the
   * plan is made anew, so `makePlan` may run more than once; where it throws, nothing changes.
   */
  change(makePlan: (contents: Contents) => Plan): Promise<Contents> {
    return this.#changeWhole((before) => this.#sealPlan(before, makePlan(before)));
  }

  /** Throws `not-found` where one is neither in the trash nor damaged. */
  async purge(choose: (contents: Contents) => readonly string[]): Promise<void> {
    await this.#changeWhole(async (before) => {
      const ids = checkPurge(before, choose(before));
      const [buckets, snapshots] = [await this.#store.readPastBuckets(), await this.#store.readSnapshots()];
      return sealPurge(this.#sealing, before, ids, { buckets, snapshots });
    });
  }

  /** The last first. */
  async snapshots(): Promise<SnapshotInfo[]> {
    const { intact } = await this.#openSnapshots();
    return intact.map(({ buckets: _, ...info }) => info).sort((a, b) => b.id - a.id);
  }

  async damagedSnapshots(): Promise<number[]> {
    return (await this.#openSnapshots()).damaged;
  }

  async goBack(snapshotId: number): Promise<DamagedRecord[]> {
    let damaged: DamagedRecord[] = [];
    await this.#changeWhole(async (before) => {
      const then = await openPast(this.#keys, this.#store, before, snapshotId);
      damaged = then.damaged;
      return this.#sealPlan(before, planGoBack(before, then, this.#clock()));
    });
    return damaged;
  }

  /** The slots that the vault lists. */
  async slots(): Promise<Slot[]> {
    return this.#slotsOf(await this.read());
  }

  /** `change` is given the slots that the vault lists, and may run more than once; what it leaves out ends. */
  async changeSlots(change: (slots: readonly Slot[]) => Slot[]): Promise<void> {
    await this.#changeWhole(async (before) => {
      const slots = change(await this.#slotsOf(before));
      if (slots.length === 0) throw new VaultError('last-slot');
      const { change: stored, after } = await sealSlots(this.#sealing, before, listSlots(slots));
      return { change: { ...stored, header: this.#headerWith(slots) }, after };
    });
  }

  /**
   * Everything anew under other keys, with that slot alone. These contents open no more: close them. Throws `damaged`
   * where a record does not open, since it could not be sealed anew.
   */
  async renew(keys: VaultKeys, slot: Slot): Promise<void> {
    await this.#changeWhole(async (before) => {
      if (before.damaged.size > 0) throw new VaultError('damaged', { detail: 'a record' });
      const sealing = { ...this.#sealing, keys };
      const { change, after } = await sealAnew(sealing, before, listSlots([slot]));
      return { change: { ...change, header: this.#headerWith([slot]) }, after };
    });
  }

  /** Lists anew the records that open by themselves, and the snapshots where their list is lost. */
  async repair(): Promise<void> {
    for (;;) {
      const { stored, before, lists, slots, snapshots } = await this.#salvage();
      const { change, after } = await sealLists(this.#sealing, before, { slots, snapshots }, lists);
      if (await this.#commit({ change: { ...change, header: upgradedHeader(stored.header) }, after })) break;
    }
    this.#contents = undefined;
  }

  async #salvage() {
    const stored = await this.#readStored();
    const asListed = await openContents(this.#keys, stored);
    const { records } = await openContents(this.#keys, { ...stored, manifest: undefined });
    const known = await this.#knownEntries(stored);
    const snapshots = asListed.manifest?.snapshots ?? (await this.#knownSnapshots());
    const revisions = [...known.values()].map(({ since }) => since);
    const lastKnown = [...revisions, ...snapshots.keys()].reduce((last, revision) => Math.max(last, revision), 0);
    const before = { ...asListed, revision: asListed.manifest === undefined ? lastKnown : asListed.revision };
    const lists = entriesOf(records.values(), before.revision + 1, ({ id, kind, revision }) => {
      const entry = known.get(id);
      return entry?.revision === revision && entry.kind === kind ? entry : undefined;
    });
    const slots = asListed.manifest?.slots ?? listSlots((await readHeader(stored.header)).slots);
    return { stored, before, lists, slots, snapshots };
  }

  async #changeWhole(sealChange: (before: WholeContents) => Promise<SealedChange>): Promise<Contents> {
    for (;;) {
      const sealed = await sealChange(whole(await this.read()));
      if (await this.#commit(sealed)) return sealed.after;
    }
  }

  async #sealPlan(before: WholeContents, plan: Plan): Promise<SealedChange> {
    const stored = isTimeToDrop(before, plan) ? await this.#store.readSnapshots() : undefined;
    return sealPlan(this.#sealing, before, plan, this.#clock(), stored);
  }

  /** False, with nothing changed, where the database has meanwhile changed. */
  async #commit({ change, after }: SealedChange): Promise<boolean> {
    this.#refuseIfClosed();
    this.#contents = undefined;
    const stored = await this.#store.commit(change);
    if (stored && !this.#closed) this.#contents = after;
    return stored;
  }

  async #remembered(): Promise<Contents | undefined> {
    const contents = this.#contents;
    if (contents === undefined) return undefined;
    return stampOf(await this.#store.readManifest()) === contents.stamp ? contents : undefined;
  }

  /** Undefined where it was outdated, and has been rewritten, or another has changed it meanwhile. */
  async #readAnew(): Promise<Contents | undefined> {
    const stored = await this.#readStored();
    const contents = await openContents(this.#keys, stored);
    this.#refuseIfClosed();
    if (contents.outdated) {
      const { slots, snapshots } = whole(contents).manifest;
      const { change, after } = await sealLists(this.#sealing, contents, { slots, snapshots }, contents.buckets);
      const header = upgradedHeader(stored.header);
      return (await this.#commit({ change: { ...change, header }, after })) ? after : undefined;
    }
    this.#contents = contents;
    return contents;
  }

  async #readStored(): Promise<StoredContents> {
    const stored = await this.#store.readContents();
    if (stored.header === undefined) throw new VaultError('damaged', { detail: 'header' });
    return stored;
  }

  /** What any bucket of ours that is stored says, whether the manifest names it or not. */
  async #knownEntries(stored: StoredContents): Promise<Entries> {
    const rows = stored.buckets.map(readBucketRow).filter((row) => row !== undefined);
    const opened = await Promise.all(rows.map((row) => openBucket(this.#keys, row)));
    return new Map(opened.flatMap((entries) => [...(entries ?? [])]));
  }

  /** Any of ours that are stored. */
  async #knownSnapshots(): Promise<Manifest['snapshots']> {
    const rows = (await this.#store.readSnapshots()).map(readSnapshotRow).filter((row) => row !== undefined);
    const opened = await Promise.all(
      rows.map(async (row) => {
        const iv = toHex(row.iv);
        const snapshot = await openSnapshot(this.#keys, row, { iv });
        return snapshot === undefined ? [] : [[snapshot.id, { iv, endedAtMs: snapshot.endedAtMs }] as const];
      }),
    );
    return new Map(opened.flat().sort(([a], [b]) => a - b));
  }

  async #openSnapshots(): Promise<{ intact: Snapshot[]; damaged: number[] }> {
    const refs = (await this.read()).manifest?.snapshots ?? new Map<number, never>();
    const rows = new Map((await this.#store.readSnapshots()).map((row) => [readSnapshotRow(row)?.id, row]));
    const opened = await Promise.all(
      Array.from(refs, async ([id, ref]) => ({ id, snapshot: await openSnapshot(this.#keys, rows.get(id), ref) })),
    );
    return {
      intact: opened.map(({ snapshot }) => snapshot).filter((snapshot) => snapshot !== undefined),
      damaged: opened.filter(({ snapshot }) => snapshot === undefined).map(({ id }) => id),
    };
  }

  /** Read after the contents: where they are outdated then, storing what is made from both fails. */
  async #slotsOf({ manifest }: Contents): Promise<Slot[]> {
    const { header } = await this.#store.readMeta();
    const { slots } = await readHeader(header);
    const listed = listSlots(slots);
    return slots.filter(({ id }) => manifest === undefined || manifest.slots.get(id) === listed.get(id));
  }

  #headerWith(slots: Slot[]) {
    return { formatVersion, vaultId: this.#keys.vaultId, slots };
  }

  #refuseIfClosed(): void {
    if (this.#closed) throw new VaultError('locked');
  }
}

function whole(contents: Contents): WholeContents {
  const { manifest } = contents;
  if (manifest === undefined || !isComplete(contents)) throw new VaultError('damaged', { detail: 'manifest' });
  return { ...contents, manifest };
}
