import { chromium, type Page } from 'playwright';
import { build, preview } from 'vite';
import { browserProgram } from '../tasks/browsers';
import { inProject } from '../tasks/root';
import type { PageBenches } from './page/main';
import { pageSrpModules } from './srp-modules';

declare global {
  interface Window {
    benches: PageBenches;
  }
}

const root = inProject('test/bench/page');
const outDir = inProject('.output/bench/page');

/** Opens the page that holds the benches of `page/` in a Chromium of its own. */
export async function onBenchPage<Result>(work: (page: Page) => Promise<Result>): Promise<Result> {
  const browser = await chromium.launch({ executablePath: await browserProgram('chromium') });
  try {
    return await withBenchPage(async (url) => {
      const page = await browser.newPage();
      await page.goto(url);
      return work(page);
    });
  } finally {
    await browser.close();
  }
}

/** Builds that page and serves it on loopback. */
export async function withBenchPage<Result>(work: (url: string) => Promise<Result>): Promise<Result> {
  await buildPage();
  const server = await preview({
    root,
    configFile: false,
    logLevel: 'warn',
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1' },
  });
  try {
    const [url] = server.resolvedUrls?.local ?? [];
    if (url === undefined) throw new Error('the bench page is not served');
    return await work(url);
  } finally {
    await server.close();
  }
}

async function buildPage(): Promise<void> {
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    // amazon-cognito-identity-js asks for Node's global object, and its users for this.
    define: { global: 'globalThis' },
    build: {
      target: 'es2022',
      outDir,
      emptyOutDir: true,
      modulePreload: false,
      rolldownOptions: {
        input: { main: inProject('test/bench/page/index.html'), ...pageSrpModules },
        preserveEntrySignatures: 'strict',
        output: { entryFileNames: '[name].js' },
      },
    },
  });
}
