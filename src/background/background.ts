import { type Browser, browser } from 'wxt/browser';
import { snapshotPort } from '../messages/protocol';
import { createRouter } from '../messages/router';
import { senderTier } from '../messages/sender';
import { admit, ownHandlers } from './own-requests';
import { menuItems, registerContextMenus } from './context-menus';
import { errorView } from './error-view';
import { createServices, takeSnapshot } from './services';
import { SnapshotPublisher } from './snapshots';

const wakeAlarm = 'resume-sign-in';

/** The worker. Every listener is registered before it returns, since a browser wakes it only for those that were. */
export function startBackground(): void {
  const own = { id: browser.runtime.id, ownRoot: browser.runtime.getURL('/') };
  const snapshots = new SnapshotPublisher(() => takeSnapshot(services));
  const services = createServices({
    local: browser.storage.local,
    session: browser.storage.session,
    clock: Date.now,
    newId: () => crypto.randomUUID(),
    wakeAt: (whenMs) => {
      resumeAt(whenMs, () => {
        services.signIn.resumeSoon();
      });
    },
    openPage,
    changed: () => {
      snapshots.changed();
    },
  });
  const route = createRouter({
    own,
    handlers: ownHandlers(services),
    admit: (type) => admit(type, services),
    errorView,
  });

  browser.runtime.onMessage.addListener((message: unknown, sender, sendResponse) => {
    const reply = route(message, sender);
    if (reply === undefined) return false;
    void reply.then(sendResponse).finally(() => {
      snapshots.changed();
    });
    return true;
  });

  browser.runtime.onConnect.addListener((port: Browser.runtime.Port) => {
    const tier = senderTier(port.sender ?? {}, own);
    if (tier === 'own-page' && port.name === snapshotPort) snapshots.connect(port);
    else port.disconnect();
  });

  browser.alarms.onAlarm.addListener(({ name }) => {
    if (name === wakeAlarm) services.signIn.resumeSoon();
  });

  registerContextMenus(menuItems(services));

  services.signIn.resumeSoon();
}

async function openPage(path: string, { id, index }: { id?: number | undefined; index: number }): Promise<void> {
  const url = `${browser.runtime.getURL('/')}${path}`;
  await browser.tabs.create({ url, index: index + 1, ...(id !== undefined && { openerTabId: id }) });
}

/** The timer keeps the time while the worker lives; the alarm wakes it where it does not. */
function resumeAt(whenMs: number, resume: () => void): void {
  setTimeout(resume, Math.max(0, whenMs - Date.now()));
  void browser.alarms.create(wakeAlarm, { when: whenMs });
}
