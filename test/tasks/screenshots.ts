import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { chromium, type Browser, type Page } from 'playwright';
import { build, preview } from 'vite';
import { views } from '../ui/gallery/views';
import { browserProgram } from './browsers';
import { inProject } from './root';

const themes = ['light', 'dark'] as const;
const languages = ['en', 'ja'];
const popup = { width: 380, height: 560 };
const tab = { width: 1_024, height: 720 };

/**
 * Every view of the popup and the manage page in both themes and languages, as `.output/screenshots/<language>-<theme>/<view>.png`, looked
 * at by axe on the way. Arguments are views by name; all without any. Returns 1 where axe finds fault.
 */
export async function run(wanted: string[]): Promise<number> {
  const names = wanted.length > 0 ? wanted : Object.keys(views);
  const root = inProject('test/ui/gallery');
  const outDir = inProject('.output/gallery');
  await build({ root, logLevel: 'warn', build: { outDir, emptyOutDir: true }, ...jsx });
  const server = await preview({ root, logLevel: 'warn', build: { outDir }, preview: { port: 0, host: '127.0.0.1' } });
  const address = server.resolvedUrls?.local[0] ?? server.resolvedUrls?.network[0];
  const browser = await chromium.launch({ executablePath: await browserProgram('chromium') });
  try {
    if (address === undefined) throw new Error('the gallery is not served');
    const faults = await takePictures(browser, address, names);
    for (const fault of faults) console.log(fault);
    console.log(`${names.length * themes.length * languages.length} pictures, ${faults.length} faults found by axe`);
    return faults.length === 0 ? 0 : 1;
  } finally {
    await browser.close();
    await server.close();
  }
}

const jsx = { oxc: { jsx: { runtime: 'automatic' as const, importSource: 'preact' } } };

async function takePictures(browser: Browser, address: string, names: string[]): Promise<string[]> {
  const faults: string[] = [];
  for (const colorScheme of themes) {
    const context = await browser.newContext({ viewport: popup, colorScheme, deviceScaleFactor: 2 });
    const page = await context.newPage();
    page.on('pageerror', (error) => faults.push(`${page.url()}: ${error.message}`));
    for (const language of languages) {
      const folder = inProject('.output/screenshots', `${language}-${colorScheme}`);
      if (names.length === Object.keys(views).length) await rm(folder, { recursive: true, force: true });
      await mkdir(folder, { recursive: true });
      for (const name of names) {
        await show(page, address, name, language);
        await page.screenshot({ path: join(folder, `${name}.png`) });
        if (isExamined(language, colorScheme))
          faults.push(...(await faultsOf(page)).map((fault) => `${name} (${language}, ${colorScheme}): ${fault}`));
      }
    }
    await context.close();
  }
  return faults;
}

/** Each theme and each language once: axe takes longer than the picture. */
function isExamined(language: string, theme: (typeof themes)[number]): boolean {
  return themes.indexOf(theme) === languages.indexOf(language);
}

async function show(page: Page, address: string, name: string, language: string): Promise<void> {
  await page.setViewportSize(views[name]?.section === undefined ? popup : tab);
  await page.goto(`${address}?view=${name}&language=${language}`);
  await page.locator('.header').waitFor();
  const files = (views[name]?.files ?? []).map((file) => ({
    name: file,
    mimeType: 'application/json',
    buffer: Buffer.from('{}'),
  }));
  if (files.length > 0) await page.locator('input[type=file]').first().setInputFiles(files);
  for (const action of views[name]?.press ?? []) {
    if (action.startsWith('type:')) await page.keyboard.type(action.slice('type:'.length));
    else await page.locator(action).first().click();
  }
  await page.locator('.qr-code:not(:has(path))').waitFor({ state: 'detached' });
}

async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help}\n${nodes.map(({ html }) => `    ${html}`).join('\n')}`,
  );
}
