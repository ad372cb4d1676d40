import type { Check, CheckResult } from './checks';

export interface Totals {
  passed: number;
  failed: number;
  skipped: number;
}

export const none: Totals = { passed: 0, failed: 0, skipped: 0 };

export function add(a: Totals, b: Totals): Totals {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** `12 passed, 0 failed`, with `, 3 skipped` where any was. */
export function inWords({ passed, failed, skipped }: Totals): string {
  return `${String(passed)} passed, ${String(failed)} failed${skipped > 0 ? `, ${String(skipped)} skipped` : ''}`;
}

/** Runs checks, `atOnce` of them side by side, and prints one line for each as it ends. */
export async function runChecks(checks: Check[], { atOnce }: { atOnce: number }): Promise<Totals> {
  const waiting = checks.values();
  let totals = none;
  const worker = async () => {
    for (const check of waiting) {
      const { passed } = await timed(check.name, check.run);
      totals = add(totals, { ...none, [passed ? 'passed' : 'failed']: 1 });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return totals;
}

/** Runs one step and prints `ok     12.3 s  types`. What a failed step wrote follows its line. */
export async function timed<Result extends CheckResult>(name: string, step: () => Promise<Result>): Promise<Result> {
  const startedMs = performance.now();
  const result = await step();
  const seconds = ((performance.now() - startedMs) / 1000).toFixed(1).padStart(6);
  console.log(`${result.passed ? 'ok    ' : 'FAILED'} ${seconds} s  ${name}`);
  if (!result.passed) console.log(result.output.trim().replace(/^/gm, '    '));
  return result;
}

export const exitCodeOf = ({ failed }: Totals): number => (failed > 0 ? 1 : 0);
