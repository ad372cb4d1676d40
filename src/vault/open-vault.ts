import { type Contents, openContents, type Plan, sealPlan } from './contents';
import type { RandomBytes } from './envelope';
import { VaultError } from './errors';
import type { VaultKeys } from './format';
import { readHeader } from './header';
import { listSlots, type Manifest, stampOf } from './manifest';
import type { StoredContents, VaultStore } from './store';

/** The contents of an unlocked vault. Its calls must not overlap: `Vault` makes them one after another. */
export class OpenVault {
  readonly #store: VaultStore;
  readonly #keys: VaultKeys;
  readonly #random: RandomBytes;
  /** What was opened once is not opened again until the database shows another manifest. */
  #contents: Contents | undefined;
  #closed = false;

  constructor(store: VaultStore, keys: VaultKeys, random: RandomBytes) {
    this.#store = store;
    this.#keys = keys;
    this.#random = random;
  }

  /** Calls that are under way end with `locked`, but for a change that is being stored already: that is finished. */
  close(): void {
    this.#closed = true;
    this.#contents = undefined;
  }

  async read(): Promise<Contents> {
    const contents = (await this.#remembered()) ?? (await openContents(this.#keys, await this.#readStored()));
    this.#refuseIfClosed();
    this.#contents = contents;
    return contents;
  }

  /**
   * Makes a plan from the contents and stores it in one transaction. Where another has changed the vault meanwhile, the
   * plan is made anew, so `makePlan` may run more than once; where it throws, nothing changes.
   */
  async change(makePlan: (contents: Contents) => Plan): Promise<Contents> {
    for (;;) {
      const before = await this.read();
      if (before.manifest === undefined) throw new VaultError('damaged', { detail: 'manifest' });
      const after = await this.#commit(before, before.manifest, makePlan(before));
      if (after !== undefined) return after;
    }
  }

  /** Lists anew the records that open by themselves. */
  async repair(): Promise<void> {
    for (;;) {
      const stored = await this.#readStored();
      const asListed = await openContents(this.#keys, stored);
      const { records } = await openContents(this.#keys, { ...stored, manifest: undefined });
      const slots = asListed.manifest?.slots ?? listSlots((await readHeader(stored.header)).slots);
      const after = await this.#commit(asListed, { slots, records }, { put: [], remove: [] });
      if (after !== undefined) break;
    }
    this.#contents = undefined;
  }

  /** Undefined where the database has meanwhile changed. */
  async #commit(before: Contents, manifest: Manifest, plan: Plan): Promise<Contents | undefined> {
    const { change, after } = await sealPlan(this.#keys, before, manifest, plan, this.#random);
    this.#refuseIfClosed();
    this.#contents = undefined;
    if (!(await this.#store.commit(change))) return undefined;
    if (!this.#closed) this.#contents = after;
    return after;
  }

  async #remembered(): Promise<Contents | undefined> {
    const contents = this.#contents;
    if (contents === undefined) return undefined;
    return stampOf(await this.#store.readManifest()) === contents.stamp ? contents : undefined;
  }

  async #readStored(): Promise<StoredContents> {
    const stored = await this.#store.readContents();
    if (stored.header === undefined) throw new VaultError('damaged', { detail: 'header' });
    return stored;
  }

  #refuseIfClosed(): void {
    if (this.#closed) throw new VaultError('locked');
  }
}
