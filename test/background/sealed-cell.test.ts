import { randomBytes } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { createKeyHolder } from '../../src/background/key-holder';
import { createSealedCell } from '../../src/background/sealed-cell';
import { createMachine, type Machine } from './worker';

const schema = v.object({ word: v.string() });
const value = { word: 'marmalade' };

describe('a sealed cell', () => {
  let machine: Machine;
  const keys = () => createKeyHolder(machine.session);
  const cell = (key = 'place') => createSealedCell(machine.session, key, schema, keys());
  const stored = async () => (await machine.session.get('place'))['place'];

  beforeEach(async () => {
    machine = createMachine();
    await keys().set(randomBytes(32));
    await cell().set(value);
  });

  it('gives back what was stored, which nobody can read without the key', async () => {
    expect(await cell().get()).toEqual(value);
    expect(JSON.stringify(await stored())).not.toContain('marmalade');
    const before = await stored();
    await cell().set(value);
    expect(await stored()).not.toEqual(before);
  });

  it('is shut while the vault is locked, and open again with its key', async () => {
    const key = (await keys().get()) ?? new Uint8Array();
    await keys().clear();
    expect(await cell().get()).toBeUndefined();
    await expect(cell().set(value)).rejects.toMatchObject({ code: 'locked' });
    await keys().set(key);
    expect(await cell().get()).toEqual(value);
  });

  it('is empty under the key of another vault, in another place, and where a bit was changed', async () => {
    const sealed = v.parse(v.object({ iv: v.string(), ciphertext: v.string() }), await stored());
    await machine.session.set({ elsewhere: sealed });
    expect(await cell('elsewhere').get()).toBeUndefined();

    const ciphertext = Buffer.from(sealed.ciphertext, 'base64');
    ciphertext.writeUInt8(ciphertext.readUInt8(0) ^ 1, 0);
    await machine.session.set({ place: { ...sealed, ciphertext: ciphertext.toString('base64') } });
    expect(await cell().get()).toBeUndefined();

    await machine.session.set({ place: sealed });
    expect(await cell().get()).toEqual(value);
    await keys().set(randomBytes(32));
    expect(await cell().get()).toBeUndefined();
  });

  it('keeps its value while the key is replaced', async () => {
    await cell().keepThrough(() => keys().set(randomBytes(32)));
    expect(await cell().get()).toEqual(value);
  });
});
