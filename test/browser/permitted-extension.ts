import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { LaunchOptions } from './driver';

/**
 * The extension's folder; where it has more permissions from the start, a copy in `folder` whose manifest says so. All
 * else in the copy is as it was built.
 */
export async function withPermissions(
  extension: string,
  { permittedSites = [], permissions = [] }: Pick<LaunchOptions, 'permittedSites' | 'permissions'>,
  folder: string,
): Promise<string> {
  if (permittedSites.length + permissions.length === 0) return extension;
  const copy = join(folder, 'permitted-extension');
  await cp(extension, copy, { recursive: true });
  const file = join(copy, 'manifest.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as { permissions: string[] };
  const permitted = { permissions: [...manifest.permissions, ...permissions], host_permissions: permittedSites };
  await writeFile(file, JSON.stringify({ ...manifest, ...permitted }));
  return copy;
}
