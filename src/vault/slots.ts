import * as v from 'valibot';
import { type Bytes, concatBytes, equalBytes, toHex, utf8 } from '../lib/bytes';
import type { Credential, NewPasskey, SlotInfo } from './credentials';
import { deriveSubkey, type Envelope, envelopeEntries, importAesKey, open, type RandomBytes, seal } from './envelope';
import { VaultError } from './errors';
import { associatedData, version1Data } from './format';
import { derivePassphraseKey, type KdfParameters, kdfParametersSchema } from './kdf';
import { readRecoveryCode } from './recovery-code';
import { bytesSchema, countSchema, idSchema } from './stored';

const saltLength = 16;
const prfLength = 32;

const sealedEntries = { id: idSchema, ...envelopeEntries, checksum: v.pipe(bytesSchema, v.length(32)) };
const saltSchema = v.pipe(bytesSchema, v.length(saltLength));

const passphraseSlotSchema = v.strictObject({
  ...sealedEntries,
  kind: v.literal('passphrase'),
  /** Version 1 wrote none, and has another place for its slots. */
  createdAtMs: v.exactOptional(countSchema),
  salt: saltSchema,
  kdf: kdfParametersSchema,
});

const recoveryCodeSlotSchema = v.strictObject({
  ...sealedEntries,
  kind: v.literal('recovery-code'),
  createdAtMs: countSchema,
  salt: saltSchema,
});

const passkeySlotSchema = v.strictObject({
  ...sealedEntries,
  kind: v.literal('passkey'),
  createdAtMs: countSchema,
  salt: v.pipe(bytesSchema, v.length(prfLength)),
  credentialId: v.pipe(bytesSchema, v.minLength(1), v.maxLength(1023)),
  rpId: v.string(),
  name: v.string(),
});

/** One way into a vault: the vault key, sealed under a key that only its credential gives. */
const slotSchema = v.variant('kind', [passphraseSlotSchema, recoveryCodeSlotSchema, passkeySlotSchema]);

type PassphraseSlot = v.InferOutput<typeof passphraseSlotSchema>;
type RecoveryCodeSlot = v.InferOutput<typeof recoveryCodeSlotSchema>;
type PasskeySlot = v.InferOutput<typeof passkeySlotSchema>;
export type Slot = PassphraseSlot | RecoveryCodeSlot | PasskeySlot;

type Unsealed<Of extends Slot> = Omit<Of, keyof Envelope | 'checksum'>;
type SlotPlace = Unsealed<PassphraseSlot> | Unsealed<RecoveryCodeSlot> | Unsealed<PasskeySlot>;

/** What a new slot is made with. */
export interface SlotMaking {
  vaultId: string;
  vaultKey: Bytes;
  nowMs: number;
  random: RandomBytes;
}

export async function createPassphraseSlot(making: SlotMaking, passphrase: string, kdf: KdfParameters): Promise<Slot> {
  const salt: Bytes = new Uint8Array(making.random(saltLength));
  const place: Unsealed<PassphraseSlot> = { ...newPlace(making), kind: 'passphrase', salt, kdf: { ...kdf } };
  return { ...place, ...(await sealSlot(making, place, await passphraseKey(place, passphrase))) };
}

/** `code` as `readRecoveryCode` gives it. */
export async function createRecoveryCodeSlot(making: SlotMaking, code: string): Promise<Slot> {
  const salt: Bytes = new Uint8Array(making.random(saltLength));
  const place: Unsealed<RecoveryCodeSlot> = { ...newPlace(making), kind: 'recovery-code', salt };
  return { ...place, ...(await sealSlot(making, place, await secretKey(place, utf8(code)))) };
}

/** Throws `VaultError` `wrong-passkey` where the PRF's salt or output is not of 32 bytes. */
export async function createPasskeySlot(making: SlotMaking, passkey: NewPasskey): Promise<Slot> {
  const { rpId, name, prfOutput } = passkey;
  const [salt, credentialId] = [new Uint8Array(passkey.prfSalt), new Uint8Array(passkey.credentialId)];
  if (salt.length !== prfLength || prfOutput.length !== prfLength) throw new VaultError('wrong-passkey');
  const place: Unsealed<PasskeySlot> = { ...newPlace(making), kind: 'passkey', salt, credentialId, rpId, name };
  return { ...place, ...(await sealSlot(making, place, await secretKey(place, new Uint8Array(prfOutput)))) };
}

/** The vault key; undefined where the credential is another slot's, or none's. */
export async function openSlot(vaultId: string, slot: Slot, credential: Credential): Promise<Bytes | undefined> {
  const key = await slotKey(slot, credential);
  return key === undefined ? undefined : open(key, slot, slotData(vaultId, slot));
}

/** Undefined where it is no slot of this vault as it was written. */
export async function readSlot(vaultId: string, stored: unknown): Promise<Slot | undefined> {
  const slot = v.safeParse(slotSchema, stored);
  if (!slot.success) return undefined;
  const intact = equalBytes(slot.output.checksum, await checksumOf(vaultId, slot.output, slot.output));
  return intact ? slot.output : undefined;
}

export function slotInfo(slot: Slot): SlotInfo {
  const { id, kind, createdAtMs } = slot;
  return { id, kind, name: kind === 'passkey' ? slot.name : '', ...(createdAtMs !== undefined && { createdAtMs }) };
}

export function isPasskeySlot(slot: Slot): slot is PasskeySlot {
  return slot.kind === 'passkey';
}

export function isSlotOfPasskey(slot: Slot, credentialId: Uint8Array): boolean {
  return slot.kind === 'passkey' && equalBytes(slot.credentialId, credentialId);
}

function newPlace({ random, nowMs }: SlotMaking) {
  return { id: toHex(random(16)), createdAtMs: nowMs };
}

async function sealSlot({ vaultId, vaultKey, random }: SlotMaking, place: SlotPlace, key: CryptoKey) {
  const envelope = await seal(key, vaultKey, slotData(vaultId, place), random);
  return { ...envelope, checksum: await checksumOf(vaultId, place, envelope) };
}

async function slotKey(slot: Slot, credential: Credential): Promise<CryptoKey | undefined> {
  if (slot.kind === 'passphrase' && credential.kind === 'passphrase') {
    return credential.passphrase === '' ? undefined : passphraseKey(slot, credential.passphrase);
  }
  if (slot.kind === 'recovery-code' && credential.kind === 'recovery-code') {
    const code = readRecoveryCode(credential.code);
    return code === undefined ? undefined : secretKey(slot, utf8(code));
  }
  if (credential.kind === 'passkey' && isSlotOfPasskey(slot, credential.credentialId)) {
    const { prfOutput } = credential;
    return prfOutput.length === prfLength ? secretKey(slot, new Uint8Array(prfOutput)) : undefined;
  }
  return undefined;
}

async function passphraseKey({ salt, kdf }: Unsealed<PassphraseSlot>, passphrase: string): Promise<CryptoKey> {
  return importAesKey(await derivePassphraseKey(passphrase, salt, kdf));
}

/** Of a secret that is random already: see the format. */
function secretKey({ salt, kind }: { salt: Bytes; kind: Slot['kind'] }, secret: Bytes): Promise<CryptoKey> {
  return deriveSubkey(secret, salt, utf8(`latchkey 2 ${kind}`));
}

function slotData(vaultId: string, slot: SlotPlace): Bytes {
  const { id, kind, createdAtMs, salt } = slot;
  const place = [toHex(salt), ...restOfPlace(slot)];
  if (createdAtMs === undefined) return version1Data('slot', vaultId, id, kind, ...place);
  return associatedData('slot', vaultId, id, kind, createdAtMs, ...place);
}

function restOfPlace(slot: SlotPlace): (string | number)[] {
  switch (slot.kind) {
    case 'passphrase':
      return [slot.kdf.memoryKiB, slot.kdf.iterations, slot.kdf.parallelism];
    case 'recovery-code':
      return [];
    case 'passkey':
      return [toHex(slot.credentialId), slot.rpId, slot.name];
  }
}

async function checksumOf(vaultId: string, place: SlotPlace, { iv, ciphertext }: Envelope): Promise<Bytes> {
  const sealed = concatBytes(slotData(vaultId, place), iv, ciphertext);
  return new Uint8Array(await crypto.subtle.digest('SHA-256', sealed));
}
