import * as v from 'valibot';
import { createCognitoClient } from '../cognito/client';
import { systemFetch } from '../cognito/surroundings';
import type { Fingerprint } from '../lib/fingerprint';
import type { BackupView, Snapshot, VaultView } from '../messages/views';
import type { Session } from '../session/session';
import type { KdfParameters } from '../vault/kdf';
import { VaultError } from '../vault/errors';
import type { KeyHolder } from '../vault/surroundings';
import { createVault, type Vault } from '../vault/vault';
import { type AccountEdits, createAccountEdits } from './account-edits';
import { createAccounts, type Accounts } from './accounts';
import { type AppImport, createAppImport } from './app-import';
import { type Backup, createBackup } from './backup';
import { createCell, type StorageArea } from './cell';
import { type Clipboard, createClipboard } from './clipboard';
import { errorView } from './error-view';
import { createFills, type Fills, type FillSurroundings } from './fill/fills';
import { createHandOver, type HandOver } from './hand-over';
import { createKeyHolder } from './key-holder';
import { Locking, type Presence } from './locking';
import { createPageScans, type PageScans } from './page-pixels';
import type { PageStorage } from './page-storage';
import { pendingSignInSchema } from './pending-sign-in';
import { createPoolSecrets, type PoolSecrets } from './pool-secrets';
import { createPolicy } from './policy';
import { createProfiles, type Profiles } from './profiles';
import { createScannedExports } from './scanned-exports';
import { createScans, type Scans } from './scans';
import { createSealedCell } from './sealed-cell';
import { createServerClocks } from './server-clocks';
import { createKeptSessions, type KeptSessions } from './kept-sessions';
import { createSessionRefresh, type SessionRefresh } from './session-refresh';
import { createSessionStore } from './session-store';
import { createSessions, type Sessions } from './sessions';
import { createSettingsStore, type SettingsStore } from './settings-store';
import { SignInFlow } from './sign-in-flow';
import { createSlotViews, type SlotViews } from './slot-views';
import { createTrash, type Trash } from './trash';
import { createExports, type Exports } from './transfer/exports';
import { createImports, type Imports } from './transfer/imports';
import { createVaultAnswers } from './vault-answers';
import { createVaultMarker } from './vault-marker';

/** What the worker has itself woken for. */
export type WakeTask = 'resume-sign-in' | 'lock-if-idle' | 'clear-clipboard' | 'empty-trash' | 'refresh-sessions';

export interface Surroundings {
  /** `storage.local`: on disk. Nothing secret goes there. */
  local: StorageArea;
  /** `storage.session`: in memory, over evictions of the worker. */
  session: StorageArea;
  clock: () => number;
  /** The cost of new passphrase slots and of backups, where it is not their own. */
  kdf?: KdfParameters;
  newId: () => string;
  /** Has the task done at that time, whether the worker lives until then or not. */
  wakeAt: (task: WakeTask, whenMs: number) => void;
  /** What the person at this computer has been doing for so many seconds. */
  presence: (withinSeconds: number) => Promise<Presence>;
  mayClearClipboard: () => Promise<boolean>;
  clearClipboard: (copy: Fingerprint) => Promise<void>;
  fill: FillSurroundings;
  pages: PageStorage;
  /** Opens a page of ours, by its path, next to that tab. */
  openPage: (path: string, beside: { id?: number | undefined; index: number }) => Promise<void>;
  /** Called after every change of the snapshot. */
  changed: () => void;
}

export interface Services {
  vault: Vault;
  poolSecrets: PoolSecrets;
  accounts: Accounts;
  accountEdits: AccountEdits;
  slots: SlotViews;
  trash: Trash;
  backup: Backup;
  imports: Imports;
  exports: Exports;
  profiles: Profiles;
  appImport: AppImport;
  scans: Scans;
  fills: Fills;
  pageScans: PageScans;
  sessions: Sessions;
  sessionRefresh: SessionRefresh;
  keptSessions: KeptSessions;
  handOver: HandOver;
  signIn: SignInFlow;
  settings: SettingsStore;
  locking: Locking;
  clipboard: Clipboard;
}

export function createServices(surroundings: Surroundings): Services {
  const { local, session, clock, newId, kdf, wakeAt, changed } = surroundings;
  const keys = createKeyHolder(session);
  const pending = createSealedCell(session, 'signIn', pendingSignInSchema, keys);
  const keysOfVault: KeyHolder = { ...keys, set: (key) => pending.keepThrough(() => keys.set(key)) };
  const marker = createVaultMarker(local);
  const vault = createVault({ keys: keysOfVault, marker, clock, ...(kdf !== undefined && { kdf }) });
  const serverClocks = createServerClocks(session);
  const scans = createScans(surroundings);
  const poolSecrets = createPoolSecrets(vault);
  const vaultIsOpen = async () => (await vault.state()) === 'open';
  const store = createSessionStore(session);
  const keptSessions = createKeptSessions(vault, store);
  const clientFor = async ({ profile }: Session) =>
    createCognitoClient({ pool: await poolSecrets.poolOf(profile), clock });
  const sessionRefresh = createSessionRefresh({
    store,
    kept: keptSessions,
    clientFor,
    mayRefresh: vaultIsOpen,
    clock,
    jitter: Math.random,
    wakeAt: (whenMs) => {
      wakeAt('refresh-sessions', whenMs);
    },
    changed,
  });
  const sessions = createSessions({
    store,
    kept: keptSessions,
    refresh: sessionRefresh,
    poolSecrets,
    clientFor,
    clock,
    jitter: Math.random,
    fetch: systemFetch,
    changed,
  });
  const profiles = createProfiles({ local, session, newId, poolSecrets });
  const settings = createSettingsStore(local);
  const answers = createVaultAnswers({ vault, clock });
  const signIn = new SignInFlow({
    clock,
    newId,
    changed,
    wakeAt: (whenMs) => {
      wakeAt('resume-sign-in', whenMs);
    },
    pending,
    vaultIsOpen,
    answers,
    poolSecrets,
    sessions,
    serverClocks,
  });
  const locking = new Locking({
    settings: () => settings.get(),
    lock: async () => {
      fills.lock();
      // The password goes while its sign-in can still be opened; the vault is locked whatever becomes of that.
      await signIn.lock().finally(() => vault.lock());
      changed();
    },
    lastUse: createCell(session, 'lastUseMs', v.number()),
    presence: surroundings.presence,
    wakeAt: (whenMs) => {
      wakeAt('lock-if-idle', whenMs);
    },
    clock,
  });
  const clipboard = createClipboard(session, {
    settings: () => settings.get(),
    mayClear: surroundings.mayClearClipboard,
    clear: surroundings.clearClipboard,
    wakeAt: (whenMs) => {
      wakeAt('clear-clipboard', whenMs);
    },
    clock,
  });
  const fills = createFills({
    vault,
    local,
    session,
    clock,
    answers,
    serverClocks,
    changed,
    browser: surroundings.fill,
    admit: async () => {
      await locking.lockIfDue();
      if ((await vault.state()) !== 'open') throw new VaultError('locked');
    },
  });
  const policy = createPolicy(surroundings.fill.managed);
  return {
    vault,
    imports: createImports({ vault, profiles, clock }),
    exports: createExports({ vault, profiles, policy, cost: kdf }),
    fills,
    settings,
    signIn,
    locking,
    clipboard,
    poolSecrets,
    sessions,
    sessionRefresh,
    keptSessions,
    handOver: createHandOver({
      session,
      pages: surroundings.pages,
      profiles,
      sessions,
      poolSecrets,
      clock,
      newId,
      fetch: systemFetch,
    }),
    accounts: createAccounts({ vault, clock, serverClocks, scannedExports: createScannedExports(session) }),
    accountEdits: createAccountEdits({ vault, clock }),
    slots: createSlotViews(local, vault),
    trash: createTrash({
      vault,
      settings: () => settings.get(),
      wakeAt: (whenMs) => {
        wakeAt('empty-trash', whenMs);
      },
      clock,
      changed,
    }),
    backup: createBackup(local, { vault, clock }),
    profiles,
    appImport: createAppImport({ profiles, poolSecrets }),
    scans,
    pageScans: createPageScans(scans),
  };
}

const noBackup: BackupView = { missing: 0, changed: 0 };

/** The whole picture, of which a locked vault leaves nothing but that it is locked. */
export async function takeSnapshot(services: Services): Promise<Snapshot> {
  await services.locking.lockIfDue();
  const vault = await vaultView(services.vault);
  const settings = await services.settings.get();
  const mayClearClipboard = await services.clipboard.mayClear();
  const always = { vault, settings, mayClearClipboard };
  if (vault.state !== 'open')
    return {
      ...always,
      accounts: [],
      damagedAccounts: 0,
      profiles: [],
      sessions: [],
      automaticSites: [],
      backup: noBackup,
    };
  const { accounts, damaged } = await services.accounts.list();
  const signIn = await services.signIn.view();
  const fill = services.fills.view();
  return {
    ...always,
    accounts,
    damagedAccounts: damaged,
    profiles: await services.profiles.list(),
    sessions: await services.sessions.views(),
    automaticSites: await services.fills.automaticSites.list(),
    backup: await services.backup.view(accounts),
    ...(signIn !== undefined && { signIn }),
    ...(fill !== undefined && { fill }),
  };
}

async function vaultView(vault: Vault): Promise<VaultView> {
  try {
    return { state: await vault.state() };
  } catch (error) {
    return { state: 'unusable', error: errorView(error) };
  }
}
