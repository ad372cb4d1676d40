import type { AuthFlow } from '../../src/profiles/profile';
import type { AppClientSettings } from '../local-cognito/app-client';
import type { Fault } from '../local-cognito/faults';
import type { PoolSettings, UserSettings } from '../local-cognito/pool-settings';
import type { Scripted } from '../sign-in/scripted-server';
import type { DifferenceName } from './differences';

/** One sign-in, written once, and held with both clients. */
export interface Conversation {
  name: string;
  pool?: PoolSettings;
  user?: Partial<UserSettings>;
  client?: AppClientSettings;
  /** `USER_SRP_AUTH` unless told. */
  flow?: AuthFlow;
  /** The user has a passkey: the browser has it, has another by that name, or the person does not want to use it. */
  passkey?: 'at hand' | 'of another key' | 'refused by the person';
  /** Replies that are played back one after another, where no pool gives them. */
  recorded?: readonly Scripted[];
  turns: readonly Turn[];
  /** In what the clients differ, all of it. */
  shows?: readonly DifferenceName[];
}

/** What is said and what we make of it: the next step, the exception, or the code of a failure without one. */
export type Turn = readonly [Saying, string] | Happening;

export type Saying =
  | { call: 'signIn'; username?: string; password?: string; preferredChallenge?: FirstFactor }
  | { call: 'confirmSignIn'; value: Value; userAttributes?: Record<string, string>; friendlyDeviceName?: string }
  | { call: 'resetPassword' }
  | { call: 'confirmResetPassword'; code: Value; newPassword: string }
  | { call: 'resendSignUpCode' }
  | { call: 'confirmSignUp'; code: Value }
  /** To be told once more where the sign-in stands, as after a reload. */
  | { call: 'step' };

export type FirstFactor = 'PASSWORD' | 'PASSWORD_SRP' | 'EMAIL_OTP' | 'SMS_OTP' | 'WEB_AUTHN';

/** Said as it is, or what the person looks up at that moment. */
export type Value = string | { the: LookedUp; spaced?: true };

/**
 * The code sent last, the user's authenticator's code now, the code of the authenticator that is being set up, one that
 * is not right, the browser's answer with the passkey.
 */
export type LookedUp = 'sent code' | 'code' | 'new authenticator’s code' | 'wrong code' | 'passkey';

/** What happens between what is said. */
export type Happening =
  | { happens: 'fault'; fault: Fault }
  | { happens: 'the faults end' }
  | { happens: 'time passes'; seconds: number }
  | { happens: 'signed out' }
  | { happens: 'the pool forgets the devices' }
  | { happens: 'the device loses its password' }
  | { happens: 'the password must be reset' };

export const signIn = (more: Partial<Extract<Saying, { call: 'signIn' }>> = {}): Saying => ({
  call: 'signIn',
  ...more,
});
export const answer = (value: Value, more: Partial<Extract<Saying, { call: 'confirmSignIn' }>> = {}): Saying => ({
  call: 'confirmSignIn',
  value,
  ...more,
});
export const fault = (planned: Fault): Happening => ({ happens: 'fault', fault: planned });
export const passes = (seconds: number): Happening => ({ happens: 'time passes', seconds });

export const sentCode: Value = { the: 'sent code' };
export const code: Value = { the: 'code' };
export const newCode: Value = { the: 'new authenticator’s code' };
export const wrongCode: Value = { the: 'wrong code' };
export const passkey: Value = { the: 'passkey' };
