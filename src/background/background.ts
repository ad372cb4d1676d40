import { type Browser, browser } from 'wxt/browser';
import { snapshotPort } from '../messages/protocol';
import { createRouter } from '../messages/router';
import { senderTier } from '../messages/sender';
import { admit, mayChange, ownHandlers } from './own-requests';
import { menuItems, registerContextMenus } from './context-menus';
import { errorView } from './error-view';
import { createFillBrowser } from './fill/fill-browser';
import { listenForFills } from './fill/fill-events';
import { clearClipboard, mayClearClipboard } from './browser-clipboard';
import { createPageStorage } from './page-storage';
import { createServices, type Services, takeSnapshot, type WakeTask } from './services';
import { SnapshotPublisher } from './snapshots';

/** What an alarm of that name wakes the worker for. */
const wakeTasks: Record<WakeTask, (services: Services) => Promise<void> | void> = {
  'resume-sign-in': ({ signIn }) => {
    signIn.resumeSoon();
  },
  'lock-if-idle': ({ locking }) => locking.look(),
  'clear-clipboard': ({ clipboard }) => clipboard.clearIfDue(),
  'empty-trash': async ({ locking, trash }) => {
    await locking.lockIfDue();
    await trash.empty();
  },
  'refresh-sessions': ({ sessionRefresh }) => sessionRefresh.look(),
};

/** The worker. Every listener is registered before it returns, since a browser wakes it only for those that were. */
export function startBackground(): void {
  keepStorageFromPages();
  const own = { id: browser.runtime.id, ownRoot: browser.runtime.getURL('/') };
  const snapshots = new SnapshotPublisher(() => takeSnapshot(services));
  const services = createServices({
    local: browser.storage.local,
    session: browser.storage.session,
    clock: Date.now,
    newId: () => crypto.randomUUID(),
    wakeAt: (task, whenMs) => {
      wakeAt(task, whenMs, () => {
        void wakeTasks[task](services);
      });
    },
    presence: (withinSeconds) => browser.idle.queryState(withinSeconds),
    mayClearClipboard,
    clearClipboard,
    fill: createFillBrowser(),
    pages: createPageStorage(),
    openPage,
    changed: () => {
      snapshots.changed();
    },
  });
  const route = createRouter({
    own,
    handlers: ownHandlers(services),
    admit: (type) => admit(type, services),
    hear: (type, sender) => {
      services.fills.hear(type, sender);
    },
    handled: (type) => {
      if (mayChange(type)) snapshots.changed();
    },
    errorView,
  });

  browser.runtime.onMessage.addListener((message: unknown, sender, sendResponse) => {
    const reply = route(message, sender);
    if (reply === undefined) return false;
    void reply.then(sendResponse);
    return true;
  });

  browser.runtime.onConnect.addListener((port: Browser.runtime.Port) => {
    const tier = senderTier(port.sender ?? {}, own);
    if (tier === 'own-page' && port.name === snapshotPort) snapshots.connect(port);
    else port.disconnect();
  });

  browser.alarms.onAlarm.addListener(({ name }) => {
    if (isWakeTask(name)) void wakeTasks[name](services);
  });

  browser.idle.onStateChanged.addListener((presence) => {
    void services.locking.presenceChanged(presence);
  });

  for (const event of [browser.permissions.onAdded, browser.permissions.onRemoved])
    event.addListener(() => {
      snapshots.changed();
    });

  browser.permissions.onAdded.addListener(() => {
    void services.handOver.permitted();
  });

  registerContextMenus(menuItems(services));
  listenForFills(services);

  services.signIn.resumeSoon();
  services.sessionRefresh.lookSoon();
}

/** Our scripts in web pages may read and write `storage.local`, unless told; Firefox knows no such wish. */
function keepStorageFromPages(): void {
  const { local } = browser.storage;
  if ('setAccessLevel' in local) void local.setAccessLevel({ accessLevel: 'TRUSTED_CONTEXTS' });
}

async function openPage(path: string, { id, index }: { id?: number | undefined; index: number }): Promise<void> {
  const url = `${browser.runtime.getURL('/')}${path}`;
  await browser.tabs.create({ url, index: index + 1, ...(id !== undefined && { openerTabId: id }) });
}

const timers = new Map<WakeTask, ReturnType<typeof setTimeout>>();

/** The timer keeps the time while the worker lives; the alarm wakes it where it does not. One of each for a task. */
function wakeAt(task: WakeTask, whenMs: number, run: () => void): void {
  clearTimeout(timers.get(task));
  timers.set(task, setTimeout(run, Math.max(0, whenMs - Date.now())));
  void browser.alarms.create(task, { when: whenMs });
}

function isWakeTask(name: string): name is WakeTask {
  return Object.hasOwn(wakeTasks, name);
}
