import { readdir } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** All files under a folder, as paths that begin with it and have forward slashes on every system, sorted. */
export async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).replaceAll(sep, '/'))
    .sort();
}
