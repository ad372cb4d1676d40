import * as v from 'valibot';
import type { JsonValue } from '../lib/json';
import { type Profile, profileColours } from '../profiles/profile';
import { settingsChangeSchema } from '../settings/settings';
import type { ExportFormatName } from '../transfer/export';
import type { PageView } from './fill-view';
import type { ExportedFile, ExportPreview, Imported, ImportPreview } from './transfer-view';
import type { SnapshotInfo } from '../vault/snapshot-info';
import type {
  AddedAccounts,
  ClipboardClearing,
  CodeView,
  DamageView,
  ImportedApps,
  PasskeyRequestView,
  ReadText,
  ScanInput,
  SessionDetails,
  SlotView,
  TrashedView,
} from './views';

/**
 * Every request an extension page may make of the worker. A request is `{ type, body }`; its body is checked against
 * the schema here before any handler sees it. Limits are on characters, so that no message can be used to fill memory.
 */

const id = v.pipe(v.string(), v.minLength(1), v.maxLength(100));
const secretText = v.pipe(v.string(), v.maxLength(1_000));
const shortText = v.pipe(v.string(), v.trim(), v.maxLength(300));
const qrTexts = v.pipe(v.array(v.pipe(v.string(), v.maxLength(16_000))), v.maxLength(200));
const authFlow = v.picklist([
  'USER_SRP_AUTH',
  'USER_PASSWORD_AUTH',
  'CUSTOM_AUTH',
  'CUSTOM_AUTH_WITH_SRP',
  'USER_AUTH',
]);
const copiedTokens = ['id', 'access', 'refresh', 'header', 'curl'] as const;
export type CopiedToken = (typeof copiedTokens)[number];
const base64 = v.pipe(v.string(), v.maxLength(4_000), v.base64());
const ids = v.pipe(v.array(id), v.maxLength(50_000));
const tags = v.pipe(v.array(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(100))), v.maxLength(50));
const accountChanges = v.strictObject({
  issuer: v.exactOptional(shortText),
  label: v.exactOptional(shortText),
  tags: v.exactOptional(tags),
  note: v.exactOptional(v.pipe(v.string(), v.maxLength(10_000))),
  pinned: v.exactOptional(v.boolean()),
  counter: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
});
const hex = (length: number) => v.pipe(v.string(), v.hexadecimal(), v.length(length));
const tabId = v.pipe(v.number(), v.integer(), v.minValue(0));
/** That it is the vault's owner who asks. */
const ownerProof = v.variant('kind', [
  v.strictObject({ kind: v.literal('passphrase'), passphrase: secretText }),
  v.strictObject({ kind: v.literal('recovery-code'), code: secretText }),
  v.strictObject({ kind: v.literal('passkey'), credentialId: base64, prfOutput: base64 }),
]);
const siteRule = v.strictObject({ kind: v.picklist(['origin', 'host', 'domain', 'path']), value: shortText });
const nothing = v.strictObject({});
const signInId = v.strictObject({ signInId: id });

/** Limits beyond what any real file holds; the vault's own schemas judge what is stored. */
const importedText = v.pipe(v.string(), v.maxLength(100_000));
const importedAccount = v.strictObject({
  type: v.picklist(['totp', 'hotp', 'steam']),
  issuer: importedText,
  label: importedText,
  /** Base64. */
  secret: v.pipe(v.string(), v.nonEmpty(), v.maxLength(100_000), v.base64()),
  algorithm: v.picklist(['SHA1', 'SHA256', 'SHA512']),
  digits: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(10)),
  periodSeconds: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(86_400))),
  counter: v.exactOptional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
  tags: v.exactOptional(v.array(importedText)),
  note: v.exactOptional(importedText),
  pinned: v.exactOptional(v.boolean()),
  icon: v.exactOptional(importedText),
  /** Of our own backups: what else the vault knew. */
  kept: v.exactOptional(v.custom<JsonValue>((value) => value !== undefined)),
});
const importContents = v.strictObject({
  accounts: v.pipe(v.array(importedAccount), v.maxLength(50_000)),
  /** Of our own backups: what else the vault held, by kind. */
  records: v.exactOptional(
    v.record(v.pipe(v.string(), v.maxLength(100)), v.pipe(v.array(v.unknown()), v.maxLength(50_000))),
  ),
});
const exportFormat = v.picklist([
  'latchkey',
  'otpauth',
  'aegis',
  '2fas',
  'google-migration',
] satisfies ExportFormatName[]);

export const ownRequests = {
  'vault.create': v.strictObject({ passphrase: secretText }),
  'vault.unlock': v.strictObject({ passphrase: secretText }),
  'vault.lock': nothing,
  'vault.unlockWithRecoveryCode': v.strictObject({ code: secretText }),
  'vault.unlockWithPasskey': v.strictObject({ credentialId: base64, prfOutput: base64 }),
  /** The passkeys that may open the vault, locked or not. */
  'vault.passkeyRequests': nothing,
  /** Ends for good what is stored, or the memory that something was, so that a vault can be made anew. */
  'vault.startOver': nothing,
  'vault.inspect': nothing,
  'vault.repair': nothing,

  'slots.list': nothing,
  'slots.changePassphrase': v.strictObject({ proof: ownerProof, next: secretText }),
  'slots.addRecoveryCode': nothing,
  /** A part of the recovery code was typed back, so it is written down. */
  'slots.recoveryCodeChecked': nothing,
  'slots.addPasskey': v.strictObject({
    credentialId: base64,
    prfSalt: base64,
    prfOutput: base64,
    rpId: shortText,
    name: shortText,
  }),
  'slots.remove': v.strictObject({ slotId: id }),
  /** Draws a new vault key; all ways in but the new passphrase end. */
  'slots.renewKey': v.strictObject({ proof: ownerProof, next: secretText }),

  'trash.list': nothing,
  'trash.restore': v.strictObject({ ids }),
  /** Ends them for good, in the trash or damaged. */
  'trash.purge': v.strictObject({ ids }),

  'history.list': nothing,
  'history.goBack': v.strictObject({ snapshotId: v.number() }),

  'backup.made': v.strictObject({ accountIds: ids }),

  'settings.change': settingsChangeSchema,

  /** Says of each account of a file how it stands to the vault, and stores nothing. */
  'transfer.previewImport': importContents,
  /** Stores all, or nothing. */
  'transfer.import': importContents,
  'transfer.undoImport': v.strictObject({ accountIds: ids, recordIds: ids, profileIds: ids }),
  'transfer.previewExport': v.strictObject({ format: exportFormat }),
  /** `password` is that of the file. */
  'transfer.export': v.strictObject({
    format: exportFormat,
    password: v.exactOptional(secretText),
    accountIds: v.exactOptional(ids),
  }),

  /** A page has copied what has this fingerprint (`lib/fingerprint`). */
  'clipboard.copied': v.strictObject({ salt: hex(32), digest: hex(64) }),

  /** Says what the texts of QR codes are, and stores nothing of them. */
  'accounts.read': v.strictObject({ texts: qrTexts }),
  /** `origin` is that of the page that was captured, as the browser named it. */
  'accounts.add': v.strictObject({
    texts: qrTexts,
    origin: v.exactOptional(shortText),
  }),
  /** Has the person draw on that tab what is to be scanned. It answers at once; a page of ours opens with what was found. */
  'scans.draw': v.strictObject({ tabId: v.pipe(v.number(), v.integer(), v.minValue(0)) }),
  /** What was scanned outside of our pages; it is given once. */
  'scans.take': v.strictObject({ scanId: id }),
  'accounts.edit': v.strictObject({ accountId: id, changes: accountChanges }),
  'accounts.editAll': v.strictObject({
    accountIds: ids,
    changes: v.strictObject({
      addTags: v.exactOptional(tags),
      removeTags: v.exactOptional(tags),
      pinned: v.exactOptional(v.boolean()),
    }),
  }),
  /** To the place before another, or to the end. */
  'accounts.move': v.strictObject({ accountId: id, beforeId: v.exactOptional(id) }),
  'accounts.trashAll': v.strictObject({ accountIds: ids }),
  'accounts.trash': v.strictObject({ accountId: id }),
  'accounts.restore': v.strictObject({ accountId: id }),
  /** The present codes of all accounts that make codes by the clock. */
  'codes.list': nothing,
  /** The next code of a HOTP account; its counter moves on. */
  'codes.next': v.strictObject({ accountId: id }),

  /** What the popup shows of the page that it was opened over. */
  'fill.page': v.strictObject({ tabId }),
  /** Fills the code on that tab's page; what comes of it shows in the snapshot. */
  'fill.ask': v.strictObject({
    tabId,
    accountId: v.exactOptional(id),
    /** The origin to bind the account to, which the person was shown. */
    bindTo: v.exactOptional(shortText),
    /** The origin of the frame in another site's page, which she was shown. */
    frameOrigin: v.exactOptional(shortText),
  }),
  /** Ends a fill that waits for the next code, or puts away what is shown of one. */
  'fill.cancel': v.strictObject({ tabId }),
  'fill.setSubmit': v.strictObject({ accountId: id, submitAfterFill: v.boolean() }),

  'sites.allow': v.strictObject({ accountId: id, rule: siteRule }),
  'sites.disallow': v.strictObject({ accountId: id, rule: siteRule }),
  /** Codes are to be filled on that site without being asked for, once the browser has given its permission. */
  'sites.turnOn': v.strictObject({ origin: shortText }),
  /** Gives the permission back, too. */
  'sites.turnOff': v.strictObject({ origin: shortText }),

  'profiles.add': v.strictObject({
    name: shortText,
    region: shortText,
    userPoolId: shortText,
    clientId: shortText,
    endpoint: v.exactOptional(shortText),
    authFlow: v.exactOptional(authFlow),
    /** Goes into the vault. */
    clientSecret: v.exactOptional(secretText),
  }),
  /** The text of a configuration file, such as `amplify_outputs.json`; where it names several pools, which are wanted. */
  'profiles.import': v.strictObject({
    text: v.pipe(v.string(), v.maxLength(200_000)),
    clientIds: v.exactOptional(v.pipe(v.array(shortText), v.maxLength(1_000))),
  }),
  'profiles.edit': v.strictObject({
    profileId: id,
    changes: v.strictObject({
      name: v.exactOptional(shortText),
      colour: v.exactOptional(v.nullable(v.picklist(profileColours))),
      authFlow: v.exactOptional(authFlow),
      appOrigins: v.exactOptional(v.pipe(v.array(shortText), v.maxLength(20))),
      clientSecret: v.exactOptional(secretText),
    }),
  }),
  /** To the place before another, or to the end. */
  'profiles.move': v.strictObject({ profileId: id, beforeId: v.exactOptional(id) }),
  'profiles.remove': v.strictObject({ profileId: id }),
  /** Undoes `profiles.remove`. */
  'profiles.restore': v.strictObject({ profileId: id }),

  'signIn.start': v.strictObject({
    profileId: id,
    username: v.pipe(shortText, v.minLength(1)),
    password: v.exactOptional(secretText),
  }),
  /** Has a code sent by which a forgotten password can be replaced. */
  'signIn.forgotPassword': v.strictObject({ profileId: id, username: v.pipe(shortText, v.minLength(1)) }),
  /** The answer to the present step. */
  'signIn.answer': v.strictObject({
    signInId: id,
    /** The JSON of a passkey's answer is the longest. */
    value: v.pipe(v.string(), v.maxLength(20_000)),
    /** At a selection: whether it is to be made like this from now on, without being asked. */
    remember: v.exactOptional(v.boolean()),
    userAttributes: v.exactOptional(
      v.record(v.pipe(v.string(), v.maxLength(100)), v.pipe(v.string(), v.maxLength(2_048))),
    ),
  }),
  /** TOTP set-up with this vault as the authenticator. */
  'signIn.enrol': signInId,
  /** Answers the TOTP step from this account, and binds it to the pool and the user. */
  'signIn.useAccount': v.strictObject({ signInId: id, accountId: id }),
  /** Has the code of the present step sent once more. */
  'signIn.sendAgain': signInId,
  'signIn.confirmResetPassword': v.strictObject({ signInId: id, code: secretText, newPassword: secretText }),
  /** `otherWay` forgets the choices that were remembered, and asks again. */
  'signIn.startAgain': v.strictObject({ signInId: id, otherWay: v.exactOptional(v.boolean()) }),
  /** Ends a sign-in, or puts a finished one away. */
  'signIn.cancel': signInId,

  /** The pool and the vault remember this device no more. */
  'sessions.forgetDevice': v.strictObject({ sessionId: id }),
  /** Has the pool skip the second factor on this device from now on. */
  'sessions.rememberDevice': v.strictObject({ sessionId: id }),
  /** Signs a page of the app in as the session's user. */
  'handOver.open': v.strictObject({ sessionId: id, origin: shortText }),
  'handOver.takeOver': v.strictObject({ tabId }),
  'handOver.signOutPage': v.strictObject({ tabId }),
  'handOver.undo': v.strictObject({ tabId }),
  /** The apps that the page in that tab is signed in to. */
  'profiles.readPage': v.strictObject({ tabId }),

  'sessions.details': v.strictObject({ sessionId: id }),
  /** A text that the page copies to the clipboard. */
  'sessions.token': v.strictObject({ sessionId: id, what: v.picklist(copiedTokens) }),
  'sessions.refresh': v.strictObject({ sessionId: id }),
  /** In the vault, until it is let go or signed out. */
  'sessions.keep': v.strictObject({ sessionId: id, keep: v.boolean() }),
  /** Puts one away that the pool has ended. */
  'sessions.dismiss': v.strictObject({ sessionId: id }),
  'sessions.signOut': v.strictObject({ sessionId: id, everywhere: v.boolean() }),
} as const;

export type OwnerProof = v.InferOutput<typeof ownerProof>;

export type OwnRequestType = keyof typeof ownRequests;
export type OwnRequestBody<Type extends OwnRequestType> = v.InferOutput<(typeof ownRequests)[Type]>;

/**
 * Requests that change nothing. No snapshot follows them: pages that ask anew with every snapshot would never rest.
 */
export const questions = [
  'vault.passkeyRequests',
  'vault.inspect',
  'slots.list',
  'trash.list',
  'history.list',
  'accounts.read',
  'codes.list',
  'fill.page',
] as const satisfies OwnRequestType[];

/** What a request resolves to; those not named here resolve to nothing, their effect showing in the next snapshot. */
interface OwnReplies {
  'vault.passkeyRequests': PasskeyRequestView[];
  'vault.inspect': DamageView;
  'slots.list': SlotView[];
  'slots.addRecoveryCode': { code: string };
  /** The ways in that have ended. */
  'slots.renewKey': SlotView[];
  /** The last trashed first. */
  'trash.list': TrashedView[];
  /** The last first. */
  'history.list': SnapshotInfo[];
  'transfer.previewImport': ImportPreview;
  'transfer.import': Imported;
  'transfer.previewExport': ExportPreview;
  'transfer.export': ExportedFile;
  /** How many records could not be opened and stayed as they were. */
  'history.goBack': { damaged: number };
  'clipboard.copied': ClipboardClearing;
  /** In the order of the texts. */
  'accounts.read': ReadText[];
  'accounts.add': AddedAccounts;
  'scans.take': ScanInput;
  'fill.page': PageView;
  'codes.list': CodeView[];
  'codes.next': CodeView;
  'profiles.add': Profile;
  'profiles.import': ImportedApps;
  'profiles.readPage': ImportedApps;
  /** False where the browser's permission is waited for. */
  'handOver.open': { done: boolean };
  'sessions.details': SessionDetails;
  'sessions.token': { text: string };
}
export type OwnReply<Type extends OwnRequestType> = Type extends keyof OwnReplies ? OwnReplies[Type] : undefined;

/** The name of the port on which the worker sends a `Snapshot` at once and after every change. */
export const snapshotPort = 'snapshot';
