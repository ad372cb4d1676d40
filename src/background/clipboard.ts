import * as v from 'valibot';
import type { Fingerprint } from '../lib/fingerprint';
import type { ClipboardClearing } from '../messages/views';
import type { Settings } from '../settings/settings';
import { createCell, type StorageArea } from './cell';

/** Clears what pages of ours have copied, once its time is over, where it is still what the clipboard holds. */
export interface Clipboard {
  /** Says who clears it, and when. */
  copied(copy: Fingerprint): Promise<ClipboardClearing>;
  clearIfDue(): Promise<void>;
  /** Whether the person has allowed it to be cleared while no page of ours is in front. */
  mayClear(): Promise<boolean>;
}

export interface ClipboardOptions {
  settings: () => Promise<Settings>;
  mayClear: () => Promise<boolean>;
  /** Empties the clipboard where it holds that text. */
  clear: (copy: Fingerprint) => Promise<void>;
  /** Has `clearIfDue` called at that time. */
  wakeAt: (whenMs: number) => void;
  clock: () => number;
}

const copySchema = v.strictObject({ salt: v.string(), digest: v.string(), clearAtMs: v.number() });

export function createClipboard(session: StorageArea, options: ClipboardOptions): Clipboard {
  const { settings, mayClear, clear, wakeAt, clock } = options;
  const waiting = createCell(session, 'copied', copySchema);
  return {
    mayClear,

    async copied(copy) {
      await waiting.clear();
      const { clearClipboardAfterSeconds } = await settings();
      if (clearClipboardAfterSeconds === 'never') return { by: 'nobody' };
      if (!(await mayClear())) return { by: 'page', afterSeconds: clearClipboardAfterSeconds };
      const clearAtMs = clock() + clearClipboardAfterSeconds * 1_000;
      await waiting.set({ ...copy, clearAtMs });
      wakeAt(clearAtMs);
      return { by: 'worker', afterSeconds: clearClipboardAfterSeconds };
    },

    async clearIfDue() {
      const copy = await waiting.get();
      if (copy === undefined || copy.clearAtMs > clock()) return;
      await waiting.clear();
      if (await mayClear()) await clear(copy);
    },
  };
}
