import { beforeEach, describe, expect, it } from 'vitest';
import type { Services } from '../../src/background/services';
import { fingerprintOf } from '../../src/lib/fingerprint';
import { createMachine, type Machine, startWorker } from './worker';

const random = (length: number) => crypto.getRandomValues(new Uint8Array(length));

describe('a copied code', () => {
  let machine: Machine;
  let worker: Services;

  beforeEach(() => {
    machine = createMachine();
    machine.mayClearClipboard = true;
    worker = startWorker(machine);
  });

  it('is cleared at its time, by a worker that was stopped meanwhile', async () => {
    expect(await copy('492039')).toEqual({ by: 'worker', afterSeconds: 30 });
    await comeTo(29_999);
    expect(machine.clipboard).toBe('492039');
    await comeTo(1);
    expect(machine.clipboard).toBe('');
  });

  it('stays where something else was copied since', async () => {
    await copy('492039');
    machine.clipboard = 'a shopping list';
    await comeTo(30_000);
    expect(machine.clipboard).toBe('a shopping list');
  });

  it('that is copied later is cleared later', async () => {
    await copy('492039');
    machine.nowMs += 20_000;
    await copy('081724');
    await comeTo(10_000);
    expect(machine.clipboard).toBe('081724');
    await comeTo(20_000);
    expect(machine.clipboard).toBe('');
  });

  it('is left to the page where the person has not allowed more', async () => {
    machine.mayClearClipboard = false;
    expect(await copy('492039')).toEqual({ by: 'page', afterSeconds: 30 });
    await comeTo(60_000);
    expect(machine.clipboard).toBe('492039');
  });

  it('is left alone where the person wants it to stay, and nothing remembers it', async () => {
    await worker.settings.change({ clearClipboardAfterSeconds: 'never' });
    expect(await copy('492039')).toEqual({ by: 'nobody' });
    expect(await machine.session.get('copied')).toEqual({});
  });

  it('is remembered by a fingerprint alone', async () => {
    await copy('JBSWY3DPEHPK3PXP');
    expect(JSON.stringify(await machine.session.get('copied'))).not.toContain('JBSWY3DPEHPK3PXP');
  });

  async function copy(text: string) {
    machine.clipboard = text;
    return worker.clipboard.copied(await fingerprintOf(text, random));
  }

  async function comeTo(laterMs: number): Promise<void> {
    machine.nowMs += laterMs;
    worker = startWorker(machine);
    await worker.clipboard.clearIfDue();
  }
});
