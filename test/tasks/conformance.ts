import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import type { ConversationReport } from '../conformance/describe-conversations';
import { differences } from '../conformance/differences';
import { groups } from '../conformance/groups';
import { runTool } from './child';
import { inProject } from './root';

/** The part of vitest's JSON report that is read. */
interface Report {
  testResults: { assertionResults: { status: string; meta: { conversation?: ConversationReport } }[] }[];
}

const outcomes = ['same', 'different', 'FAILED'] as const;
type Outcome = (typeof outcomes)[number];

interface Row {
  outcome: Outcome;
  line: string;
}

/** Holds every conversation with unmodified Amplify and with our engine, and prints where they differ and why. */
export async function run(): Promise<number> {
  const reportFile = inProject('.output/test/conversations.json');
  await rm(reportFile, { force: true });
  const { exitCode, output } = await runTool('vitest', [
    ...['run', '--config', 'test/vitest.config.ts', '--project', 'conformance', 'test/conformance/conversations'],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${reportFile}`],
  ]);
  const held = await readReports(reportFile);
  const rows = Object.entries(groups).map(([group, conversations]) => ({
    group,
    rows: conversations.map(({ name }) => rowOf(name, held.get(keyOf({ group, name })))),
  }));
  for (const { group, rows: lines } of rows) console.log([`\n${group}`, ...lines.map(({ line }) => line)].join('\n'));
  console.log('\nThe differences, each with its reason');
  for (const [name, { reason }] of Object.entries(differences)) console.log(`  ${name.padEnd(32)}${reason}`);
  if (exitCode !== 0) console.log(`\n${output.trim()}`);
  console.log(`\n${totalsOf(rows.flatMap((each) => each.rows))}`);
  return exitCode;
}

/** Those that passed; one that failed has nothing to say of itself. */
async function readReports(file: string): Promise<Map<string, ConversationReport>> {
  if (!existsSync(file)) return new Map();
  const { testResults } = JSON.parse(await readFile(file, 'utf8')) as Report;
  const passed = testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .flatMap(({ status, meta }) => (status === 'passed' && meta.conversation ? [meta.conversation] : []));
  return new Map(passed.map((report) => [keyOf(report), report]));
}

function keyOf({ group, name }: Pick<ConversationReport, 'group' | 'name'>): string {
  return `${group}: ${name}`;
}

function rowOf(name: string, report: ConversationReport | undefined): Row {
  if (report === undefined) return { outcome: 'FAILED', line: `  ${name}\n      FAILED` };
  const { steps, shows } = report;
  const outcome = shows.length === 0 ? 'same' : 'different';
  const why = shows.length === 0 ? '' : ` (${shows.join('; ')})`;
  return { outcome, line: `  ${name}\n      ${steps.join(' → ')}\n      ${outcome}${why}` };
}

function totalsOf(rows: Row[]): string {
  const count = (outcome: Outcome) => String(rows.filter((row) => row.outcome === outcome).length);
  const counts = outcomes.map((outcome) => `${count(outcome)} ${outcome.toLowerCase()}`);
  return `${String(rows.length)} conversations: ${counts.join(', ')}; ${String(Object.keys(differences).length)} deliberate differences`;
}
