import { spawn, type ChildProcess } from 'node:child_process';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Marionette } from './marionette';
import { waitFor } from './wait';

type Preferences = Record<string, string | number | boolean>;

/** Firefox with its remote protocol switched on, killed at the latest when this process ends. */
export class FirefoxProcess {
  readonly ended: Promise<void>;
  readonly marionette: Marionette;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, ended: Promise<void>, marionette: Marionette) {
    this.#child = child;
    this.ended = ended;
    this.marionette = marionette;
  }

  static async start(
    program: string,
    profile: string,
    { headless, preferences }: { headless: boolean; preferences: Preferences },
  ): Promise<FirefoxProcess> {
    const portFile = join(profile, 'MarionetteActivePort');
    await rm(portFile, { force: true });
    await writeFile(join(profile, 'user.js'), userJs({ 'marionette.port': 0, ...preferences }));
    const child = spawn(
      program,
      [
        '--marionette',
        '-remote-allow-system-access',
        '--no-remote',
        ...(headless ? ['--headless'] : []),
        ...(process.platform === 'win32' ? ['--wait-for-browser'] : []),
        '--profile',
        profile,
      ],
      { stdio: 'ignore' },
    );
    const kill = () => child.kill('SIGKILL');
    process.once('exit', kill);
    const ended = new Promise<void>((resolve) => {
      child.once('error', () => {
        resolve();
      });
      child.once('exit', () => {
        process.off('exit', kill);
        resolve();
      });
    });
    try {
      const port = await portIn(portFile, child);
      return new FirefoxProcess(child, ended, await Marionette.connect(port));
    } catch (error) {
      kill();
      throw error;
    }
  }

  async kill(): Promise<void> {
    this.#child.kill('SIGKILL');
    await this.ended;
    this.marionette.close();
  }

  /** Lets Firefox write its profile; kills it where it takes longer than ten seconds. */
  async quit(): Promise<void> {
    const kill = setTimeout(() => this.#child.kill('SIGKILL'), 10_000);
    // Firefox may close the connection before it has answered; that it ends is what counts.
    this.marionette.send('Marionette:Quit', { flags: ['eForceQuit'] }).catch(() => undefined);
    await this.ended;
    clearTimeout(kill);
    this.marionette.close();
  }
}

/** Firefox writes the port that it has chosen into its profile. */
function portIn(file: string, child: ChildProcess): Promise<number> {
  return waitFor('start Firefox', 60_000, async () => {
    if (child.exitCode !== null) throw new Error(`Firefox ended at once, with ${child.exitCode}`);
    if (child.pid === undefined) throw new Error('Firefox cannot be started');
    const port = Number(await readFile(file, 'utf8').catch(() => ''));
    return port > 0 ? { found: port } : { missing: 'it does not listen yet' };
  });
}

function userJs(preferences: Preferences): string {
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});\n`,
  );
  return lines.join('');
}
