import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { derivePassphraseKey, defaultKdfParameters } from '../../../src/vault/kdf';
import type { Account, VaultRecord } from '../../../src/vault/records';
import type { KeyHolder } from '../../../src/vault/surroundings';
import type { AccountView } from '../../../src/messages/views';
import { findAccounts } from '../../../src/ui/codes/search';
import { createVault, type Vault } from '../../../src/vault/vault';
import { alternate, timed } from '../rounds';

const passphrase = 'wander maple orbit seven';
const vaultDatabase = 'bench-vault';
const plainDatabase = 'bench-plain';

interface PlainSchema extends DBSchema {
  accounts: { key: string; value: VaultRecord<'account'> };
}

/** The vault with so many accounts, beside IndexedDB with the same accounts and no encryption. */
export async function benchVault(rounds: number, accountCount: number) {
  await deleteDB(vaultDatabase);
  await deleteDB(plainDatabase);
  const keys = createMemoryKeys();
  const vault = vaultOver(keys);
  await vault.create(passphrase);
  const records = await vault.addAll('account', Array.from({ length: accountCount }, accountOf));
  const plain = await fillPlainDatabase(records);
  const changedId = records[Math.floor(records.length / 2)]?.id ?? '';

  const views = records.map(viewOf);
  const sought = `person-${accountCount - 1}`;

  return alternate(rounds, {
    unlockAndList: timed(() => unlockAndList(vaultOver(createMemoryKeys()))),
    argon2id: timed(() => derivePassphraseKey(passphrase, new Uint8Array(16), defaultKdfParameters)),
    firstList: timed(() => vaultOver(keys).list('account')),
    plainFirstList: timed(openAndReadPlain),
    listAgain: timed(() => vault.list('account')),
    plainListAgain: timed(() => plain.getAll('accounts')),
    search: timed(() => findAccounts(views, sought)),
    plainSearch: timed(() => views.filter(({ label }) => label.toLowerCase().includes(sought))),
    change: timed(() => vault.update('account', changedId, (value) => ({ ...value, note: new Date().toISOString() }))),
    plainChange: timed(() => changePlain(plain, changedId)),
  });
}

function vaultOver(keys: KeyHolder): Vault {
  return createVault({ database: vaultDatabase, keys, clock: Date.now, kdf: defaultKdfParameters });
}

async function unlockAndList(vault: Vault) {
  await vault.unlock(passphrase);
  return vault.list('account');
}

async function fillPlainDatabase(records: VaultRecord<'account'>[]): Promise<IDBPDatabase<PlainSchema>> {
  const database = await openDB<PlainSchema>(plainDatabase, 1, {
    upgrade(upgraded) {
      upgraded.createObjectStore('accounts', { keyPath: 'id' });
    },
  });
  const transaction = database.transaction('accounts', 'readwrite');
  await Promise.all([...records.map((record) => transaction.store.put(record)), transaction.done]);
  return database;
}

async function openAndReadPlain(): Promise<void> {
  const database = await openDB<PlainSchema>(plainDatabase, 1);
  await database.getAll('accounts');
  database.close();
}

async function changePlain(database: IDBPDatabase<PlainSchema>, id: string): Promise<void> {
  const transaction = database.transaction('accounts', 'readwrite', { durability: 'strict' });
  const record = await transaction.store.get(id);
  if (record !== undefined)
    await transaction.store.put({ ...record, value: { ...record.value, note: new Date().toISOString() } });
  await transaction.done;
}

function createMemoryKeys(): KeyHolder {
  let held: Uint8Array | undefined;
  return {
    get: () => Promise.resolve(held),
    set: (key) => {
      held = Uint8Array.from(key);
      return Promise.resolve();
    },
    clear: () => {
      held = undefined;
      return Promise.resolve();
    },
  };
}

function viewOf({ id, value }: VaultRecord<'account'>): AccountView {
  const { otp, confirmed, tags, note, pinned } = value;
  const { type, issuer, label } = otp;
  return { id, type, issuer, label, confirmed, tags, note, pinned, sites: [], submitAfterFill: false };
}

function accountOf(_: unknown, index: number): Account {
  return {
    otp: {
      type: 'totp',
      issuer: `Example ${index % 40}`,
      label: `person-${index}@example.com`,
      secret: crypto.getRandomValues(new Uint8Array(20)),
      algorithm: 'SHA1',
      digits: 6,
      periodSeconds: 30,
    },
    origin: 'https://login.example.com',
    confirmed: true,
    createdAtMs: Date.now(),
    tags: [],
    note: '',
    pinned: false,
    order: index,
  };
}
