import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bucketIndexOf } from '../../src/vault/buckets';
import type { KdfParameters } from '../../src/vault/kdf';
import { readHeader } from '../../src/vault/header';
import { createPassphraseSlot } from '../../src/vault/slots';
import type { Vault } from '../../src/vault/vault';
import { type Dump, dumpDatabase, tamper, writeDatabase } from './database';
import { accountOf, cheapKdf, createOpenVault, passphrase, sound, type TestVault } from './support';

/** Where a bit can flip: a byte of bytes, a character of a text, or a number. */
interface Place {
  path: string[];
  bits: number;
  flip(bit: number): unknown;
}

function placesIn(value: unknown, path: string[] = []): Place[] {
  if (value instanceof Uint8Array) {
    const flip = (bit: number) => value.map((byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
    return [{ path, bits: value.length * 8, flip }];
  }
  if (typeof value === 'string') {
    const flip = (bit: number) => {
      const codes = Array.from(
        value,
        (character, i) => character.charCodeAt(0) ^ (i === bit >> 4 ? 1 << (bit & 15) : 0),
      );
      return String.fromCharCode(...codes);
    };
    return [{ path, bits: value.length * 16, flip }];
  }
  if (typeof value === 'number') return [{ path, bits: 64, flip: (bit) => flipDouble(value, bit) }];
  const entries = Object.entries(value ?? {}) as [string, unknown][];
  return entries.flatMap(([key, inner]) => placesIn(inner, [...path, key]));
}

function flipDouble(value: number, bit: number): number {
  const view = new DataView(new ArrayBuffer(8));
  view.setFloat64(0, value);
  view.setUint8(bit >> 3, view.getUint8(bit >> 3) ^ (1 << (bit & 7)));
  return view.getFloat64(0);
}

function replaceAt(target: unknown, [key = '', ...rest]: string[], value: unknown): void {
  const object = target as Record<string, unknown>;
  if (rest.length === 0) object[key] = value;
  else replaceAt(object[key], rest, value);
}

const names = ['a', 'b', 'c', 'd'];

async function createFilled(): Promise<TestVault & { ids: string[]; dump: Dump }> {
  const test = await createOpenVault();
  const records = await test.vault.addAll('account', names.map(accountOf));
  return { ...test, ids: records.map(({ id }) => id), dump: await dumpDatabase() };
}

async function namesIn(vault: Vault): Promise<string[]> {
  return (await vault.list('account')).records.map(({ value }) => value.otp.label).sort();
}

const without = (...labels: string[]) => names.filter((name) => !labels.includes(name));
function anyFlip(stored: unknown): fc.Arbitrary<{ place: Place; bit: number }> {
  return fc
    .constantFrom(...placesIn(stored))
    .chain((place) => fc.nat({ max: place.bits - 1 }).map((bit) => ({ place, bit })));
}

describe('one flipped bit', { timeout: 60_000 }, () => {
  it('in a record is told of that record, and the others open', async () => {
    const { again, ids, dump } = await createFilled();
    await fc.assert(
      fc.asyncProperty(anyFlip(dump.records), async ({ place, bit }) => {
        const changed = structuredClone(dump);
        replaceAt(changed.records, place.path, place.flip(bit));
        await writeDatabase(changed);
        const row = Number(place.path[0]);
        const { records, damaged, complete } = await again().list('account');
        const hit = String(dump.records[row]?.['id']);
        expect(complete).toBe(true);
        expect(records.map(({ id }) => id).sort()).toEqual(ids.filter((id) => id !== hit).sort());
        expect(damaged.map(({ id }) => id)).toContain(hit);
        await expect(again().get('account', hit)).rejects.toMatchObject({ code: 'damaged' });
      }),
      { numRuns: 150 },
    );
  });

  it('in a list of records is told of that list, and every record opens', async () => {
    const { again, dump } = await createFilled();
    await fc.assert(
      fc.asyncProperty(anyFlip(dump.buckets), async ({ place, bit }) => {
        const changed = structuredClone(dump);
        replaceAt(changed.buckets, place.path, place.flip(bit));
        await writeDatabase(changed);
        const hit = Number(dump.buckets[Number(place.path[0])]?.['index']);
        const damage = await again().inspect();
        expect(damage.complete).toBe(false);
        expect(damage.damagedBuckets).toContain(hit);
        expect(await namesIn(again())).toEqual(names);
        await again().repair();
        expect(await again().inspect()).toEqual(sound);
      }),
      { numRuns: 60 },
    );
  });

  it('in the manifest is told, every record opens, and nothing is written until it is repaired', async () => {
    const { again, dump, ids } = await createFilled();
    await fc.assert(
      fc.asyncProperty(anyFlip(dump.meta['manifest']), async ({ place, bit }) => {
        const changed = structuredClone(dump);
        replaceAt(changed.meta['manifest'], place.path, place.flip(bit));
        await writeDatabase(changed);
        const vault = again();
        await vault.unlock(passphrase);
        expect(await namesIn(vault)).toEqual(names);
        expect(await vault.inspect()).toEqual({ ...sound, complete: false });
        await expect(vault.add('account', accountOf('e'))).rejects.toMatchObject({ code: 'damaged' });
        await expect(vault.trash(ids[0] ?? '')).rejects.toMatchObject({ code: 'damaged' });
        expect(await dumpDatabase()).toEqual(changed);
        await vault.repair();
        await vault.add('account', accountOf('e'));
        expect(await namesIn(again())).toEqual([...names, 'e']);
        expect(await again().inspect()).toEqual(sound);
      }),
      { numRuns: 60 },
    );
  });

  it('in the header is never taken for a wrong passphrase, and nothing is changed', async () => {
    const { vault, again, dump } = await createFilled();
    await vault.lock();
    await fc.assert(
      fc.asyncProperty(anyFlip(dump.meta['header']), async ({ place, bit }) => {
        const changed = structuredClone(dump);
        replaceAt(changed.meta['header'], place.path, place.flip(bit));
        await writeDatabase(changed);
        const isVersion = place.path[0] === 'formatVersion';
        const code = isVersion ? /^(newer-version|damaged)$/ : /^damaged$/;
        for (const call of [again().state(), again().unlock(passphrase)]) {
          await expect(call).rejects.toMatchObject({ code: expect.stringMatching(code) as string });
        }
        await expect(again().create(passphrase)).rejects.toMatchObject({ code: 'exists' });
        expect(await dumpDatabase()).toEqual(changed);
      }),
      { numRuns: 150 },
    );
  });

  it('in the count of wrong passphrases costs at most the longest wait', async () => {
    const { vault, again, clock } = await createFilled();
    await vault.lock();
    for (let i = 0; i < 2; i++) await vault.unlock('wrong passphrase').catch(() => undefined);
    const dump = await dumpDatabase();
    await fc.assert(
      fc.asyncProperty(anyFlip(dump.meta['attempts']), async ({ place, bit }) => {
        const changed = structuredClone(dump);
        replaceAt(changed.meta['attempts'], place.path, place.flip(bit));
        await writeDatabase(changed);
        const vault = again();
        await vault.unlock(passphrase).catch((error: unknown) => {
          expect(error).toMatchObject({ code: 'too-early' });
        });
        clock.nowMs += 300_000;
        await vault.unlock(passphrase);
      }),
      { numRuns: 40 },
    );
  });
});

describe('records that were moved about', () => {
  it('swapped sealed parts open in neither place', async () => {
    const { again, ids } = await createFilled();
    await tamper(({ records: [one, two] }) => {
      const { iv, ciphertext } = { ...one };
      Object.assign(one ?? {}, { iv: two?.['iv'], ciphertext: two?.['ciphertext'] });
      Object.assign(two ?? {}, { iv, ciphertext });
    });
    const { records, damaged } = await again().list('account');
    expect(records).toHaveLength(2);
    expect(damaged.map(({ problem }) => problem)).toEqual(['unreadable', 'unreadable']);
    expect(damaged.every(({ id }) => ids.includes(id))).toBe(true);
  });

  it('one that was taken away is missed', async () => {
    const { again, ids } = await createFilled();
    await tamper((dump) => {
      dump.records = dump.records.filter((row) => row['id'] !== ids[0]);
    });
    const { records, damaged } = await again().list('account');
    expect(records).toHaveLength(3);
    expect(damaged).toEqual([{ id: ids[0], kind: 'account', problem: 'missing' }]);
    await expect(again().get('account', ids[0] ?? '')).rejects.toMatchObject({ code: 'damaged' });
  });

  it('one that was taken away is missed no more once it is purged', async () => {
    const { again, ids } = await createFilled();
    await tamper((dump) => {
      dump.records = dump.records.filter((row) => row['id'] !== ids[0]);
    });
    await again().purge(ids[0] ?? '');
    expect(await again().inspect()).toEqual(sound);
  });

  it('an older state put back is noticed', async () => {
    const { vault, again, ids, dump } = await createFilled();
    await vault.update('account', ids[0] ?? '', (value) => ({ ...value, lastUsedStep: 1 }));
    await tamper((now) => {
      now.records = dump.records;
    });
    const { records, damaged } = await again().list('account');
    expect(records).toHaveLength(3);
    expect(damaged).toEqual([{ id: ids[0], kind: 'account', problem: 'replaced' }]);
  });

  it('one that was purged and put back is noticed, and purged again', async () => {
    const { vault, again, ids, dump } = await createFilled();
    const id = ids[0] ?? '';
    await vault.trash(id);
    await vault.purge(id);
    await tamper((now) => {
      now.records = dump.records;
    });
    const reader = again();
    expect((await reader.list('account')).damaged).toEqual([{ id, kind: 'account', problem: 'unlisted' }]);
    await reader.purge(id);
    expect(await reader.inspect()).toEqual(sound);
    expect(await again().inspect()).toEqual(sound);
  });

  it('a record of another vault opens in this one under no id', async () => {
    const foreign = await createFilled();
    const { again, ids } = await createFilled();
    await tamper((dump) => {
      const row = foreign.dump.records[0];
      dump.records.push({ ...row }, { ...row, id: ids[0] });
    });
    const { records, damaged } = await again().list('account');
    expect(records).toHaveLength(3);
    expect(damaged.map(({ problem }) => problem)).toEqual(['unreadable', 'unreadable']);
  });

  it('an old manifest put back is told, by the lists that it does not fit', async () => {
    const { vault, again, ids, dump } = await createFilled();
    const { id } = await vault.add('account', accountOf('e'));
    await tamper((now) => {
      now.meta['manifest'] = dump.meta['manifest'];
    });
    const damage = await again().inspect();
    const isNew = !ids.some((each) => bucketIndexOf(each) === bucketIndexOf(id));
    expect(isNew ? damage.damaged : damage.damagedBuckets).toEqual(
      isNew ? [{ id, kind: 'account', problem: 'unlisted' }] : [bucketIndexOf(id)],
    );
  });

  it('an old manifest put back with its lists tells of all that changed since', async () => {
    const { vault, again, ids, dump } = await createFilled();
    await vault.update('account', ids[0] ?? '', (value) => value);
    const { id } = await vault.add('account', accountOf('e'));
    await tamper((now) => {
      now.meta['manifest'] = dump.meta['manifest'];
      now.buckets = dump.buckets;
    });
    const { damaged } = await again().list('account');
    expect(damaged).toContainEqual({ id: ids[0], kind: 'account', problem: 'replaced' });
    expect(damaged).toContainEqual({ id, kind: 'account', problem: 'unlisted' });
  });

  it.each([
    ['replayed', (row: object, old: object) => ({ ...row, ...old })],
    ['swapped with another', (_row: object, _old: object, other: object) => other],
  ])('a list of records that was %s is told by its index, and every record still opens', async (_, change) => {
    const { vault, again, ids, dump } = await createFilled();
    const id = ids[0] ?? '';
    await vault.update('account', id, (value) => ({ ...value, note: 'newer' }));
    const index = bucketIndexOf(id);
    await tamper((now) => {
      const old = dump.buckets.find((row) => row['index'] === index) ?? {};
      const other = now.buckets.find((row) => row['index'] !== index) ?? {};
      now.buckets = now.buckets.map((row) => (row['index'] === index ? { ...change(row, old, other), index } : row));
    });
    expect(await namesIn(again())).toEqual(names);
    expect(await again().inspect()).toEqual({ ...sound, complete: false, damagedBuckets: [index] });
    await expect(again().trash(id)).rejects.toMatchObject({ code: 'damaged' });
    await again().repair();
    expect(await again().inspect()).toEqual(sound);
    expect((await again().get('account', id))?.value.note).toBe('newer');
  });

  it('a list of records that was taken away is told by its index', async () => {
    const { again, ids } = await createFilled();
    const index = bucketIndexOf(ids[0] ?? '');
    await tamper((now) => {
      now.buckets = now.buckets.filter((row) => row['index'] !== index);
    });
    expect(await again().inspect()).toEqual({ ...sound, complete: false, damagedBuckets: [index] });
  });

  it('the others are still changed, and the damage is still told', async () => {
    const { again, ids } = await createFilled();
    await tamper((dump) => {
      dump.records = dump.records.filter((row) => row['id'] !== ids[0]);
    });
    const vault = again();
    await vault.update('account', ids[1] ?? '', (value) => ({ ...value, note: 'changed' }));
    await vault.add('account', accountOf('e'));
    expect(await namesIn(again())).toEqual([...without('a'), 'e']);
    expect((await again().inspect()).damaged).toEqual([{ id: ids[0], kind: 'account', problem: 'missing' }]);
  });

  it('a repair takes what opens for the whole, and leaves what does not where it is', async () => {
    const { vault, again, ids, dump } = await createFilled();
    await vault.update('account', ids[0] ?? '', (value) => ({ ...value, note: 'newer' }));
    await tamper((now) => {
      const rows = dump.records.filter((row) => row['id'] !== ids[1]);
      now.records = rows.map((row) => (row['id'] === ids[2] ? { ...row, iv: new Uint8Array(12) } : row));
    });
    await again().repair();
    expect(await namesIn(again())).toEqual(['a', 'd']);
    expect((await again().inspect()).damaged).toEqual([{ id: ids[2], kind: 'account', problem: 'unreadable' }]);
    expect((await dumpDatabase()).records).toHaveLength(3);
  });
});

describe('a key slot', () => {
  it('that the vault no longer lists does not open it', async () => {
    const { vault, keys, again } = await createFilled();
    const vaultKey = new Uint8Array(keys.key ?? []);
    await vault.lock();
    const header = await readHeader((await dumpDatabase()).meta['header']);
    const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));
    const making = { vaultId: header.vaultId, vaultKey, nowMs: 0, random };
    const retired = await createPassphraseSlot(making, 'the passphrase before', cheapKdf);
    await tamper(({ meta }) => {
      meta['header'] = { ...(meta['header'] as object), slots: [...header.slots, retired] };
    });
    await expect(again().unlock('the passphrase before')).rejects.toMatchObject({ code: 'damaged' });
    expect(keys.key).toBeUndefined();
    await again().unlock(passphrase);
  });

  it('that is damaged does not keep another from opening the vault', async () => {
    const { vault, again, dump } = await createFilled();
    await vault.lock();
    await tamper(({ meta }) => {
      const header = dump.meta['header'] as { slots: object[] };
      meta['header'] = { ...header, slots: [{ ...header.slots[0], iv: new Uint8Array(12) }, {}, ...header.slots] };
    });
    await again().unlock(passphrase);
    expect(await namesIn(again())).toEqual(names);
  });
});

describe('a cost of Argon2id that is read from the disk', () => {
  async function unlockAtCost(kdf: KdfParameters): Promise<void> {
    const { vault, again } = await createOpenVault();
    await vault.lock();
    await tamper(({ meta }) => {
      const { vaultId, slots } = meta['header'] as { vaultId: string; slots: Record<string, unknown>[] };
      for (const slot of slots) Object.assign(slot, { kdf, checksum: checksumOf(vaultId, { ...slot, kdf }) });
    });
    await again().unlock(passphrase);
  }

  it.each([
    ['four gibibytes', { memoryKiB: 4_194_304, iterations: 1, parallelism: 1 }],
    ['a thousand million passes', { memoryKiB: 8, iterations: 1_000_000_000, parallelism: 1 }],
    ['no memory', { memoryKiB: 0, iterations: 1, parallelism: 1 }],
    ['half a lane', { memoryKiB: 64, iterations: 1, parallelism: 0.5 }],
  ])('of %s is refused before anything is hashed, however well the slot hides it', async (_, kdf) => {
    await expect(unlockAtCost(kdf)).rejects.toMatchObject({ code: 'damaged' });
  });

  it('that was made less opens nothing', async () => {
    const lowered = { ...cheapKdf, memoryKiB: 16 };
    await expect(unlockAtCost(lowered)).rejects.toMatchObject({ code: 'wrong-passphrase' });
  });
});

/** By the written format: SHA-256 (associated data ‖ iv ‖ ciphertext). */
function checksumOf(vaultId: string, slot: Record<string, unknown>): Uint8Array {
  const { id, kind, createdAtMs, salt, kdf, iv, ciphertext } = slot as {
    id: string;
    kind: string;
    createdAtMs: number;
    salt: Uint8Array;
    kdf: { memoryKiB: number; iterations: number; parallelism: number };
    iv: Uint8Array;
    ciphertext: Uint8Array;
  };
  const cost = [kdf.memoryKiB, kdf.iterations, kdf.parallelism];
  const place = ['latchkey', 2, 'slot', vaultId, id, kind, createdAtMs, Buffer.from(salt).toString('hex'), ...cost];
  const hash = createHash('sha256').update(JSON.stringify(place)).update(iv).update(ciphertext);
  return Uint8Array.from(hash.digest());
}
