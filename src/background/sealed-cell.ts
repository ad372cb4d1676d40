import * as v from 'valibot';
import { type Bytes, fromBase64, toBase64, utf8, utf8Text } from '../lib/bytes';
import { deriveSubkey, open, seal } from '../vault/envelope';
import { VaultError } from '../vault/errors';
import type { KeyHolder } from '../vault/surroundings';
import { type Cell, createCell, type StorageArea } from './cell';

/**
 * A cell that only the key of the unlocked vault opens. Whatever the worker is at when the vault is locked, what is
 * stored then says nothing to anyone; after unlocking it is there again.
 */
export interface SealedCell<Value> extends Cell<Value> {
  /** Undefined also while the vault is locked, and where another vault's key has sealed it. */
  get(): Promise<Value | undefined>;
  /** Throws `VaultError` `locked`. */
  set(value: Value): Promise<void>;
  /** Keeps what is stored, while `replace` puts another key in the place of the vault's. */
  keepThrough(replace: () => Promise<void>): Promise<void>;
}

const envelopeSchema = v.strictObject({ iv: v.string(), ciphertext: v.string() });

export function createSealedCell<Value>(
  area: StorageArea,
  key: string,
  schema: v.GenericSchema<unknown, Value>,
  keys: KeyHolder,
): SealedCell<Value> {
  const sealed = createCell(area, key, envelopeSchema);
  const place = utf8(key);

  const subkey = async (): Promise<CryptoKey | undefined> => {
    const vaultKey = await keys.get();
    return vaultKey && deriveSubkey(new Uint8Array(vaultKey), new Uint8Array(), utf8(`storage.session ${key}`));
  };
  const read = async (): Promise<Bytes | undefined> => {
    const opener = await subkey();
    const envelope = opener && (await sealed.get());
    if (opener === undefined || envelope === undefined) return undefined;
    const { iv, ciphertext } = envelope;
    return open(opener, { iv: fromBase64(iv), ciphertext: fromBase64(ciphertext) }, place);
  };
  const write = async (plaintext: Bytes): Promise<void> => {
    const sealer = await subkey();
    if (sealer === undefined) throw new VaultError('locked');
    const { iv, ciphertext } = await seal(sealer, plaintext, place, randomBytes);
    await sealed.set({ iv: toBase64(iv), ciphertext: toBase64(ciphertext) });
  };

  return {
    async get() {
      const plaintext = await read();
      return plaintext && v.parse(schema, JSON.parse(utf8Text(plaintext)));
    },
    set: (value) => write(utf8(JSON.stringify(value))),
    clear: () => sealed.clear(),
    async keepThrough(replace) {
      const plaintext = await read();
      await replace();
      if (plaintext !== undefined) await write(plaintext);
    },
  };
}

function randomBytes(length: number): Bytes {
  return crypto.getRandomValues(new Uint8Array(length));
}
