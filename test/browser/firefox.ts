import { createHash, randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, ColorScheme, DevicePasskey, LaunchOptions } from './driver';
import { FirefoxProcess } from './firefox-process';
import { FirefoxSurface } from './firefox-surface';
import { Page } from './page';
import { PrivilegedScripts } from './privileged-scripts';
import { downloadsIn, profileFolder, type ProfileFolder } from './profile-folder';
import { waitFor } from './wait';

export type FirefoxOptions = LaunchOptions & { program: string; extension: string };

/** Firefox, driven by its own remote protocol from scripts with the browser's privileges. */
export class FirefoxBrowser implements Browser {
  readonly name = 'firefox';
  readonly extensionOrigin: string;
  readonly #process: FirefoxProcess;
  readonly #scripts: PrivilegedScripts;
  readonly #extensionId: string;
  readonly #profile: ProfileFolder;
  readonly #pages = new Set<Page>();
  #authenticatorId: unknown = null;

  private constructor(
    firefox: FirefoxProcess,
    scripts: PrivilegedScripts,
    extension: { id: string; uuid: string },
    profile: ProfileFolder,
  ) {
    this.#process = firefox;
    this.#scripts = scripts;
    this.#extensionId = extension.id;
    this.#profile = profile;
    this.extensionOrigin = `moz-extension://${extension.uuid}`;
  }

  static async launch(options: FirefoxOptions): Promise<FirefoxBrowser> {
    const {
      cameraFilm,
      program,
      extension,
      language = 'en',
      headless = true,
      loopbackHosts = [],
      permittedSites = [],
      permissions = [],
      proxy,
    } = options;
    const profile = await profileFolder(options.profileDir);
    try {
      const id = await geckoId(extension);
      const uuid = (await knownUuid(profile.path)) ?? randomUUID();
      const preferences = {
        'extensions.webextensions.uuids': JSON.stringify({ [id]: uuid }),
        'extensions.webextensions.keepStorageOnUninstall': true,
        'extensions.webextensions.keepUuidOnUninstall': true,
        // Without its prompt Firefox grants what the extension asks for.
        'extensions.webextOptionalPermissionPrompts': permittedSites.length + permissions.length === 0,
        'ui.systemUsesDarkTheme': systemUsesDarkTheme.light,
        'intl.accept_languages': language,
        'browser.download.folderList': 2,
        'browser.download.dir': downloadsIn(profile.path),
        'browser.download.alwaysOpenPanel': false,
        'network.dns.localDomains': loopbackHosts.join(','),
        ...(proxy !== undefined && proxyPreferences(proxy)),
        ...(cameraFilm !== undefined && {
          'media.navigator.streams.fake': true,
          'media.navigator.permission.disabled': true,
        }),
      };
      const firefox = await FirefoxProcess.start(program, profile.path, { headless, preferences });
      try {
        const scripts = await PrivilegedScripts.begin(firefox.marionette, { acceptInsecureCerts: proxy !== undefined });
        await scripts.run(
          `Services.locale.availableLocales = [...new Set([language, ...Services.locale.availableLocales])];
           Services.locale.requestedLocales = [language];`,
          { language },
        );
        await firefox.marionette.send('Addon:Install', { path: extension, temporary: true });
        return new FirefoxBrowser(firefox, scripts, { id, uuid }, profile);
      } catch (error) {
        await firefox.quit();
        throw error;
      }
    } catch (error) {
      await profile.remove();
      throw error;
    }
  }

  get passkeyOrigin(): string {
    return `moz-extension://${sixteenLetters(createHash('sha256').update(this.#extensionId).digest('hex'))}`;
  }

  get ended(): Promise<void> {
    return this.#process.ended;
  }

  get profileDir(): string {
    return this.#profile.path;
  }

  async openPage(url: string): Promise<Page> {
    const browserId = await this.#scripts.run(
      `const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
       gBrowser.selectedTab = gBrowser.addTab(url, { triggeringPrincipal });
       return gBrowser.selectedBrowser.browserId;`,
      { url },
    );
    const page = this.#pageOf(browserId);
    await page.loaded(/^(?!about:blank$)/);
    return page;
  }

  openExtensionPage(path: string): Promise<Page> {
    return this.openPage(`${this.extensionOrigin}/${path}`);
  }

  async pageAt(url: RegExp): Promise<Page> {
    const browserId = await waitFor(`open ${url.source}`, 10_000, async () => {
      const tabs = (await this.#scripts.run(
        'return gBrowser.browsers.map((browser) => ({ url: browser.currentURI.spec, browserId: browser.browserId }));',
      )) as { url: string; browserId: number }[];
      const tab = tabs.find((opened) => url.test(opened.url));
      return tab === undefined ? { missing: tabs.map((opened) => opened.url).join(', ') } : { found: tab.browserId };
    });
    const page = this.#pageOf(browserId);
    await page.loaded(url);
    return page;
  }

  /** Firefox's own "as if it were clicked by a user", which a keyboard shortcut leads to as well. */
  async clickToolbarIcon({ surface }: Page): Promise<Page> {
    if (!(surface instanceof FirefoxSurface)) throw new Error('a page of another browser');
    await surface.activate();
    await this.#scripts.run(`toolbarButton(extensionId).triggerAction(window);`, { extensionId: this.#extensionId });
    const browserId = await waitFor('open the popup', 10_000, async () => {
      const popup = await this.#scripts.run(
        `const popup = [...document.querySelectorAll('[webextension-view-type=popup]')].find(
           ({ currentURI, classList }) =>
             currentURI?.schemeIs('moz-extension') && !classList.contains('webextension-preload-browser'));
         return popup?.browserId;`,
      );
      return popup === null ? { missing: 'there is none' } : { found: popup };
    });
    const popup = this.#pageOf(browserId);
    await popup.loaded(/^moz-extension:/);
    return popup;
  }

  /** As if the person had let the extension act for these sites, by their match patterns. */
  async permit(origins: string[]): Promise<void> {
    await this.#scripts.run(
      `const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
       const { extension } = WebExtensionPolicy.getByID(extensionId);
       await ExtensionPermissions.add(extensionId, { permissions: [], origins }, extension);`,
      { extensionId: this.#extensionId, origins },
    );
  }

  /** Has Firefox do what the extension's shortcut with that letter does, above that page. */
  async pressShortcut({ surface }: Page, letter: string): Promise<void> {
    if (!(surface instanceof FirefoxSurface)) throw new Error('a page of another browser');
    await surface.activate();
    await this.#scripts.run(
      `const key = document.querySelector('keyset[id^=ext-keyset] key[key=' + letter + ' i]');
       if (!key) throw new Error('no shortcut of the extension has the letter ' + letter);
       key.doCommand();`,
      { letter },
    );
  }

  /**
   * Presses an item of the extension's in a page's context menu, as Firefox's own menus do once they have been pressed:
   * the grant of `activeTab`, and the event. Chromium's menus are the system's, which no program can press there.
   */
  async pressMenuItem({ surface }: Page, menuItemId: string, click: Record<string, unknown>): Promise<void> {
    if (!(surface instanceof FirefoxSurface)) throw new Error('a page of another browser');
    await surface.activate();
    await this.#scripts.run(
      `const { extension } = WebExtensionPolicy.getByID(extensionId);
       const tab = gBrowser.selectedTab;
       extension.tabManager.addActiveTabPermission(tab);
       await extension.wakeupBackground?.();
       extension.emit('webext-menu-menuitem-click', { menuItemId, modifiers: [], editable: false, ...click }, tab);`,
      { extensionId: this.#extensionId, menuItemId, click },
    );
  }

  async stopBackground(): Promise<void> {
    await this.#scripts.run(
      `const { extension } = WebExtensionPolicy.getByID(extensionId);
       if (extension.backgroundState !== 'stopped')
         await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });`,
      { extensionId: this.#extensionId },
    );
  }

  async isBackgroundRunning(): Promise<boolean> {
    const state = await this.#scripts.run(`return WebExtensionPolicy.getByID(extensionId).extension.backgroundState;`, {
      extensionId: this.#extensionId,
    });
    return state !== 'stopped';
  }

  /** Firefox has either the devices of this machine or devices of programs, and these for all pages at once. */
  async useAuthenticator(_page: Page, passkeys: DevicePasskey[]): Promise<void> {
    const base64url = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');
    this.#authenticatorId = await this.#scripts.run(
      `Services.prefs.setBoolPref('security.webauth.webauthn_enable_usbtoken', false);
       Services.prefs.setBoolPref('security.webauth.webauthn_enable_softtoken', true);
       const service = Cc['@mozilla.org/webauthn/service;1'].getService(Ci.nsIWebAuthnService);
       if (before !== null) service.removeVirtualAuthenticator(before);
       const device = service.addVirtualAuthenticator('ctap2_1', 'internal', true, true, true, true);
       for (const { credentialId, rpId, privateKey, userHandle } of passkeys)
         service.addCredential(device, credentialId, true, rpId, privateKey, userHandle, 1);
       return device;`,
      {
        before: this.#authenticatorId,
        passkeys: passkeys.map(({ credentialId, rpId, userHandle, privateKey }) => ({
          credentialId: base64url(credentialId),
          rpId,
          userHandle: base64url(userHandle),
          privateKey: base64url(privateKey),
        })),
      },
    );
  }

  async setColorScheme(scheme: ColorScheme): Promise<void> {
    await this.#scripts.run(`Services.prefs.setIntPref('ui.systemUsesDarkTheme', dark);`, {
      dark: systemUsesDarkTheme[scheme],
    });
    for (const page of this.#pages) {
      if (await page.surface.exists()) await followsColorScheme(page, scheme);
      else this.#pages.delete(page);
    }
  }

  async quit(): Promise<void> {
    await this.#process.quit();
  }

  async kill(): Promise<void> {
    await this.#process.kill();
  }

  async close(): Promise<void> {
    await this.quit();
    await this.#profile.remove();
  }

  #pageOf(browserId: unknown): Page {
    const page = new Page(new FirefoxSurface(this.#scripts, Number(browserId)));
    this.#pages.add(page);
    return page;
  }
}

function proxyPreferences(proxy: string): Record<string, string | number> {
  const [host = '', port = ''] = proxy.split(':');
  const to = (scheme: string) => ({
    [`network.proxy.${scheme}`]: host,
    [`network.proxy.${scheme}_port`]: Number(port),
  });
  return { 'network.proxy.type': 1, ...to('http'), ...to('ssl') };
}

/** Hexadecimal digits as Firefox and Chromium write them into a host: `a` to `p`. */
function sixteenLetters(hexadecimal: string): string {
  return hexadecimal.replace(/./g, (digit) => 'abcdefghijklmnop'.charAt(Number.parseInt(digit, 16)));
}

/** What the system says: the popup follows the browser's own colours, not those that pages are shown. */
const systemUsesDarkTheme: Record<ColorScheme, number> = { dark: 1, light: 0 };

/** Firefox tells its documents some time after it has been told itself. */
async function followsColorScheme(page: Page, scheme: ColorScheme): Promise<void> {
  const matches = (wanted: string) => matchMedia(`(prefers-color-scheme: ${wanted})`).matches;
  await waitFor(`show the ${scheme} colours`, 10_000, async () =>
    (await page.evaluate(matches, scheme)) ? { found: true } : { missing: 'the page has not followed' },
  );
}

async function geckoId(extension: string): Promise<string> {
  const manifest = JSON.parse(await readFile(join(extension, 'manifest.json'), 'utf8')) as {
    browser_specific_settings?: { gecko?: { id?: string } };
  };
  const id = manifest.browser_specific_settings?.gecko?.id;
  if (id === undefined) throw new Error(`${extension} has no Gecko id: is it built for Firefox?`);
  return id;
}

/** The host of the extension's pages in a profile that was used before; its stored data belong to it. */
async function knownUuid(profile: string): Promise<string | undefined> {
  const userJs = await readFile(join(profile, 'user.js'), 'utf8').catch(() => '');
  return /uuids.*?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})/.exec(userJs)?.[1];
}
