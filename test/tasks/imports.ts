import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractDepcruiseOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { filesUnder } from './files';
import { inProject } from './root';

const folders = ['entrypoints', 'src', 'test'];

/**
 * Holds every import against `test/lint/dependency-cruiser.cjs`, and fails, too, where dependency-cruiser read fewer
 * modules than there are: with a TypeScript that it does not know it reads none, and finds nothing wrong.
 */
export async function run(): Promise<number> {
  const options = await extractDepcruiseOptions(inProject('test/lint/dependency-cruiser.cjs'));
  const tsConfig = extractTSConfig(inProject('tsconfig.json'));
  const { modules, summary } = (await cruise(folders, options, {}, { tsConfig })).output as ICruiseResult;

  const read = new Set(modules.map(({ source }) => source));
  const unread = (await typeScriptFiles()).filter((file) => !read.has(file));
  for (const file of unread) console.error(`${file}: not read`);
  for (const { rule, from, to, cycle } of summary.violations) {
    const comment = summary.ruleSetUsed?.forbidden?.find(({ name }) => name === rule.name)?.comment;
    const path = cycle === undefined ? to : cycle.map(({ name }) => name).join(' → ');
    console.error(`${from} → ${path}: ${rule.name}${comment === undefined ? '' : ` (${comment})`}`);
  }
  console.log(`${String(read.size)} modules, ${String(summary.totalDependenciesCruised ?? 0)} imports`);
  return unread.length + summary.violations.length > 0 ? 1 : 0;
}

async function typeScriptFiles(): Promise<string[]> {
  const files = await Promise.all(folders.map(filesUnder));
  return files.flat().filter((file) => /\.tsx?$/.test(file) && !file.includes('/node_modules/'));
}
