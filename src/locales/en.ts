import type { BesideKind, LostExtra } from '../messages/transfer-view';
import type { SignInStepName } from '../sign-in/steps';
import type { CannotCarry, EntryProblemCode } from '../transfer/errors';
import { formatsFor } from './formats';
import type { ErrorSentences } from './error-sentences';

const format = formatsFor('en');

const errors = {
  // The vault
  exists: 'There is a vault on this computer already. Close Latchkey and open it again to unlock that one.',
  none: 'There is no vault yet. Choose a passphrase to create one.',
  locked: 'The vault is locked. Unlock it and try again.',
  lost: 'There was a vault on this computer, and the browser no longer has it. Nothing new is created in its place until you say so.',
  'passphrase-too-short': 'This passphrase is too short. Use a longer one.',
  'wrong-passphrase':
    'That is not the passphrase of this vault. Check for caps lock and keyboard layout, and try again.',
  'passphrase-unchanged': 'This is the passphrase that you want to give up. Choose another one.',
  'recovery-code-mistyped':
    'There is a slip in this recovery code. Compare it with what you wrote down, group by group.',
  'wrong-recovery-code': 'This is not the recovery code of this vault. A newer one may have replaced it.',
  'wrong-passkey': 'This passkey does not open this vault. Choose another passkey, or use your passphrase.',
  'last-slot': 'Nothing else would open the vault. Set up another way in before you remove this one.',
  'too-early': 'There were several wrong passphrases. Wait a little before the next try.',
  damaged:
    'What is stored is not what Latchkey wrote, so it was left untouched. Restart the browser; if that does not help, restore a backup of your browser profile.',
  'newer-version': 'A newer version of Latchkey wrote this vault. Update Latchkey to open it; nothing was changed.',
  'not-found': 'It is no longer there. Close Latchkey and open it again to see what is.',
  'invalid-record':
    'Latchkey could not store this, since it would not be able to read it back. Check what you entered.',
  'storage-refused':
    'The browser gives Latchkey no storage here, as in some private windows. Open Latchkey in an ordinary window.',
  'storage-full': 'The disk or the browser’s storage is full. Free some space and try again; nothing was lost.',
  'storage-failed': 'The browser could not read or write Latchkey’s data. Restart the browser and try again.',

  // Files
  'wrong-password': 'This is not the password of this file. Check it and try again.',
  'unknown-format':
    'Latchkey does not know this kind of file. Choose the file that your authenticator’s export or backup made.',
  'file-damaged': 'This file is not whole, so nothing was taken from it. Export it again in the other app.',
  'too-costly':
    'Opening this file would take more memory or time than Latchkey ever gives. Export it again in the other app.',
  'not-portable':
    'This file opens only in the account or on the device that made it. In the other app, export it with a password of its own.',
  'too-large': 'This file is larger than any export Latchkey reads. Check that it is the right one.',
  'cannot-carry': 'This format has no place for one of these accounts, so nothing was written. Choose another format.',
  'not-encrypted': 'This format cannot be encrypted. Choose another one, or export without a password.',

  // What a scanned code may be
  'not-otpauth': 'This QR code is not for an authenticator. Look for the one that the site’s two-factor settings show.',
  'too-long': 'This QR code holds more than a set-up code does. Ask the site for a new one.',
  'type-unsupported':
    'This QR code is for a kind of code that Latchkey cannot make. Choose another method on the site.',
  'no-secret': 'This set-up code has no secret in it. Ask the site for a new one.',
  'secret-not-base32': 'The secret in this set-up code is damaged. Ask the site for a new one.',
  'algorithm-unsupported':
    'This set-up code asks for an algorithm that Latchkey does not know. Choose another method on the site.',
  'encoder-unsupported':
    'This set-up code asks for a kind of code that Latchkey does not know. Choose another method on the site.',
  'digits-out-of-range': 'This set-up code asks for an impossible number of digits. Ask the site for a new one.',
  'period-out-of-range': 'This set-up code asks for an impossible period. Ask the site for a new one.',
  'counter-out-of-range': 'This set-up code has an impossible counter. Ask the site for a new one.',
  'parameter-repeated': 'This set-up code contradicts itself. Ask the site for a new one.',
  md5: 'This set-up code uses MD5, which Latchkey does not make codes with. Choose another method on the site.',
  motp: 'This is a Mobile-OTP code, which Latchkey does not make. Choose another method on the site.',
  yandex: 'This code works with Yandex Key only. Choose an ordinary authenticator app on the site.',
  duo: 'This code works with Duo Mobile only. Choose an ordinary authenticator app on the site.',
  'microsoft-phone':
    'This code is for Microsoft’s own app. On the site, choose to use a different authenticator app, and scan the code it shows then.',
  'apple-unknown': 'This code is for Apple’s own apps. On the site, ask for the ordinary set-up code.',
  'google-export':
    'This is an export from Google Authenticator, which holds several accounts. Scan it under “Add an account”.',
  'export-damaged': 'This export from Google Authenticator is damaged. Show the code in that app again, and scan that.',
  'not-in-export': 'Google Authenticator has no place for this account. Export it in another format.',

  // Apps
  'malformed-region': 'That is not an AWS region. It looks like eu-central-1.',
  'malformed-user-pool-id': 'That is not a user pool ID. It looks like eu-central-1_AbCdEfGhI.',
  'malformed-client-id': 'That is not an app client ID. It is about 26 lower-case letters and digits.',
  'region-mismatch': 'The user pool ID names another region. Make the two agree.',
  'malformed-endpoint': 'That is not an address to use. It starts with https://, or with http:// on this computer.',
  'unknown-configuration':
    'This is not a configuration that Latchkey reads. Use amplify_outputs.json, amplifyconfiguration.json, aws-exports.js, amplifyconfiguration.dart, or the object given to Amplify.configure.',
  'computed-configuration':
    'The code computes its user pool IDs, so they are not in this text. Paste what the app is built with, or type them in.',
  'malformed-app-origin':
    'That is not the address of a web app. It starts with https://, or with http:// on this computer.',
  'no-user-pool-on-page':
    'This page keeps nothing of an Amplify app whose user pool can be told. Sign in on it first, or use a configuration file.',
  'no-user-pool-in-configuration':
    'This configuration has no user pool in it. Check that it is the one of an app with sign-in.',
  'profile-not-found': 'This app is no longer there. Choose another, or add it again.',

  // The sign-in
  'network-failed':
    'The user pool could not be reached. Check your connection, and the region or server of this app, and try again.',
  'timed-out': 'The user pool did not answer in time. Try again.',
  aborted: 'The sign-in was cancelled. Start again when you are ready.',
  'unexpected-reply':
    'What answered is not a Cognito user pool. Check the region or server of this app, and try again.',
  'service-unavailable': 'Cognito has a problem of its own at the moment. Try again in a little while.',
  throttled: 'The user pool is getting too many requests. Wait a little and try again.',
  'limit-exceeded': 'The limit for this has been reached. Try again later; it can take an hour or more.',
  'attempts-exceeded':
    'There were too many wrong attempts, so the user pool is refusing more for now. Wait before the next one: it may be seconds, or up to 15 minutes.',
  blocked: 'The app’s firewall refused the request. Try from another network, or ask the app’s administrator.',
  'wrong-credentials': 'Wrong username or password. Check both and try again.',
  'unknown-user': 'No user with this name can sign in this way. Check the name, or the app you chose.',
  'user-disabled': 'This user has been disabled. Ask the app’s administrator.',
  'wrong-code': 'That code is not right. Check it and type it again.',
  'used-code': 'That code has been used already. Wait for the next one and type that.',
  'expired-code': 'That code is no longer valid. Have a new one sent, and type that.',
  'password-policy': 'This password does not meet the app’s rules. Choose another.',
  'password-history': 'This password was used before. Choose one that is new.',
  'invalid-input': 'The user pool did not accept this entry. Check it and try again.',
  'alias-taken': 'Another user has this email address or phone number already. Use a different one.',
  'session-expired': 'The time for this step ran out. Start again.',
  'session-spent': 'The user pool takes only one answer here, and it has had that. Start again.',
  'challenge-failed': 'The user pool refused the answer for good. Start again.',
  'reset-required': 'The password must be reset first. Start again, and a code for that is sent to you.',
  'reset-not-possible': 'This user’s password cannot be reset here. Ask the app’s administrator.',
  'not-confirmed': 'This account is not confirmed yet. Start again, and type the code that you were sent.',
  'already-confirmed': 'This account is confirmed already. Start again to sign in.',
  'trigger-failed':
    'The app’s own check stopped the sign-in. If its message does not help, ask the app’s administrator.',
  'code-delivery-failed': 'The code could not be sent. Try again later, or ask the app’s administrator.',
  'mfa-method-missing': 'This method is not set up for your user. Start again and choose another.',
  'concurrent-change': 'Something else changed this user at the same moment. Try again.',
  'pool-not-found': 'There is no such user pool or app client. Check both IDs and the region of this app.',
  'flow-not-enabled': 'The app client does not allow this way of signing in. Ask the app’s administrator to enable it.',
  'client-secret-wrong':
    'This app client has a secret, which Latchkey has not been given or which is wrong. Add the app again, with the secret under “More”.',
  'pool-misconfigured': 'The user pool is not set up completely. Ask the app’s administrator.',
  'passkey-refused': 'The user pool did not accept this passkey here. Press “Another way” and choose one.',
  'device-not-found': 'The user pool no longer remembers this device. Start again.',
  'device-refused': 'The user pool did not accept this device. Start again.',
  'signed-out': 'This session has ended. Sign in again.',
  'unknown-exception': ({ exception }) =>
    exception === undefined
      ? 'The user pool answered with an error that Latchkey does not know. Start again.'
      : `The user pool answered with an error that Latchkey does not know: ${exception}. Start again.`,
  'unsupported-challenge': ({ subject = '…' }) =>
    `The app asks for “${subject}”, which this version of Latchkey cannot answer. Start again, or sign in on the app’s own page.`,
  'mfa-setup-needs-administrator':
    'This app wants codes by text message, and only its administrator can set that up. Ask for it, then start again.',
  'new-code-needed': 'The user pool began anew, so the last code no longer counts. Type the new one.',
  'password-needed': 'This app needs the password once more. Type it to go on.',
  'wrong-step': 'The sign-in has moved on in the meantime. Answer the step that is shown now.',
  'invalid-choice': 'That cannot be chosen here. Choose one of those shown.',
  'invalid-state': 'What was kept of this sign-in can no longer be used. Start again.',
  'untrusted-server':
    'What answered does not behave like a genuine user pool, so nothing more was sent. Check the server of this app.',
  'device-store-failed': 'The keys of this device could not be read or kept. Unlock the vault, and start again.',
  'sign-in-gone': 'This sign-in is over. Begin a new one.',
  'not-an-app-page': 'This page is not one of the app’s web addresses. Add it under Apps first.',
  'no-session-on-page': 'This page keeps no sign-in to an app that is here. Sign in on it, or add its app first.',
  'nothing-to-undo': 'Nothing was changed on this page, so there is nothing to undo.',
  'session-gone': 'This session has ended already. Sign in again if you need it.',
  'scan-gone': 'What was scanned is no longer there. Scan it once more.',
  busy: 'The user pool is still at work on the last answer. Wait a moment.',
  interrupted: 'The browser stopped Latchkey before the answer came. Start again.',

  // The popup and the worker
  'passkey-permission-refused':
    'Without this permission Latchkey cannot use the app’s passkeys. Press “Use passkey” again, or “Another way”.',
  'passkey-cancelled': 'No passkey was given. Press “Use passkey” to try again, or “Another way”.',
  'passkey-not-here':
    'This browser does not let an extension use this app’s passkeys. Press “Another way”, or sign in on the app’s own page.',
  'vault-passkey-cancelled': 'No passkey was given. Press the button to try again, or use another way in.',
  'vault-passkey-without-prf':
    'This passkey cannot keep a key for the vault. Use one of another device, or another way in.',
  'copy-refused': 'The browser did not allow copying. Click into the popup and try again.',
  'image-too-large': 'The picture of this page is too large to search. Make the window smaller and press Scan again.',
  'image-malformed': 'The browser gave no usable picture of this page. Reload it and press Scan again.',
  'capture-malformed': 'The browser gave no usable picture of this page. Reload it and press Scan again.',
  'decoder-unavailable':
    'Latchkey’s QR reader does not load. Reload Latchkey on the browser’s page of extensions; do not remove it, since that deletes the vault.',
  'worker-died': 'The reading was interrupted. Try again.',
  'task-failed': 'The reading failed. Reload the page and try again.',
  'not-hotp': 'This account makes its codes by the clock. Copy the one that is shown.',
  'page-changed': 'The page went elsewhere while Latchkey looked at it. Press Scan again.',
  'page-not-capturable':
    'The browser lets no extension see this page. Open the QR code in an ordinary tab, and press Scan there.',
  'image-not-visible': 'This image is another site’s, and no part of it is in view. Scroll to it and scan again.',
  'file-empty': 'This file is empty. Choose the picture again.',
  'file-too-large': 'This file is larger than 64 MB. Take a screenshot of the QR code and choose that.',
  'picture-too-large': 'This picture has more than 64 megapixels. Cut out the QR code and choose that.',
  'not-a-picture': 'This is not a picture that the browser can open. Choose a PNG, JPEG, WebP, GIF or SVG file.',
  'picture-damaged':
    'This picture is damaged and cannot be opened. Save it again, or take a screenshot of the QR code.',
  'no-qr-code-in-picture':
    'No QR code found in this picture. Choose one that shows all of the code, sharp and upright.',
  'too-many-codes': 'There are more than 200 codes here. Scan a part of them at a time.',
  'nothing-pasted': 'There is no picture and no set-up link in what was pasted. Copy the QR code or its link first.',
  'camera-refused':
    'The browser did not allow the camera. Allow it for Latchkey beside the address bar, and try again.',
  'camera-missing': 'No camera was found. Connect one, or choose a picture of the QR code.',
  'camera-busy': 'The camera is in use by another program. Close that, and try again.',
  'no-qr-code':
    'No QR code found on this page. Scroll until you see all of it, zoom in if it is tiny, and press Scan again.',

  // Filling
  'page-not-reachable':
    'The browser lets no extension act on this page. Open Latchkey from the toolbar on the page that asks for the code.',
  'site-not-secure':
    'This page is not encrypted, or has no address of its own, so no code was filled. Check that you are on the right site, at an address that begins with https.',
  'no-code-field': 'No field for a code was found on this page. Go to the step that asks for the code, and try again.',
  'too-many-fields':
    'This page shows more than one field for a code. Click into the right one, and use “Fill the code here” from its menu.',
  'other-kind-of-code':
    'This field asks for a code that was sent by email or text message. Codes of an authenticator do not go there.',
  'field-disguised':
    'Something hides or covers the field for the code, so nothing was filled. If you trust this page, copy the code and type it.',
  'form-goes-elsewhere':
    'What is typed on this page would be sent to another site, so no code was filled. Check that you are on the right site.',
  'field-changed': 'The page changed the field while it was being filled, so nothing was filled. Try again.',
  'value-refused': 'The page did not take the code. Copy it and paste it yourself.',
  'page-moved-on': 'The page was replaced before the code was filled. Try again on the page that is there now.',
  'site-not-bound': 'This account does not belong to this site, so no code was filled.',
  'forbidden-by-policy': 'The organisation that manages this browser does not allow this. Ask its administrator.',

  'malformed-request': 'Latchkey could not use what was entered. Check it and try again.',
  internal: 'Something went wrong inside Latchkey. Nothing was lost; try again.',
} satisfies ErrorSentences;

/** Every sentence a person reads, in English. Its type is that of every other language. */
export const en = {
  language: 'en',
  direction: 'ltr' as 'ltr' | 'rtl',
  appName: 'Latchkey',

  common: {
    cancel: 'Cancel',
    back: 'Back',
    close: 'Close',
    undo: 'Undo',
    copy: 'Copy',
    copied: 'Copied',
    /** What becomes of what was copied. */
    clearedAfter: (seconds: number) => `Cleared in ${format.duration(seconds)}`,
    clearedWhileInFront: (seconds: number) => `Cleared in ${format.duration(seconds)} if you stay here`,
    show: 'Show',
    hide: 'Hide',
    showSecret: (what: string) => `Show ${what}`,
    hideSecret: (what: string) => `Hide ${what}`,
    /** An account by its issuer and label, where one of them may be missing. */
    account: (issuer: string, label: string) => [issuer, label].filter(Boolean).join(', ') || 'Unnamed account',
    unnamedAccount: 'Unnamed account',
    tryAgainIn: (seconds: number) => `You can try again in ${format.duration(seconds)}.`,
    /** After our sentence for an error, the words of the user pool's own code. */
    saidByPool: (sentence: string, message: string) => `${sentence} The app says: “${message}”`,
  },

  header: {
    lock: 'Lock',
    lockHint: 'Lock the vault',
    tabs: 'Sections',
    codes: 'Codes',
    signIn: 'Sign in',
    manage: 'Manage Latchkey in a tab',
  },

  manage: {
    sections: {
      codes: 'Codes',
      add: 'Add account',
      signIn: 'Sign in',
      accounts: 'Accounts',
      transfer: 'Import and backup',
      security: 'Security',
      sessions: 'Sessions',
      apps: 'Apps',
      trash: 'Trash',
      about: 'About',
    },
  },

  about: {
    purpose: 'Two-factor codes in an encrypted vault, and an assistant for signing in to Amazon Cognito apps.',
    version: (version: string) => `Version ${version}`,
    network:
      'Latchkey talks to Amazon Cognito, or to the server that you typed in for an app, and to nobody else. It counts nothing and reports nothing.',
    independence: 'Latchkey is not affiliated with Amazon Web Services.',
  },

  security: {
    waysIn: 'Ways into your vault',
    waysInHint: 'Each of these opens the vault by itself.',
    kinds: { passphrase: 'Passphrase', 'recovery-code': 'Recovery code', passkey: 'Passkey' },
    since: (atMs: number) => `Since ${format.time(atMs)}`,
    unchecked: 'Not written down yet?',
    removeWay: 'Remove',
    removeWayMeaning: {
      passphrase: 'Your passphrase will no longer open the vault.',
      'recovery-code': 'The recovery code that you wrote down will no longer open the vault.',
      passkey: 'This passkey will no longer open the vault. It stays on your device; you can delete it there.',
    },
    recovery: {
      make: 'Make a recovery code',
      replace: 'Make a new recovery code',
      replaceHint: 'The one you have stops working at once.',
      sheetTitle: 'Latchkey recovery code',
      sheetHint:
        'Whoever has this code can open the vault on the computer where it was made. Keep it on paper, away from that computer. It is shown only now.',
      print: 'Print',
      typeGroup: (place: number) => `Group ${format.number(place)} of the code`,
      typeGroupHint: 'Type it from what you wrote down or printed, so that you know it is right.',
      wrongGroup: 'That is another group, or a slip. Compare what you wrote down with the code above.',
      check: 'I have written it down',
      checked: 'The recovery code is set up. Keep it safe.',
    },
    addPasskey: 'Add a passkey',
    addPasskeyHint: 'Your fingerprint, face or security key opens the vault then, on this computer.',
    passkeyName: (atMs: number) => `Latchkey, ${format.time(atMs)}`,
    passkeyNotHere: 'This browser lets no extension open a vault with a passkey. Chrome and Edge do.',
    proof: 'Show that it is you with',
    currentPassphrase: 'Present passphrase',
    nextPassphrase: 'New passphrase',
    changePassphrase: {
      title: 'Change the passphrase',
      meaning: 'The new one opens the vault from then on, and the old one no longer does. The other ways in stay.',
      begin: 'Change passphrase',
      action: 'Change it',
      done: 'The passphrase is changed.',
    },
    renewKey: {
      title: 'My passphrase may have been seen',
      meaning:
        'A copy of the vault that somebody took earlier opens with the passphrase of that time, for ever. This locks such a person out of what comes: the vault gets a new key and a new passphrase, and everything in it is encrypted anew. Recovery code and passkeys end and have to be set up again, and earlier states are deleted. What was in the vault before may be known: set up your most important accounts anew on their sites.',
      begin: 'Replace key and passphrase',
      action: 'Replace them now',
      done: 'The vault has a new key. Set up a recovery code and passkeys again.',
    },
    locking: 'Locking',
    lockAfter: 'Lock when this computer is not used for',
    lockAfterHint: 'No key and no pointer, in any program. Time in which the computer sleeps counts.',
    minutes: (minutes: number | 'never') =>
      minutes === 'never' ? 'Never' : minutes < 120 ? format.duration(minutes * 60) : format.hours(minutes / 60),
    neverLocks: 'Whoever sits down at this computer while the browser runs can see your codes.',
    lockWithSystem: 'Lock when the computer is locked',
    systemLockUntold:
      'This browser does not tell extensions when the computer is locked, so only the time above counts.',
    locksAtEnd: 'The vault always locks when the browser ends.',
    clipboard: 'Clipboard',
    clearAfter: 'Clear what Latchkey copied after',
    clearAfterHint: 'Only if the clipboard still holds it.',
    seconds: (seconds: number | 'never') => (seconds === 'never' ? 'Never' : format.duration(seconds)),
    clearAnywhere: 'Also when Latchkey is not in front',
    clearAnywhereHint:
      'For this the browser asks whether Latchkey may read and change the clipboard. Without it, a code is cleared only if you stay in Latchkey, and in Firefox not at all.',
    storage: 'Storage',
    storageKept: 'The browser keeps the vault even when the disk is nearly full.',
    storageNotKept: 'The browser may delete the vault to make room when the disk is nearly full. Ask it not to.',
    storageRefused: 'The browser has refused for now. It may agree once you have used Latchkey for a while.',
    keepStorage: 'Ask to keep it',
  },

  damage: {
    title: 'Parts of the vault are damaged',
    incomplete:
      'The vault’s own list of what is in it is damaged, so it cannot be told whether something is missing. Until it is repaired, nothing is changed.',
    records: (count: number) =>
      format.plural(count, {
        one: 'One entry is not as Latchkey wrote it. Everything else works.',
        other: `${format.number(count)} entries are not as Latchkey wrote them. Everything else works.`,
      }),
    problems: {
      unreadable: 'An entry that cannot be read',
      replaced: 'An entry that was replaced by an older one',
      unlisted: 'A deleted entry that was put back',
      missing: 'An entry that was taken away',
    },
    repair: 'Take what can be read as the whole',
    repairMeaning: 'What can be read becomes the whole vault. What is missing now is no longer noticed as missing.',
    remove: 'Delete damaged entries',
    removeMeaning:
      'What cannot be read is deleted for good. An earlier state or a backup may still have it: look there first.',
  },

  trash: {
    hint: 'What you throw away stays here for a while and can be put back.',
    empty: 'The trash is empty.',
    kinds: {
      account: 'Account',
      device: 'Remembered device',
      clientSecret: 'App client secret',
      savedSignIn: 'Saved sign-in',
      session: 'Kept session',
    },
    since: (atMs: number) => `Thrown away ${format.time(atMs)}`,
    until: (atMs: number) => `Kept until ${format.time(atMs)}`,
    restore: 'Put back',
    purge: 'Delete for good',
    purgeMeaning: {
      account:
        'Its codes cannot be made any more, from here or from an earlier state. If the site still asks for them, you need its recovery codes.',
      device: 'The app will ask for a second factor on this device again.',
      clientSecret: 'You will have to type the app’s client secret again to sign in.',
      savedSignIn: 'What was remembered of this sign-in is gone.',
      session: 'You will have to sign in again.',
    },
    emptyAll: 'Delete everything in the trash',
    emptyAllMeaning: (count: number) =>
      `${format.number(count)} entries are deleted for good, earlier states included. Codes of these accounts cannot be made any more.`,
    keep: 'How long the trash keeps things',
    keepFor: 'Delete for good after',
    days: (days: number | 'never') => (days === 'never' ? 'Never' : format.days(days)),
  },

  history: {
    title: 'Earlier states',
    hint: 'Latchkey remembers how the vault was before recent changes, and can go back.',
    none: 'There is none yet.',
    until: (atMs: number) => `Until ${format.time(atMs)}`,
    accounts: (count: number) => format.plural(count, { one: '1 account', other: `${format.number(count)} accounts` }),
    endedBy: {
      add: 'Before something was added',
      update: 'Before something was changed',
      trash: 'Before something was thrown away',
      restore: 'Before something was put back',
      'go-back': 'Before going back',
      repair: 'Before a repair',
    },
    goBack: 'Go back to this',
    goBackMeaning:
      'The accounts become what they were. What was added since goes to the trash, and you can undo this by going back again.',
    wentBack: 'The vault is as it was then.',
    wentBackWithout: (count: number) =>
      format.plural(count, {
        one: 'The vault is as it was then, but for one entry that could not be read.',
        other: `The vault is as it was then, but for ${format.number(count)} entries that could not be read.`,
      }),
  },

  accounts: {
    hint: 'Drag an account to another place, or move it with Alt and an arrow key.',
    select: (account: string) => `Select ${account}`,
    selected: (count: number) => `${format.number(count)} selected`,
    selectNone: 'Select none',
    pinned: 'Pinned',
    pin: 'Pin to the top',
    pinAll: 'Pin',
    unpinAll: 'Unpin',
    trashAll: 'Move to trash',
    trashed: (count: number) =>
      format.plural(count, {
        one: '1 account moved to trash',
        other: `${format.number(count)} accounts moved to trash`,
      }),
    edit: 'Edit',
    save: 'Save',
    add: 'Add',
    addTags: 'Add tags',
    moveUp: (account: string) => `Move ${account} up`,
    moveDown: (account: string) => `Move ${account} down`,
    moved: (account: string) => `${account} moved`,
    issuer: 'Site or app',
    label: 'Account name',
    tags: 'Tags',
    tagsHint: 'With commas between them',
    note: 'Note',
    noteHint: 'Encrypted like everything else',
    counter: 'Counter of the next code',
    counterHint: 'Change it only where the server says that its codes are out of step.',
    counterMalformed: 'The counter is a whole number.',
    counterIs: (counter: number) => `Next counter ${format.number(counter)}`,
  },

  /** What comes in from files, and leaves in files. */
  transfer: {
    hint: 'Bring accounts from another authenticator, keep an encrypted backup, or take your accounts elsewhere.',
    importTitle: 'Import',
    importHint:
      'An export or backup of Aegis, 2FAS, Google Authenticator, Bitwarden, 1Password, KeePass and many others, or a backup of Latchkey. You see what is in it before anything is added.',
    files: 'Files to import',
    dropHint: 'Drop files here, several at once if you like.',
    choose: 'Choose files',
    reading: (file: string) => `Reading ${file}`,
    cancelFile: (file: string) => `Cancel: ${file}`,
    remove: 'Remove',
    removeFile: (file: string) => `Remove: ${file}`,
    readFile: (kind: string, count: number) =>
      format.plural(count, { one: `${kind}, 1 account`, other: `${kind}, ${format.number(count)} accounts` }),
    costly: 'Opening this file takes a lot of memory, up to 1 GB, and may take a while.',
    allowMore: 'Open it anyway',
    passwordOf: (file: string) => `Password of ${file}`,
    passwordMissing: 'Type the password first.',
    passwordWrong: 'This is not the password of this file. Check it and try again.',
    open: 'Open',
    /** By the name that a format has in `transfer/formats.ts`. */
    formats: {
      latchkey: 'Latchkey backup',
      aegis: 'Aegis',
      '2fas': '2FAS',
      bitwarden: 'Bitwarden',
      'bitwarden-csv': 'Bitwarden (CSV)',
      ente: 'Ente Auth',
      stratum: 'Stratum',
      proton: 'Proton',
      'freeotp-plus': 'FreeOTP+',
      lastpass: 'LastPass Authenticator',
      '2fauth': '2FAuth',
      keepass: 'KeePass',
      '1password': '1Password',
      raivo: 'Raivo',
      'authenticator-extension': 'Authenticator extension',
      andotp: 'andOTP',
      'google-migration': 'Google Authenticator',
      otpauth: 'Set-up links',
    } as Record<string, string>,
    counted: (title: string, count: number) => `${title} (${format.number(count)})`,
    groups: {
      new: 'To be added',
      namesake: 'Same name, different secret',
      present: 'Already in the vault',
      problems: 'Cannot be added',
    },
    namesakeHint: 'Each is kept beside the one that is in the vault; nothing is replaced.',
    repeated: 'twice in these files',
    all: 'All of them',
    nothingNew: 'All of these accounts are in the vault already.',
    withBeside: (things: string[]) => `Also restore ${format.list(things)}`,
    beside: {
      profile: (count: number) => format.plural(count, { one: '1 app', other: `${format.number(count)} apps` }),
      clientSecret: (count: number) =>
        format.plural(count, { one: '1 client secret', other: `${format.number(count)} client secrets` }),
      device: (count: number) =>
        format.plural(count, { one: '1 remembered device', other: `${format.number(count)} remembered devices` }),
      savedSignIn: (count: number) =>
        format.plural(count, { one: '1 saved sign-in', other: `${format.number(count)} saved sign-ins` }),
    } satisfies Record<BesideKind, (count: number) => string>,
    addBesideAlone: 'Restore',
    imported: (count: number) =>
      format.plural(count, { one: 'Added 1 account.', other: `Added ${format.number(count)} accounts.` }),
    importedBeside: (count: number) =>
      format.plural(count, {
        one: '1 other entry was restored.',
        other: `${format.number(count)} other entries were restored.`,
      }),
    /** Why an entry of a file is left out, or what of it is. */
    problems: {
      'not-otpauth': 'It is no set-up link of an authenticator.',
      'too-long': 'It is longer than any set-up link.',
      'type-unsupported': 'It is of a kind that Latchkey cannot make codes for.',
      'no-secret': 'It has no secret.',
      'secret-not-base32': 'Its secret is damaged.',
      'algorithm-unsupported': 'It uses an algorithm that Latchkey does not know.',
      'encoder-unsupported': 'It asks for a kind of code that Latchkey does not know.',
      'digits-out-of-range': 'It asks for an impossible number of digits.',
      'period-out-of-range': 'It asks for an impossible period.',
      'counter-out-of-range': 'Its counter is impossible.',
      'parameter-repeated': 'It contradicts itself.',
      md5: 'It uses MD5, which Latchkey does not make codes with.',
      motp: 'It is a Mobile-OTP account, whose codes Latchkey does not make.',
      yandex: 'It works with Yandex Key only.',
      duo: 'It works with Duo Mobile only.',
      'microsoft-phone': 'It works with Microsoft’s own app only.',
      'apple-unknown': 'It works with Apple’s own apps only.',
      'google-export': 'It is an export of Google Authenticator within another. Import that by itself.',
      'export-damaged': 'It is a damaged export of Google Authenticator.',
      'not-in-export': 'Google Authenticator has no place for it.',
      'entry-malformed': 'It is not written as this format is.',
      'in-trash': 'It was in the other app’s trash.',
      'batch-incomplete': 'Some QR codes of this export are missing. Import all of them.',
    } satisfies Record<EntryProblemCode, string>,

    backupTitle: 'Encrypted backup',
    backupHint:
      'One file with everything: accounts, apps, and what Latchkey remembers of your sign-ins. It is encrypted before it leaves the vault.',
    backupPassphrase: 'Passphrase of the backup',
    backupPassphraseHint:
      'Without this passphrase nobody can open the backup. It may be that of your vault. Keep the file where it survives this computer.',
    saveBackup: 'Save backup',
    saveTo: (file: string) => `Save to ${file}`,
    download: 'Download instead',
    chooseBackupFile: 'Save to one file from now on…',
    chooseOtherFile: 'Choose another file…',
    saved: (file: string) => `Saved as ${file}.`,

    exportTitle: 'Use another authenticator',
    exportHint: 'Take your accounts along, in a form that other authenticators read.',
    format: 'Format',
    exportFormats: {
      otpauth: 'Set-up links, as text',
      aegis: 'Aegis',
      '2fas': '2FAS',
      'google-migration': 'QR codes for Google Authenticator',
    },
    exportStart: 'Continue',
    exportAction: (count: number) =>
      format.plural(count, { one: 'Export 1 account', other: `Export ${format.number(count)} accounts` }),
    plainMeaning:
      'This is not encrypted. Whoever sees it can make your codes, now and later. Delete it once you have imported it elsewhere.',
    staysBehind: (things: string[]) =>
      `Not in it: ${format.list([...things, 'apps and sites', 'what Latchkey remembers of sign-ins'])}.`,
    lost: {
      tags: 'tags',
      'further-tags': 'all tags but the first',
      note: 'notes',
      pinned: 'pins',
    } satisfies Record<LostExtra, string>,
    notCarried: (count: number) =>
      format.plural(count, {
        one: 'This format has no place for one account, which stays here:',
        other: `This format has no place for ${format.number(count)} accounts, which stay here:`,
      }),
    cannotCarry: {
      type: 'its kind of code',
      digits: 'its number of digits',
      period: 'its period',
    } satisfies Record<CannotCarry, string>,
    codeOf: (place: number, of: number) => `QR code ${format.number(place)} of ${format.number(of)}`,
    previousCode: 'Previous',
    nextCode: 'Next',
    hideCode: 'Hide',

    oneTitle: 'One account’s QR code',
    oneAccount: 'Account',
    showCode: 'Show QR code',
    showCodeMeaning: 'Whoever sees this code can make your codes, now and later. See that nobody looks on.',
  },

  backup: {
    make: 'Back up now',
    never: (count: number) =>
      format.plural(count, {
        one: 'Your account is in no backup yet. Uninstalling Latchkey would delete it.',
        other: `Your ${format.number(count)} accounts are in no backup yet. Uninstalling Latchkey would delete them.`,
      }),
    lacks: (days: number, missing: number, changed: number) => {
      const age = days < 1 ? 'The last backup is of today' : `The last backup is ${format.days(days)} old`;
      const lacks = [
        ...(missing > 0 ? [`${format.number(missing)} new`] : []),
        ...(changed > 0 ? [`${format.number(changed)} changed`] : []),
      ];
      return `${age}; it lacks ${format.list(lacks)} since.`;
    },
  },

  welcome: {
    haveBackup: 'I have a backup',
    restoring: 'Choose a passphrase for this computer first. Then choose your backup file.',
    title: 'Choose a passphrase',
    purpose: 'It encrypts your vault on this computer. You will type it to unlock your codes.',
    noReset: 'There is no reset. Without the passphrase nobody can open the vault, neither you nor we.',
    passphrase: 'Passphrase',
    hint: (minimum: number) =>
      `At least ${format.number(minimum)} characters. A few random words are strong and easy to keep in mind.`,
    repeat: 'Repeat the passphrase',
    tooShort: (minimum: number) => `This is too short. Use at least ${format.number(minimum)} characters.`,
    mismatch: 'The two are not the same. Type the passphrase once more.',
    create: 'Create vault',
    creating: 'Creating the vault…',
  },

  unlock: {
    title: 'Unlock your vault',
    passphrase: 'Passphrase',
    unlock: 'Unlock',
    unlocking: 'Unlocking…',
    recoveryCode: 'Recovery code',
    recoveryCodeHint: 'Seven groups of four. Case, blanks and hyphens do not matter.',
    withRecoveryCode: 'Use the recovery code',
    withPassphrase: 'Use the passphrase',
    withPasskey: 'Unlock with a passkey',
    withPasskeyInTab: 'Unlock with a passkey in a tab',
  },

  unusable: {
    title: 'The vault cannot be opened',
    lostTitle: 'The vault is gone from this browser',
    lostWays:
      'Was the browser’s data cleared, or the profile replaced? If you have a backup of the browser profile, close the browser, put it back, and open Latchkey again. If you have a backup file from Latchkey, start over and import it.',
    damagedWays:
      'Nothing was changed. If you have a backup of the browser profile, close the browser, put it back, and open Latchkey again. If you have a backup file from Latchkey, you can start over and import it.',
    startOver: 'Start over with an empty vault',
    startOverLost: 'A new, empty vault is made. Should the old one turn up again, it will not be used.',
    startOverDamaged: 'What is left of the vault is deleted for good. No expert can bring it back after that.',
  },

  codes: {
    search: 'Search accounts',
    scan: 'Scan',
    scanHint: 'Scan the QR code on this page',
    list: 'Accounts',
    emptyTitle: 'No accounts yet',
    emptyBody:
      'Open the page that shows a QR code for your authenticator app. Then open Latchkey on it and press Scan.',
    noneFound: (query: string) => `No account matches “${query}”.`,
    damaged: (count: number) =>
      format.plural(count, {
        one: 'One account could not be read and is not shown. The others work.',
        other: `${format.number(count)} accounts could not be read and are not shown. The others work.`,
      }),
    copied: 'Copied',
    copiedAnnouncement: (account: string) => `Code for ${account} copied`,
    next: 'Next',
    /** For an account that counts: its code is made when it is asked for. */
    nextCode: 'Get code',
    unconfirmed: 'Not confirmed',
    unconfirmedHint: 'The server has not accepted a code from this account yet.',
    trash: (account: string) => `Move ${account} to trash`,
    trashed: (account: string) => `${account} moved to trash`,
    restored: (account: string) => `${account} is back`,
  },

  fill: {
    panel: 'This page',
    fill: 'Fill',
    fillAccount: (account: string) => `Fill the code of ${account} on this page`,
    filled: 'The code is filled in.',
    filledAndSent: 'The code is filled in and sent.',
    waiting: 'The next code is filled in as soon as it begins.',
    secondsLeft: (seconds: number) => format.duration(seconds),
    choose: (host: string) => `Which account of ${host}?`,
    unbound: (host: string) => `No account belongs to ${host} yet. To use one here, press its fill button.`,
    noAccounts: (host: string) => `No account belongs to ${host} yet. Scan its set-up code first.`,
    bindTitle: (host: string) => `Use this account on ${host}?`,
    bindBody: (account: string, host: string) =>
      `${account} has not been used on ${host} before. Latchkey remembers that they belong together.`,
    bind: 'Fill here and remember',
    doubtful: (issuer: string, host: string) =>
      `The account says that it is for “${issuer}”, which does not look like ${host}. Whoever gets this code could sign in as you.`,
    foreignFrame: (frame: string, page: string) =>
      `The field may be in a part of this page that belongs to ${frame}, inside ${page}. Latchkey needs the browser’s permission to fill there.`,
    allowFrame: (frame: string) => `Fill in the part of ${frame}`,
    automatic: (host: string) => `Fill codes on ${host} without being asked`,
  },

  sites: {
    title: 'Sites',
    purpose: 'Where codes are filled: only at these addresses, and only for their accounts.',
    automaticTitle: 'Filled without being asked',
    automaticNone: 'None. You turn this on for a site in the popup, after opening Latchkey on its page.',
    turnOff: 'Turn off',
    turnOffSite: (host: string) => `Turn off for ${host}`,
    accountsTitle: 'Accounts and their sites',
    noSites: 'Nowhere yet. Open Latchkey on the site’s page, and press the account’s fill button.',
    rules: {
      origin: (value: string) => value,
      host: (value: string) => `${value}, any port`,
      domain: (value: string) => `${value} and everything below it`,
      path: (value: string) => `${value} and below`,
    },
    remove: (rule: string, account: string) => `Never fill ${account} at ${rule} again`,
    widen: (rule: string) => `Fill at ${rule}, too`,
    widenFor: (rule: string, account: string) => `Fill ${account} at ${rule}, too`,
    submitFor: (account: string) => `Send the form after filling the code of ${account}`,
  },

  scan: {
    looking: 'Looking for QR codes on this page…',
    added: (names: string[]) => `Added ${format.list(names)}.`,
    known: (names: string[]) =>
      format.plural(names.length, {
        one: `${format.list(names)} is in the vault already.`,
        other: `${format.list(names)} are in the vault already.`,
      }),
    chooseBody: 'Choose the accounts to add.',
    alreadyThere: 'In the vault already',
    add: (count: number) =>
      format.plural(count, { one: 'Add 1 account', other: `Add ${format.number(count)} accounts` }),
    noneChosen: 'Choose at least one account.',
  },

  /** Adding accounts, from wherever they are. */
  add: {
    title: 'Add an account',
    hint: 'Open the site’s page for two-factor sign-in, and bring its QR code here.',
    scanPage: 'Scan the page',
    scanPageDetail: 'Every QR code that is in view',
    drawRegion: 'Draw around a code',
    drawRegionDetail: 'On the page, with the mouse or the arrow keys',
    camera: 'Use the camera',
    cameraDetail: 'For a code on paper or on a phone',
    cameraInTab: 'Opens in a tab',
    typeIn: 'Type it in',
    typeInDetail: 'The key that the site shows beside its QR code',
    pictures: 'Pictures',
    picturesHint: 'Drop pictures of QR codes here, several at once if you like, or paste one.',
    choosePictures: 'Choose pictures',
    link: 'Set-up link or key',
    linkHint: 'Paste an otpauth:// link, a whole list of them, or a copied picture.',
    readLink: 'Read',
    pictureNumber: (name: string) => `QR codes found: ${name}`,
    thisPage: 'the page',
    mark: (number: number, account: string) => `${format.number(number)}: ${account}`,
    chooseTitle: (count: number) =>
      format.plural(count, { one: '1 set-up code found', other: `${format.number(count)} set-up codes found` }),
    progress: (scanned: number, of: number) => `${format.number(scanned)} of ${format.number(of)} scanned`,
    scanNext: 'Show the next code of the export and scan that.',
    exportWhole: 'That was the whole export.',
    otherSite: (issuer: string, host: string) =>
      `The code says ${issuer}, on the page ${host}. Latchkey ties the account to ${host}, whatever it says.`,
    namesake: 'Kept beside one of the same name',
    keptBeside: (names: string[]) =>
      `There is another account named ${format.list(names)}, with another secret. Both are kept.`,
    problem: (name: string, sentence: string) => `${name}: ${sentence}`,
    otherWays: 'Other ways',
  },

  typed: {
    title: 'Type it in',
    issuer: 'Site or app',
    label: 'Account (optional)',
    labelHint: 'Such as your username or email address there',
    secret: 'Key',
    secretHint: 'Letters A to Z and digits 2 to 7. Spaces and dashes do not matter.',
    secretLength: (bits: number) => `Looks right: ${format.number(bits)} bits`,
    secretWrong: (character: string) => `“${character}” cannot be in a key. Compare it with what the site shows.`,
    secretShort: 'This is too short for a key. Type all of it.',
    secretMissing: 'Type the key first.',
    issuerMissing: 'Type a name, so that you know the account again.',
    more: 'More',
    type: 'Kind of code',
    types: { totp: 'By the clock (TOTP)', hotp: 'By a counter (HOTP)', steam: 'Steam' },
    algorithm: 'Algorithm',
    digits: 'Digits',
    digitsWrong: 'Type a number from 5 to 10.',
    period: 'Period in seconds',
    periodWrong: 'Type a number from 1 to 86400.',
    counter: 'Counter',
    counterWrong: 'Type 0 or a whole number above it.',
    add: 'Add account',
  },

  camera: {
    title: 'Use the camera',
    hint: 'Hold the QR code in front of the camera. It is read by itself, on this computer alone.',
    view: 'What the camera sees',
    start: 'Turn on the camera',
    stop: 'Turn off the camera',
    starting: 'Turning on the camera…',
    looking: 'Looking for a QR code…',
  },

  start: {
    title: 'Sign in',
    app: 'App',
    addApp: 'Add app',
    removeApp: 'Remove app',
    appRemoved: (name: string) => `${name} removed`,
    username: 'Username',
    password: 'Password',
    signIn: 'Sign in',
    forgotPassword: 'Forgot password?',
    emptyTitle: 'Add an app first',
    emptyBody:
      'Latchkey signs in to apps that use Amazon Cognito. Add one by its user pool, or by its configuration file.',
    missing: (field: string) => `Fill in: ${field}.`,
  },

  profile: {
    title: 'Add an app',
    configuration: 'Configuration file',
    configurationHint:
      'Paste or drop amplify_outputs.json, amplifyconfiguration, aws-exports.js or the code with Amplify.configure.',
    chooseFile: 'Choose file',
    readConfiguration: 'Use this configuration',
    offers: 'It names several user pools. Which one?',
    readPage: 'Read it off the open page',
    or: 'or type it in',
    fields: {
      name: 'Name',
      region: 'Region',
      userPoolId: 'User pool ID',
      clientId: 'App client ID',
      endpoint: 'Server (optional)',
    },
    nameHint: 'Your own name for it',
    endpointHint: 'Only for a server other than AWS, such as http://localhost:9229',
    more: 'More',
    clientSecret: 'App client secret (optional)',
    clientSecretHint: 'Only for an app client that has one. Latchkey keeps it in the vault.',
    authFlow: 'Way of signing in',
    authFlows: {
      USER_SRP_AUTH: 'Password, proven without being sent (SRP)',
      USER_PASSWORD_AUTH: 'Password, sent to the user pool',
      USER_AUTH: 'Choice of password, code or passkey',
      CUSTOM_AUTH_WITH_SRP: 'Password, then the app’s own questions',
      CUSTOM_AUTH: 'The app’s own questions alone',
    },
    add: 'Add app',
  },

  signIn: {
    credentials: 'Username and password',
    usernameAlone: 'Username',
    stepList: 'Steps of this sign-in',
    byLatchkey: 'by Latchkey',
    stepDone: 'done',
    stepNow: 'now',
    stepToCome: 'to come',
    working: 'Signing in…',
    workingHint: 'Waiting for the answer of the user pool.',
    waitingTitle: 'Waiting for the next code',
    waitingBody: 'The present code is used up. Latchkey sends the next one by itself.',
    waitingByServerTime:
      'The present code is used up. Latchkey sends the next one by itself, made for the server’s time.',
    secondsLeft: (seconds: number) => format.duration(seconds),
    failedTitle: 'The sign-in stopped',
    startAgain: 'Start again',
    /** Forgets a remembered choice. */
    otherWay: 'Another way',
    continue: 'Continue',
    expiresSoon: (seconds: number) => `This step ends in ${format.duration(seconds)}`,
    expired: 'The time for this step is over. Start again.',
    clockError: (seconds: number) =>
      `This computer’s clock is off by about ${format.duration(seconds)}. Latchkey makes its codes for the server’s time.`,
    doneTitle: 'Signed in',
    doneBody: (username: string, app: string) => `You are signed in to ${app} as ${username}.`,
    deviceNotRemembered:
      'The app offered to remember this device, and that failed: next time it may ask for all of this again.',
    done: 'Done',
    answerMissing: 'Type an answer first.',
  },

  /** The steps by name, for the list of steps and as headings. */
  steps: {
    confirmSignInWithSmsMfaCode: 'Text message code',
    confirmSignInWithOtpCode: 'One-time code',
    confirmSignInWithTotpMfaCode: 'Authenticator code',
    continueSignInWithMfaSelection: 'Choose a second factor',
    continueSignInWithMfaSetupSelection: 'Choose a second factor to set up',
    continueSignInWithTotpSetup: 'Set up an authenticator',
    continueSignInWithEmailMfaSetup: 'Set up email codes',
    confirmSignInWithNewPassword: 'Choose a new password',
    confirmSignInWithCustomChallenge: 'Answer the app’s question',
    continueSignInWithFirstFactorSelection: 'Choose how to sign in',
    confirmSignInWithPassword: 'Password',
    continueSignInWithPasskey: 'Passkey',
    resetPassword: 'Reset the password',
    confirmSignUp: 'Confirm your account',
    done: 'Signed in',
  } satisfies Record<SignInStepName, string>,

  step: {
    code: 'Code',
    codeMissing: 'Type the code first.',
    sentBy: {
      SMS: (destination: string) => `A code went to ${destination} by text message.`,
      EMAIL: (destination: string) => `A code went to ${destination} by email.`,
      other: (destination: string, medium: string) => `A code went to ${destination} (${medium}).`,
    },
    sent: 'A code is on its way to you.',
    sendAgain: 'Send again',
    sentAgain: 'A new code is on its way.',
    totp: (app: string) => `Type the code that your authenticator shows for ${app}.`,
    totpFromVault: 'Answer from the vault',
    totpFromVaultHint: 'Latchkey remembers the account and answers by itself next time.',
    totpAccount: 'Account',
    totpUseAccount: 'Use this account',
    mfaTypes: {
      SMS: { name: 'Text message', detail: 'A code to your phone' },
      TOTP: { name: 'Authenticator', detail: 'A code from Latchkey or another authenticator' },
      EMAIL: { name: 'Email', detail: 'A code to your mailbox' },
    },
    mfaSelection: 'How do you want to prove that it is you?',
    mfaSetupSelection: 'This app asks for a second factor. Which one do you want to set up?',
    dontAskAgain: 'Don’t ask again',
    smsByAdministrator: 'Only the app’s administrator can set this up.',
    totpSetup:
      'This app asks for an authenticator. Latchkey can be it: it keeps the secret in your vault and confirms it for you.',
    useLatchkey: 'Use Latchkey',
    otherAuthenticator: 'Or use another authenticator',
    qrCode: 'QR code for your authenticator',
    sharedSecret: 'Secret key',
    setupUri: 'Set-up link',
    totpSetupCode: 'Code from that authenticator',
    confirm: 'Confirm',
    emailSetup: 'Codes for this account will go to this address.',
    email: 'Email address',
    emailMissing: 'Type an email address, such as you@example.com.',
    newPassword: 'This app asks you to replace your password.',
    newPasswordLabel: 'New password',
    newPasswordHint: 'The app has its own rules for passwords and tells you if this one does not fit.',
    newPasswordMissing: 'Type a new password first.',
    attributes: 'The app also needs:',
    attributeMissing: 'The app needs this.',
    customChallenge: 'This app asks a question of its own.',
    customAnswer: 'Your answer',
    resetPasswordStart: 'This account’s password must be reset before you can sign in. Have a code sent to you first.',
    sendCode: 'Send code',
    resetPassword: 'Set password and sign in',
    confirmSignUp: 'This account is not confirmed yet. Type the code you were sent when it was made.',
    firstFactors: {
      PASSWORD: { name: 'Password', detail: 'Type your password' },
      PASSWORD_SRP: { name: 'Password', detail: 'Proven without being sent' },
      EMAIL_OTP: { name: 'Email', detail: 'A code to your mailbox' },
      SMS_OTP: { name: 'Text message', detail: 'A code to your phone' },
      WEB_AUTHN: { name: 'Passkey', detail: 'Your fingerprint, face or security key' },
    },
    firstFactorSelection: 'This app offers several ways.',
    passwordFor: (username: string) => `Type the password of ${username}.`,
    passwordMissing: 'Type the password first.',
    passkeyInTab: 'This app asks for a passkey. The browser’s prompt needs a tab: the sign-in goes on there.',
    passkeyHere: (app: string, domain: string) =>
      `Sign in to ${app} with your passkey. The browser asks first whether Latchkey may act for ${domain}; Latchkey gives that permission back when the passkey has been used.`,
    continueInTab: 'Continue in a tab',
    usePasskey: 'Use passkey',
    unknown: (name: string) =>
      `The app asks for “${name}”, a step that this version of Latchkey does not know. Start again, or sign in on the app’s own page.`,
  },

  passwordRules: {
    title: 'The app’s rules for passwords',
    length: (minimum: number) => `At least ${format.number(minimum)} characters`,
    kinds: {
      lowercase: 'A lowercase letter, a to z',
      uppercase: 'An uppercase letter, A to Z',
      numbers: 'A digit',
      symbols: 'A symbol, such as ! or -',
    },
    met: 'met',
    unmet: 'not met yet',
  },

  /** Standard attributes of OpenID Connect, as a form names them. */
  attributes: {
    address: 'Address',
    birthdate: 'Date of birth',
    email: 'Email address',
    family_name: 'Last name',
    gender: 'Gender',
    given_name: 'First name',
    locale: 'Language',
    middle_name: 'Middle name',
    name: 'Full name',
    nickname: 'Nickname',
    phone_number: 'Phone number',
    picture: 'Link to a picture',
    preferred_username: 'Preferred username',
    profile: 'Link to your profile page',
    updated_at: 'Time of last change',
    website: 'Website',
    zoneinfo: 'Time zone',
  },
  attributeHints: {
    locale: 'Such as en-GB',
    phone_number: 'With country code, such as +44 20 7946 0000',
    updated_at: 'In seconds since 1970',
    zoneinfo: 'Such as Europe/London',
  },

  apps: {
    hint: 'The apps that you sign in to. The exported file holds no secret, so you may pass it on.',
    empty: 'No app yet.',
    export: 'Export apps',
    edit: 'Edit',
    editOf: (app: string) => `Edit ${app}`,
    moveUpOf: (app: string) => `Move ${app} up`,
    moveDownOf: (app: string) => `Move ${app} down`,
    removeOf: (app: string) => `Remove ${app}`,
    remove: 'Remove',
    colour: 'Colour',
    noColour: 'None',
    colours: { grey: 'Grey', blue: 'Blue', green: 'Green', amber: 'Amber', red: 'Red', purple: 'Purple' },
    appOrigins: 'Web addresses of the app',
    appOriginsHint: 'With a space between them, such as https://app.example. Sessions are handed to these pages only.',
    save: 'Save',
  },
  sessions: {
    title: 'Your sessions',
    hint: 'Who is signed in where. Tokens are renewed by themselves while the vault is open.',
    empty: 'Nobody is signed in.',
    left: (seconds: number) => `${format.number(Math.ceil(seconds / 60))} min left`,
    renewed: 'Renewed by itself before it ends.',
    retrying: (sentence: string, atMs: number) => `${sentence} Trying again at ${format.time(atMs)}.`,
    endedByPool: (sentence: string) => `The user pool has ended this session. ${sentence}`,
    dismiss: 'Put away',
    tools: 'Tokens and app',
    copyOf: (app: string, username: string) => `Copy tokens of ${username} of ${app}`,
    copies: {
      id: 'ID token',
      access: 'Access token',
      refresh: 'Refresh token',
      header: 'Authorization header',
      curl: 'curl command',
    },
    openApp: (origin: string) => `Open ${origin} as this user`,
    noAppOrigin: 'To open the app as this user, add its web address under Apps.',
    notPermitted: 'The browser has not permitted that page, so nothing was handed to it.',
    keep: 'Keep after the browser closes',
    letGo: 'Keep no longer',
    keepHint: 'This session ends with the browser.',
    keptHint: 'The vault keeps this session. It pauses while the vault is locked.',
    refresh: 'Renew now',
    readTokens: 'Read the tokens',
    signature: {
      valid: 'Signed by the user pool.',
      invalid: 'The user pool did not sign these tokens. Do not rely on them.',
      unknown: 'The user pool’s keys could not be had, so the signature was not checked.',
    },
    idToken: 'ID token',
    accessToken: 'Access token',
    claimTime: (atMs: number) => format.time(atMs),
    page: {
      title: 'The sign-in of this page',
      takeOver: 'Take over its session',
      signOutPage: 'Sign this page out',
      undo: 'Undo the last change',
      done: 'Done.',
    },
    until: (atMs: number) => `Access until ${format.time(atMs)}`,
    ended: (atMs: number) => `Access ended ${format.time(atMs)}`,
    rememberDevice: 'Remember this device',
    rememberDeviceFor: (app: string, username: string) => `Remember this device for ${username} of ${app}`,
    deviceRemembered: 'This device is remembered. The app may skip the second factor here from now on.',
    forgetDevice: 'Forget this device',
    forgetDeviceFor: (app: string, username: string) => `Forget this device for ${username} of ${app}`,
    signOut: 'Sign out',
    signOutEverywhere: 'Sign out everywhere',
    signOutOf: (app: string, username: string) => `Sign out ${username} of ${app}`,
    signOutEverywhereOf: (app: string, username: string) => `Sign out ${username} of ${app} on all devices`,
  },

  errors,
};

/** Which errors' sentences name something is each language's own affair. */
export type Texts = Omit<typeof en, 'errors'> & { errors: ErrorSentences };
