import { afterAll, beforeAll, beforeEach } from 'vitest';
import { startDemoApp, type DemoApp } from '../demo-app/serve';
import { createDemoPools, demoClientId, demoPoolId } from '../local-cognito/demo-pools';
import { startLocalCognito, type LocalCognito } from '../local-cognito/server';
import type { Browser, BrowserName, LaunchOptions } from './driver';
import { launch } from './launch';

/** What a person needs around her for the main job: a browser with the extension, a user pool, and a web app of it. */
export interface Stage {
  browser: Browser;
  cognito: LocalCognito;
  demoApp: DemoApp;
}

export async function openStage(name: BrowserName, options: LaunchOptions = {}): Promise<Stage> {
  const cognito = await startLocalCognito();
  createDemoPools(cognito);
  const demoApp = await startDemoApp({ cognitoUrl: cognito.url, userPoolId: demoPoolId, clientId: demoClientId });
  return { cognito, demoApp, browser: await launch(name, options) };
}

export async function closeStage({ browser, cognito, demoApp }: Stage): Promise<void> {
  await browser.close();
  await demoApp.close();
  await cognito.close();
}

/** One stage for all tests of a suite. What a test has done to the pool's clock and to the network is undone. */
export function useStage(name: BrowserName): () => Stage {
  let stage: Stage | undefined;
  const present = () => {
    if (stage === undefined) throw new Error('the stage is not open');
    return stage;
  };
  beforeAll(async () => {
    stage = await openStage(name);
  });
  beforeEach(() => {
    const { cognito } = present();
    cognito.clock.follow();
    cognito.faults.clear();
    cognito.journal.clear();
  });
  afterAll(async () => {
    if (stage !== undefined) await closeStage(stage);
  });
  return present;
}
