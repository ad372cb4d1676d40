import { readFile } from 'node:fs/promises';
import { chromium } from 'playwright';
import { browserProgram } from './browsers';
import { inProject } from './root';

const sizes = [16, 32, 48, 96, 128];

/** Draws the icons of every size from `public/icon/latchkey.svg`. */
export async function run(): Promise<number> {
  const source = await readFile(inProject('public/icon/latchkey.svg'), 'utf8');
  const browser = await chromium.launch({ executablePath: await browserProgram('chromium') });
  try {
    const page = await browser.newPage();
    for (const size of sizes) {
      await page.setViewportSize({ width: size, height: size });
      await page.setContent(
        `<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${source}`,
      );
      await page.screenshot({ path: inProject(`public/icon/${size}.png`), omitBackground: true });
    }
  } finally {
    await browser.close();
  }
  return 0;
}
