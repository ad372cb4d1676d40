import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Vault } from '../../src/vault/vault';
import { dumpDatabase, writeDatabase } from './database';
import { failAt, type Fault, faults, reactAt } from './database-calls';
import { accountOf, createOpenVault, createTestVault, passphrase, sound, type TestVault } from './support';

afterEach(() => {
  vi.restoreAllMocks();
});

/** A day in a vault's life. Each part is done or fails; gives back what was acknowledged, as label and note. */
async function liveThrough({ vault, again }: TestVault, code: string): Promise<Map<string, string> | undefined> {
  const acknowledged = new Map<string, string>();
  const ids = new Map<string, string>();
  const attempt = async (part: Promise<unknown>): Promise<boolean> =>
    part.then(
      () => true,
      (error: unknown) => {
        expect(error).toMatchObject({ code });
        return false;
      },
    );
  const add = async (worker: Vault, label: string) => {
    const adding = worker.add('account', accountOf(label));
    if (!(await attempt(adding))) return;
    ids.set(label, (await adding).id);
    acknowledged.set(label, '');
  };

  if (!(await attempt(vault.create(passphrase))) && !(await attempt(vault.create(passphrase)))) return undefined;
  await add(vault, 'a');
  await add(vault, 'b');
  await add(vault, 'c');
  const [a = '', b = '', c = ''] = ['a', 'b', 'c'].map((label) => ids.get(label));
  if (a !== '' && (await attempt(vault.update('account', a, (value) => ({ ...value, note: 'changed' }))))) {
    acknowledged.set('a', 'changed');
  }
  if (b !== '' && (await attempt(vault.trash(b)))) {
    acknowledged.delete('b');
    await attempt(vault.purge(b));
  }
  if (c !== '' && (await attempt(vault.trash(c)))) {
    acknowledged.delete('c');
    if (await attempt(vault.restore(c))) acknowledged.set('c', '');
  }
  await vault.lock();
  const next = again();
  if (!(await attempt(next.unlock(passphrase)))) await next.unlock(passphrase);
  await add(next, 'd');
  await attempt(next.list('account'));
  return acknowledged;
}

describe('IndexedDB failing at each call in turn', { timeout: 60_000 }, () => {
  it('leaves a vault that opens, with all that was acknowledged', async () => {
    const kinds = Object.keys(faults) as Fault[];
    const whole = reactAt(-1, () => undefined);
    await liveThrough(createTestVault(), '');
    const total = whole.made();
    expect(total).toBeGreaterThan(50);
    vi.restoreAllMocks();

    for (let failing = 0; failing < total; failing++) {
      const fault = kinds[failing % kinds.length] ?? 'throws';
      const test = createTestVault();
      const faulty = failAt(failing, fault);
      const acknowledged = await liveThrough(test, faults[fault]);
      expect(faulty.made()).toBeGreaterThan(failing);
      vi.restoreAllMocks();
      const vault = test.again();
      const { records } = await vault.list('account');
      const found = new Map(records.map(({ value }) => [value.otp.label, value.note]));
      expect(found, `call ${failing}`).toEqual(acknowledged);
      expect(await vault.inspect()).toEqual(sound);
    }
  });

  it('a right passphrase opens even where the count of wrong ones cannot be reset', async () => {
    const { vault } = await createOpenVault();
    await vault.lock();
    await vault.unlock('wrong passphrase').catch(() => undefined);
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no space', 'QuotaExceededError');
    });
    await vault.unlock(passphrase);
    expect(await vault.state()).toBe('open');
  });
});

describe('a broken database', () => {
  const openRaw = (version: number, upgrade: (database: IDBDatabase) => void) =>
    new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('latchkey-vault', version);
      opening.onupgradeneeded = () => {
        upgrade(opening.result);
      };
      opening.onsuccess = () => {
        resolve(opening.result);
      };
      opening.onerror = reject;
    });

  it.each([['meta'], ['records']])('with only the store "%s" is damaged, not empty', async (store) => {
    const { vault } = createTestVault();
    (await openRaw(1, (database) => database.createObjectStore(store))).close();
    await expect(vault.state()).rejects.toMatchObject({ code: 'damaged' });
    await expect(vault.create(passphrase)).rejects.toMatchObject({ code: 'damaged' });
  });

  it.each([['header'], ['manifest'], ['attempts']])('without its %s is not taken for an empty one', async (key) => {
    const { vault, again } = await createOpenVault();
    await vault.add('account', accountOf('a'));
    const database = await openRaw(2, () => undefined);
    const transaction = database.transaction('meta', 'readwrite');
    transaction.objectStore('meta').delete(key);
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    database.close();
    await expect(again().create(passphrase)).rejects.toMatchObject({ code: 'exists' });
    for (const worker of [vault, again()]) {
      if (key === 'header') {
        await expect(worker.state()).rejects.toMatchObject({ code: 'damaged' });
      } else {
        const { records, complete } = await worker.list('account');
        expect({ found: records.length, complete }).toEqual({ found: 1, complete: key !== 'manifest' });
      }
    }
  });

  it.each(['records', 'buckets', 'snapshots', 'pastRecords', 'pastBuckets'] as const)(
    'of which only %s are left is damaged, not none',
    async (store) => {
      const { vault, again } = await createOpenVault();
      const { id } = await vault.add('account', accountOf('a'));
      await vault.update('account', id, (value) => ({ ...value, note: 'changed' }));
      const { [store]: rows } = await dumpDatabase();
      expect(rows).not.toHaveLength(0);
      await writeDatabase({ [store]: rows });
      await expect(again().state()).rejects.toMatchObject({ code: 'damaged' });
      await expect(again().create(passphrase)).rejects.toMatchObject({ code: 'exists' });
      expect((await dumpDatabase())[store]).toEqual(rows);
    },
  );

  it('that was emptied while it was open is told, and not written to', async () => {
    const { vault } = await createOpenVault();
    await vault.add('account', accountOf('a'));
    const database = await openRaw(2, () => undefined);
    const transaction = database.transaction(['meta', 'records'], 'readwrite');
    transaction.objectStore('meta').clear();
    transaction.objectStore('records').clear();
    await new Promise((resolve) => (transaction.oncomplete = resolve));
    database.close();
    await expect(vault.list('account')).rejects.toMatchObject({ code: 'damaged' });
    await expect(vault.add('account', accountOf('b'))).rejects.toMatchObject({ code: 'damaged' });
  });

  it('that the browser refuses is a failure of storage, and works when it is there again', async () => {
    const { vault } = createTestVault();
    vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
      throw new DOMException('not in private windows', 'InvalidStateError');
    });
    await expect(vault.state()).rejects.toMatchObject({ code: 'storage-refused' });
    vi.restoreAllMocks();
    expect(await vault.state()).toBe('none');
  });
});
