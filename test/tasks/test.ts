import { browserProgram } from './browsers';
import { builtChecks } from './built';
import { builds, lintChecks, typeChecks } from './checks';
import { add, exitCodeOf, inWords, none, runChecks, type Totals } from './report';
import { runSuite, skipSuite } from './suites';

/** In this order: what is cheap first, what is built before what runs it, and one browser at a time. */
const steps: (() => Promise<Totals>)[] = [
  () => runChecks([...typeChecks, ...lintChecks], { atOnce: 2 }),
  () => runChecks(builds, { atOnce: 1 }),
  () => runChecks(builtChecks, { atOnce: 1 }),
  () => runSuite('unit'),
  () => runSuite('conformance'),
  async () => runSuite('chromium', { LATCHKEY_CHROMIUM: await browserProgram('chromium') }),
  runFirefoxSuite,
];

/** Everything that is checked, each check counted as one test. The last line is `N passed, N failed[, N skipped]`. */
export async function run(): Promise<number> {
  let totals = none;
  for (const step of steps) totals = add(totals, await step());
  console.log(inWords(totals));
  return exitCodeOf(totals);
}

/** Firefox cannot be installed everywhere; where it cannot be had, its tests are skipped, and the last line says so. */
async function runFirefoxSuite(): Promise<Totals> {
  let program: string;
  try {
    program = await browserProgram('firefox');
  } catch (error) {
    return skipSuite('firefox', String(error));
  }
  return runSuite('firefox', { LATCHKEY_FIREFOX: program });
}
