import type { OwnHandlers } from '../messages/router';
import { nothing } from './nothing';
import type { Services } from './services';

type VaultRequest = Extract<keyof OwnHandlers, `vault.${string}` | `settings.${string}` | `clipboard.${string}`>;

/** Requests about the vault as a whole, and about what guards it. */
export function vaultHandlers(services: Services): Pick<OwnHandlers, VaultRequest> {
  const { vault, settings, locking, clipboard, signIn } = services;
  const opened = async () => {
    await locking.begin();
    signIn.resumeSoon();
  };
  return {
    'vault.create': nothing(async ({ passphrase }) => {
      await vault.create(passphrase);
      await opened();
    }),
    'vault.unlock': nothing(async ({ passphrase }) => {
      await vault.unlock(passphrase);
      await opened();
    }),
    'vault.lock': nothing(() => locking.lock()),

    'settings.change': nothing(async (change) => {
      await settings.change(change);
      await locking.begin();
    }),
    'clipboard.copied': (copy) => clipboard.copied(copy),
  };
}
