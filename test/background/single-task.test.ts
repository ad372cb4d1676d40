import { describe, expect, it, vi } from 'vitest';
import { SingleTask } from '../../src/background/single-task';

const nothing = () => Promise.resolve();

/** A task that ends when it is told to, or when it is aborted. */
function createHeldTask(): { task: (signal: AbortSignal) => Promise<void>; end: () => void } {
  let end = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    end = resolve;
  });
  return {
    end,
    task: async (signal) => {
      await held;
      signal.throwIfAborted();
    },
  };
}

describe('a single task', () => {
  it('refuses another while it is under way, and takes one afterwards', async () => {
    const tasks = new SingleTask();
    const { task, end } = createHeldTask();
    const first = tasks.run(task, nothing);
    await expect(tasks.run(nothing, nothing)).rejects.toMatchObject({ code: 'busy' });
    end();
    await first;
    expect(tasks.isUnderWay).toBe(false);
    await tasks.run(nothing, nothing);
  });

  it('that is aborted makes room at once, ends in silence, and does not take the next one with it', async () => {
    const tasks = new SingleTask();
    const [first, second] = [createHeldTask(), createHeldTask()];
    const giveUp = vi.fn(nothing);
    const firstRun = tasks.run(first.task, giveUp);
    tasks.abort();
    const secondRun = tasks.run(second.task, nothing);
    first.end();
    await firstRun;
    expect(tasks.isUnderWay).toBe(true);
    second.end();
    await secondRun;
    expect(giveUp).not.toHaveBeenCalled();
  });

  it('that fails is given up, and says so', async () => {
    const tasks = new SingleTask();
    const giveUp = vi.fn(nothing);
    const failure = new Error('the disk is full');
    await expect(tasks.run(() => Promise.reject(failure), giveUp)).rejects.toBe(failure);
    expect(giveUp).toHaveBeenCalledWith(failure, expect.any(AbortSignal));
    expect(tasks.isUnderWay).toBe(false);
  });
});
