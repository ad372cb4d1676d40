import { IDBFactory } from 'fake-indexeddb';
import type { StorageArea } from '../../src/background/cell';
import type { Presence } from '../../src/background/locking';
import { createServices, type Services, takeSnapshot, type WakeTask } from '../../src/background/services';
import { isTextOf } from '../../src/lib/fingerprint';
import type { SignInState } from '../../src/messages/views';
import type { Profile } from '../../src/profiles/profile';
import { createWeb, type Web } from './fill/web';
import { FakePages } from './pages';
import { cheapKdf, passphrase } from '../vault/support';

/** What a worker finds when it wakes: the browser's storage, and the time. */
export interface Machine {
  nowMs: number;
  local: StorageArea;
  session: StorageArea;
  /** When the worker has asked to be woken for the sign-in. */
  wakesAtMs: number[];
  /** What else it has asked to be woken for, and when. */
  alarms: Map<WakeTask, number>;
  presence: Presence;
  clipboard: string;
  mayClearClipboard: boolean;
  web: Web;
  pages: FakePages;
}

/** A machine with nothing on its disk. */
export function createMachine(): Machine {
  globalThis.indexedDB = new IDBFactory();
  return {
    nowMs: Date.UTC(2026, 2, 3, 4, 5, 6),
    local: createArea(),
    session: createArea(),
    wakesAtMs: [],
    alarms: new Map(),
    presence: 'active',
    clipboard: '',
    mayClearClipboard: false,
    web: createWeb(),
    pages: new FakePages(),
  };
}

export function startWorker(machine: Machine): Services {
  return servicesOn(machine, machine.session);
}

/**
 * Starts a worker that is stopped after so many writes to `storage.session`: the last is done, and from then on nothing
 * that it asks is answered. `stopped` resolves then.
 */
export function startDoomedWorker(machine: Machine, writes: number): { worker: Services; stopped: Promise<void> } {
  const { area, stopped } = stoppingArea(machine.session, writes);
  return { worker: servicesOn(machine, area), stopped };
}

function servicesOn(machine: Machine, session: StorageArea): Services {
  return createServices({
    local: machine.local,
    session,
    clock: () => machine.nowMs,
    kdf: cheapKdf,
    newId: () => crypto.randomUUID(),
    wakeAt: (task, whenMs) => {
      if (task === 'resume-sign-in') machine.wakesAtMs.push(whenMs);
      machine.alarms.set(task, whenMs);
    },
    presence: () => Promise.resolve(machine.presence),
    mayClearClipboard: () => Promise.resolve(machine.mayClearClipboard),
    clearClipboard: async (copy) => {
      if (await isTextOf(copy, machine.clipboard)) machine.clipboard = '';
    },
    fill: machine.web.surroundings((nowMs) => {
      machine.nowMs = Math.max(machine.nowMs, nowMs);
    }),
    openPage: () => Promise.resolve(),
    pages: machine.pages,
    changed: () => undefined,
  });
}

/** A worker with an open vault that is new. */
export async function startFreshWorker(machine: Machine): Promise<Services> {
  const worker = startWorker(machine);
  await worker.vault.create(passphrase);
  return worker;
}

/** Lets the time pass that the worker waits for, and wakes it, until the sign-in waits for no time any more. */
export async function passTheTime(machine: Machine, worker: Services): Promise<SignInState | undefined> {
  for (let state = await stateOf(worker); ; state = await stateOf(worker)) {
    if (state?.kind !== 'waiting-for-next-code') return state;
    machine.nowMs = Math.max(machine.nowMs, state.untilMs);
    await worker.signIn.resume();
  }
}

export async function stateOf(worker: Services): Promise<SignInState | undefined> {
  return (await worker.signIn.view())?.state;
}

export async function signInIdOf(worker: Services): Promise<string> {
  const { signIn } = await takeSnapshot(worker);
  if (signIn === undefined) throw new Error('no sign-in is under way');
  return signIn.id;
}

export function profileOf(cognitoUrl: string, userPoolId: string, clientId: string): Profile {
  return { id: 'profile', name: 'Shop', region: 'eu-west-1', userPoolId, clientId, endpoint: `${cognitoUrl}/` };
}

/** As `storage.session` does, it keeps what JSON can say. */
function createArea(): StorageArea {
  const stored = new Map<string, string>();
  return {
    get: (key) => {
      const json = stored.get(key);
      return Promise.resolve(json === undefined ? {} : { [key]: JSON.parse(json) as unknown });
    },
    set: (items) => {
      for (const [key, value] of Object.entries(items)) stored.set(key, JSON.stringify(value));
      return Promise.resolve();
    },
    remove: (key) => {
      stored.delete(key);
      return Promise.resolve();
    },
  };
}

function stoppingArea(area: StorageArea, writes: number): { area: StorageArea; stopped: Promise<void> } {
  const { promise: stopped, resolve: stop } = withResolvers();
  const never = new Promise<never>(() => undefined);
  let left = writes;
  return {
    stopped,
    area: {
      get: (key) => (left > 0 ? area.get(key) : never),
      remove: (key) => (left > 0 ? area.remove(key) : never),
      async set(items) {
        if (left <= 0) return never;
        left -= 1;
        await area.set(items);
        if (left > 0) return undefined;
        stop();
        return never;
      },
    },
  };
}

function withResolvers(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
