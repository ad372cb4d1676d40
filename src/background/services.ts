import type { Snapshot, VaultView } from '../messages/views';
import type { KdfParameters } from '../vault/kdf';
import { createVault, type Vault } from '../vault/vault';
import { createAccounts, type Accounts } from './accounts';
import { createCell, type StorageArea } from './cell';
import { errorView } from './error-view';
import { createKeyHolder } from './key-holder';
import { pendingSignInSchema } from './pending-sign-in';
import { createPoolSecrets, type PoolSecrets } from './pool-secrets';
import { createProfiles, type Profiles } from './profiles';
import { createScans, type Scans } from './scans';
import { createServerClocks } from './server-clocks';
import { createSessions, type Sessions } from './sessions';
import { SignInFlow } from './sign-in-flow';
import { createVaultAnswers } from './vault-answers';

export interface Surroundings {
  /** `storage.local`: on disk. Nothing secret goes there. */
  local: StorageArea;
  /** `storage.session`: in memory, over evictions of the worker. */
  session: StorageArea;
  clock: () => number;
  /** The cost of new passphrase slots, where it is not the vault's own. */
  kdf?: KdfParameters;
  newId: () => string;
  /** Has the sign-in resumed at that time. */
  wakeAt: (whenMs: number) => void;
  /** Opens a page of ours, by its path, next to that tab. */
  openPage: (path: string, beside: { id?: number | undefined; index: number }) => Promise<void>;
  /** Called after every change of the snapshot. */
  changed: () => void;
}

export interface Services {
  vault: Vault;
  poolSecrets: PoolSecrets;
  accounts: Accounts;
  profiles: Profiles;
  scans: Scans;
  sessions: Sessions;
  signIn: SignInFlow;
}

export function createServices(surroundings: Surroundings): Services {
  const { local, session, clock, newId, kdf } = surroundings;
  const vault = createVault({ keys: createKeyHolder(session), clock, ...(kdf !== undefined && { kdf }) });
  const serverClocks = createServerClocks(session);
  const poolSecrets = createPoolSecrets(vault);
  const sessions = createSessions(session, { clock, poolSecrets, changed: surroundings.changed });
  return {
    vault,
    poolSecrets,
    sessions,
    accounts: createAccounts({ vault, clock, serverClocks }),
    profiles: createProfiles(local, newId),
    scans: createScans(surroundings),
    signIn: new SignInFlow({
      ...surroundings,
      pending: createCell(session, 'signIn', pendingSignInSchema),
      vaultIsOpen: async () => (await vault.state()) === 'open',
      answers: createVaultAnswers({ vault, clock }),
      poolSecrets,
      sessions,
      serverClocks,
    }),
  };
}

/** The whole picture, of which a locked vault leaves nothing but that it is locked. */
export async function takeSnapshot(services: Services): Promise<Snapshot> {
  const vault = await vaultView(services.vault);
  if (vault.state !== 'open') return { vault, accounts: [], damagedAccounts: 0, profiles: [], sessions: [] };
  const { accounts, damaged } = await services.accounts.list();
  const signIn = await services.signIn.view();
  return {
    vault,
    accounts,
    damagedAccounts: damaged,
    profiles: await services.profiles.list(),
    sessions: await services.sessions.views(),
    ...(signIn !== undefined && { signIn }),
  };
}

async function vaultView(vault: Vault): Promise<VaultView> {
  try {
    const state = await vault.state();
    return state === 'lost' ? { state: 'unusable', error: { code: 'lost' } } : { state };
  } catch (error) {
    return { state: 'unusable', error: errorView(error) };
  }
}
