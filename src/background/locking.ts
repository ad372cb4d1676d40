import type { Settings } from '../settings/settings';
import type { Cell } from './cell';

/** What the browser knows of the person at this computer. */
export type Presence = 'active' | 'idle' | 'locked';

export interface LockingOptions {
  settings: () => Promise<Settings>;
  /** Wipes what only an open vault may leave in memory, and closes what is on the screen. */
  lock: () => Promise<void>;
  /** When this computer was last known to be in use, in memory that outlives the worker; empty while it is locked. */
  lastUse: Cell<number>;
  /** `active` where somebody has used this computer within so many seconds. */
  presence: (withinSeconds: number) => Promise<Presence>;
  /** Has `look` called at that time, or as soon after it as the browser allows. */
  wakeAt: (whenMs: number) => void;
  clock: () => number;
}

/** Two looks are never further apart, so that the last use is known to the minute. */
const lookEverySeconds = 60;

/**
 * Locks the vault when nobody has used this computer for the time that the person chose, when the system is locked, and
 * when that time has passed unseen: the browser tells nobody that the computer slept, so the time between two looks
 * counts as idle.
 */
export class Locking {
  readonly #options: LockingOptions;

  constructor(options: LockingOptions) {
    this.#options = options;
  }

  /** To be called when the vault was opened, and when the settings have changed since. */
  async begin(): Promise<void> {
    await this.#noteUse();
    await this.#wakeForNextLook();
  }

  async lock(): Promise<void> {
    await this.#options.lastUse.clear();
    await this.#options.lock();
  }

  /** To be called before anything is answered: an alarm may come late. */
  async lockIfDue(): Promise<void> {
    const lastUseMs = await this.#options.lastUse.get();
    if (lastUseMs === undefined) return;
    if (this.#options.clock() - lastUseMs >= (await this.#allowedIdleMs())) await this.lock();
  }

  async look(): Promise<void> {
    await this.presenceChanged(await this.#options.presence(lookEverySeconds));
  }

  async presenceChanged(presence: Presence): Promise<void> {
    await this.lockIfDue();
    if ((await this.#options.lastUse.get()) === undefined) return;
    if (presence === 'locked' && (await this.#options.settings()).lockOnSystemLock) return this.lock();
    if (presence === 'active') await this.#noteUse();
    await this.#wakeForNextLook();
  }

  #noteUse(): Promise<void> {
    return this.#options.lastUse.set(this.#options.clock());
  }

  async #wakeForNextLook(): Promise<void> {
    const idleMs = await this.#allowedIdleMs();
    if (idleMs === Infinity) return;
    const nowMs = this.#options.clock();
    const lastUseMs = (await this.#options.lastUse.get()) ?? nowMs;
    this.#options.wakeAt(Math.min(lastUseMs + idleMs, nowMs + lookEverySeconds * 1_000));
  }

  async #allowedIdleMs(): Promise<number> {
    const { lockAfterIdleMinutes } = await this.#options.settings();
    return lockAfterIdleMinutes === 'never' ? Infinity : lockAfterIdleMinutes * 60_000;
  }
}
