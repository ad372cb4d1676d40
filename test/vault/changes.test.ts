import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRecordOf, type VaultRecord } from '../../src/vault/records';
import type { Vault } from '../../src/vault/vault';
import { accountOf, createOpenVault, passphrase, somePasskey, sound } from './support';

interface Entry {
  label: string;
  note: string;
  trashed: boolean;
}

/** The records of a vault, in their simplest form. */
type Records = ReadonlyMap<string, Entry>;

/** What a vault is: its records, the states it can go back to, the first first, and the ways in. */
interface Model {
  records: Records;
  past: Records[];
  passphrase: string;
  code: string | undefined;
  passkeys: Set<string>;
}

const at = fc.nat({ max: 12 });
const name = fc.constantFrom('Laptop', 'Telephone');
const note = fc.constantFrom('', 'one', 'two');

/** What is done to a vault and to the model of one. */
type Operation = (worker: Worker) => Promise<void>;

interface Worker {
  vault: Vault;
  model: Model;
  restart: () => void;
  clock: { nowMs: number };
}

const nobody = '0'.repeat(32);
const idAt = ({ records }: Model, place: number) => [...records.keys()][place] ?? nobody;

/** The state before is one to go back to where a person would tell it from the state after. */
function changeTo(model: Model, records: Records): void {
  if (JSON.stringify([...records]) !== JSON.stringify([...model.records])) model.past.push(model.records);
  model.records = records;
}

function withEntries(records: Records, ids: readonly string[], change: (entry: Entry) => Entry): Records {
  const touched = new Set(ids);
  return new Map(Array.from(records, ([id, entry]) => [id, touched.has(id) ? change(entry) : entry]));
}

const operations: Record<string, fc.Arbitrary<Operation>> = {
  add: fc.array(fc.string(), { minLength: 1, maxLength: 3 }).map((labels) => async ({ vault, model }) => {
    const added = await vault.addAll('account', labels.map(accountOf));
    const entries = added.map(({ id, value }) => [id, { label: value.otp.label, note: '', trashed: false }] as const);
    changeTo(model, new Map([...model.records, ...entries]));
  }),
  updateAll: fc.tuple(fc.array(at, { minLength: 1, maxLength: 3 }), note).map(([places, text]) => async (worker) => {
    const { vault, model } = worker;
    const ids = places.map((place) => idAt(model, place));
    const isDone = await done(vault.updateAll('account', ids, (value) => ({ ...value, note: text })));
    expect(isDone).toBe(ids.every((id) => model.records.get(id)?.trashed === false));
    if (isDone)
      changeTo(
        model,
        withEntries(model.records, ids, (entry) => ({ ...entry, note: text })),
      );
  }),
  trash: fc.array(at, { minLength: 1, maxLength: 2 }).map((places) => async ({ vault, model }) => {
    const ids = places.map((place) => idAt(model, place));
    const isDone = await done(vault.trash(...ids));
    expect(isDone).toBe(ids.every((id) => model.records.get(id)?.trashed === false));
    if (isDone)
      changeTo(
        model,
        withEntries(model.records, ids, (entry) => ({ ...entry, trashed: true })),
      );
  }),
  restore: at.map((place) => async ({ vault, model }) => {
    const id = idAt(model, place);
    const isDone = await done(vault.restore(id));
    expect(isDone).toBe(model.records.get(id)?.trashed === true);
    if (isDone)
      changeTo(
        model,
        withEntries(model.records, [id], (entry) => ({ ...entry, trashed: false })),
      );
  }),
  purge: at.map((place) => async ({ vault, model }) => {
    const id = idAt(model, place);
    const isDone = await done(vault.purge(id));
    expect(isDone).toBe(model.records.get(id)?.trashed === true);
    if (isDone) forget(model, [id]);
  }),
  purgeTrash: fc.constant(async ({ vault, model, clock }) => {
    clock.nowMs += 1_000;
    const ids = [...model.records].filter(([, { trashed }]) => trashed).map(([id]) => id);
    expect(await vault.purgeTrashOlderThan(1)).toBe(ids.length);
    forget(model, ids);
  }),
  goBack: at.map((place) => async ({ vault, model }) => {
    const { id } = (await vault.snapshots()).toReversed()[place] ?? { id: 0 };
    const then = model.past[place];
    expect(await done(vault.goBack(id))).toBe(then !== undefined);
    if (then === undefined) return;
    const records = Array.from(
      model.records,
      ([each, now]) => [each, then.get(each) ?? { ...now, trashed: true }] as const,
    );
    changeTo(model, new Map(records));
  }),
  changePassphrase: fc.constantFrom('first passphrase', 'second passphrase').map((next) => async ({ vault, model }) => {
    await vault.changePassphrase({ kind: 'passphrase', passphrase: model.passphrase }, next);
    model.passphrase = next;
  }),
  addRecoveryCode: fc.constant(async ({ vault, model }) => {
    model.code = (await vault.addRecoveryCode()).code;
  }),
  addPasskey: name.map((called) => async ({ vault, model }) => {
    await vault.addPasskey(somePasskey(called));
    model.passkeys.add(called);
  }),
  removePasskey: name.map((called) => async ({ vault, model }) => {
    const slot = (await vault.slots()).find((each) => each.name === called);
    expect(slot !== undefined).toBe(model.passkeys.delete(called));
    if (slot !== undefined) await vault.removeSlot(slot.id);
  }),
  renewKey: fc.constantFrom('third passphrase', 'fourth passphrase').map((next) => async ({ vault, model }) => {
    const isDone = await done(vault.renewKey({ kind: 'passphrase', passphrase: model.passphrase }, next));
    expect(isDone).toBe(next !== model.passphrase);
    if (isDone) Object.assign(model, { passphrase: next, code: undefined, passkeys: new Set(), past: [] });
  }),
  lockAndUnlock: fc.constantFrom('passphrase', 'code', 'Laptop', 'Telephone').map((way) => async ({ vault, model }) => {
    await vault.lock();
    await expect(vault.list('account')).rejects.toMatchObject({ code: 'locked' });
    const passkey = somePasskey(way);
    if (way === 'code' && model.code !== undefined) await vault.unlockWithRecoveryCode(model.code);
    else if (model.passkeys.has(way)) await vault.unlockWithPasskey(passkey.credentialId, passkey.prfOutput);
    else await vault.unlock(model.passphrase);
  }),
  restart: fc.constant(({ restart }) => {
    restart();
    return Promise.resolve();
  }),
};

function forget(model: Model, ids: readonly string[]): void {
  const without = (records: Records): Records => new Map([...records].filter(([id]) => !ids.includes(id)));
  model.records = without(model.records);
  model.past = model.past.map(without);
}

async function done(change: Promise<unknown>): Promise<boolean> {
  return change.then(
    () => true,
    (error: unknown) => {
      expect((error as { code: unknown }).code).toMatch(/^(not-found|passphrase-unchanged)$/);
      return false;
    },
  );
}

async function recordsOf(vault: Vault): Promise<Records> {
  const kept = (await vault.list('account')).records;
  const trash = (await vault.listTrash()).filter((record) => isRecordOf(record, 'account'));
  const entryOf =
    (trashed: boolean) =>
    ({ id, value }: VaultRecord<'account'>) =>
      [id, { label: value.otp.label, note: value.note, trashed }] as const;
  return new Map([...kept.map(entryOf(false)), ...trash.map(entryOf(true))]);
}

async function expectAsModelled(vault: Vault, model: Model): Promise<void> {
  expect(await recordsOf(vault)).toEqual(model.records);
  expect(await vault.snapshots()).toHaveLength(model.past.length);
  const kinds = (await vault.slots()).map(({ kind, name: called }) => (kind === 'passkey' ? called : kind)).sort();
  const expected = ['passphrase', ...(model.code === undefined ? [] : ['recovery-code']), ...model.passkeys];
  expect(kinds).toEqual(expected.sort());
}

describe('any sequence of changes', { timeout: 120_000 }, () => {
  it('leaves what a simple model says, now and for the next worker', async () => {
    const sequence = fc.array(fc.oneof(...Object.values(operations)), { maxLength: 25 });
    await fc.assert(
      fc.asyncProperty(sequence, async (steps) => {
        const { vault, again, clock } = await createOpenVault();
        const model: Model = { records: new Map(), past: [], passphrase, code: undefined, passkeys: new Set() };
        const worker: Worker = { vault, model, clock, restart: () => void (worker.vault = again()) };
        for (const step of steps) {
          await step(worker);
          await expectAsModelled(worker.vault, model);
        }
        await expectAsModelled(again(), model);
        expect(await again().inspect()).toEqual(sound);
      }),
      { numRuns: process.env['LATCHKEY_SLOW_TESTS'] === '1' ? 1_000 : 40 },
    );
  });
});

describe('changes at the same time', () => {
  const count = (value: { note: string }) => String(Number(value.note) + 1);

  it('to one record, from one worker and from two, lose nothing', async () => {
    const { vault, again } = await createOpenVault();
    const { id } = await vault.add('account', { ...accountOf('counter'), note: '0' });
    const workers = [vault, again(), again()];
    const increments = workers.flatMap((worker) =>
      Array.from({ length: 10 }, () => worker.update('account', id, (value) => ({ ...value, note: count(value) }))),
    );
    await Promise.all(increments);
    const record = await again().get('account', id);
    expect(record?.value.note).toBe('30');
    expect(record?.revision).toBe(31);
  });

  it('to the list of records lose nothing', async () => {
    const { vault, again } = await createOpenVault();
    const other = again();
    const labels = Array.from({ length: 20 }, (_, i) => `account ${i}`);
    await Promise.all(labels.map((label, i) => (i % 2 === 0 ? vault : other).add('account', accountOf(label))));
    const { records } = await again().list('account');
    expect(records.map(({ value }) => value.otp.label).sort()).toEqual(labels.sort());
  });

  it('of which one fails keep the others', async () => {
    const { vault } = await createOpenVault();
    const changes = [
      vault.add('account', accountOf('a')),
      vault.trash('0'.repeat(32)),
      vault.add('account', accountOf('b')),
    ];
    const settled = await Promise.allSettled(changes);
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect((await vault.list('account')).records).toHaveLength(2);
  });
});
