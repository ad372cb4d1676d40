import type { Page } from './page';

export type BrowserName = 'chromium' | 'firefox';
export type ColorScheme = 'light' | 'dark';

/** A passkey as it is on the device that it was made on (Web Authentication's public key credential source). */
export interface DevicePasskey {
  credentialId: Uint8Array;
  rpId: string;
  userHandle: Uint8Array;
  /** PKCS #8, P-256. */
  privateKey: Uint8Array;
}

export interface LaunchOptions {
  /** The browser's program. Looked for, and installed if need be, where none is given. */
  program?: string;
  /** The built extension's folder. */
  extension?: string;
  /** The browser's language, and so the extension's: `en`, `ja`. */
  language?: string;
  headless?: boolean;
  /** Names that lead to this machine, such as `login.example.com`. */
  loopbackHosts?: string[];
  /** Leads to the whole web but this machine, whose certificates are then trusted: `127.0.0.1:8080` (see `NamedWeb`). */
  proxy?: string;
  /**
   * Sites that the person lets the extension act for where it asks, since no program can press the browser's prompt. In
   * Chromium she has done so before it starts.
   */
  permittedSites?: string[];
  /** Optional permissions of the extension's that the person gives, as with `permittedSites`. */
  permissions?: string[];
  /** A camera that shows a film (`.y4m`), and that pages may use unasked; Firefox has one that shows colours. */
  cameraFilm?: string;
  /** A profile that an earlier browser has left (see `quit`); a new one, removed at `close`, where none is given. */
  profileDir?: string;
}

/** A browser with the extension in a profile of its own. */
export interface Browser {
  readonly name: BrowserName;
  readonly profileDir: string;
  /** `chrome-extension://…` or `moz-extension://…`, without a slash at the end. */
  readonly extensionOrigin: string;
  /** How the browser names an extension's page to the relying party of a passkey. */
  readonly passkeyOrigin: string;
  /** Resolves when the browser has ended, whoever ended it. */
  readonly ended: Promise<void>;

  openPage(url: string): Promise<Page>;
  /** Opens a page of the extension in a tab: `popup.html`. */
  openExtensionPage(path: string): Promise<Page>;
  /** Waits for a tab that the extension, or a page, has opened by itself. */
  pageAt(url: RegExp): Promise<Page>;
  /** Clicks the extension's toolbar icon above that page: the popup that opens has the `activeTab` grant for it. */
  clickToolbarIcon(page: Page): Promise<Page>;
  /** Stops the worker or background page, as the browser does when it is idle, and waits until it is gone. */
  stopBackground(): Promise<void>;
  isBackgroundRunning(): Promise<boolean>;
  /** Gives the page a device that has these passkeys, and a person who agrees to all, instead of those of this machine. */
  useAuthenticator(page: Page, passkeys: DevicePasskey[]): Promise<void>;
  /** What pages see as `prefers-color-scheme`, those that are open and those to come. */
  setColorScheme(scheme: ColorScheme): Promise<void>;
  /** Ends the browser, as a person does, and leaves its profile. */
  quit(): Promise<void>;
  /** Ends the browser at once, in whatever it is doing (SIGKILL), and leaves its profile. */
  kill(): Promise<void>;
  /** Ends the browser and removes its profile, unless it was given. */
  close(): Promise<void>;
}
