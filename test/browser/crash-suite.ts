import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/messages/views';
import type { Browser, BrowserName } from './driver';
import { launch } from './launch';
import { createVaultIn, passphrase } from './main-job';
import type { Page } from './page';

/** The extension's own API, where the functions run that are sent into its pages. */
declare const chrome: {
  runtime: {
    sendMessage(request: unknown): Promise<{ ok: boolean; error?: unknown }>;
    connect(options: { name: string }): {
      onMessage: { addListener(listener: (snapshot: Snapshot) => void): void };
      disconnect(): void;
    };
  };
};

const isWide = process.env['LATCHKEY_SLOW_TESTS'] === '1';
const kills = isWide ? 20 : 2;
const longestLifeMs = isWide ? 15_000 : 3_000;
const leastWrites = isWide ? 1_000 : 2 * kills;

/** The browser is killed at random moments while it writes: whatever was acknowledged is there afterwards. */
export function describeCrashes(name: BrowserName): void {
  describe(`a vault in ${name}, killed ${kills} times while it is written to`, () => {
    const random = seeded(Number(process.env['LATCHKEY_SEED'] ?? 20_260_303));
    let profileDir: string;
    let browser: Browser | undefined;

    beforeAll(async () => {
      profileDir = await mkdtemp(join(tmpdir(), 'latchkey-crash-'));
    });
    afterAll(async () => {
      await browser?.quit();
      await rm(profileDir, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    });

    it(
      'opens each time, with every change in it that was acknowledged',
      { timeout: isWide ? 600_000 : 90_000 },
      async () => {
        const written: Written = { labels: [], note: 0, count: 0 };
        let page: Page;
        for (let life = 0; life <= kills; life++) {
          browser = await launch(name, { profileDir });
          page = await browser.openExtensionPage('popup.html');
          if (life === 0) await createVaultIn(page);
          else await unlock(page);
          await expectAll(page, written);
          if (life === kills) break;
          const writer = await startWriting(page, written);
          const dead = sleep(50 + random() * longestLifeMs).then(() => browser?.kill());
          // What was asked of a browser that has been killed may never be answered.
          await Promise.race([writer.goOn(), dead]);
          await dead;
        }
        expect(written.count).toBeGreaterThanOrEqual(leastWrites);
      },
    );
  });
}

/** What the worker has acknowledged, as far as it was heard of. */
interface Written {
  labels: string[];
  /** The number that was last written into the first account's note. */
  note: number;
  count: number;
}

async function unlock(page: Page): Promise<void> {
  await page.type('Passphrase', passphrase);
  await page.press('Unlock');
  await page.find({ role: 'tab', name: 'Codes' });
}

/** Adds accounts and edits the first one in turn, one change after another. The first two are done when it resolves. */
async function startWriting(page: Page, written: Written): Promise<{ goOn: () => Promise<void> }> {
  await writeOnce(page, written, undefined);
  const firstId = (await snapshotOf(page)).accounts[0]?.id;
  await writeOnce(page, written, firstId);
  return {
    /** As long as the browser lives. */
    async goOn() {
      while (await writeOnce(page, written, firstId));
    },
  };
}

/** Whether it was acknowledged. */
async function writeOnce(page: Page, written: Written, firstId: string | undefined): Promise<boolean> {
  const number = written.count + 1;
  const label = `n${number}`;
  const adds = firstId === undefined || number % 2 === 1;
  const body = adds ? { texts: [uriOf(label, number)] } : { accountId: firstId, changes: { note: String(number) } };
  if (!(await isDone(page, adds ? 'accounts.add' : 'accounts.edit', body))) return false;
  if (adds) written.labels.push(label);
  else written.note = number;
  written.count = number;
  return true;
}

async function expectAll(page: Page, written: Written): Promise<void> {
  const { vault, accounts, damagedAccounts } = await snapshotOf(page);
  expect({ state: vault.state, damagedAccounts }).toEqual({ state: 'open', damagedAccounts: 0 });
  const labels = new Set(accounts.map(({ label }) => label));
  expect(written.labels.filter((label) => !labels.has(label))).toEqual([]);
  // A change that was on its way when the browser was killed may have happened or not.
  if (written.note > 0) expect(Number(accounts[0]?.note)).toBeGreaterThanOrEqual(written.note);
}

/** Whether the worker has acknowledged it; it has not where the browser was killed meanwhile. Throws where it refused. */
async function isDone(page: Page, type: string, body: object): Promise<boolean> {
  const reply = await page
    .evaluate((...message) => chrome.runtime.sendMessage({ type: message[0], body: message[1] }), type, body)
    .catch(() => undefined);
  if (reply?.ok === false) throw new Error(JSON.stringify(reply.error));
  return reply !== undefined;
}

function snapshotOf(page: Page): Promise<Snapshot> {
  return page.evaluate(
    () =>
      new Promise<Snapshot>((resolve) => {
        const port = chrome.runtime.connect({ name: 'snapshot' });
        port.onMessage.addListener((snapshot) => {
          port.disconnect();
          resolve(snapshot);
        });
      }),
  );
}

const base32Digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** A secret of its own for every number. */
function uriOf(label: string, number: number): string {
  const digits = Array.from({ length: 16 }, (_, place) => base32Digits.charAt((number >> (2 * place)) & 31));
  return `otpauth://totp/Crash:${label}?secret=${digits.join('')}`;
}

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
