import { type PageStorage, PageStorageError, type WebPage } from '../../src/background/page-storage';
import type { StorageEntries } from '../../src/session/amplify-storage';

/** Web pages in tabs, with their `localStorage`. */
export class FakePages implements PageStorage {
  /** By origin. */
  readonly storage = new Map<string, Map<string, string>>();
  readonly tabs = new Map<number, string>();
  readonly permitted = new Set<string>();
  reloads = 0;

  /** Opens a tab. */
  open(origin: string, entries: StorageEntries = []): number {
    this.storage.set(origin, new Map(entries));
    const tabId = this.tabs.size + 1;
    this.tabs.set(tabId, origin);
    return tabId;
  }

  page(tabId: number): Promise<WebPage> {
    const origin = this.tabs.get(tabId);
    return origin === undefined
      ? Promise.reject(new PageStorageError('page-not-reachable'))
      : Promise.resolve({ tabId, origin });
  }

  openPage(origin: string): Promise<WebPage> {
    const [tabId] = [...this.tabs].find(([, each]) => each === origin) ?? [this.open(origin)];
    return Promise.resolve({ tabId, origin });
  }

  read({ tabId, origin }: WebPage, prefix: string): Promise<StorageEntries> {
    if (this.tabs.get(tabId) !== origin) return Promise.reject(new PageStorageError('page-changed'));
    return Promise.resolve(this.entriesOf(origin).filter(([name]) => name.startsWith(prefix)));
  }

  async replace(page: WebPage, prefix: string, entries: StorageEntries): Promise<StorageEntries> {
    const before = await this.read(page, prefix);
    const others = this.entriesOf(page.origin).filter(([name]) => !name.startsWith(prefix));
    this.storage.set(page.origin, new Map([...others, ...entries]));
    this.reloads++;
    return before;
  }

  isPermitted(origin: string): Promise<boolean> {
    return Promise.resolve(this.permitted.has(origin));
  }

  giveBack(origin: string): Promise<void> {
    this.permitted.delete(origin);
    return Promise.resolve();
  }

  entriesOf(origin: string): StorageEntries {
    return [...(this.storage.get(origin) ?? [])];
  }
}
