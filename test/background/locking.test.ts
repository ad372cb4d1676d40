import { beforeEach, describe, expect, it } from 'vitest';
import { ownHandlers, admit } from '../../src/background/own-requests';
import { type Services, takeSnapshot } from '../../src/background/services';
import { passphrase } from '../vault/support';
import { createMachine, type Machine, startWorker } from './worker';

const minuteMs = 60_000;

describe('an open vault', () => {
  let machine: Machine;
  let worker: Services;

  beforeEach(async () => {
    machine = createMachine();
    worker = startWorker(machine);
    await ownHandlers(worker)['vault.create']({ passphrase });
  });

  it('locks when nobody has used the computer for the time that was chosen, and not before', async () => {
    await pass(5);
    machine.presence = 'idle';
    await pass(14);
    expect(await state()).toBe('open');
    await pass(1);
    expect(await state()).toBe('locked');
  });

  it('stays open while somebody uses the computer, however long', async () => {
    await pass(120);
    expect(await state()).toBe('open');
  });

  it('locks by an alarm that outlives the worker', async () => {
    machine.presence = 'idle';
    for (let minutes = 0; minutes < 15; minutes++) {
      worker = startWorker(machine);
      await pass(1);
    }
    expect(await machine.session.get('vaultKey')).toEqual({});
  });

  it('locks when the computer has slept, whoever is back at it', async () => {
    machine.nowMs += 8 * 60 * minuteMs;
    worker = startWorker(machine);
    await worker.locking.presenceChanged('active');
    expect(await machine.session.get('vaultKey')).toEqual({});
  });

  it('answers nothing after its time, though no alarm has come yet', async () => {
    machine.nowMs += 15 * minuteMs;
    await expect(admit('codes.list', worker)).rejects.toMatchObject({ code: 'locked' });
    expect((await takeSnapshot(worker)).vault.state).toBe('locked');
  });

  it('locks at once with the system, unless the person does not want that', async () => {
    await change({ lockOnSystemLock: false });
    await worker.locking.presenceChanged('locked');
    expect(await state()).toBe('open');
    await change({ lockOnSystemLock: true });
    await worker.locking.presenceChanged('locked');
    expect(await state()).toBe('locked');
  });

  it('is never locked for idleness where that was chosen, and asks for no waking', async () => {
    machine.alarms.clear();
    await change({ lockAfterIdleMinutes: 'never' });
    machine.presence = 'idle';
    machine.nowMs += 1_000 * minuteMs;
    await worker.locking.look();
    expect(await state()).toBe('open');
    expect(machine.alarms.has('lock-if-idle')).toBe(false);
  });

  it('locks by a shorter time from when that was chosen', async () => {
    await pass(10);
    await change({ lockAfterIdleMinutes: 2 });
    expect(await state()).toBe('open');
    machine.presence = 'idle';
    await pass(2);
    expect(await state()).toBe('locked');
  });

  it('is not opened by what the browser says while it is locked', async () => {
    await worker.locking.lock();
    machine.alarms.clear();
    await worker.locking.presenceChanged('active');
    machine.nowMs += minuteMs;
    await worker.locking.look();
    expect(machine.alarms.size).toBe(0);
    expect(await state()).toBe('locked');
  });

  /** Lets the alarms of so many minutes come. */
  async function pass(minutes: number): Promise<void> {
    const untilMs = machine.nowMs + minutes * minuteMs;
    for (;;) {
      const alarmMs = machine.alarms.get('lock-if-idle') ?? Infinity;
      if (alarmMs > untilMs) break;
      machine.alarms.delete('lock-if-idle');
      machine.nowMs = alarmMs;
      await worker.locking.look();
    }
    machine.nowMs = untilMs;
  }

  async function change(body: Parameters<ReturnType<typeof ownHandlers>['settings.change']>[0]): Promise<void> {
    await ownHandlers(worker)['settings.change'](body);
  }

  async function state(): Promise<string> {
    return (await takeSnapshot(worker)).vault.state;
  }
});
