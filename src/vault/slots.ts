import * as v from 'valibot';
import { type Bytes, concatBytes, equalBytes, toHex } from '../lib/bytes';
import { type Envelope, envelopeEntries, importAesKey, open, type RandomBytes, seal } from './envelope';
import { associatedData } from './format';
import { derivePassphraseKey, type KdfParameters, kdfParametersSchema } from './kdf';
import { bytesSchema, idSchema } from './stored';

const saltLength = 16;

/** One way into a vault: the vault key, sealed under a key that a passphrase stands for. */
const slotSchema = v.strictObject({
  id: idSchema,
  kind: v.literal('passphrase'),
  salt: v.pipe(bytesSchema, v.length(saltLength)),
  kdf: kdfParametersSchema,
  ...envelopeEntries,
  checksum: v.pipe(bytesSchema, v.length(32)),
});

export type Slot = v.InferOutput<typeof slotSchema>;

type SlotPlace = Omit<Slot, keyof Envelope | 'checksum'>;

export async function createPassphraseSlot(
  vaultId: string,
  vaultKey: Bytes,
  passphrase: string,
  { kdf, random }: { kdf: KdfParameters; random: RandomBytes },
): Promise<Slot> {
  const id = toHex(random(16));
  const place: SlotPlace = { id, kind: 'passphrase', salt: new Uint8Array(random(saltLength)), kdf: { ...kdf } };
  const envelope = await seal(await slotKey(place, passphrase), vaultKey, slotData(vaultId, place), random);
  return { ...place, ...envelope, checksum: await checksumOf(vaultId, place, envelope) };
}

/** The vault key; undefined where the passphrase is another. */
export async function openPassphraseSlot(vaultId: string, slot: Slot, passphrase: string): Promise<Bytes | undefined> {
  if (passphrase === '') return undefined;
  return open(await slotKey(slot, passphrase), slot, slotData(vaultId, slot));
}

/** Undefined where it is no slot of this vault as it was written. */
export async function readSlot(vaultId: string, stored: unknown): Promise<Slot | undefined> {
  const slot = v.safeParse(slotSchema, stored);
  if (!slot.success) return undefined;
  const intact = equalBytes(slot.output.checksum, await checksumOf(vaultId, slot.output, slot.output));
  return intact ? slot.output : undefined;
}

async function slotKey(place: SlotPlace, passphrase: string): Promise<CryptoKey> {
  return importAesKey(await derivePassphraseKey(passphrase, place.salt, place.kdf));
}

function slotData(vaultId: string, { id, kind, salt, kdf }: SlotPlace): Bytes {
  const { memoryKiB, iterations, parallelism } = kdf;
  return associatedData('slot', vaultId, id, kind, toHex(salt), memoryKiB, iterations, parallelism);
}

async function checksumOf(vaultId: string, place: SlotPlace, { iv, ciphertext }: Envelope): Promise<Bytes> {
  const sealed = concatBytes(slotData(vaultId, place), iv, ciphertext);
  return new Uint8Array(await crypto.subtle.digest('SHA-256', sealed));
}
