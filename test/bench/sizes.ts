import { readFile, stat } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { filesUnder } from '../tasks/files';
import { builtExtension, type BuiltScript } from './built-extension';
import { size, type Row } from './figure';

/** Of the packages that make up the scripts, so many are named. */
const namedSources = 8;

/** What is built for Chrome: each file, the zip, and where the most of the scripts comes from. */
export async function benchSizes(): Promise<Row[]> {
  const { folder, zipFile, scripts } = await builtExtension();
  const files = await Promise.all((await filesUnder(folder)).map(async (path) => sizesOf(path, folder)));
  files.sort((a, b) => b.bytes - a.bytes);
  const bytes = sum(files.map((file) => file.bytes));
  const whole = size(bytes, sum(files.map((file) => file.gzipBytes)));
  return [
    { what: 'the zip', ours: size((await stat(zipFile)).size), peer: 'all files', theirs: whole },
    ...files.map(({ name, bytes, gzipBytes }) => ({
      what: name,
      ours: size(bytes, gzipBytes),
      peer: 'all files',
      theirs: whole,
    })),
    ...largestSources(scripts),
  ];
}

function largestSources(scripts: BuiltScript[]): Row[] {
  return scripts
    .flatMap(({ file, characters }) => {
      const theirs = size(sum([...characters.values()]));
      return [...characters].map(([source, count]) => ({
        what: `${source} in ${file}`,
        ours: size(count),
        peer: 'that file, not minified',
        theirs,
      }));
    })
    .sort((a, b) => b.ours.value - a.ours.value)
    .slice(0, namedSources);
}

async function sizesOf(path: string, folder: string) {
  const contents = await readFile(path);
  return { name: path.slice(folder.length + 1), bytes: contents.length, gzipBytes: gzipSync(contents).length };
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
