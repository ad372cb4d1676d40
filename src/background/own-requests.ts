import { type OwnRequestType, questions } from '../messages/protocol';
import type { OwnHandlers } from '../messages/router';
import { checkProfile } from '../profiles/check-profile';
import { VaultError } from '../vault/errors';
import { fillHandlers } from './fill/fill-requests';
import { nothing } from './nothing';
import type { Services } from './services';
import { transferHandlers } from './transfer/transfer-requests';
import { vaultHandlers } from './vault-requests';

/** Every request of our own pages, by name. */
export function ownHandlers(services: Services): OwnHandlers {
  const { vault, accounts, accountEdits, poolSecrets, profiles, appImport, pageScans, scans, sessions, signIn } =
    services;
  const { sessionRefresh, keptSessions, handOver } = services;
  return {
    ...vaultHandlers(services),
    ...fillHandlers(services),
    ...transferHandlers(services),

    'accounts.read': ({ texts }) => accounts.read(texts),
    'accounts.add': ({ texts, origin }) => accounts.add(texts, origin),
    'scans.draw': nothing(({ tabId }) => pageScans.beginDrawing(tabId)),
    'scans.take': ({ scanId }) => Promise.resolve(scans.take(scanId)),
    'accounts.edit': nothing(({ accountId, changes }) => accountEdits.edit(accountId, changes)),
    'accounts.editAll': nothing(({ accountIds, changes }) => accountEdits.editAll(accountIds, changes)),
    'accounts.move': nothing(({ accountId, beforeId }) => accountEdits.move(accountId, beforeId)),
    'accounts.trashAll': nothing(({ accountIds }) => vault.trash(...accountIds)),
    'accounts.trash': nothing(({ accountId }) => vault.trash(accountId)),
    'accounts.restore': nothing(({ accountId }) => vault.restore(accountId)),
    'codes.list': () => accounts.codes(),
    'codes.next': ({ accountId }) => accounts.nextCode(accountId),

    'profiles.add': async ({ clientSecret, ...fields }) => {
      const checked = checkProfile(fields);
      const profile = await profiles.add(checked);
      if (clientSecret !== undefined) await poolSecrets.setClientSecret(profile, clientSecret);
      return profile;
    },
    'profiles.import': ({ text, clientIds }) => appImport.ofText(text, clientIds),
    'profiles.edit': nothing(async ({ profileId, changes: { clientSecret, ...changes } }) => {
      await profiles.edit(profileId, changes);
      if (clientSecret !== undefined) await poolSecrets.setClientSecret(await profiles.get(profileId), clientSecret);
    }),
    'profiles.move': nothing(({ profileId, beforeId }) => profiles.move(profileId, beforeId)),
    'profiles.remove': nothing(({ profileId }) => profiles.remove(profileId)),
    'profiles.restore': nothing(({ profileId }) => profiles.restore(profileId)),

    'signIn.start': nothing(async ({ profileId, ...credentials }) =>
      signIn.start(await profiles.get(profileId), credentials),
    ),
    'signIn.forgotPassword': nothing(async ({ profileId, username }) =>
      signIn.forgotPassword(await profiles.get(profileId), username),
    ),
    'signIn.answer': nothing(({ signInId, ...answer }) => signIn.answer(signInId, answer)),
    'signIn.enrol': nothing(({ signInId }) => signIn.enrol(signInId)),
    'signIn.useAccount': nothing(({ signInId, accountId }) => signIn.useAccount(signInId, accountId)),
    'signIn.sendAgain': nothing(({ signInId }) => signIn.sendAgain(signInId)),
    'signIn.confirmResetPassword': nothing(({ signInId, ...reset }) => signIn.confirmResetPassword(signInId, reset)),
    'signIn.startAgain': nothing(({ signInId, ...how }) => signIn.startAgain(signInId, how)),
    'signIn.cancel': nothing(({ signInId }) => signIn.cancel(signInId)),

    'sessions.forgetDevice': nothing(({ sessionId }) => sessions.forgetDevice(sessionId)),
    'sessions.rememberDevice': nothing(({ sessionId }) => sessions.rememberDevice(sessionId)),
    'handOver.open': async ({ sessionId, origin }) => ({ done: await handOver.open(sessionId, origin) }),
    'handOver.takeOver': nothing((page) => handOver.takeOver(page.tabId)),
    'handOver.signOutPage': nothing((page) => handOver.signOutPage(page.tabId)),
    'handOver.undo': nothing((page) => handOver.undo(page.tabId)),
    'profiles.readPage': ({ tabId }) => handOver.readApps(tabId),

    'sessions.details': ({ sessionId }) => sessions.details(sessionId),
    'sessions.token': async ({ sessionId, what }) => ({ text: await sessions.token(sessionId, what) }),
    'sessions.refresh': nothing(({ sessionId }) => sessionRefresh.refresh(sessionId)),
    'sessions.keep': nothing(({ sessionId, keep }) =>
      keep ? keptSessions.keep(sessionId) : keptSessions.letGo(sessionId),
    ),
    'sessions.dismiss': nothing(({ sessionId }) => sessions.dismiss(sessionId)),
    'sessions.signOut': nothing(({ sessionId, everywhere }) => sessions.signOut(sessionId, everywhere)),
  };
}

/** What a locked vault still answers: it holds nothing of what was scanned. */
const whileLocked: ReadonlySet<OwnRequestType> = new Set([
  'vault.create',
  'vault.unlock',
  'vault.unlockWithRecoveryCode',
  'vault.unlockWithPasskey',
  'vault.passkeyRequests',
  'vault.lock',
  'vault.startOver',
  'clipboard.copied',
  'scans.take',
]);

/** Throws `VaultError` `locked`. */
export async function admit(type: OwnRequestType, { vault, locking }: Services): Promise<void> {
  await locking.lockIfDue();
  if (!whileLocked.has(type) && (await vault.state()) !== 'open') throw new VaultError('locked');
}

/** Whether the snapshot may be another one after such a request. */
export function mayChange(type: OwnRequestType): boolean {
  return !questions.some((question) => question === type);
}
