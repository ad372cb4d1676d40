import * as v from 'valibot';
import { createQueue } from '../lib/queue';
import { readSettings, type Settings, type SettingsChange } from '../settings/settings';
import { createCell, type StorageArea } from './cell';

/** The settings, in `storage.local`. */
export interface SettingsStore {
  get(): Promise<Settings>;
  change(change: SettingsChange): Promise<Settings>;
}

export function createSettingsStore(local: StorageArea): SettingsStore {
  // As it was found: what a later version added stays there.
  const cell = createCell(local, 'settings', v.fallback(v.record(v.string(), v.unknown()), {}));
  const inTurn = createQueue();
  const stored = async () => (await cell.get()) ?? {};
  return {
    get: async () => readSettings(await stored()),
    change: (change) =>
      inTurn(async () => {
        const changed = { ...(await stored()), ...change };
        await cell.set(changed);
        return readSettings(changed);
      }),
  };
}
