import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isRecordOf } from '../../src/vault/records';
import type { Vault } from '../../src/vault/vault';
import { accountOf, createOpenVault, passphrase, sound } from './support';

type Operation =
  | { name: 'add'; labels: string[] }
  | { name: 'update'; at: number; note: string }
  | { name: 'trash' | 'restore' | 'purge'; at: number }
  | { name: 'lock' | 'restart' };

/** What a vault is, in its simplest form. */
type Model = Map<string, { label: string; note: string; trashed: boolean }>;

const at = fc.nat({ max: 30 });
const anyOperation: fc.Arbitrary<Operation> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ name: fc.constant('add'), labels: fc.array(fc.string(), { maxLength: 3 }) }) },
  { weight: 3, arbitrary: fc.record({ name: fc.constant('update'), at, note: fc.string() }) },
  { weight: 5, arbitrary: fc.record({ name: fc.constantFrom('trash', 'restore', 'purge'), at }) },
  { weight: 2, arbitrary: fc.record({ name: fc.constantFrom('lock', 'restart') }) },
);

async function isDone(change: Promise<unknown>): Promise<boolean> {
  return change.then(
    () => true,
    (error: unknown) => {
      expect(error).toMatchObject({ code: 'not-found' });
      return false;
    },
  );
}

async function contentsOf(vault: Vault): Promise<Model> {
  const kept = (await vault.list('account')).records;
  const trash = (await vault.listTrash()).filter((record) => isRecordOf(record, 'account'));
  const model: Model = new Map();
  for (const { id, value } of kept) model.set(id, { label: value.otp.label, note: value.note, trashed: false });
  for (const { id, value } of trash) model.set(id, { label: value.otp.label, note: value.note, trashed: true });
  return model;
}

describe('any sequence of changes', { timeout: 60_000 }, () => {
  it('leaves what a simple model says, now and for the next worker', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyOperation, { maxLength: 25 }), async (operations) => {
        const { vault: first, again } = await createOpenVault();
        let vault = first;
        const model: Model = new Map();
        for (const operation of operations) {
          const id = 'at' in operation ? ([...model.keys()][operation.at] ?? '0'.repeat(32)) : '';
          const entry = model.get(id);
          switch (operation.name) {
            case 'add': {
              const added = await vault.addAll('account', operation.labels.map(accountOf));
              for (const { id, value } of added) model.set(id, { label: value.otp.label, note: '', trashed: false });
              break;
            }
            case 'update': {
              const { note } = operation;
              const done = await isDone(vault.update('account', id, (value) => ({ ...value, note })));
              expect(done).toBe(entry?.trashed === false);
              if (entry !== undefined && done) entry.note = note;
              break;
            }
            case 'trash':
            case 'restore': {
              const trashed = operation.name === 'trash';
              expect(await isDone(vault[operation.name](id))).toBe(entry?.trashed === !trashed);
              if (entry !== undefined) entry.trashed = trashed;
              break;
            }
            case 'purge': {
              expect(await isDone(vault.purge(id))).toBe(entry?.trashed === true);
              if (entry?.trashed === true) model.delete(id);
              break;
            }
            case 'lock':
              await vault.lock();
              await vault.unlock(passphrase);
              break;
            case 'restart':
              vault = again();
              break;
          }
          expect(await contentsOf(vault)).toEqual(model);
        }
        expect(await contentsOf(again())).toEqual(model);
        expect(await again().inspect()).toEqual(sound);
      }),
      { numRuns: 40 },
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
