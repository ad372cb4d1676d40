import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Texts } from '../locales/en';
import type { Client } from '../messages/client';
import type { Sight } from './add/sight';
import type { Compute } from '../compute/client';
import type { BackupFile } from './transfer/backup-file';
import type { BrowserGrants } from './browser-grants';
import type { Copy } from './clipboard';
import type { VaultPasskeys } from './vault-passkeys';

/** The page in front of which the popup is open. */
export interface PageScanner {
  /** Every QR code in view. Throws a `CodedError` where the page cannot be seen. */
  scan: () => Promise<Sight>;
  /** Lets the person draw on it, for which the popup closes: it never resolves where all goes well. */
  draw: () => Promise<Sight>;
}

/** The browser's passkeys. Its prompts may close a popup, so a popup opens a tab for them. */
export interface Passkeys {
  inTab: boolean;
  openTab: () => void;
  /** Throws `PasskeyError` for options that cannot be answered here. */
  request: (credentialRequestOptions: string) => PasskeyRequest;
}

export interface PasskeyRequest {
  /** Of the relying party, whose passkeys are asked for: the browser asks whether the extension may act for it. */
  domain: string;
  /** From a click in a tab: the answer, as JSON. Throws `PasskeyError`. */
  answer: () => Promise<string>;
  /** Gives the permission back, unless it was there before. */
  end: () => void;
}

/** The page that the popup was opened over. */
export interface PageInFront {
  tabId: () => Promise<number | undefined>;
  /** From a click: asks the browser whether Latchkey may act on that origin by itself. Its prompt may close the popup. */
  permit: (origin: string) => Promise<boolean>;
}

/** All that the interface asks of the world around it. */
export interface Services {
  client: Client;
  text: Texts;
  clock: () => number;
  copy: Copy;
  /** In the popup alone: a tab is itself what is in front. */
  page?: PageScanner;
  readPictures: (files: File[]) => Promise<Sight>;
  /** What was scanned before this page was opened for it; once, and undefined where it was opened for something else. */
  handedOver?: () => Promise<Sight> | undefined;
  /** Opens a tab with the camera: the browser's question for it would close the popup. */
  openCamera: () => void;
  /** Shows the camera and tells what it reads, until the signal aborts. Throws `CameraError`. */
  watchCamera: (video: HTMLVideoElement, onTexts: (texts: string[]) => void, signal: AbortSignal) => Promise<void>;
  /** Whether this page was opened for the camera. */
  opensCamera?: boolean;
  passkeys: Passkeys;
  /** There is none behind a tab of ours. */
  pageInFront?: PageInFront;
  vaultPasskeys: VaultPasskeys;
  grants: BrowserGrants;
  /** Reads accounts out of a file, off the page's thread. Throws `TransferError`. */
  importFile: Compute['importAccounts'];
  download: (name: string, bytes: Uint8Array) => void;
  /** Where the browser lets a file be written again and again. */
  backupFile?: BackupFile;
  /** Opens the manage page in a tab of its own, or its section in the tab that it is in. */
  openManage: (section?: 'transfer') => void;
  /** Of the extension. */
  version: string;
}

const Context = createContext<Services | undefined>(undefined);

export const ServicesProvider = Context.Provider;

export function useServices(): Services {
  const services = useContext(Context);
  if (services === undefined) throw new Error('rendered outside of its services');
  return services;
}

export function useText(): Texts {
  return useServices().text;
}
