import { setTimeout as sleep } from 'node:timers/promises';
import { chromium, type BrowserContext, type CDPSession } from 'playwright';
import type { Browser, ColorScheme, DevicePasskey, LaunchOptions } from './driver';
import { ChromiumSurface } from './chromium-surface';
import { Page } from './page';
import { withPermissions } from './permitted-extension';
import { downloadsIn, profileFolder, type ProfileFolder } from './profile-folder';
import { TargetSession } from './target-session';
import { waitFor } from './wait';

interface TargetInfo {
  targetId: string;
  type: string;
  url: string;
  embedderData?: Record<string, unknown>;
}

export type ChromiumOptions = LaunchOptions & { program: string; extension: string };

const answersWithinMs = 1_000;

/** Chromium, or Chrome for Testing, started by Playwright and spoken to by the DevTools protocol. */
export class ChromiumBrowser implements Browser {
  readonly name = 'chromium';
  readonly extensionOrigin: string;
  readonly ended: Promise<void>;
  /** Playwright's view of the tabs, for what only Playwright's tools can do. It never sees the popup. */
  readonly context: BrowserContext;
  readonly #browser: CDPSession;
  readonly #extensionId: string;
  readonly #profile: ProfileFolder;
  readonly #surfaces = new Set<ChromiumSurface>();
  #colorScheme: ColorScheme = 'light';

  private constructor(context: BrowserContext, browser: CDPSession, extensionId: string, profile: ProfileFolder) {
    this.context = context;
    this.#browser = browser;
    this.#extensionId = extensionId;
    this.#profile = profile;
    this.extensionOrigin = `chrome-extension://${extensionId}`;
    this.ended = new Promise((resolve) => {
      context.once('close', () => {
        resolve();
      });
    });
  }

  static async launch(options: ChromiumOptions): Promise<ChromiumBrowser> {
    const { cameraFilm, program, language = 'en', headless = true, loopbackHosts = [], proxy } = options;
    const profile = await profileFolder(options.profileDir);
    try {
      const context = await chromium.launchPersistentContext(profile.path, {
        executablePath: program,
        headless,
        downloadsPath: downloadsIn(profile.path),
        viewport: null,
        colorScheme: null,
        ignoreDefaultArgs: ['--disable-extensions'],
        args: [
          '--enable-unsafe-extension-debugging',
          '--disable-background-networking',
          '--disable-component-update',
          '--disable-sync',
          '--no-first-run',
          '--window-size=1280,900',
          `--lang=${language}`,
          ...(cameraFilm === undefined
            ? []
            : [
                '--use-fake-ui-for-media-stream',
                '--use-fake-device-for-media-stream',
                `--use-file-for-fake-video-capture=${cameraFilm}`,
              ]),
          ...(proxy === undefined ? [] : [`--proxy-server=${proxy}`, '--ignore-certificate-errors']),
          `--host-resolver-rules=${loopbackHosts.map((host) => `MAP ${host} 127.0.0.1`).join(', ')}`,
        ],
        env: { ...definedIn(process.env), LANGUAGE: language },
      });
      try {
        const browser = await context.browser()?.newBrowserCDPSession();
        if (browser === undefined) throw new Error('Playwright gives no session of the browser');
        const extension = await withPermissions(options.extension, options, profile.path);
        const { id } = await browser.send('Extensions.loadUnpacked', { path: extension });
        const started = new ChromiumBrowser(context, browser, id, profile);
        if (options.language !== undefined) await started.#expectLanguage(language);
        return started;
      } catch (error) {
        await context.close();
        throw error;
      }
    } catch (error) {
      await profile.remove();
      throw error;
    }
  }

  get passkeyOrigin(): string {
    return this.extensionOrigin;
  }

  get profileDir(): string {
    return this.#profile.path;
  }

  async openPage(url: string): Promise<Page> {
    const { targetId } = await this.#browser.send('Target.createTarget', { url });
    const page = await this.#attach(targetId);
    await page.loaded(/^(?!about:blank$)/);
    return page;
  }

  openExtensionPage(path: string): Promise<Page> {
    return this.openPage(`${this.extensionOrigin}/${path}`);
  }

  async pageAt(url: RegExp): Promise<Page> {
    const page = await this.#attach(await this.#newTarget(`open ${url.source}`, ({ url: opened }) => url.test(opened)));
    await page.loaded(url);
    return page;
  }

  async clickToolbarIcon(page: Page): Promise<Page> {
    const surface = this.#surfaceOf(page);
    await this.#browser.send('Target.activateTarget', { targetId: surface.targetId });
    const before = new Set((await this.#targets()).map(({ targetId }) => targetId));
    await this.#browser.send('Extensions.triggerAction', {
      id: this.#extensionId,
      targetId: await this.#tabOf(page),
    });
    const popupId = await this.#newTarget(
      'open the popup',
      ({ targetId, url }) => !before.has(targetId) && url.startsWith(this.extensionOrigin),
    );
    const popup = await this.#attach(popupId);
    await popup.loaded(/^chrome-extension:/);
    return popup;
  }

  async stopBackground(): Promise<void> {
    const doomed = new Map(await Promise.all((await this.#workers()).map((worker) => this.#lifeOf(worker))));
    for (const targetId of doomed.keys()) await this.#browser.send('Target.closeTarget', { targetId });
    // An open popup wakes the next worker at once: that one runs is no sign that the last one was not stopped.
    await waitFor('stop the worker', 10_000, async () => {
      const alive = new Map(await Promise.all((await this.#workers()).map((worker) => this.#lifeOf(worker))));
      const survives = [...doomed].some(([targetId, life]) => life !== undefined && alive.get(targetId) === life);
      return survives ? { missing: 'it still runs' } : { found: true };
    });
  }

  async isBackgroundRunning(): Promise<boolean> {
    return (await this.#workers()).length > 0;
  }

  async useAuthenticator(page: Page, passkeys: DevicePasskey[]): Promise<void> {
    await this.#surfaceOf(page).useAuthenticator(passkeys);
  }

  async setColorScheme(scheme: ColorScheme): Promise<void> {
    this.#colorScheme = scheme;
    for (const surface of this.#surfaces) {
      if (await surface.exists()) await surface.setColorScheme(scheme);
      else this.#surfaces.delete(surface);
    }
  }

  async quit(): Promise<void> {
    await this.context.close();
  }

  async kill(): Promise<void> {
    const { processInfo } = await this.#browser.send('SystemInfo.getProcessInfo');
    const main = processInfo.find(({ type }) => type === 'browser');
    if (main === undefined) throw new Error('Chromium does not name its process');
    process.kill(main.id, 'SIGKILL');
    await this.ended;
  }

  async close(): Promise<void> {
    await this.quit();
    await this.#profile.remove();
  }

  /** Without the language's files, Chromium speaks English and says nothing about it. */
  async #expectLanguage(language: string): Promise<void> {
    const page = await this.openExtensionPage('manifest.json');
    const spoken = await page.evaluate(() => navigator.language);
    if (!spoken.startsWith(language))
      throw new Error(`Chromium speaks ${spoken} instead of ${language}; on Debian its languages are in chromium-l10n`);
    await page.close();
  }

  async #attach(targetId: string): Promise<Page> {
    const surface = await ChromiumSurface.attach(this.#browser, targetId);
    await surface.setColorScheme(this.#colorScheme);
    this.#surfaces.add(surface);
    return new Page(surface);
  }

  #surfaceOf({ surface }: Page): ChromiumSurface {
    if (!(surface instanceof ChromiumSurface)) throw new Error('a page of another browser');
    return surface;
  }

  /** The page that is a tab's contents and the tab itself are two targets; the protocol does not say which belong together. */
  async #tabOf(page: Page): Promise<string> {
    const url = await page.url();
    const tabs = (await this.#targets()).filter((target) => target.type === 'tab' && target.url === url);
    const tab =
      tabs.length > 1 ? tabs.find(({ embedderData }) => String(embedderData?.['tabActive']) === 'true') : tabs[0];
    if (tab === undefined) throw new Error(`no tab shows ${url}`);
    return tab.targetId;
  }

  #newTarget(what: string, isWanted: (target: TargetInfo) => boolean): Promise<string> {
    return waitFor(what, 10_000, async () => {
      const pages = (await this.#targets()).filter(({ type }) => type === 'page');
      const target = pages.find(isWanted);
      return target === undefined ? { missing: pages.map(({ url }) => url).join(', ') } : { found: target.targetId };
    });
  }

  async #workers(): Promise<TargetInfo[]> {
    const targets = await this.#targets();
    return targets.filter(({ type, url }) => type === 'service_worker' && url.startsWith(this.extensionOrigin));
  }

  /**
   * When the worker was started, by its own clock: another worker of the same target has another time. Undefined where
   * it does not answer, which is how a target is whose worker has just been stopped.
   */
  async #lifeOf({ targetId }: TargetInfo): Promise<[targetId: string, startedAtMs: unknown]> {
    const session = await TargetSession.attach(this.#browser, targetId);
    const started = session.send('Runtime.evaluate', { expression: 'performance.timeOrigin' }).then(
      ({ result }) => result.value as unknown,
      () => undefined,
    );
    const life = await Promise.race([started, sleep(answersWithinMs, undefined, { ref: false })]);
    await session.detach();
    return [targetId, life];
  }

  async #targets(): Promise<TargetInfo[]> {
    return (await this.#browser.send('Target.getTargets', { filter: [{}] })).targetInfos;
  }
}

function definedIn(environment: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(environment).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
