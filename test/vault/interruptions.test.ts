import { readFileSync } from 'node:fs';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Credential } from '../../src/vault/credentials';
import { createVault, type Vault } from '../../src/vault/vault';
import { type Dump, dumpDatabase, dumpFromJson, writeDatabase } from './database';
import { failAt, type Fault, faults, reactAt } from './database-calls';
import { accountOf, cheapKdf, createMemoryKeys, createOpenVault, passphrase, somePasskey, startMs } from './support';

const isThorough = process.env['LATCHKEY_SLOW_TESTS'] === '1';
const next = 'another passphrase';
const hourMs = 3_600_000;
const [laptop, phone] = [somePasskey('Laptop'), somePasskey('Telephone')];

/** A database with something of everything in it. */
interface Filled {
  dump: Partial<Dump>;
  version: 1 | 2;
  key: Uint8Array | undefined;
  /** Of records and slots, by what the person calls them. */
  ids: ReadonlyMap<string, string>;
  firstSnapshot: number;
  code: string;
}

async function fill(): Promise<Filled> {
  const { vault, keys } = await createOpenVault();
  const { code } = await vault.addRecoveryCode();
  await vault.addPasskey(laptop);
  const added = await vault.addAll('account', ['a', 'b', 'c'].map(accountOf));
  const ids = new Map(added.map(({ id, value }) => [value.otp.label, id]));
  const changed = (id: string) => vault.update('account', id, (value) => ({ ...value, note: `${value.note}.` }));
  await changed(ids.get('a') ?? '');
  await vault.trash(ids.get('b') ?? '');
  for (const { id, kind } of await vault.slots()) ids.set(kind, id);
  const firstSnapshot = (await vault.snapshots()).at(-2)?.id ?? 0;
  return { dump: await dumpDatabase(), version: 2, key: keys.key, ids, firstSnapshot, code };
}

/** Vaults over such a database: the one with its key, and others with none. */
async function stage({ dump, version, key }: Filled) {
  globalThis.indexedDB = new IDBFactory();
  if (Object.keys(dump).length > 0) await writeDatabase(dump, version);
  const keys = createMemoryKeys();
  if (key !== undefined) await keys.set(key);
  const clock = { nowMs: startMs + hourMs };
  const over = (holder = createMemoryKeys()) => createVault({ keys: holder, clock: () => clock.nowMs, kdf: cheapKdf });
  return { vault: over(keys), keys, clock, over };
}

interface Operation {
  run: (vault: Vault, filled: Filled) => Promise<unknown>;
  /** What it starts from; otherwise, an open vault with something of everything. */
  from?: (filled: Filled) => Filled | Promise<Filled>;
  /** Whether what it starts from is no whole database of this version. */
  rewrites?: true;
  /** Of a vault whose passphrase takes its full time, no way in is tried. */
  hasCostlySlot?: true;
}

const locked = (filled: Filled): Filled => ({ ...filled, key: undefined });

const operations: Record<string, Operation> = {
  create: {
    run: (vault) => vault.create(passphrase),
    from: (filled) => ({ ...locked(filled), dump: {} }),
    rewrites: true,
  },
  unlock: { run: (vault) => vault.unlock(passphrase), from: locked },
  unlockWithRecoveryCode: { run: (vault, { code }) => vault.unlockWithRecoveryCode(code), from: locked },
  unlockWithPasskey: {
    run: (vault) => vault.unlockWithPasskey(laptop.credentialId, laptop.prfOutput),
    from: locked,
  },
  changePassphrase: { run: (vault) => vault.changePassphrase({ kind: 'passphrase', passphrase }, next) },
  'changePassphrase by recovery code': {
    run: (vault, { code }) => vault.changePassphrase({ kind: 'recovery-code', code }, next),
  },
  addRecoveryCode: { run: (vault) => vault.addRecoveryCode() },
  addPasskey: { run: (vault) => vault.addPasskey(phone) },
  removeSlot: { run: (vault, { ids }) => vault.removeSlot(ids.get('passkey') ?? '') },
  renewKey: { run: (vault) => vault.renewKey({ kind: 'passphrase', passphrase }, next) },
  addAll: { run: (vault) => vault.addAll('account', ['d', 'e'].map(accountOf)) },
  updateAll: {
    run: (vault, { ids }) =>
      vault.updateAll('account', [ids.get('a') ?? '', ids.get('c') ?? ''], (value) => ({ ...value, note: 'both' })),
  },
  trash: { run: (vault, { ids }) => vault.trash(ids.get('a') ?? '', ids.get('c') ?? '') },
  restore: { run: (vault, { ids }) => vault.restore(ids.get('b') ?? '') },
  goBack: { run: (vault, { firstSnapshot }) => vault.goBack(firstSnapshot) },
  purge: { run: (vault, { ids }) => vault.purge(ids.get('b') ?? '') },
  purgeTrashOlderThan: { run: (vault) => vault.purgeTrashOlderThan(1) },
  repair: {
    run: (vault) => vault.repair(),
    from: (filled) => ({ ...filled, dump: { ...filled.dump, meta: { ...filled.dump.meta, manifest: 'no more' } } }),
  },
  startOver: { run: (vault) => vault.startOver(), rewrites: true },
  'migration from version 1': {
    run: (vault) => vault.list('account'),
    from: version1,
    rewrites: true,
    hasCostlySlot: true,
  },
};

async function version1(filled: Filled): Promise<Filled> {
  const file = readFileSync(new URL('../vectors/vault-v1.json', import.meta.url), 'utf8');
  const { database, passphrase: secret } = dumpFromJson(file) as { database: Dump; passphrase: string };
  const old: Filled = { ...filled, dump: database, version: 1, key: undefined };
  const { vault, keys } = await stage(old);
  await vault.unlock(secret);
  return { ...old, key: keys.key };
}

/** All that a person can tell of a vault: which ways lead in, and what is behind them. */
async function stateOf(
  { over, clock }: Awaited<ReturnType<typeof stage>>,
  filled: Filled,
  { hasCostlySlot }: Operation,
) {
  const credentials: Record<string, Credential> = {
    passphrase: { kind: 'passphrase', passphrase },
    next: { kind: 'passphrase', passphrase: next },
    code: { kind: 'recovery-code', code: filled.code },
    laptop,
    phone,
  };
  const opens: string[] = [];
  let open: Vault | undefined;
  for (const [name, credential] of hasCostlySlot === true ? [] : Object.entries(credentials)) {
    clock.nowMs += hourMs;
    const vault = over();
    if (!(await unlocks(vault, credential))) continue;
    opens.push(name);
    open ??= vault;
  }
  if (hasCostlySlot === true) {
    const keys = createMemoryKeys();
    if (filled.key !== undefined) await keys.set(filled.key);
    open = over(keys);
  }
  if (open === undefined) return { state: await over().state() };
  const { records, complete } = await open.list('account');
  return {
    opens,
    complete,
    accounts: records.map(({ value }) => `${value.otp.label} ${value.note}`).sort(),
    trash: (await open.listTrash()).map(({ value }) => ('otp' in value ? value.otp.label : '')).sort(),
    snapshots: (await open.snapshots()).length,
    damage: complete ? await open.inspect() : undefined,
    slots: (await open.slots()).map(({ kind, name }) => `${kind} ${name}`),
  };
}

async function unlocks(vault: Vault, credential: Credential): Promise<boolean> {
  const unlocking =
    credential.kind === 'passphrase'
      ? vault.unlock(credential.passphrase)
      : credential.kind === 'recovery-code'
        ? vault.unlockWithRecoveryCode(credential.code)
        : vault.unlockWithPasskey(credential.credentialId, credential.prfOutput);
  return unlocking.then(
    () => true,
    () => false,
  );
}

/** What it starts from, what it does without being interrupted, and in how many calls. */
async function undisturbed(name: string) {
  const operation = operations[name];
  if (operation === undefined) throw new RangeError(name);
  const filled = await (operation.from ?? ((same) => same))(await fill());
  const before = await stateOf(await stage(filled), filled, operation);
  const staged = await stage(filled);
  const counted = reactAt(-1, () => undefined);
  await operation.run(staged.vault, filled);
  const callCount = counted.made();
  vi.restoreAllMocks();
  const after = await stateOf(staged, filled, operation);
  /** What threw has changed nothing; of most, not one stored byte. */
  const expectOutcome = async (outcome: string, end: typeof staged, where: string) => {
    if (outcome === 'done') expect(await stateOf(end, filled, operation), where).toEqual(after);
    else if (operation.rewrites === true) expect(await stateOf(end, filled, operation), where).toEqual(before);
    else expect(await dumpDatabase(), where).toEqual(filled.dump);
  };
  return { operation, filled, callCount, expectOutcome };
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe.each(Object.keys(operations))('%s', { timeout: 120_000 }, (name) => {
  it('has happened where it said so and not where it failed, whichever call of IndexedDB fails', async () => {
    const { operation, filled, callCount, expectOutcome } = await undisturbed(name);
    const kinds = Object.keys(faults) as Fault[];
    for (let failing = 0; failing < callCount; failing++) {
      for (const fault of isThorough ? kinds : kinds.slice(failing % 3, (failing % 3) + 1)) {
        const staged = await stage(filled);
        const faulty = failAt(failing, fault);
        const outcome = await outcomeOf(operation.run(staged.vault, filled));
        expect(faulty.made()).toBeGreaterThan(failing);
        vi.restoreAllMocks();
        expect(['done', faults[fault]]).toContain(outcome);
        await expectOutcome(outcome, staged, `call ${failing} ${fault}`);
      }
    }
  });

  it('leaves the vault locked where that is asked meanwhile, and says what has become of it', async () => {
    const { operation, filled, callCount, expectOutcome } = await undisturbed(name);
    for (let reacting = 0; reacting < callCount; reacting += isThorough ? 1 : 3) {
      const staged = await stage(filled);
      let locking: Promise<void> | undefined;
      reactAt(reacting, () => {
        locking = staged.vault.lock();
      });
      const outcome = await outcomeOf(operation.run(staged.vault, filled));
      await locking;
      vi.restoreAllMocks();
      expect(staged.keys.key, `call ${reacting}`).toBeUndefined();
      expect(['done', 'locked']).toContain(outcome);
      await expectOutcome(outcome, staged, `call ${reacting}`);
    }
  });
});

function outcomeOf(running: Promise<unknown>): Promise<string> {
  return running.then(
    () => 'done',
    (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : String(error)),
  );
}
