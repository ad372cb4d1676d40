import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';
import type { BrowserName } from '../browser/driver';
import { runTool } from './child';

interface Place {
  /** Names looked for on the `PATH`. */
  commands: string[];
  /** Where installers put it, on macOS and Windows. */
  files: string[];
  /** The program, its languages, and letters for it to show. */
  debianPackages: string[];
  /** What a person does where this program cannot install it. */
  hint: string;
}

const { LOCALAPPDATA = '', PROGRAMFILES = '', 'PROGRAMFILES(X86)': PROGRAMFILES_X86 = '' } = process.env;

/** Branded Chrome is not looked for: it ignores `--load-extension`. */
const places: Record<BrowserName, Place> = {
  chromium: {
    commands: ['chromium', 'chromium-browser'],
    files: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
      join(LOCALAPPDATA, 'Chromium/Application/chrome.exe'),
      join(PROGRAMFILES, 'Chromium/Application/chrome.exe'),
    ],
    debianPackages: ['chromium', 'chromium-l10n', 'fonts-liberation'],
    hint: 'No Chromium. Install it (Chromium or Chrome for Testing, not Chrome), or set LATCHKEY_CHROMIUM to its program.',
  },
  firefox: {
    commands: ['firefox-esr', 'firefox'],
    files: [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      join(PROGRAMFILES, 'Mozilla Firefox/firefox.exe'),
      join(PROGRAMFILES_X86, 'Mozilla Firefox/firefox.exe'),
    ],
    debianPackages: ['firefox-esr', 'fonts-liberation'],
    hint: 'No Firefox. Install Firefox 142 or newer, or set LATCHKEY_FIREFOX to its program.',
  },
};

/** The browser's program, installed if need be. Throws, in words for the person who started the task, where there is none. */
export async function browserProgram(name: BrowserName): Promise<string> {
  const program = findBrowser(name) ?? (await installBrowser(name));
  if (program === undefined) throw new Error(places[name].hint);
  return program;
}

/** The browser's program, where it is installed. */
export function findBrowser(name: BrowserName): string | undefined {
  const variable = `LATCHKEY_${name.toUpperCase()}`;
  const chosen = process.env[variable];
  if (chosen !== undefined && chosen !== '') {
    if (!isProgram(chosen)) throw new Error(`${variable} is ${chosen}, which is not a program.`);
    return chosen;
  }
  const { commands, files } = places[name];
  const onPath = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = [
    ...(process.platform === 'win32' ? [] : commands.flatMap((name) => onPath.map((folder) => join(folder, name)))),
    ...files,
    ...(name === 'chromium' ? [chromium.executablePath()] : []),
  ];
  return candidates.find((file) => isProgram(file) && starts(file));
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** On Linux, a command of a browser's name may be a stub that asks for another package manager. */
function starts(program: string): boolean {
  return process.platform !== 'linux' || spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}

async function installBrowser(name: BrowserName): Promise<string | undefined> {
  if (isDebianRoot()) {
    console.log(`Installing ${places[name].debianPackages.join(', ')} (apt-get) …`);
    aptGet('update');
    aptGet('install', '--no-install-recommends', '--yes', ...places[name].debianPackages);
    const installed = findBrowser(name);
    if (installed !== undefined) return installed;
  }
  if (name !== 'chromium') return undefined;
  console.log('Installing Chromium (playwright install) …');
  const { exitCode, output } = await runTool('playwright', ['install', '--no-shell', 'chromium']);
  if (exitCode !== 0) console.error(output);
  return findBrowser(name);
}

function isDebianRoot(): boolean {
  return existsSync('/etc/debian_version') && process.getuid?.() === 0;
}

function aptGet(...args: string[]): void {
  const { status, stderr } = spawnSync('apt-get', ['-qq', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (status !== 0) console.error(stderr);
}
