import { argon2id } from '@noble/hashes/argon2.js';
import { utf8 } from '../../../src/lib/bytes';
import { defaultKdfParameters, derivePassphraseKey } from '../../../src/vault/kdf';
import { timed } from '../rounds';

const { memoryKiB, iterations, parallelism } = defaultKdfParameters;
const salt = new Uint8Array(16);

/** The time of one Argon2id at the cost of a new vault. Runs in Node, too. */
export function timeKdf(passphrase: string): Promise<number> {
  return timed(() => derivePassphraseKey(passphrase, salt, defaultKdfParameters))();
}

/** The same by noble's. */
export function timeNobleKdf(passphrase: string): Promise<number> {
  return timed(() => argon2id(utf8(passphrase), salt, { m: memoryKiB, t: iterations, p: parallelism }))();
}
