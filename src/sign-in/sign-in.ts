import { createQueue } from '../lib/queue';
import type { CallOptions, ConfirmSignInOptions, SignInInput, SignInOptions } from './calls';
import { SignInEngine } from './engine';
import type { SignInError } from './errors';
import type { SignInTokens } from './state';
import type { SignInResult } from './steps';

/**
 * A sign-in to a user pool, step by step. Calls are answered one after another. Each that takes a step resolves to the
 * next one or rejects with `SignInError`; after `'same-step'` and `'later'` it stands where it stood, after
 * `'start-again'` it is back at the start, with what was typed and is still good.
 */
export interface SignIn {
  /** Takes what a sign-in begins with, and asks nothing of the pool: so it can be stored before `startAgain` does. */
  hold(input: SignInInput): void;
  /** From here on the password has to be asked for, to begin anew. */
  forgetPassword(): void;
  signIn(input: SignInInput): Promise<SignInResult>;
  confirmSignIn(confirmationValue: string, options?: ConfirmSignInOptions): Promise<SignInResult>;
  /** Has a code sent by which a new password can be set, at the step `resetPassword` or for a forgotten one. */
  resetPassword(options?: CallOptions & { username?: string }): Promise<SignInResult>;
  /** Sets the password, and signs in with it. */
  confirmResetPassword(input: { code: string; newPassword: string } & CallOptions): Promise<SignInResult>;
  resendSignUpCode(options?: CallOptions): Promise<SignInResult>;
  /** Confirms the sign-up, and signs in. */
  confirmSignUp(code: string, options?: CallOptions): Promise<SignInResult>;
  /**
   * Begins anew with the username, the password and the choices made so far: after `'start-again'`, and to have a code
   * sent once more. Choices are asked for again with `forgetChoices`.
   */
  startAgain(options?: CallOptions & { forgetChoices?: boolean }): Promise<SignInResult>;
  /** Whether all is held that a sign-in can begin with. */
  canStartAgain(): boolean;
  /** Whether `startAgain` would make choices by itself that were made before: `forgetChoices` has them made anew. */
  hasChoices(): boolean;
  /** Where it stands; undefined at the start. */
  step(): SignInResult | undefined;
  /** Once signed in. */
  tokens(): SignInTokens | undefined;
  /** When Cognito's session for this step ends, on this machine's clock: three minutes after the last reply. */
  sessionExpiresAtMs(): number | undefined;
  /** The server's time, as far as its replies have told. */
  serverNowMs(): number;
  /** Why the device could not be remembered at the end; the sign-in itself is good. */
  deviceError(): SignInError | undefined;
  /** The whole state, for `state` of another one. It holds secrets. */
  toJSON(): string;
}

/** Throws `SignInError` `'invalid-state'`. */
export function createSignIn(options: SignInOptions): SignIn {
  const engine = new SignInEngine(options);
  const inTurn = createQueue();
  return {
    hold: (input) => {
      engine.hold(input);
    },
    forgetPassword: () => {
      engine.forgetPassword();
    },
    signIn: (input) => inTurn(() => engine.signIn(input)),
    confirmSignIn: (value, confirmOptions = {}) => inTurn(() => engine.confirmSignIn(value, confirmOptions)),
    resetPassword: (callOptions = {}) => inTurn(() => engine.resetPassword(callOptions)),
    confirmResetPassword: (input) => inTurn(() => engine.confirmResetPassword(input)),
    resendSignUpCode: (callOptions = {}) => inTurn(() => engine.resendSignUpCode(callOptions)),
    confirmSignUp: (code, callOptions = {}) => inTurn(() => engine.confirmSignUp(code, callOptions)),
    startAgain: (callOptions = {}) => inTurn(() => engine.startAgain(callOptions)),
    canStartAgain: () => engine.canStartAgain(),
    hasChoices: () => engine.hasChoices(),
    step: () => engine.step(),
    tokens: () => engine.tokens(),
    sessionExpiresAtMs: () => engine.sessionExpiresAtMs(),
    serverNowMs: () => engine.serverNowMs(),
    deviceError: () => engine.deviceError(),
    toJSON: () => engine.toJSON(),
  };
}
