import type { ScanInput } from '../messages/views';
import { RequestRefusal } from './error-view';

/**
 * What was scanned outside of our pages, by a menu or by drawing on a page. A worker can ask nobody anything and, in
 * Chrome, has no thread to decode on, so that a page of ours is opened for it, which decodes, shows what it found, and
 * waits for the vault to be unlocked if need be.
 */
export interface Scans {
  /** Opens a page for it, next to the tab that it is from. */
  show(input: ScanInput, beside: { id?: number | undefined; index: number }): Promise<void>;
  /** Once. Throws `RequestRefusal` `scan-gone`. */
  take(scanId: string): ScanInput;
}

export function createScans({
  newId,
  openPage,
}: {
  newId: () => string;
  openPage: (path: string, beside: { id?: number | undefined; index: number }) => Promise<void>;
}): Scans {
  const waiting = new Map<string, ScanInput>();
  return {
    async show(input, beside) {
      const id = newId();
      waiting.set(id, input);
      await openPage(`manage.html?scan=${id}#add`, beside);
    },
    take(scanId) {
      const input = waiting.get(scanId);
      if (input === undefined) throw new RequestRefusal('scan-gone');
      waiting.delete(scanId);
      return input;
    },
  };
}
