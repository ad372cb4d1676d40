import { mkdir, writeFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { parseArgs } from 'node:util';
import { amplifyOutputs } from '../browser/main-job';
import { closeStage, openStage, type Stage } from '../browser/stage';
import { tour } from '../browser/tour';
import { demoPassword, demoPeople } from '../local-cognito/demo-pools';
import { browserProgram } from './browsers';
import { builds } from './checks';
import { exitCodeOf, runChecks } from './report';
import { inProject } from './root';

/** Builds, then opens a browser with the extension, a user pool and a web app of it; or shows it all by itself. */
export async function run(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { tour: { type: 'boolean', default: false } } });
  await browserProgram('chromium');
  const buildExitCode = exitCodeOf(await runChecks(builds.slice(0, 1), { atOnce: 1 }));
  if (buildExitCode !== 0) return buildExitCode;
  if (values.tour) return tour();
  if (hasDisplay()) return show();
  console.log('There is no display: this is the tour, without a window.');
  return tour();
}

/** Until the browser is closed, or Ctrl+C. */
async function show(): Promise<number> {
  const stage = await openStage('chromium', { headless: false });
  try {
    await stage.browser.openPage(stage.demoApp.url);
    console.log(await instructions(stage));
    const interrupted = new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
    });
    await Promise.race([stage.browser.ended, interrupted]);
  } finally {
    await closeStage(stage);
  }
  return 0;
}

async function instructions({ cognito, demoApp }: Stage): Promise<string> {
  const outputs = inProject('.output/start/amplify_outputs.json');
  await mkdir(inProject('.output/start'), { recursive: true });
  await writeFile(outputs, amplifyOutputs(cognito));
  const people = demoPeople.map(({ username, what }) => `  ${username.padEnd(8)} ${what}`);
  return `
A browser with Latchkey is open, in a profile that is thrown away, at the demo app ${demoApp.url}
Its user pool is at ${cognito.url}. These can sign in, all with the password ${demoPassword}

${people.join('\n')}

  1. Click Latchkey's icon (behind the puzzle piece in the toolbar), and choose a passphrase.
  2. In the demo app, sign in as grace. At its QR code open Latchkey, press Scan, and type the code that it shows.
  3. In Latchkey, under Sign in, add the app by the file ${relative(process.cwd(), outputs)}
     and sign in as linus: Latchkey sets up his authenticator and answers for it from then on.

Close the browser or press Ctrl+C to end.`;
}

function hasDisplay(): boolean {
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  return process.platform !== 'linux' || Boolean(DISPLAY) || Boolean(WAYLAND_DISPLAY);
}
