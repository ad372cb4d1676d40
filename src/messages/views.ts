import type { Profile } from '../profiles/profile';
import type { Settings } from '../settings/settings';
import type { CodeDeliveryDetails, SignInStep, SignInStepName } from '../sign-in/steps';
import type { SiteRule } from '../autofill/site';
import type { RecordProblem } from '../vault/contents';
import type { RecordKind } from '../vault/records';
import type { ErrorView } from './error-view';
import type { FillView } from './fill-view';

/**
 * What an extension page shows: a picture of the worker's state that holds no secret beyond what the step itself shows.
 * While the vault is locked everything but `vault` and `settings` is empty; what was under way is there again after unlocking.
 */
export interface Snapshot {
  vault: VaultView;
  accounts: AccountView[];
  /** Records that could not be opened; the others still are. */
  damagedAccounts: number;
  profiles: Profile[];
  /** The sign-in that is under way, or has just ended and was not dismissed. */
  signIn?: SignInView;
  sessions: SessionView[];
  /** There while the vault is locked, too. */
  settings: Settings;
  /** Whether the browser lets the clipboard be cleared while no page of ours is in front. */
  mayClearClipboard: boolean;
  /** The last one, in whichever tab. */
  fill?: FillView;
  /** Origins where codes are filled without being asked for. */
  automaticSites: string[];
  backup: BackupView;
}

export interface VaultView {
  /** `lost` where there was a vault and the browser has it no more. */
  state: 'none' | 'lost' | 'locked' | 'open' | 'unusable';
  /** Why it is unusable. */
  error?: ErrorView;
}

/** Who clears the clipboard of what was just copied: the page that did, while it stays in front, or the worker in any case. */
export type ClipboardClearing = { by: 'nobody' } | { by: 'page' | 'worker'; afterSeconds: number };

export interface AccountView {
  id: string;
  type: 'totp' | 'hotp' | 'steam';
  issuer: string;
  label: string;
  /** Undefined for HOTP. */
  periodSeconds?: number;
  /** False between the storing of a secret and its verification by the server. */
  confirmed: boolean;
  tags: string[];
  note: string;
  pinned: boolean;
  /** When the person last changed it here. */
  editedAtMs?: number;
  /** Of the next code; HOTP alone. */
  counter?: number;
  /** The origin of the page that it was scanned from. */
  origin?: string;
  /** The user of a user pool that it answers for. */
  pool?: { userPoolId: string; username: string };
  /** Where it may be filled. */
  sites: SiteRule[];
  /** Wider rules that a person may choose for it, beside those that it has; absent where there are none. */
  widerSites?: SiteRule[];
  /** Whether the form is sent once its code is filled. */
  submitAfterFill: boolean;
}

/** How old the last backup is, and what it lacks. */
export interface BackupView {
  /** Undefined where none was ever made. */
  lastMadeAtMs?: number;
  /** Accounts that are in no backup. */
  missing: number;
  /** Accounts that were edited since they were put into one. */
  changed: number;
}

/** A way into the vault. */
export interface SlotView {
  id: string;
  kind: 'passphrase' | 'recovery-code' | 'passkey';
  /** What the person called it; empty for all but passkeys. */
  name: string;
  createdAtMs?: number;
  /** A recovery code of which nothing was typed back yet. */
  unchecked?: boolean;
}

/** A passkey that may open the vault: what the browser is to be asked for. Bytes are base64. */
export interface PasskeyRequestView {
  credentialId: string;
  prfSalt: string;
  rpId: string;
}

/** Something in the trash. */
export interface TrashedView {
  id: string;
  kind: RecordKind;
  /** By which a person tells it from others of its kind. */
  name: string[];
  trashedAtMs: number;
  /** When it ends for good; undefined where the trash keeps it. */
  endsAtMs?: number;
}

/** What is wrong in the vault. */
export interface DamageView {
  /** False where the vault's own list is damaged: nothing can be changed until it is repaired. */
  complete: boolean;
  damaged: { id: string; kind: string; problem: RecordProblem }[];
}

export interface CodeView {
  accountId: string;
  code: string;
  /** The code of the next period, and the end of this one on this machine's clock; HOTP has neither. */
  nextCode?: string;
  shownUntilMs?: number;
}

/** A step as an extension page sees it: data only. */
export type StepView =
  | Exclude<SignInStep, { signInStep: 'continueSignInWithTotpSetup' }>
  | { signInStep: 'continueSignInWithTotpSetup'; totpSetup: { sharedSecret: string; setupUri: string } };

export interface SignInView {
  id: string;
  profile: Profile;
  username: string;
  state: SignInState;
  /** Whether a password was given with the username. */
  typedPassword: boolean;
  /** The steps that were answered, in order. */
  answered: { signInStep: SignInStepName; by: 'person' | 'latchkey' }[];
  /** Whether there are choices, remembered or of this sign-in, that she may want to make anew. */
  mayChooseAnew: boolean;
  /** Set where the server's clock differs from this machine's by a period or more. */
  clockErrorMs?: number;
}

export type SignInState =
  | { kind: 'working' }
  /** The vault's code for this period is spent or about to end: the next one is sent at `untilMs` by itself. */
  | { kind: 'waiting-for-next-code'; untilMs: number }
  /** Cognito's session ends at `expiresAtMs`. `error` is what became of the last answer. */
  | { kind: 'step'; step: StepView; expiresAtMs?: number; error?: ErrorView }
  /** The step is gone; `again` tells whether one click begins anew with what is still known. */
  | { kind: 'failed'; error: ErrorView; again: boolean }
  /** `deviceNotRemembered` where the pool offered to remember this device, and that failed. */
  | { kind: 'done'; sessionId: string; deviceNotRemembered?: true };

export interface SessionView {
  id: string;
  profile: Profile;
  username: string;
  signedInAtMs: number;
  /** When the access token ends. */
  expiresAtMs: number;
  /** Whether the pool knows this device by keys that are in the vault. */
  hasDevice: boolean;
  /** Whether the pool was told to skip the second factor on it. */
  deviceRemembered: boolean;
  /** Whether the vault holds it, so that it goes on after the browser's end. */
  kept: boolean;
  state: SessionState;
}

export type SessionState =
  /** It gets new tokens by itself. */
  | { kind: 'renewed'; refreshAtMs: number }
  /** It has no refresh token. */
  | { kind: 'as-it-is' }
  /** The pool could not be asked: that says nothing of the session. */
  | { kind: 'retrying'; error: ErrorView; retryAtMs: number }
  /** By the pool. */
  | { kind: 'ended'; error: ErrorView };

/** What the tokens of a session say. */
export interface SessionDetails {
  id: Record<string, unknown>;
  access: Record<string, unknown>;
  /** By the keys that the pool publishes; `unknown` where they could not be had. */
  signature: 'valid' | 'invalid' | 'unknown';
}

/** What a scanned or pasted text is, before anything of it is stored. */
export type ReadText =
  | { kind: 'account'; account: OfferedAccount }
  /** One code of an export that has `of` of them, of which `scanned` have been read, this one included. */
  | { kind: 'export'; accounts: OfferedAccount[]; problems: NamedError[]; scanned: number; of: number }
  | { kind: 'refused'; error: ErrorView };

export interface OfferedAccount {
  /** The set-up URI by which it is added. */
  text: string;
  /** The text that it was read from. */
  source: string;
  issuer: string;
  label: string;
  /** Whether it is in the vault already, with the same secret. */
  known: boolean;
  /** Whether another of the same name is there, with another secret. */
  hasNamesake: boolean;
}

/** An error of one of several things, by its name. */
export interface NamedError {
  name: string;
  error: ErrorView;
}

/** What was scanned outside of our pages, for the page of ours that was opened for it. */
export type ScanInput =
  | { kind: 'texts'; texts: string[]; origin?: string }
  /** A data URL, of which `region` alone is to be read, where it is given. */
  | { kind: 'picture'; dataUrl: string; region?: PictureRegion; origin?: string }
  | { kind: 'failed'; error: ErrorView };

/** In parts of the whole, 0 to 1, from its left and top edge. */
export interface PictureRegion {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** What became of a configuration: the apps that were added, or those of which some are to be chosen. */
export interface ImportedApps {
  added: Profile[];
  offers: (
    { name: string; userPoolId: string; clientId: string; endpoint?: string } | { userPoolId: string; error: ErrorView }
  )[];
}

/** What became of the texts of scanned QR codes. */
export interface AddedAccounts {
  added: AccountView[];
  /** Accounts that were there already, with the same secret. */
  known: AccountView[];
  refused: ErrorView[];
}

export type { CodeDeliveryDetails };
