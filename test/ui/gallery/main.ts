import { textsFor } from '../../../src/locales/text';
import { CodedError } from '../../../src/lib/errors';
import type { ImportResult } from '../../../src/transfer/import';
import type { Sight } from '../../../src/ui/add/sight';
import { App } from '../../../src/ui/app';
import { renderInterface } from '../../../src/ui/interface';
import { Manage } from '../../../src/ui/manage/manage';
import { fakeClient } from './fake-client';
import { nowMs } from './fixtures';
import { views, type GalleryView } from './views';

/** `?view=codes&language=ja` shows one view; without them, all views are listed on `window` for the one who asks. */
const query = new URLSearchParams(location.search);
const view = views[query.get('view') ?? ''];
const root = document.querySelector<HTMLElement>('#root');

if (view && root) {
  document.documentElement.className = view.section === undefined ? 'popup' : 'tab';
  if (view.section !== undefined) location.hash = view.section;
  renderInterface(root, view.section === undefined ? App : Manage, {
    client: fakeClient(view),
    text: textsFor(query.get('language') ?? 'en'),
    clock: () => nowMs,
    copy: () => Promise.resolve({ clearedAfterSeconds: 30, whileInFront: true }),
    passkeys: {
      inTab: view.section !== undefined,
      openTab: () => undefined,
      request: () => ({
        domain: 'login.example.com',
        answer: () => Promise.reject(new CodedError('passkey-cancelled')),
        end: () => undefined,
      }),
    },
    vaultPasskeys: {
      available: true,
      create: () => Promise.reject(new CodedError('vault-passkey-cancelled')),
      ask: () => Promise.reject(new CodedError('vault-passkey-cancelled')),
    },
    grants: {
      requestClipboard: () => Promise.resolve(false),
      returnClipboard: () => Promise.resolve(),
      isStorageKept: () => Promise.resolve(false),
      requestKeptStorage: () => Promise.resolve(false),
      requestSite: () => Promise.resolve(false),
      tellsSystemLock: true,
    },
    importFile: () => fileOf(view),
    download: () => undefined,
    openManage: () => undefined,
    version: '1.2.3',
    openCamera: () => undefined,
    readPictures: () => lookedAt(view),
    watchCamera: () => (view.camera ? Promise.reject(new CodedError(view.camera)) : new Promise(() => undefined)),
    ...(view.section === undefined && {
      page: { scan: () => lookedAt(view), draw: () => lookedAt(view) },
      pageInFront: { tabId: () => Promise.resolve(1), permit: () => Promise.resolve(true) },
    }),
  });
}

function fileOf({ importResult }: GalleryView): Promise<ImportResult> {
  if (importResult === undefined) return new Promise(() => undefined);
  return 'code' in importResult ? Promise.reject(new CodedError(importResult.code)) : Promise.resolve(importResult);
}

function lookedAt({ scan }: GalleryView): Promise<Sight> {
  if (scan === undefined) return new Promise(() => undefined);
  return 'code' in scan ? Promise.reject(new CodedError(scan.code)) : Promise.resolve(scan);
}
