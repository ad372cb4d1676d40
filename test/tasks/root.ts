import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The absolute path of something in the project. */
export function inProject(...path: string[]): string {
  return join(root, ...path);
}
