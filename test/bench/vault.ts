import type { Page } from 'playwright';
import { onBenchPage } from './bench-page';
import { duration, type Row } from './figure';

const rounds = 7;

/** The vault in Chromium's IndexedDB, at two sizes. */
export async function benchVault(): Promise<Row[]> {
  return onBenchPage(async (page) => [...(await rowsFor(page, 1_000)), ...(await rowsFor(page, 10_000))]);
}

async function rowsFor(page: Page, accountCount: number): Promise<Row[]> {
  const times = await page.evaluate(([rounds, count]) => window.benches.vault(rounds, count), [
    rounds,
    accountCount,
  ] as const);
  const accounts = `${accountCount.toLocaleString('en')} accounts`;
  const row = (what: string, ours: number[], peer: string, theirs: number[]): Row => ({
    what: `${accounts}: ${what}`,
    ours: duration(ours),
    peer,
    theirs: duration(theirs),
  });
  return [
    row('unlock and list', times.unlockAndList, 'Argon2id alone', times.argon2id),
    row('list after a restart', times.firstList, 'plain IndexedDB', times.plainFirstList),
    row('list again', times.listAgain, 'plain IndexedDB', times.plainListAgain),
    row('search', times.search, 'a comparison of labels', times.plainSearch),
    row('one change', times.change, 'plain IndexedDB', times.plainChange),
  ];
}
