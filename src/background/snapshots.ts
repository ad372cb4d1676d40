import type { Snapshot } from '../messages/views';

/** The part of `runtime.Port` that snapshots are sent on. */
export interface SnapshotPort {
  postMessage(snapshot: Snapshot): void;
  onDisconnect: { addListener(listener: () => void): void };
}

/** Sends every open page of ours the whole picture, at once when it connects and after every change. */
export class SnapshotPublisher {
  readonly #ports = new Set<SnapshotPort>();
  readonly #take: () => Promise<Snapshot>;
  #isTaking = false;
  #stale = false;

  constructor(take: () => Promise<Snapshot>) {
    this.#take = take;
  }

  connect(port: SnapshotPort): void {
    this.#ports.add(port);
    port.onDisconnect.addListener(() => this.#ports.delete(port));
    this.changed();
  }

  /** Changes that come while a picture is being taken share the next one. */
  changed(): void {
    this.#stale = true;
    if (this.#isTaking) return;
    this.#isTaking = true;
    void this.#publish();
  }

  /** The port of a page that has just gone throws before it is known to have gone; the others are not to miss anything. */
  #post(snapshot: Snapshot, port: SnapshotPort): void {
    try {
      port.postMessage(snapshot);
    } catch {
      this.#ports.delete(port);
    }
  }

  async #publish(): Promise<void> {
    try {
      while (this.#stale && this.#ports.size > 0) {
        this.#stale = false;
        const snapshot = await this.#take();
        for (const port of this.#ports) this.#post(snapshot, port);
      }
    } finally {
      this.#isTaking = false;
    }
  }
}
