import { fromBase64 } from '../lib/bytes';
import type { OwnerProof } from '../messages/protocol';
import type { OwnHandlers } from '../messages/router';
import type { Credential } from '../vault/credentials';
import { nothing } from './nothing';
import type { Services } from './services';
import { passkeyRequestView, slotView } from './slot-views';

type VaultRequest = Extract<
  keyof OwnHandlers,
  `${'vault' | 'slots' | 'trash' | 'history' | 'backup' | 'settings' | 'clipboard'}.${string}`
>;

/** Requests about the vault as a whole, and about what guards it. */
export function vaultHandlers(services: Services): Pick<OwnHandlers, VaultRequest> {
  const { vault, slots, trash, backup, settings, locking, clipboard, signIn, keptSessions, sessionRefresh } = services;
  const opened = async () => {
    await locking.begin();
    trash.begin();
    await keptSessions.restore();
    signIn.resumeSoon();
    sessionRefresh.lookSoon();
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
    'vault.unlockWithRecoveryCode': nothing(async ({ code }) => {
      await vault.unlockWithRecoveryCode(code);
      await opened();
    }),
    'vault.unlockWithPasskey': nothing(async ({ credentialId, prfOutput }) => {
      await vault.unlockWithPasskey(fromBase64(credentialId), fromBase64(prfOutput));
      await opened();
    }),
    'vault.passkeyRequests': async () => (await vault.passkeyRequests()).map(passkeyRequestView),
    'vault.lock': nothing(() => locking.lock()),
    'vault.startOver': nothing(async () => {
      await locking.lock();
      await vault.startOver();
    }),
    'vault.inspect': () => vault.inspect(),
    'vault.repair': nothing(() => vault.repair()),

    'slots.list': () => slots.list(),
    'slots.changePassphrase': nothing(({ proof, next }) => vault.changePassphrase(credentialOf(proof), next)),
    'slots.addRecoveryCode': () => slots.addRecoveryCode(),
    'slots.recoveryCodeChecked': nothing(() => slots.recoveryCodeChecked()),
    'slots.addPasskey': nothing(({ credentialId, prfSalt, prfOutput, ...passkey }) =>
      vault.addPasskey({
        ...passkey,
        credentialId: fromBase64(credentialId),
        prfSalt: fromBase64(prfSalt),
        prfOutput: fromBase64(prfOutput),
      }),
    ),
    'slots.remove': nothing(({ slotId }) => vault.removeSlot(slotId)),
    'slots.renewKey': async ({ proof, next }) => {
      const { ended } = await vault.renewKey(credentialOf(proof), next);
      return ended.map((slot) => slotView(slot));
    },

    'trash.list': () => trash.list(),
    'trash.restore': nothing(({ ids }) => vault.restore(...ids)),
    'trash.purge': nothing(({ ids }) => vault.purge(...ids)),
    'history.list': () => vault.snapshots(),
    'history.goBack': async ({ snapshotId }) => ({ damaged: (await vault.goBack(snapshotId)).damaged.length }),
    'backup.made': nothing(({ accountIds }) => backup.made(accountIds)),

    'settings.change': nothing(async (change) => {
      await settings.change(change);
      await locking.begin();
      trash.begin();
    }),
    'clipboard.copied': (copy) => clipboard.copied(copy),
  };
}

function credentialOf(proof: OwnerProof): Credential {
  if (proof.kind !== 'passkey') return proof;
  const { kind, credentialId, prfOutput } = proof;
  return { kind, credentialId: fromBase64(credentialId), prfOutput: fromBase64(prfOutput) };
}
