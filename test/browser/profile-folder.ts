import { rmSync } from 'node:fs';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A browser's profile on disk. A new one is removed at the latest when this process ends. */
export interface ProfileFolder {
  path: string;
  remove(): Promise<void>;
}

/** Where the browser puts what it downloads. Chromium, driven by Playwright, gives each a name of its own. */
export function downloadsIn(profile: string): string {
  return join(profile, 'downloads');
}

/** The folder that is given, which stays its owner's, or a new one. */
export async function profileFolder(given: string | undefined): Promise<ProfileFolder> {
  if (given !== undefined) return { path: given, remove: () => Promise.resolve() };
  const path = await mkdtemp(join(await realpath(tmpdir()), 'latchkey-profile-'));
  const removeAtExit = () => {
    rmSync(path, { recursive: true, force: true });
  };
  process.once('exit', removeAtExit);
  return {
    path,
    remove: async () => {
      process.off('exit', removeAtExit);
      // A browser's helpers may still be writing when its first process has ended.
      await rm(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    },
  };
}
