import { IDBFactory } from 'fake-indexeddb';
import { beforeEach, describe, expect, it } from 'vitest';
import { mayChange, ownHandlers } from '../../src/background/own-requests';
import { type Services, takeSnapshot } from '../../src/background/services';
import { passphrase } from '../vault/support';
import { createMachine, type Machine, startFreshWorker, startWorker } from './worker';

const dayMs = 86_400_000;

let machine: Machine;
let worker: Services;
let handlers: ReturnType<typeof ownHandlers>;

beforeEach(async () => {
  machine = createMachine();
  worker = await startFreshWorker(machine);
  handlers = ownHandlers(worker);
});

describe('accounts', () => {
  beforeEach(() => add('one', 'two', 'three'));

  it('are edited in what a person may change, and in nothing else', async () => {
    const [id = ''] = await ids();
    const changes = { issuer: 'Shop', tags: ['work', ' work ', ''], note: 'Desk 4', pinned: true };
    await handlers['accounts.edit']({ accountId: id, changes });
    const [edited] = (await takeSnapshot(worker)).accounts;
    expect(edited).toMatchObject({ issuer: 'Shop', label: 'one', tags: ['work'], note: 'Desk 4', pinned: true });
    await expect(handlers['accounts.edit']({ accountId: id, changes: { counter: 3 } })).rejects.toMatchObject({
      code: 'not-hotp',
    });
  });

  it('are tagged and thrown away many at once, or not at all', async () => {
    const [one = '', two = ''] = await ids();
    await handlers['accounts.editAll']({ accountIds: [one, two], changes: { addTags: ['home'], pinned: true } });
    await expect(
      handlers['accounts.editAll']({ accountIds: [one, 'f'.repeat(32)], changes: { removeTags: ['home'] } }),
    ).rejects.toMatchObject({ code: 'not-found' });
    expect((await takeSnapshot(worker)).accounts.map(({ tags }) => tags)).toEqual([['home'], ['home'], []]);
    await handlers['accounts.trashAll']({ accountIds: [one, two] });
    expect(await labels()).toEqual(['three']);
  });

  it('that are pinned are shown first, each part in its own order', async () => {
    const [one = '', two = '', three = ''] = await ids();
    await handlers['accounts.editAll']({ accountIds: [two, three], changes: { pinned: true } });
    expect(await labels()).toEqual(['two', 'three', 'one']);
    await handlers['accounts.move']({ accountId: three, beforeId: two });
    expect(await labels()).toEqual(['three', 'two', 'one']);
    await handlers['accounts.move']({ accountId: two, beforeId: one });
    expect(await labels()).toEqual(['three', 'two', 'one']);
  });

  it('are moved to any place, however often and however alike their places were', async () => {
    const [one = '', two = '', three = ''] = await ids();
    await handlers['accounts.move']({ accountId: three, beforeId: one });
    expect(await labels()).toEqual(['three', 'one', 'two']);
    await handlers['accounts.move']({ accountId: three });
    expect(await labels()).toEqual(['one', 'two', 'three']);
    for (let times = 0; times < 80; times++) {
      const [first = '', , last = ''] = await ids();
      expect(first).not.toBe(last);
      await handlers['accounts.move']({ accountId: last, beforeId: (await ids())[1] ?? '' });
    }
    expect((await labels())[0]).toBe('one');
    await handlers['accounts.move']({ accountId: two, beforeId: one });
    expect((await labels())[0]).toBe('two');
  });
});

describe('the backup', () => {
  beforeEach(() => add('one', 'two'));

  it('lacks everything until one is made, then nothing', async () => {
    expect((await takeSnapshot(worker)).backup).toEqual({ missing: 2, changed: 0 });
    await handlers['backup.made']({ accountIds: await ids() });
    expect((await takeSnapshot(worker)).backup).toEqual({ lastMadeAtMs: machine.nowMs, missing: 0, changed: 0 });
  });

  it('lacks what was added, edited or left out since, and what came back from the trash', async () => {
    const [one = '', two = ''] = await ids();
    await handlers['accounts.trash']({ accountId: two });
    await handlers['backup.made']({ accountIds: await ids() });
    machine.nowMs += dayMs;
    await add('three');
    await handlers['accounts.restore']({ accountId: two });
    await handlers['accounts.edit']({ accountId: one, changes: { note: 'new' } });
    expect((await takeSnapshot(worker)).backup).toMatchObject({ missing: 2, changed: 1 });
    await handlers['backup.made']({ accountIds: [one] });
    expect((await takeSnapshot(worker)).backup).toMatchObject({ missing: 2, changed: 0 });
  });
});

describe('a vault whose database has vanished', () => {
  it('is told from one that never was, until the person starts over', async () => {
    globalThis.indexedDB = new IDBFactory();
    const next = startWorker({ ...machine, session: createMachine().session });
    globalThis.indexedDB = new IDBFactory();
    expect((await takeSnapshot(next)).vault).toEqual({ state: 'lost' });
    await expect(ownHandlers(next)['vault.create']({ passphrase })).rejects.toMatchObject({ code: 'lost' });
    await ownHandlers(next)['vault.startOver']({});
    expect((await takeSnapshot(next)).vault).toEqual({ state: 'none' });
    await ownHandlers(next)['vault.create']({ passphrase });
    expect((await takeSnapshot(next)).vault).toEqual({ state: 'open' });
  });
});

describe('the trash', () => {
  beforeEach(() => add('one', 'two'));

  it('names what is in it and when it ends, and gives it back', async () => {
    const [one = ''] = await ids();
    await handlers['accounts.trash']({ accountId: one });
    expect(await handlers['trash.list']({})).toEqual([
      {
        id: one,
        kind: 'account',
        name: ['Test', 'one'],
        trashedAtMs: machine.nowMs,
        endsAtMs: machine.nowMs + 30 * dayMs,
      },
    ]);
    await handlers['trash.restore']({ ids: [one] });
    expect(await labels()).toEqual(['one', 'two']);
  });

  it('keeps things for the time that was chosen', async () => {
    await handlers['settings.change']({ trashDays: 7 });
    const [one = ''] = await ids();
    await handlers['accounts.trash']({ accountId: one });
    machine.nowMs += 7 * dayMs;
    await worker.trash.empty();
    expect(await handlers['trash.list']({})).toHaveLength(1);
    machine.nowMs += 1;
    await worker.trash.empty();
    expect(await handlers['trash.list']({})).toEqual([]);
  });

  it('is looked through when the vault was opened, when the settings have changed, and every day', async () => {
    const due = () => machine.alarms.get('empty-trash');
    await handlers['vault.unlock']({ passphrase });
    expect(due()).toBe(machine.nowMs);
    await worker.trash.empty();
    expect(due()).toBe(machine.nowMs + dayMs);
    await handlers['settings.change']({ trashDays: 7 });
    expect(due()).toBe(machine.nowMs);

    const [one = ''] = await ids();
    await handlers['accounts.trash']({ accountId: one });
    for (let days = 0; days <= 8; days++) {
      expect(await handlers['trash.list']({})).toHaveLength(1);
      machine.nowMs = due() ?? Infinity;
      await worker.trash.empty();
    }
    expect(await handlers['trash.list']({})).toEqual([]);
  });

  it('ends nothing while the vault is locked, and is not woken for until it is opened', async () => {
    const [one = ''] = await ids();
    await handlers['accounts.trash']({ accountId: one });
    await handlers['vault.lock']({});
    machine.alarms.clear();
    machine.nowMs += 40 * dayMs;
    await worker.trash.empty();
    expect(machine.alarms.has('empty-trash')).toBe(false);
    await handlers['vault.unlock']({ passphrase });
    await worker.trash.empty();
    expect(await handlers['trash.list']({})).toEqual([]);
  });

  it('is not emptied of itself where that was chosen', async () => {
    await handlers['settings.change']({ trashDays: 'never' });
    const [one = ''] = await ids();
    await handlers['accounts.trash']({ accountId: one });
    machine.nowMs += 10_000 * dayMs;
    await worker.trash.empty();
    expect((await handlers['trash.list']({}))[0]).not.toHaveProperty('endsAtMs');
  });
});

async function add(...names: string[]): Promise<void> {
  const secrets = ['GEZDGNBVGY3TQOJQ', 'JBSWY3DPEHPK3PXP', 'KRSXG5CTMVRXEZLU'];
  for (const name of names) {
    const secret = secrets[['one', 'two', 'three'].indexOf(name)];
    await handlers['accounts.add']({ texts: [`otpauth://totp/Test:${name}?secret=${secret ?? ''}`] });
  }
}

async function ids(): Promise<string[]> {
  return (await takeSnapshot(worker)).accounts.map(({ id }) => id);
}

async function labels(): Promise<string[]> {
  return (await takeSnapshot(worker)).accounts.map(({ label }) => label);
}

describe('a question', () => {
  it('is followed by no snapshot, and every other request by one', () => {
    expect(mayChange('slots.list')).toBe(false);
    expect(mayChange('trash.list')).toBe(false);
    expect(mayChange('trash.restore')).toBe(true);
    expect(mayChange('vault.unlock')).toBe(true);
  });
});
