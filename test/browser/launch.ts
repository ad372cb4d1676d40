import { browserProgram } from '../tasks/browsers';
import { builtFolder } from '../tasks/built';
import { ChromiumBrowser } from './chromium';
import type { Browser, BrowserName, LaunchOptions } from './driver';
import { FirefoxBrowser } from './firefox';

/** Starts a browser with the extension that `npm run build` has built for it. */
export async function launch(name: BrowserName, options: LaunchOptions = {}): Promise<Browser> {
  const program = options.program ?? (await browserProgram(name));
  return name === 'chromium'
    ? ChromiumBrowser.launch({ ...options, program, extension: options.extension ?? builtFolder('chrome') })
    : FirefoxBrowser.launch({ ...options, program, extension: options.extension ?? builtFolder('firefox') });
}
