import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** As many files at once as there are processors: nothing else runs beside them. */
const nodeProject = (name: string, include: string[], exclude: string[] = []) => ({
  test: {
    name,
    include,
    exclude,
    environment: 'node' as const,
    testTimeout: 60_000,
    maxWorkers: availableParallelism(),
  },
});

/** The same tests as in `unit`, with a hundred times the inputs; run by hand, for hours. */
const wideProject = (name: string, include: string[]) => {
  const { test } = nodeProject(name, include);
  return { test: { ...test, env: { LATCHKEY_SLOW_TESTS: '1' } } };
};

/** Browser suites drive one browser each: files run one after another, since two cores do not hold two browsers. */
const browserProject = (name: string, include: string[]) => ({
  test: {
    name,
    include,
    environment: 'node' as const,
    testTimeout: 90_000,
    hookTimeout: 90_000,
    fileParallelism: false,
  },
});

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    projects: [
      nodeProject(
        'unit',
        ['test/**/*.test.ts'],
        ['test/conformance/**', 'test/browser/**', 'test/chromium/**', 'test/firefox/**', '**/node_modules/**'],
      ),
      wideProject('fuzz', ['test/transfer/formats/*.test.ts']),
      nodeProject('conformance', ['test/conformance/**/*.test.ts']),
      browserProject('chromium', ['test/chromium/**/*.test.ts']),
      browserProject('firefox', ['test/firefox/**/*.test.ts']),
    ],
  },
});
