import * as v from 'valibot';
import { toBase64 } from '../lib/bytes';
import type { PasskeyRequestView, SlotView } from '../messages/views';
import type { PasskeyRequest, SlotInfo } from '../vault/credentials';
import type { Vault } from '../vault/vault';
import { createCell, type StorageArea } from './cell';

/** The ways into the vault as a page may see them; and whether the recovery code is known to be written down. */
export interface SlotViews {
  list(): Promise<SlotView[]>;
  /** A new code, that counts as not written down until `recoveryCodeChecked`. */
  addRecoveryCode(): Promise<{ code: string }>;
  recoveryCodeChecked(): Promise<void>;
}

export function createSlotViews(local: StorageArea, vault: Vault): SlotViews {
  const unchecked = createCell(local, 'recoveryCodeUnchecked', v.fallback(v.boolean(), false));
  return {
    async list() {
      const isUnchecked = (await unchecked.get()) === true;
      return (await vault.slots()).map((slot) => slotView(slot, isUnchecked));
    },
    async addRecoveryCode() {
      await unchecked.set(true);
      return vault.addRecoveryCode();
    },
    recoveryCodeChecked: () => unchecked.clear(),
  };
}

export function slotView(slot: SlotInfo, isUnchecked = false): SlotView {
  return { ...slot, ...(slot.kind === 'recovery-code' && isUnchecked && { unchecked: true }) };
}

export function passkeyRequestView({ credentialId, prfSalt, rpId }: PasskeyRequest): PasskeyRequestView {
  return { credentialId: toBase64(credentialId), prfSalt: toBase64(prfSalt), rpId };
}
