import { chromium, type Page } from 'playwright';
import { build } from 'vite';
import { browserProgram } from '../tasks/browsers';
import { inProject } from '../tasks/root';
import type { CorpusPage } from './corpus/page';
import type * as script from './script';
import type { Judged } from './script';

declare global {
  interface Window {
    /** What `script.ts` exports. */
    pageScript: typeof script;
  }
}

export type FinderName = keyof typeof script.finders;

/** How a finder did on some pages. A field counts as right when its inputs are those expected, no more and no fewer. */
export interface Score {
  expected: number;
  found: number;
  right: number;
  rightKinds: number;
  /** `page: what went wrong`. */
  mistakes: string[];
}

/** The detector in a Chromium with no extension. */
export async function withFinder<Result>(work: (finder: PageFinder) => Promise<Result>): Promise<Result> {
  const [script, browser] = [
    await bundled(),
    await chromium.launch({ executablePath: await browserProgram('chromium') }),
  ];
  try {
    const page = await browser.newPage();
    return await work(new PageFinder(page, script));
  } finally {
    await browser.close();
  }
}

export class PageFinder {
  readonly page: Page;
  readonly #script: string;

  constructor(page: Page, script: string) {
    this.page = page;
    this.#script = script;
  }

  /** Opens a page of this markup at a real address, with the script in it. */
  async open(html: string): Promise<void> {
    await this.page.unrouteAll();
    await this.page.route('**', (route) =>
      route.request().resourceType() === 'document'
        ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: `<!doctype html><body>${html}` })
        : route.abort(),
    );
    await this.page.goto('https://page.example/');
    await this.page.addScriptTag({ content: this.#script });
  }

  /** Puts one page after another into an open one, as a parser would: that takes a hundredth of the time of opening each. */
  async score(pages: CorpusPage[], finders: FinderName[]): Promise<Record<string, Score>> {
    await this.open('');
    const scores = Object.fromEntries(finders.map((finder) => [finder, emptyScore()]));
    for (const finder of finders) {
      const judged = await this.page.evaluate(
        ({ pages, finder }) =>
          pages.map(({ html }) => {
            document.body.setHTMLUnsafe(html);
            return window.pageScript.judge(finder);
          }),
        { pages, finder },
      );
      const score = scores[finder] ?? emptyScore();
      judged.forEach((each, at) => {
        add(score, pages[at]?.name ?? '', each);
      });
    }
    return scores;
  }
}

function emptyScore(): Score {
  return { expected: 0, found: 0, right: 0, rightKinds: 0, mistakes: [] };
}

function add(score: Score, name: string, { expected, found, missed }: Judged): void {
  score.expected += expected;
  score.found += found.length;
  for (const { isRight, kind, expectedKind, markup } of found) {
    if (isRight) score.right++;
    else score.mistakes.push(`${name}: takes ${markup}`);
    if (isRight && kind === expectedKind) score.rightKinds++;
    if (isRight && kind !== expectedKind) score.mistakes.push(`${name}: calls ${expectedKind} ${kind}`);
  }
  score.mistakes.push(...missed.map((markup) => `${name}: misses ${markup}`));
}

/** The detector as one script, as a page would get it. */
export async function bundled(): Promise<string> {
  const output = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: inProject('test/page/script.ts'), formats: ['iife'], name: 'pageScript' },
    },
  });
  const [chunk] = Array.isArray(output)
    ? output.flatMap((each) => each.output)
    : 'output' in output
      ? output.output
      : [];
  if (chunk?.type !== 'chunk') throw new Error('vite built no script');
  return chunk.code;
}
