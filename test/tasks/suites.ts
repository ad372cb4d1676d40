import { mkdir, readFile, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { runTool } from './child';
import type { CheckResult } from './checks';
import { none, timed, type Totals } from './report';
import { inProject } from './root';

/** The part of vitest's JSON report that is counted. */
interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: 'passed' | 'failed'; assertionResults: { status: string }[] }[];
}

const vitest = (command: 'run' | 'list', project: string, ...args: string[]) => [
  command,
  '--config',
  'test/vitest.config.ts',
  '--project',
  project,
  ...args,
];

/** Runs one vitest project, prints its line, and counts its tests. */
export async function runSuite(project: string, env: Record<string, string> = {}): Promise<Totals> {
  const { totals } = await timed(`tests: ${project}`, () => countedRun(project, env));
  return totals;
}

async function countedRun(project: string, env: Record<string, string>): Promise<CheckResult & { totals: Totals }> {
  const reportFile = inProject('.output/test', `${project}.json`);
  await rm(reportFile, { force: true });
  await mkdir(dirname(reportFile), { recursive: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`];
  const { exitCode, output } = await runTool('vitest', vitest('run', project, ...reporters), env);
  const totals = totalsOf(await readReport(reportFile));
  // Errors outside any test, a suite with no test, or no report at all: a failure that the report does not count.
  const failed = exitCode !== 0 ? Math.max(1, totals.failed) : totals.failed;
  return { passed: failed === 0, output, totals: { ...totals, failed } };
}

async function readReport(file: string): Promise<Report | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Report;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** A file that fails before or after its tests counts as one failed test. */
function totalsOf(report: Report | undefined): Totals {
  if (report === undefined) return none;
  const brokenFiles = report.testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && assertionResults.every((assertion) => assertion.status !== 'failed'),
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + brokenFiles.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Counts a project's tests as skipped, since something that they need cannot be had. */
export async function skipSuite(project: string, reason: string): Promise<Totals> {
  const { exitCode, output } = await runTool('vitest', vitest('list', project, '--json'));
  if (exitCode !== 0) throw new Error(output);
  const skipped = (JSON.parse(output.slice(output.indexOf('['))) as unknown[]).length;
  console.log(`skipped           tests: ${project} (${reason})`);
  return { ...none, skipped };
}
