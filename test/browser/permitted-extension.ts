import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * The extension's folder; where it is to act for sites from the start, a copy in `folder` whose manifest says so. All
 * else in the copy is as it was built.
 */
export async function withHostPermissions(extension: string, sites: string[], folder: string): Promise<string> {
  if (sites.length === 0) return extension;
  const copy = join(folder, 'permitted-extension');
  await cp(extension, copy, { recursive: true });
  const file = join(copy, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as object;
  await writeFile(file, JSON.stringify({ ...manifest, host_permissions: sites }));
  return copy;
}
