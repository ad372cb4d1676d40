import type { OwnRequestType, OwnReply } from '../../../src/messages/protocol';
import type { ErrorView } from '../../../src/messages/error-view';
import type { ExplainedError } from '../../../src/locales/error-sentences';
import type { FillState } from '../../../src/messages/fill-view';
import type { AccountView, Snapshot } from '../../../src/messages/views';
import type { SectionName } from '../../../src/ui/manage/sections';
import type { SlotView, TrashedView } from '../../../src/messages/views';
import { defaultSettings } from '../../../src/settings/settings';
import type { SnapshotInfo } from '../../../src/vault/snapshot-info';
import type { ImportResult } from '../../../src/transfer/import';
import type { Sight } from '../../../src/ui/add/sight';
import { accounts, atStep, codesWith, nowMs, sessions, signingIn, snapshot, strict } from './fixtures';
import { offer, sightOf, sightOfPage } from './sights';

type Replies = { [Type in OwnRequestType]?: OwnReply<Type> | ErrorView };

/** One picture of the gallery. */
export interface GalleryView {
  snapshot: Snapshot;
  /** Of the manage page; the popup where none is named. */
  section?: SectionName;
  /** Requests not named here stay without an answer. */
  replies?: Replies;
  scan?: Sight | ExplainedError;
  /** What any file comes to; it is read for ever where nothing is named. */
  importResult?: ImportResult | ExplainedError;
  /** Files that are chosen, by their names, before anything is pressed. */
  files?: string[];
  /** What the camera comes to; it starts for ever where nothing is named. */
  camera?: 'camera-refused' | 'camera-missing';
  /** What is pressed before the picture, by CSS selector; `type:` before a text types it. */
  press?: string[];
}

const slots: SlotView[] = [
  { id: 'k1', kind: 'passphrase', name: '', createdAtMs: nowMs - 9e9 },
  { id: 'k2', kind: 'recovery-code', name: '', createdAtMs: nowMs - 8e9, unchecked: true },
  { id: 'k3', kind: 'passkey', name: 'Latchkey, 2 January 2026', createdAtMs: nowMs - 1e9 },
];
const trashed: TrashedView[] = [
  { id: 't1', kind: 'account', name: ['Old Shop', 'mika'], trashedAtMs: nowMs - 9e8, endsAtMs: nowMs + 2e9 },
  { id: 't2', kind: 'device', name: ['mika', 'eu-central-1_device'], trashedAtMs: nowMs - 1e9, endsAtMs: nowMs + 1e9 },
];
const history: SnapshotInfo[] = [
  { id: 3, endedAtMs: nowMs - 6e5, endedBy: 'trash', recordCount: 9, accountCount: 7 },
  { id: 2, endedAtMs: nowMs - 9e7, endedBy: 'add', recordCount: 8, accountCount: 6 },
];
const labelled = accounts.map((account, index) =>
  index < 2 ? { ...account, tags: ['work'], pinned: index === 0, origin: 'https://harbour.example' } : account,
);
const harbour = 'https://login.harbour.example';
const placed = accounts.slice(0, 3).map((account, index): AccountView =>
  index > 1
    ? account
    : {
        ...account,
        sites: [{ kind: 'origin', value: index === 0 ? harbour : 'https://github.com' }],
        ...(index === 0 && {
          widerSites: [
            { kind: 'host', value: 'login.harbour.example' },
            { kind: 'domain', value: 'harbour.example' },
          ],
          submitAfterFill: true,
        }),
      },
);
const fillable: Replies = {
  'codes.list': codesWith(20),
  'fill.page': { origin: harbour, accountIds: ['a1'], automatic: 'off' },
};
/** The popup over a page, where a fill stands so. */
const filling = (state: FillState): GalleryView => ({
  snapshot: snapshot({ accounts: placed, fill: { tabId: 1, automatic: false, state } }),
  replies: fillable,
});
const codes: Replies = { 'codes.list': codesWith(20) };
const empty = snapshot({ accounts: [] });
const scanButton = '.button:has(.icon-scan)';
const sms = { destination: '+*******4417', deliveryMedium: 'SMS' };
const mail = { destination: 'm***@h***', deliveryMedium: 'EMAIL' };
const [portal, github] = accounts;
const found = portal && github ? [portal, github] : [];

function imported(issuer: string, label: string): ImportResult['accounts'][number] {
  return { type: 'totp', issuer, label, secret: new Uint8Array(20), algorithm: 'SHA1', digits: 6, periodSeconds: 30 };
}

export const views: Record<string, GalleryView> = {
  'manage-codes': { section: 'codes', snapshot: snapshot(), replies: codes },
  'manage-sign-in': { section: 'sign-in', snapshot: snapshot({ sessions }), replies: codes },
  'manage-accounts': { section: 'accounts', snapshot: snapshot({ accounts: labelled }) },
  'manage-accounts-selected': {
    section: 'accounts',
    snapshot: snapshot({ accounts: labelled }),
    press: ['.row:nth-child(1) input', '.row:nth-child(2) input'],
  },
  'manage-accounts-edit': {
    section: 'accounts',
    snapshot: snapshot({ accounts: labelled }),
    press: ['.row:nth-child(6) .button'],
  },
  'manage-security': {
    section: 'security',
    snapshot: snapshot(),
    replies: { 'slots.list': slots, 'vault.inspect': { complete: true, damaged: [] } },
  },
  'manage-recovery-code': {
    section: 'security',
    snapshot: snapshot(),
    replies: {
      'slots.list': slots,
      'vault.inspect': { complete: true, damaged: [] },
      'slots.addRecoveryCode': { code: '7ZK4-M2P9-QX0D-5RTB-8VHC-1NWE-6FJA' },
    },
    press: ['.rows + .actions .button'],
  },
  'manage-damage': {
    section: 'security',
    snapshot: snapshot({ settings: { ...defaultSettings, lockAfterIdleMinutes: 'never' } }),
    replies: {
      'slots.list': slots.slice(0, 1),
      'vault.inspect': { complete: true, damaged: [{ id: 'd1', kind: 'account', problem: 'unreadable' }] },
    },
    press: ['.card .button-quiet'],
  },
  'manage-trash': {
    section: 'trash',
    snapshot: snapshot(),
    replies: { 'trash.list': trashed, 'history.list': history },
  },
  'manage-trash-purge': {
    section: 'trash',
    snapshot: snapshot(),
    replies: { 'trash.list': trashed, 'history.list': [] },
    press: ['.row .button-quiet'],
  },
  lost: { snapshot: snapshot({ vault: { state: 'lost' } }) },
  damaged: { snapshot: snapshot({ vault: { state: 'unusable', error: { code: 'damaged' } } }), press: ['.button'] },
  'storage-refused': { snapshot: snapshot({ vault: { state: 'unusable', error: { code: 'storage-refused' } } }) },
  'storage-full': { snapshot: snapshot({ vault: { state: 'unusable', error: { code: 'storage-full' } } }) },
  'unlock-recovery-code': {
    snapshot: snapshot({ vault: { state: 'locked' } }),
    replies: {
      'vault.passkeyRequests': [{ credentialId: 'aWQ=', prfSalt: 'c2FsdA==', rpId: 'latchkey' }],
      'vault.unlockWithRecoveryCode': { code: 'recovery-code-mistyped' },
    },
    press: ['.actions:last-child .button', 'type:7ZK4 M2P9', '.button-primary'],
  },
  'manage-transfer': { section: 'transfer', snapshot: snapshot({ backup: { missing: 2, changed: 0 } }) },
  'manage-transfer-empty': { section: 'transfer', snapshot: empty },
  'manage-import-password': {
    section: 'transfer',
    snapshot: snapshot(),
    importResult: { code: 'password-needed' },
    files: ['aegis-export.json'],
  },
  'manage-import-refused': {
    section: 'transfer',
    snapshot: snapshot(),
    importResult: { code: 'not-portable' },
    files: ['bitwarden.json', 'other.json'],
  },
  'manage-import': {
    section: 'transfer',
    snapshot: snapshot(),
    importResult: {
      format: 'aegis',
      accounts: [
        imported('Harbour Portal', 'mika@harbour.example'),
        imported('青葉銀行', '田中 美香'),
        imported('GitHub', 'mika-tanaka'),
        imported('Kitsune Mail', 'mika@kitsune.example'),
      ],
      problems: [{ entry: 'Old bank: mika', code: 'yandex' }],
    },
    replies: {
      'transfer.previewImport': {
        standings: ['new', 'new', 'namesake', 'present'],
        beside: [{ kind: 'profile', count: 2 }],
      },
    },
    files: ['aegis-export.json'],
  },
  'manage-imported': {
    section: 'transfer',
    snapshot: snapshot(),
    importResult: { format: 'latchkey', accounts: [imported('GitHub', 'mika-tanaka')], problems: [] },
    replies: {
      'transfer.previewImport': { standings: ['new'], beside: [] },
      'transfer.import': { accountIds: ['a1'], recordIds: ['r1'], profileIds: [] },
    },
    files: ['latchkey-backup.json'],
    press: ['.import-list .button-primary'],
  },
  'manage-export': {
    section: 'transfer',
    snapshot: snapshot(),
    replies: {
      'transfer.previewExport': {
        format: 'google-migration',
        accountIds: ['a1', 'a2'],
        problems: [{ entry: 'Old Token: door 4', code: 'digits' }],
        lost: ['tags', 'note'],
      },
    },
    press: ['.card:nth-of-type(3) .button-secondary', '.card:nth-of-type(3) .button-quiet'],
  },
  'welcome-restore': { snapshot: snapshot({ vault: { state: 'none' } }), press: ['.link'] },
  'manage-sites': {
    section: 'sites',
    snapshot: snapshot({ accounts: placed, automaticSites: ['https://login.harbour.example'] }),
  },
  'manage-about': { section: 'about', snapshot: snapshot() },

  fill: { snapshot: snapshot({ accounts: placed }), replies: fillable },
  'fill-waiting': filling({ kind: 'waiting', accountId: 'a1', untilMs: nowMs + 14_000 }),
  'fill-filled': filling({ kind: 'filled', accountId: 'a1', submitted: false }),
  'fill-choose': filling({ kind: 'choose', origin: harbour, accountIds: ['a1', 'a2'] }),
  'fill-unbound': filling({ kind: 'unbound', origin: 'https://harbour.evil.example', accountId: 'a2', doubtful: true }),
  'fill-foreign-frame': filling({ kind: 'foreign-frame', frameOrigins: ['https://pay.example'] }),
  'fill-refused': filling({ kind: 'refused', error: { code: 'field-disguised' } }),

  welcome: { snapshot: snapshot({ vault: { state: 'none' } }) },
  'welcome-mistakes': {
    snapshot: snapshot({ vault: { state: 'none' } }),
    press: ['type:short', '.button-primary'],
  },
  unlock: { snapshot: snapshot({ vault: { state: 'locked' } }) },
  'unlock-waiting': {
    snapshot: snapshot({ vault: { state: 'locked' } }),
    replies: { 'vault.unlock': { code: 'wrong-passphrase', retryAtMs: nowMs + 30_000 } },
    press: ['type:wrong passphrase', '.button-primary'],
  },
  unusable: { snapshot: snapshot({ vault: { state: 'unusable', error: { code: 'newer-version' } } }) },

  codes: { snapshot: snapshot(), replies: codes },
  'codes-ending': { snapshot: snapshot(), replies: { 'codes.list': codesWith(4) } },
  'codes-copied': { snapshot: snapshot(), replies: codes, press: ['.account:nth-child(2) .account-copy'] },
  'codes-search': { snapshot: snapshot(), replies: codes, press: ['type:har'] },
  'codes-none-found': { snapshot: snapshot(), replies: codes, press: ['type:zzz'] },
  'codes-trashed': {
    snapshot: snapshot({ damagedAccounts: 2 }),
    replies: { ...codes, 'accounts.trash': undefined },
    press: ['.account:nth-child(2) .icon-button'],
  },
  'codes-empty': { snapshot: empty },
  'scan-added': {
    snapshot: snapshot(),
    scan: sightOf('one'),
    replies: {
      ...codes,
      'accounts.read': [{ kind: 'account', account: offer('one', 'Harbour Portal', 'mika@harbour.example') }],
      'accounts.add': { added: found.slice(0, 1), known: found.slice(1), refused: [] },
    },
    press: [scanButton],
  },
  'scan-choosing': {
    snapshot: snapshot(),
    scan: sightOfPage('https://harbour.example', 'one', 'two', 'three'),
    replies: {
      ...codes,
      'accounts.read': [
        { kind: 'account', account: offer('one', 'Harbour Portal', 'mika@harbour.example') },
        { kind: 'account', account: { ...offer('two', 'GitHub', 'mika-tanaka'), known: true } },
        { kind: 'account', account: { ...offer('three', '', 'ssh@build-server'), hasNamesake: true } },
      ],
    },
    press: [scanButton],
  },
  'scan-other-site': {
    snapshot: snapshot(),
    scan: sightOfPage('https://evil.example', 'one'),
    replies: {
      ...codes,
      'accounts.read': [{ kind: 'account', account: { ...offer('one', 'GitHub', 'mika-tanaka'), hasNamesake: true } }],
      'accounts.add': { added: found.slice(1), known: [], refused: [] },
    },
    press: [scanButton],
  },
  'scan-export': {
    snapshot: snapshot(),
    scan: {
      ...sightOf('one'),
      problems: [{ name: 'holiday.jpg', error: { code: 'no-qr-code-in-picture' } }],
    },
    replies: {
      ...codes,
      'accounts.read': [
        {
          kind: 'export',
          accounts: [offer('one', 'GitHub', 'mika-tanaka')],
          problems: [{ name: 'Old bank', error: { code: 'md5' } }],
          scanned: 2,
          of: 3,
        },
      ],
      'accounts.add': { added: found.slice(1), known: [], refused: [] },
    },
    press: [scanButton],
  },
  'scan-not-otpauth': {
    snapshot: empty,
    scan: sightOf('https://harbour.example'),
    replies: { 'accounts.read': [{ kind: 'refused', error: { code: 'not-otpauth' } }] },
    press: [scanButton],
  },
  'scan-no-code': { snapshot: empty, scan: { code: 'no-qr-code' }, press: [scanButton] },
  'scan-forbidden-page': {
    snapshot: snapshot(),
    replies: codes,
    scan: { code: 'page-not-capturable' },
    press: [scanButton],
  },

  add: { snapshot: snapshot(), replies: codes, press: ['.icon-button:has(.icon-plus)'] },
  'add-typed': {
    snapshot: snapshot(),
    replies: codes,
    press: ['.icon-button:has(.icon-plus)', '.choices li:nth-child(4) .choice', 'type:Harbour'],
  },
  'add-typed-mistakes': {
    snapshot: snapshot(),
    replies: codes,
    press: [
      '.icon-button:has(.icon-plus)',
      '.choices li:nth-child(4) .choice',
      '.more summary',
      '.field-box input.exact',
      'type:JBSW 1',
      '.button-primary',
    ],
  },
  'manage-add': { snapshot: snapshot(), section: 'add' },
  'manage-add-camera': { snapshot: snapshot(), section: 'add', press: ['.choices li:nth-child(1) .choice'] },
  'manage-add-no-camera': {
    snapshot: snapshot(),
    section: 'add',
    camera: 'camera-refused',
    press: ['.choices li:nth-child(1) .choice'],
  },

  start: { snapshot: snapshot(), replies: codes, press: ['#tab-sign-in'] },
  'start-no-app': { snapshot: snapshot({ profiles: [] }), replies: codes, press: ['#tab-sign-in'] },
  'start-sessions': { snapshot: snapshot({ sessions }), replies: codes, press: ['#tab-sign-in'] },
  'start-device-remembered': {
    snapshot: snapshot({ sessions: sessions.slice(0, 1).map((each) => ({ ...each, deviceRemembered: true })) }),
    replies: codes,
    press: ['#tab-sign-in'],
  },
  'start-forgot-without-username': {
    snapshot: snapshot(),
    replies: codes,
    press: ['#tab-sign-in', '.beneath .button'],
  },
  'start-wrong-password': {
    snapshot: signingIn({ kind: 'failed', error: { code: 'wrong-credentials' }, again: false }),
  },
  'app-form': {
    snapshot: snapshot({ profiles: [] }),
    replies: codes,
    press: ['#tab-sign-in', '.empty .button'],
  },
  'app-form-mistakes': {
    snapshot: snapshot({ profiles: [] }),
    replies: { ...codes, 'profiles.import': { code: 'no-user-pool-in-configuration' } },
    press: ['#tab-sign-in', '.empty .button', 'type:{}', '.actions .button', '.button-primary'],
  },

  'app-form-offers': {
    snapshot: snapshot({ profiles: [] }),
    replies: {
      ...codes,
      'profiles.import': {
        added: [],
        offers: [
          { name: 'Harbour staff', userPoolId: 'eu-central-1_Staff', clientId: '3n4b5urk1ft4fl3mg5e62d9ado' },
          { userPoolId: 'eu-central-1', error: { code: 'malformed-user-pool-id' } },
        ],
      },
    },
    press: ['#tab-sign-in', '.empty .button', 'type:{}', '.actions .button'],
  },
  'manage-sessions': {
    section: 'sessions',
    snapshot: snapshot({ sessions }),
    replies: {
      'sessions.details': {
        id: { sub: '0b1f', 'cognito:groups': ['staff', 'harbour'], token_use: 'id', exp: nowMs / 1_000 + 3_000 },
        access: { username: 'mika', token_use: 'access', scope: 'aws.cognito.signin.user.admin' },
        signature: 'valid',
      },
    },
    press: ['.card .more summary', '.card > .actions .button'],
  },
  'manage-apps': { section: 'apps', snapshot: snapshot() },
  'manage-apps-edit': {
    section: 'apps',
    snapshot: snapshot(),
    press: ['.row:first-child .button'],
  },

  'app-form-more': {
    snapshot: snapshot({ profiles: [] }),
    replies: codes,
    press: ['#tab-sign-in', '.empty .button', '.more summary', '.more input', 'type:0secret0of0an0app0client0'],
  },

  working: { snapshot: signingIn({ kind: 'working' }) },
  'waiting-for-next-code': {
    snapshot: signingIn({ kind: 'waiting-for-next-code', untilMs: nowMs + 12_000 }, { clockErrorMs: 94_000 }),
  },
  'step-sms': { snapshot: atStep({ signInStep: 'confirmSignInWithSmsMfaCode', codeDeliveryDetails: sms }) },
  'step-email': {
    snapshot: atStep(
      { signInStep: 'confirmSignInWithOtpCode', codeDeliveryDetails: mail },
      { error: { code: 'wrong-code' }, expiresAtMs: nowMs + 42_000 },
    ),
    press: ['type:1234 5678'],
  },
  'step-totp': { snapshot: atStep({ signInStep: 'confirmSignInWithTotpMfaCode' }) },
  'step-mfa-selection': {
    snapshot: atStep({ signInStep: 'continueSignInWithMfaSelection', allowedMfaTypes: ['SMS', 'TOTP', 'EMAIL'] }),
  },
  'step-mfa-setup-selection': {
    snapshot: atStep({ signInStep: 'continueSignInWithMfaSetupSelection', allowedMfaTypes: ['TOTP', 'EMAIL', 'SMS'] }),
  },
  'step-totp-setup': {
    snapshot: atStep(
      {
        signInStep: 'continueSignInWithTotpSetup',
        totpSetup: {
          sharedSecret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPABCD',
          setupUri:
            'otpauth://totp/Harbour%20Portal:mika?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPABCD&issuer=Harbour%20Portal',
        },
      },
      {},
      { answered: [{ signInStep: 'continueSignInWithMfaSetupSelection', by: 'person' }] },
    ),
  },
  'step-email-setup': { snapshot: atStep({ signInStep: 'continueSignInWithEmailMfaSetup' }) },
  'step-new-password': {
    snapshot: atStep(
      {
        signInStep: 'confirmSignInWithNewPassword',
        missingAttributes: ['given_name', 'birthdate', 'phone_number', 'custom:department'],
      },
      {
        error: {
          code: 'password-policy',
          policyMessage: 'Password did not conform with policy: Password must have symbol characters',
        },
      },
    ),
  },
  'step-new-password-rules': {
    snapshot: atStep(
      { signInStep: 'confirmSignInWithNewPassword', missingAttributes: [] },
      {
        error: {
          code: 'password-policy',
          policyMessage: 'Password did not conform with policy: Password must have symbol characters',
        },
      },
      { profile: strict },
    ),
    press: ['type:Harbour2026'],
  },
  'step-custom': {
    snapshot: atStep(
      {
        signInStep: 'confirmSignInWithCustomChallenge',
        additionalInfo: { hint: 'What is written on the harbour gate?', attempt: '2 of 3', USERNAME: 'mika' },
      },
      {},
      { answered: [{ signInStep: 'confirmSignInWithCustomChallenge', by: 'person' }] },
    ),
  },
  'step-first-factor': {
    snapshot: atStep({
      signInStep: 'continueSignInWithFirstFactorSelection',
      availableChallenges: ['PASSWORD', 'PASSWORD_SRP', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN', 'CARRIER_PIGEON'],
    }),
  },
  'step-password': { snapshot: atStep({ signInStep: 'confirmSignInWithPassword' }) },
  'step-passkey': {
    snapshot: atStep({ signInStep: 'continueSignInWithPasskey', additionalInfo: { credentialRequestOptions: '{}' } }),
  },
  'step-passkey-in-tab': {
    snapshot: atStep({ signInStep: 'continueSignInWithPasskey', additionalInfo: { credentialRequestOptions: '{}' } }),
    section: 'sign-in',
  },
  'step-reset-password-start': { snapshot: atStep({ signInStep: 'resetPassword' }) },
  'step-reset-password': {
    snapshot: atStep({ signInStep: 'resetPassword', codeDeliveryDetails: mail }, { error: { code: 'expired-code' } }),
  },
  'step-reset-password-rules': {
    snapshot: atStep({ signInStep: 'resetPassword', codeDeliveryDetails: mail }, {}, { profile: strict }),
  },
  'step-confirm-sign-up': { snapshot: atStep({ signInStep: 'confirmSignUp', codeDeliveryDetails: mail }) },
  'step-throttled': {
    snapshot: atStep(
      { signInStep: 'confirmSignInWithTotpMfaCode' },
      { error: { code: 'throttled', retryAtMs: nowMs + 8_000 } },
    ),
  },
  'step-mfa-selection-throttled': {
    snapshot: atStep(
      { signInStep: 'continueSignInWithMfaSelection', allowedMfaTypes: ['TOTP', 'EMAIL'] },
      { error: { code: 'throttled', retryAtMs: nowMs + 8_000 } },
    ),
    press: ['.checkbox input'],
  },
  failed: {
    snapshot: signingIn(
      { kind: 'failed', error: { code: 'session-expired' }, again: true },
      { answered: [{ signInStep: 'confirmSignInWithSmsMfaCode', by: 'person' }] },
    ),
  },
  'failed-trigger': {
    snapshot: signingIn({
      kind: 'failed',
      error: { code: 'trigger-failed', triggerMessage: 'Visitors may not sign in at night.' },
      again: true,
    }),
  },
  done: {
    snapshot: {
      ...signingIn(
        { kind: 'done', sessionId: 's1' },
        { answered: [{ signInStep: 'confirmSignInWithTotpMfaCode', by: 'latchkey' }] },
      ),
      sessions: sessions.slice(0, 1),
    },
  },
};
