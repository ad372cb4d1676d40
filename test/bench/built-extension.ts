import type { Plugin } from 'vite';
import { zip } from 'wxt';
import { inProject } from '../tasks/root';

/** Chrome's build, made as `npm run build` makes it, in a folder of the bench's own. */
export interface BuiltExtension {
  folder: string;
  zipFile: string;
  /** Of each script in it. */
  scripts: BuiltScript[];
}

export interface BuiltScript {
  /** Inside the built extension. */
  file: string;
  /** What came from each package, and from `src`, in characters before it was minified. */
  characters: Map<string, number>;
}

let building: Promise<BuiltExtension> | undefined;

/** Built once in a run. */
export function builtExtension(): Promise<BuiltExtension> {
  building ??= build();
  return building;
}

async function build(): Promise<BuiltExtension> {
  const scripts: BuiltScript[] = [];
  const [zipFile] = await zip({
    root: inProject(),
    outDir: inProject('.output/bench'),
    browser: 'chrome',
    manifestVersion: 3,
    logger,
    vite: () => ({ plugins: [recordScripts(scripts)] }),
  });
  if (zipFile === undefined) throw new Error('wxt has made no zip');
  return { folder: inProject('.output/bench/chrome-mv3'), zipFile, scripts };
}

function recordScripts(scripts: BuiltScript[]): Plugin {
  return {
    name: 'record-scripts',
    generateBundle(_options, bundle) {
      for (const output of Object.values(bundle)) {
        if (output.type !== 'chunk') continue;
        const characters = new Map<string, number>();
        for (const [id, { renderedLength }] of Object.entries(output.modules)) {
          const source = sourceOf(id);
          characters.set(source, (characters.get(source) ?? 0) + renderedLength);
        }
        scripts.push({ file: output.fileName, characters });
      }
    },
  };
}

/** The package that a module belongs to, with its scope alone where it has one. */
function sourceOf(moduleId: string): string {
  const inPackages = moduleId.replaceAll('\\', '/').split('/node_modules/').at(-1);
  if (inPackages === undefined || !moduleId.includes('node_modules')) return 'src';
  return inPackages.split('/')[0] ?? inPackages;
}

const silently = () => undefined;

/** What wxt says of a build that goes well is no part of the table. */
const logger = {
  level: 1,
  debug: silently,
  log: silently,
  info: silently,
  success: silently,
  warn: console.error,
  error: console.error,
  fatal: console.error,
};
