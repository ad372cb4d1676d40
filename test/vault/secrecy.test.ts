import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { toBase32, toBase64, toHex, utf8 } from '../../src/lib/bytes';
import { openBucket, readBucketRow, readPastBucketRow } from '../../src/vault/buckets';
import { deriveVaultKeys } from '../../src/vault/format';
import { account, createOpenVault, passphrase } from './support';
import { dumpDatabase } from './database';

const secret = Uint8Array.from({ length: 20 }, (_, i) => 200 + i);
const value = account({
  otp: { ...account().otp, secret, issuer: 'Secretive Issuer', label: 'hidden.person@example.com' },
  origin: 'https://private.example.com',
  pool: { userPoolId: 'eu-west-1_HiddenPool', username: 'hidden-username' },
  tags: ['hidden-tag'],
  note: 'hidden note',
});
const device = {
  userPoolId: 'p',
  username: 'u',
  deviceKey: 'k',
  deviceGroupKey: 'g',
  password: 'hidden device password',
};

/** Every byte and every character that is stored, as one text of bytes. */
function everythingIn(stored: unknown): string {
  if (stored instanceof Uint8Array) return Buffer.from(stored).toString('latin1');
  if (typeof stored === 'object' && stored !== null) {
    return Object.entries(stored)
      .map(([key, inner]) => `${key} ${everythingIn(inner)}`)
      .join('\n');
  }
  return Buffer.from(utf8(String(stored))).toString('latin1');
}

function formsOf(bytes: Uint8Array): string[] {
  return [Buffer.from(bytes).toString('latin1'), toBase32(bytes), toHex(bytes), toBase64(bytes)];
}

const texts = ['Secretive', 'hidden', 'private.example', 'HiddenPool', passphrase, 'Example Bank'];

describe('what is stored', () => {
  it('holds no secret, name, passphrase or key in any form, at any time', async () => {
    const { vault, keys } = await createOpenVault();
    const vaultKey = Uint8Array.from(keys.key ?? []);
    expect(vaultKey).toHaveLength(32);
    const hidden = [...texts, ...formsOf(secret), ...formsOf(vaultKey)];
    const search = async () => {
      const stored = everythingIn(await dumpDatabase()).toLowerCase();
      expect(stored).toContain('formatversion');
      for (const text of hidden) expect(stored.includes(text.toLowerCase()), text).toBe(false);
    };

    const { id } = await vault.add('account', value);
    await vault.add('device', device);
    await search();
    await vault.update('account', id, (before) => ({ ...before, note: 'hidden too' }));
    await search();
    await vault.trash(id);
    await search();
    await vault.lock();
    await vault.unlock('wrong passphrase').catch(() => undefined);
    await search();
    await vault.unlock(passphrase);
    await vault.purge(id);
    await search();
  });

  it('is another ciphertext each time the same is stored', async () => {
    const { vault } = await createOpenVault();
    await vault.addAll('account', [value, value]);
    const [one, two] = (await dumpDatabase()).records;
    expect(one?.['iv']).not.toEqual(two?.['iv']);
    expect(one?.['ciphertext']).not.toEqual(two?.['ciphertext']);
  });
});

/** Every sealed part, salt and checksum that is stored, in the form in which `everythingIn` has it. */
function sealedIn(stored: unknown): string[] {
  if (stored instanceof Uint8Array) return [Buffer.from(stored).toString('latin1')];
  if (typeof stored !== 'object' || stored === null) return [];
  return Object.values(stored).flatMap(sealedIn);
}

function foundIn(stored: unknown, hidden: readonly string[]): string[] {
  const everything = everythingIn(stored);
  return hidden.filter((text) => everything.includes(text));
}

/** With something in the trash, in the past and in the present, and all that was ever stored of the first. */
async function createWithPast() {
  const { vault, keys, again } = await createOpenVault();
  const kept = await vault.add('account', account());
  const { id } = await vault.add('account', value);
  const sealed = new Set<string>();
  const note = async () => {
    const { records, pastRecords } = await dumpDatabase();
    const rows = [...records, ...pastRecords].filter((row) => row['id'] === id);
    for (const bytes of rows.flatMap(sealedIn)) sealed.add(bytes);
  };
  await note();
  for (const text of ['hidden one', 'hidden two']) {
    await vault.update('account', id, (before) => ({ ...before, note: text }));
    await note();
  }
  await vault.trash(id);
  await note();
  return { vault, keys, again, id, keptId: kept.id, sealed: [...sealed] };
}

describe('what has been given up', () => {
  it('is not stored any more once it is deleted for good: no state of it, nor that it was there', async () => {
    const { vault, keys, id, keptId, sealed } = await createWithPast();
    expect(sealed.length).toBeGreaterThanOrEqual(8);
    const before = await dumpDatabase();
    expect(foundIn(before, [id, ...sealed])).toEqual([id, ...sealed]);
    await vault.purge(id);
    const after = await dumpDatabase();
    expect(foundIn(after, [id, ...sealed])).toEqual([]);
    const { vaultId } = after.meta['header'] as { vaultId: string };
    const vaultKeys = await deriveVaultKeys(Uint8Array.from(keys.key ?? []), vaultId);
    const rows = [...after.buckets.map(readBucketRow), ...after.pastBuckets.map(readPastBucketRow)];
    const lists = rows.filter((row) => row !== undefined);
    expect(lists).toHaveLength(rows.length);
    const listed = await Promise.all(lists.map((row) => openBucket(vaultKeys, row)));
    const ids = listed.flatMap((entries) => [...(entries?.keys() ?? ['a list that does not open'])]);
    expect(new Set(ids)).toEqual(new Set([keptId]));
  });

  it('a passphrase leaves nothing of its slot, and no other change of the ways in does', async () => {
    const { vault } = await createWithPast();
    await vault.addRecoveryCode();
    const before = await dumpDatabase();
    const slots = sealedIn(before.meta['header']);
    const { code } = await vault.addRecoveryCode();
    await vault.changePassphrase({ kind: 'passphrase', passphrase }, 'another passphrase');
    const after = await dumpDatabase();
    expect(foundIn(before, slots)).toEqual(slots);
    expect(foundIn(after, slots)).toEqual([]);
    expect(foundIn(after, [passphrase, 'another passphrase', code, code.replaceAll('-', '')])).toEqual([]);
  });

  it('a key leaves nothing that was sealed with it, nor the key', async () => {
    const { vault, keys } = await createWithPast();
    const before = await dumpDatabase();
    const sealed = sealedIn(before).filter((bytes) => bytes.length >= 12);
    const oldKey = formsOf(Uint8Array.from(keys.key ?? []));
    await vault.renewKey({ kind: 'passphrase', passphrase }, 'another passphrase');
    const after = await dumpDatabase();
    expect(sealed.length).toBeGreaterThan(20);
    expect(foundIn(after, [...sealed, ...oldKey])).toEqual([]);
    expect(foundIn(after, [...texts, ...formsOf(secret), ...formsOf(Uint8Array.from(keys.key ?? []))])).toEqual([]);
  });
});

describe('an error', () => {
  it('tells neither what was refused nor the passphrase', async () => {
    const { vault } = await createOpenVault();
    const broken = { ...value, otp: { ...value.otp, digits: 99 }, note: 'hidden note' };
    const { id } = await vault.add('account', value);
    await vault.lock();
    const wrong: unknown = await vault.unlock('hidden passphrase').catch((error: unknown) => error);
    await vault.unlock(passphrase);
    const errors: unknown[] = [
      wrong,
      await vault.add('account', broken).catch((error: unknown) => error),
      await vault.update('account', id, () => broken).catch((error: unknown) => error),
      await vault.create(passphrase).catch((error: unknown) => error),
    ];
    for (const error of errors) {
      expect(error).toBeInstanceOf(Error);
      const shown = inspect(error, { depth: 10, showHidden: true });
      for (const text of [...texts, ...formsOf(secret)]) expect(shown).not.toContain(text);
    }
  });
});
