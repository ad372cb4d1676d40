import { defaultSettings } from '../../src/settings/settings';
import { describe, expect, it } from 'vitest';
import { type SnapshotPort, SnapshotPublisher } from '../../src/background/snapshots';
import type { Snapshot } from '../../src/messages/views';

/** A page's end of a port: what has come, and the means to go away. */
function createPort(): SnapshotPort & { received: Snapshot[]; disconnect: () => void } {
  const listeners: (() => void)[] = [];
  const received: Snapshot[] = [];
  return {
    received,
    postMessage: (snapshot) => received.push(snapshot),
    onDisconnect: { addListener: (listener) => listeners.push(listener) },
    disconnect() {
      for (const listener of listeners) listener();
    },
  };
}

function createPublisher(): { publisher: SnapshotPublisher; taken: () => number; settled: () => Promise<void> } {
  let count = 0;
  const publisher = new SnapshotPublisher(() => {
    count += 1;
    return Promise.resolve({
      vault: { state: 'locked' },
      accounts: [],
      damagedAccounts: count,
      profiles: [],
      sessions: [],
      automaticSites: [],
      settings: defaultSettings,
      mayClearClipboard: false,
      backup: { missing: 0, changed: 0 },
    });
  });
  return { publisher, taken: () => count, settled: () => new Promise((resolve) => setImmediate(resolve)) };
}

describe('the publisher of snapshots', () => {
  it('sends one to a page that connects, and one to every page after a change', async () => {
    const { publisher, settled } = createPublisher();
    const [first, second] = [createPort(), createPort()];
    publisher.connect(first);
    await settled();
    publisher.connect(second);
    await settled();
    publisher.changed();
    await settled();
    expect([first.received.length, second.received.length]).toEqual([3, 2]);
  });

  it('lets changes that come while a picture is being taken share the next one', async () => {
    const { publisher, taken, settled } = createPublisher();
    const port = createPort();
    publisher.connect(port);
    for (let i = 0; i < 10; i++) publisher.changed();
    await settled();
    expect(taken()).toBeLessThanOrEqual(2);
    expect(port.received.at(-1)?.damagedAccounts).toBe(taken());
  });

  it('takes no picture where nobody looks', async () => {
    const { publisher, taken, settled } = createPublisher();
    const port = createPort();
    publisher.connect(port);
    await settled();
    port.disconnect();
    publisher.changed();
    await settled();
    expect(taken()).toBe(1);
  });

  it('reaches the others where the port of a page that has just gone throws', async () => {
    const { publisher, settled } = createPublisher();
    const gone = createPort();
    publisher.connect({
      ...gone,
      postMessage() {
        throw new Error('Attempt to postMessage on disconnected port');
      },
    });
    const port = createPort();
    publisher.connect(port);
    await settled();
    const before = port.received.length;
    publisher.changed();
    await settled();
    expect(port.received).toHaveLength(before + 1);
  });
});
