import { RequestRefusal } from './error-view';

/** One task at a time. A task that is aborted makes room for the next at once, and what interrupts it ends in silence. */
export class SingleTask {
  #controller: AbortController | undefined;

  get isUnderWay(): boolean {
    return this.#controller?.signal.aborted === false;
  }

  abort(): void {
    this.#controller?.abort();
  }

  /** `giveUp` is called with what escapes the task, which is then thrown on. Throws `RequestRefusal` `busy`. */
  async run(
    task: (signal: AbortSignal) => Promise<void>,
    giveUp: (error: unknown, signal: AbortSignal) => Promise<void>,
  ): Promise<void> {
    if (this.isUnderWay) throw new RequestRefusal('busy');
    const controller = new AbortController();
    this.#controller = controller;
    const { signal } = controller;
    try {
      await task(signal);
    } catch (error) {
      if (signal.aborted) return;
      await giveUp(error, signal);
      throw error;
    } finally {
      if (this.#controller === controller) this.#controller = undefined;
    }
  }
}
