import { runChild, runTool, type ChildResult } from './child';

/** Something that passes or fails as one. */
export interface Check {
  name: string;
  run: () => Promise<CheckResult>;
}

export interface CheckResult {
  passed: boolean;
  /** Shown where it failed. */
  output: string;
}

/** What wxt generates of the project, which the types of `browser` are read from. */
export const prepare: Check[] = [tool('what wxt generates', 'wxt', ['prepare'])];

export const typeChecks: Check[] = [
  tool('types', 'tsc', ['--noEmit', '--project', '.']),
  tool('types of the demo app', 'tsc', ['--noEmit', '--project', 'test/demo-app']),
];

export const lintChecks: Check[] = [
  tool('format', 'prettier', ['--check', '--log-level', 'warn', '.']),
  tool('lint', 'eslint', ['--config', 'test/lint/eslint.config.js', '--max-warnings', '0', '.']),
  child('import rules', () => runChild(process.execPath, ['test/tasks/run.mjs', 'imports'])),
  tool('dead code', 'knip', ['--config', 'test/lint/knip.json', '--no-progress']),
];

/** One after another: both write what wxt generates for the project. */
export const builds: Check[] = [
  tool('build for Chrome', 'wxt', ['build', '--browser', 'chrome', '--mv3']),
  tool('build for Firefox', 'wxt', ['build', '--browser', 'firefox', '--mv3']),
];

function tool(name: string, command: string, args: string[]): Check {
  return child(name, () => runTool(command, args));
}

function child(name: string, start: () => Promise<ChildResult>): Check {
  return {
    name,
    run: async () => {
      const { exitCode, output } = await start();
      return { passed: exitCode === 0, output };
    },
  };
}
