import type { BrowserName } from '../browser/driver';
import { browserProgram } from './browsers';
import { builtChecks } from './built';
import { builds, lintChecks, prepare, typeChecks } from './checks';
import { add, exitCodeOf, inWords, none, runChecks, timed, type Totals } from './report';
import { runSuite, skipSuite } from './suites';

/** In this order: what is cheap first, what is built before what runs it, and one browser at a time. */
const steps: (() => Promise<Totals>)[] = [
  () => runChecks(prepare, { atOnce: 1 }),
  () => runChecks([...typeChecks, ...lintChecks], { atOnce: 2 }),
  () => runChecks(builds, { atOnce: 1 }),
  () => runChecks(builtChecks, { atOnce: 1 }),
  () => runSuite('unit'),
  () => runSuite('conformance'),
  runChromiumSuite,
  runFirefoxSuite,
];

/** Everything that is checked, each check counted as one test. The last line is `N passed, N failed[, N skipped]`. */
export async function run(): Promise<number> {
  let totals = none;
  for (const step of steps) totals = add(totals, await step());
  console.log(inWords(totals));
  return exitCodeOf(totals);
}

async function runChromiumSuite(): Promise<Totals> {
  const { program, reason } = await programOrReason('chromium');
  if (program !== undefined) return runSuite('chromium', { LATCHKEY_CHROMIUM: program });
  await timed('tests: chromium', () => Promise.resolve({ passed: false, output: reason }));
  return { ...none, failed: 1 };
}

/** Firefox cannot be installed everywhere; where it cannot be had, its tests are skipped, and the last line says so. */
async function runFirefoxSuite(): Promise<Totals> {
  const { program, reason } = await programOrReason('firefox');
  return program === undefined ? skipSuite('firefox', reason) : runSuite('firefox', { LATCHKEY_FIREFOX: program });
}

async function programOrReason(name: BrowserName): Promise<{ program?: string; reason: string }> {
  try {
    return { program: await browserProgram(name), reason: '' };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}
