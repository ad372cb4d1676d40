import { rm } from 'node:fs/promises';
import { addApp, createVault, scanSetUpPage, seeSignedIn, typeCredentials, type OnDone } from './main-job';
import { closeStage, openStage, type Stage } from './stage';
import { inProject } from '../tasks/root';

/** Does the main job through the real interface, headless, with a line and a picture for each step. */
export async function tour(): Promise<number> {
  await rm(inProject('.output/tour'), { recursive: true, force: true });
  const stage = await openStage('chromium');
  try {
    await perform(stage, stepPrinter());
    console.log('Signed in, by a set-up and by a challenge. Pictures are in .output/tour');
    return 0;
  } catch (error) {
    console.error(error);
    return 1;
  } finally {
    await closeStage(stage);
  }
}

async function perform(stage: Stage, onDone: OnDone): Promise<void> {
  await createVault(stage, onDone);
  await scanSetUpPage(stage, 'grace', onDone);

  const page = await stage.browser.openPage(stage.demoApp.url);
  const popup = await stage.browser.clickToolbarIcon(page);
  await addApp(stage, popup, onDone);

  await typeCredentials(popup, 'linus');
  await popup.press('Use Latchkey');
  await seeSignedIn(popup, 'linus');
  await onDone('Signed in as linus, whose authenticator was set up on the way', popup);

  // The pool takes no code twice; its next half minute comes at once.
  stage.cognito.clock.advance(60_000);
  await typeCredentials(popup, 'linus');
  await seeSignedIn(popup, 'linus');
  await onDone('Signed in as linus again, his code filled in from the vault', popup);
}

function stepPrinter(): OnDone {
  let step = 0;
  let sinceMs = performance.now();
  return async (what, shownOn) => {
    const seconds = ((performance.now() - sinceMs) / 1000).toFixed(1).padStart(6);
    step += 1;
    console.log(`${seconds} s  ${what}`);
    const name = what.toLowerCase().replace(/[^a-z0-9]+/g, '-');
    await shownOn.screenshot(inProject('.output/tour', `${String(step).padStart(2, '0')}-${name}.png`));
    sinceMs = performance.now();
  };
}
