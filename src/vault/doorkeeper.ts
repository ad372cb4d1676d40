import { type Bytes, equalBytes, toHex } from '../lib/bytes';
import { type Attempts, nextAttemptAtMs, noAttempts, readAttempts, settleAttempts } from './attempts';
import type { Credential } from './credentials';
import { VaultError, type VaultErrorCode } from './errors';
import { deriveVaultKeys } from './format';
import { type ReadHeader, readHeader } from './header';
import { openManifest } from './manifest';
import { openVersion1Manifest } from './manifest-v1';
import { readRecoveryCode } from './recovery-code';
import { openSlot, type Slot } from './slots';
import type { StoredMeta, VaultStore } from './store';

/** Who had the right credential. */
export interface Admitted {
  header: ReadHeader;
  slot: Slot;
  vaultKey: Bytes;
}

const wrongCredential: Record<Credential['kind'], VaultErrorCode> = {
  passphrase: 'wrong-passphrase',
  'recovery-code': 'wrong-recovery-code',
  passkey: 'wrong-passkey',
};

/**
 * Judges credentials, and has who gives wrong passphrases wait. Nothing has to wait for what is random: see the format.
 */
export class Doorkeeper {
  readonly #store: VaultStore;
  readonly #clock: () => number;

  constructor(store: VaultStore, clock: () => number) {
    this.#store = store;
    this.#clock = clock;
  }

  /**
   * Throws `VaultError` `none`, `damaged`, `newer-version`, and by the credential `wrong-passphrase`, `too-early`,
   * `recovery-code-mistyped`, `wrong-recovery-code`, `wrong-passkey`.
   */
  async admit(credential: Credential): Promise<Admitted> {
    const meta = await this.#store.readMeta();
    const header = await existingHeaderIn(meta);
    refuseWithoutSlots(header);
    if (credential.kind !== 'passphrase') return this.#tryOnce(credential, header, meta);

    const attempts = await this.#refuseTooEarly(readAttempts(meta.attempts));
    try {
      const admitted = await this.#tryOnce(credential, header, meta);
      if (attempts.failures > 0) await this.#store.writeAttempts(noAttempts).catch(keepCounting);
      return admitted;
    } catch (error) {
      if (error instanceof VaultError && error.code === 'wrong-passphrase') return this.#countWrong(attempts, error);
      throw error;
    }
  }

  /** Whether the slot still is a way into the vault. */
  async stillAdmits({ id, checksum }: Slot): Promise<boolean> {
    const header = await headerIn(await this.#store.readMeta());
    return header?.slots.some((slot) => slot.id === id && equalBytes(slot.checksum, checksum)) === true;
  }

  async #tryOnce(credential: Credential, header: ReadHeader, { manifest }: StoredMeta): Promise<Admitted> {
    if (credential.kind === 'recovery-code' && readRecoveryCode(credential.code) === undefined) {
      throw new VaultError('recovery-code-mistyped');
    }
    const slots = header.slots.filter(({ kind }) => kind === credential.kind);
    for (const slot of slots) {
      const vaultKey = await openSlot(header.vaultId, slot, credential);
      if (vaultKey === undefined) continue;
      await refuseRetiredSlot(header.vaultId, slot, vaultKey, manifest);
      return { header, slot, vaultKey };
    }
    const mayBeDamaged = slots.length === 0 && header.damagedSlots > 0;
    throw mayBeDamaged
      ? new VaultError('damaged', { detail: 'a key slot' })
      : new VaultError(wrongCredential[credential.kind]);
  }

  async #refuseTooEarly(stored: Attempts): Promise<Attempts> {
    const nowMs = this.#clock();
    const attempts = settleAttempts(stored, nowMs);
    if (attempts !== stored) await this.#store.writeAttempts(attempts);
    const allowedAtMs = nextAttemptAtMs(attempts);
    if (nowMs < allowedAtMs) throw new VaultError('too-early', { allowedAtMs });
    return attempts;
  }

  async #countWrong({ failures }: Attempts, cause: VaultError): Promise<never> {
    const nowMs = this.#clock();
    const attempts = { failures: failures + 1, lastFailureAtMs: nowMs };
    await this.#store.writeAttempts(attempts);
    const allowedAtMs = nextAttemptAtMs(attempts);
    throw allowedAtMs > nowMs ? new VaultError('wrong-passphrase', { allowedAtMs }) : cause;
  }
}

/** Undefined only where there is no vault, nor any part of one. */
export async function headerIn({ header, isEmpty }: StoredMeta): Promise<ReadHeader | undefined> {
  if (header !== undefined) return readHeader(header);
  if (isEmpty) return undefined;
  throw new VaultError('damaged', { detail: 'header' });
}

/** Throws `VaultError` `none`. */
export async function existingHeaderIn(meta: StoredMeta): Promise<ReadHeader> {
  const header = await headerIn(meta);
  if (header === undefined) throw new VaultError('none');
  return header;
}

export function refuseWithoutSlots({ slots }: ReadHeader): void {
  if (slots.length === 0) throw new VaultError('damaged', { detail: 'no key slot is intact' });
}

/** A slot that the vault no longer lists was put back: what opens it was given up. */
async function refuseRetiredSlot(vaultId: string, slot: Slot, vaultKey: Bytes, stored: unknown): Promise<void> {
  const keys = await deriveVaultKeys(vaultKey, vaultId);
  const manifest = (await openManifest(keys, stored)) ?? (await openVersion1Manifest(keys, stored));
  if (manifest === undefined || manifest.slots.get(slot.id) === toHex(slot.checksum)) return;
  throw new VaultError('damaged', { detail: 'a retired key slot' });
}

/** For a failure to write that the count of wrong tries is over: it must not keep out who had the right one. */
function keepCounting(): void {
  return undefined;
}
