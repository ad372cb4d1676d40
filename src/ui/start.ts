import type { FunctionComponent } from 'preact';
import { browser } from 'wxt/browser';
import { createCompute, type Compute } from '../compute/client';
import { textsFor } from '../locales/text';
import { createClient, type Client } from '../messages/client';
import type { ScanInput } from '../messages/views';
import { watchCamera } from './add/camera';
import { readHandedOver, readPictures } from './add/read-pictures';
import { createBrowserGrants } from './browser-grants';
import { createCopy } from './clipboard';
import { renderInterface } from './interface';
import { drawOnPage, scanVisiblePage } from './page-scan';
import { pageInFront } from './page-in-front';
import { requestPasskey } from './passkey';
import type { Services } from './services';
import { createBackupFile } from './transfer/backup-file';
import { downloadFile } from './transfer/save-file';
import { createVaultPasskeys } from './vault-passkeys';

/** A page of the extension, in the popup or in a tab. */
export function startInterface(root: HTMLElement, page: FunctionComponent, place: 'popup' | 'tab'): void {
  const compute = createCompute(() => new Worker('/compute.js'));
  const client = createClient();
  const backupFile = createBackupFile();
  renderInterface(root, page, {
    client,
    text: textsFor(browser.i18n.getUILanguage()),
    clock: Date.now,
    copy: createCopy(client),
    ...(place === 'popup' && { page: { scan: () => scanVisiblePage(compute), draw: () => drawOnPage(client) } }),
    readPictures: (files) => readPictures(files, compute),
    ...handedOver(client, compute),
    watchCamera: (video, onTexts, signal) => watchCamera(video, { compute, onTexts, signal }),
    openCamera: () => {
      openTab('/manage.html?camera#add');
    },
    passkeys: {
      inTab: place === 'tab',
      openTab: () => {
        openManage();
      },
      request: requestPasskey,
    },
    ...(place === 'popup' && { pageInFront }),
    vaultPasskeys: createVaultPasskeys(),
    grants: createBrowserGrants(),
    importFile: (task, options) => compute.importAccounts(task, options),
    download: downloadFile,
    ...(backupFile && { backupFile }),
    openManage: (section) => {
      if (place === 'popup') openManage(section);
      else if (section !== undefined) location.hash = section;
    },
    version: browser.runtime.getManifest().version,
  });
}

/** What this page was opened for, by its address, which a page that is loaded again has no more. */
function handedOver(client: Client, compute: Compute): Pick<Services, 'handedOver' | 'opensCamera'> {
  const { searchParams, hash, pathname } = new URL(location.href);
  if (searchParams.size > 0) history.replaceState(null, '', pathname + hash);
  const scanId = searchParams.get('scan');
  if (scanId === null) return { opensCamera: searchParams.has('camera') };
  // Taken at once, since the worker that has it may be stopped; read, or said to be gone, once the vault is open.
  let taken: Promise<ScanInput> | undefined = client.request('scans.take', { scanId });
  taken.catch(() => undefined);
  return {
    handedOver() {
      const sight = taken?.then((input) => readHandedOver(input, compute));
      taken = undefined;
      return sight;
    },
  };
}

function openManage(section?: 'transfer'): void {
  openTab(section === undefined ? '/manage.html' : `/manage.html#${section}`);
}

/** In a tab, which nothing closes but the person. */
function openTab(path: '/manage.html' | '/manage.html#transfer' | '/manage.html?camera#add'): void {
  void browser.tabs.create({ url: browser.runtime.getURL(path) }).then(() => {
    window.close();
  });
}
