import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { IDBFactory } from 'fake-indexeddb';
import type { VaultDamage } from '../../src/vault/contents';
import type { NewPasskey } from '../../src/vault/credentials';
import type { KdfParameters } from '../../src/vault/kdf';
import type { Account } from '../../src/vault/records';
import type { KeyHolder } from '../../src/vault/surroundings';
import { createVault, type Vault } from '../../src/vault/vault';

export const passphrase = 'correct horse battery';

/** The least that Argon2 allows: these tests are not about its cost. */
export const cheapKdf: KdfParameters = { memoryKiB: 8, iterations: 1, parallelism: 1 };

export const startMs = Date.UTC(2026, 0, 1);

/** What `inspect` says where nothing is damaged. */
export const sound: VaultDamage = { complete: true, damaged: [], damagedBuckets: [], damagedSnapshots: [] };

export interface MemoryKeys extends KeyHolder {
  key: Uint8Array | undefined;
}

export function createMemoryKeys(): MemoryKeys {
  const holder: MemoryKeys = {
    key: undefined,
    get: () => Promise.resolve(holder.key),
    set: (key) => {
      holder.key = Uint8Array.from(key);
      return Promise.resolve();
    },
    clear: () => {
      holder.key = undefined;
      return Promise.resolve();
    },
  };
  return holder;
}

export interface TestVault {
  vault: Vault;
  keys: MemoryKeys;
  clock: { nowMs: number };
  /** Another worker's vault over the same database and the same key. */
  again: () => Vault;
}

/** Over an IndexedDB that is empty. */
export function createTestVault(): TestVault {
  globalThis.indexedDB = new IDBFactory();
  const keys = createMemoryKeys();
  const clock = { nowMs: startMs };
  const again = () => createVault({ keys, clock: () => clock.nowMs, kdf: cheapKdf });
  return { vault: again(), keys, clock, again };
}

export async function createOpenVault(): Promise<TestVault> {
  const test = createTestVault();
  await test.vault.create(passphrase);
  return test;
}

/** As a browser gives it: the same each time it is asked. */
export function somePasskey(name = 'Laptop'): NewPasskey & { kind: 'passkey' } {
  const bytes = (seed: number) => Uint8Array.from({ length: 32 }, (_, i) => seed + i + name.length);
  return { kind: 'passkey', credentialId: bytes(1), prfSalt: bytes(2), prfOutput: bytes(3), rpId: 'latchkey', name };
}

export function account(changes: Partial<Account> = {}): Account {
  return {
    otp: {
      type: 'totp',
      issuer: 'Example Bank',
      label: 'alice@example.com',
      secret: Uint8Array.from({ length: 20 }, (_, i) => i + 1),
      algorithm: 'SHA1',
      digits: 6,
      periodSeconds: 30,
    },
    confirmed: true,
    createdAtMs: startMs,
    tags: [],
    note: '',
    pinned: false,
    order: 0,
    ...changes,
  };
}

/** `account` with another label, to tell one from another. */
export function accountOf(label: string): Account {
  return account({ otp: { ...account().otp, label } });
}

const count = fc.nat({ max: Number.MAX_SAFE_INTEGER });
const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ unit: fc.constantFrom(' ', '\n', '\0', '"', '\\', 'é', 'e\u0301', '\ud83d'), maxLength: 10 }),
);

export const anyAccount: fc.Arbitrary<Account> = fc.record(
  {
    otp: fc.record(
      {
        type: fc.constantFrom('totp', 'hotp', 'steam'),
        issuer: text,
        label: text,
        secret: fc.uint8Array({ minLength: 1, maxLength: 64 }),
        algorithm: fc.constantFrom('SHA1', 'SHA256', 'SHA512'),
        digits: fc.integer({ min: 5, max: 10 }),
        periodSeconds: fc.integer({ min: 1, max: 86_400 }),
        counter: count,
      },
      { requiredKeys: ['type', 'issuer', 'label', 'secret', 'algorithm', 'digits'] },
    ),
    origin: fc.webUrl(),
    pool: fc.record({ userPoolId: text, username: text }),
    confirmed: fc.boolean(),
    lastUsedStep: count,
    createdAtMs: count,
    tags: fc.array(text, { maxLength: 3 }),
    note: text,
    pinned: fc.boolean(),
    order: fc.double({ noNaN: true, noDefaultInfinity: true }).map((order) => (order === 0 ? 0 : order)),
    sites: fc.array(fc.record({ kind: fc.constantFrom('origin', 'host', 'domain', 'path'), value: text }), {
      maxLength: 3,
    }),
    submitAfterFill: fc.boolean(),
    icon: text,
    lastUsedAtMs: count,
  },
  { requiredKeys: ['otp', 'confirmed', 'createdAtMs', 'tags', 'note', 'pinned', 'order'] },
);
