import type {
  CodeView,
  AccountView,
  SessionView,
  SignInState,
  SignInView,
  Snapshot,
  StepView,
} from '../../../src/messages/views';
import { defaultSettings } from '../../../src/settings/settings';
import type { Profile } from '../../../src/profiles/profile';

/** The moment at which every picture is taken: ten seconds into a period. */
export const nowMs = Date.UTC(2026, 0, 15, 9, 41, 10);

const profile: Profile = {
  id: 'p1',
  name: 'Harbour Portal',
  region: 'eu-central-1',
  userPoolId: 'eu-central-1_hArb0urPt',
  clientId: '4f7k2m9q1s3v5x7z9b2d4f6h8j',
};

const staging: Profile = { ...profile, id: 'p2', name: 'Harbour Portal (staging)', endpoint: 'http://localhost:9229' };

export const strict: Profile = {
  ...profile,
  passwordPolicy: { minimumLength: 12, requires: ['lowercase', 'uppercase', 'numbers', 'symbols'] },
};

export const accounts: AccountView[] = [
  account('a1', 'Harbour Portal', 'mika@harbour.example', {
    pool: { userPoolId: profile.userPoolId, username: 'mika' },
  }),
  account('a2', 'GitHub', 'mika-tanaka'),
  account('a3', '青葉銀行', '田中 美香'),
  account('a4', 'Northern Lights Observatory of Tromsø', 'mika.tanaka+observations@northernlights.example'),
  account('a5', 'Kitsune Mail', 'mika@kitsune.example', { confirmed: false }),
  account('a6', 'Old Token', 'door 4', { type: 'hotp' }),
  account('a7', '', 'ssh@build-server'),
];

function account(id: string, issuer: string, label: string, more: Partial<AccountView> = {}): AccountView {
  const counts = more.type === 'hotp';
  return {
    id,
    type: 'totp',
    issuer,
    label,
    confirmed: true,
    sites: [],
    submitAfterFill: false,
    tags: [],
    note: '',
    pinned: false,
    ...(counts ? { counter: 7 } : { periodSeconds: 30 }),
    ...more,
  };
}

const shownCodes = ['492039', '081724', '557310', '90214477', '663508', '', '128845'];
const nextCodes = ['771205', '330981', '204467', '11873420', '958230', '', '667012'];

/** Codes of every account that goes by the clock, with so much time left. */
export function codesWith(secondsLeft: number): CodeView[] {
  return accounts.flatMap(({ id, type }, index) => {
    const [code, nextCode] = [shownCodes[index], nextCodes[index]];
    if (type === 'hotp' || code === undefined || nextCode === undefined) return [];
    return { accountId: id, code, nextCode, shownUntilMs: nowMs + secondsLeft * 1_000 };
  });
}

export const sessions: SessionView[] = [
  {
    id: 's1',
    profile,
    username: 'mika',
    signedInAtMs: nowMs - 600_000,
    expiresAtMs: nowMs + 3_000_000,
    hasDevice: true,
    deviceRemembered: false,
    kept: true,
    state: { kind: 'renewed', refreshAtMs: nowMs + 2_600_000 },
  },
  {
    id: 's2',
    profile: staging,
    username: 'mika.tanaka@harbour.example',
    signedInAtMs: nowMs - 6e6,
    hasDevice: false,
    deviceRemembered: false,
    expiresAtMs: nowMs - 6e5,
    kept: false,
    state: { kind: 'retrying', error: { code: 'network-failed' }, retryAtMs: nowMs + 90_000 },
  },
];

export function snapshot(more: Partial<Snapshot> = {}): Snapshot {
  return {
    vault: { state: 'open' },
    accounts,
    damagedAccounts: 0,
    profiles: [profile, staging],
    sessions: [],
    settings: defaultSettings,
    mayClearClipboard: false,
    automaticSites: [],
    backup: { lastMadeAtMs: nowMs - 40 * 86_400_000, missing: 2, changed: 1 },
    ...more,
  };
}

export function signingIn(state: SignInState, more: Partial<SignInView> = {}): Snapshot {
  return snapshot({
    signIn: {
      id: 'i1',
      profile,
      username: 'mika',
      state,
      typedPassword: true,
      answered: [],
      mayChooseAnew: false,
      ...more,
    },
  });
}

export function atStep(
  step: StepView,
  state: Partial<Extract<SignInState, { kind: 'step' }>> = {},
  more: Partial<SignInView> = {},
) {
  return signingIn({ kind: 'step', step, expiresAtMs: nowMs + 170_000, ...state }, more);
}
