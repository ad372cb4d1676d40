import { confirmForgotPassword, confirmSignUp, forgotPassword, resendConfirmationCode } from '../cognito/account';
import { createCognitoClient, type CognitoClient } from '../cognito/client';
import { CognitoError } from '../cognito/errors';
import { systemClock, systemRandom } from '../cognito/surroundings';
import { codeOf, rowOf, type Answer, type Outcome } from './challenge-table';
import { Conversation, type Arrival } from './conversation';
import { SignInError, signInErrorOf, type SignInErrorCode } from './errors';
import { openable } from './openings';
import type { CallOptions, ConfirmSignInOptions, SignInInput, SignInOptions } from './calls';
import {
  initialState,
  parseState,
  type Credentials,
  type OpenChallenge,
  type Position,
  type SignInState,
  type SignInTokens,
} from './state';
import type { SignInResult, SignInStep } from './steps';

type TokensArrival = Extract<Arrival, { kind: 'tokens' }>;
type AtChallenge = Extract<Position, { at: 'challenge' }>;

/** The longest that a pool's owner can let a session live is 15 minutes, which is this much beyond what we reckon with. */
const sessionGraceMs = 12 * 60_000;

/** Takes one step at a time; `createSignIn` sees to it that calls do not overlap. */
export class SignInEngine {
  readonly #options: SignInOptions;
  readonly #clock: () => number;
  readonly #client: CognitoClient;
  #state: SignInState;
  #deviceError: SignInError | undefined;

  constructor(options: SignInOptions) {
    const { pool, clock = systemClock, state, fetch, timeoutMs } = options;
    this.#options = options;
    this.#clock = clock;
    this.#state = state === undefined ? initialState(pool) : parseState(state, pool);
    this.#client = createCognitoClient({
      pool,
      clock,
      skew: this.#state.skew,
      ...(fetch !== undefined && { fetch }),
      ...(timeoutMs !== undefined && { timeoutMs }),
    });
  }

  hold({ username, password, preferredChallenge }: SignInInput): void {
    const credentials: Credentials = {
      username,
      ...(password !== undefined && { password }),
      ...(preferredChallenge !== undefined && { preferredChallenge }),
    };
    this.#state = { ...initialState(this.#options.pool), credentials };
    this.#deviceError = undefined;
  }

  forgetPassword(): void {
    delete this.#state.credentials?.password;
  }

  signIn(input: SignInInput): Promise<SignInResult> {
    this.hold(input);
    return this.#turn(() => this.#begin(this.#conversation(input.signal), this.#credentials()));
  }

  async startAgain({ forgetChoices, signal }: CallOptions & { forgetChoices?: boolean }): Promise<SignInResult> {
    const { username, password, ...choices } = this.#credentials();
    const kept = { username, ...(password !== undefined && { password }), ...(forgetChoices !== true && choices) };
    // The step is still good where the password to leave it with is not held any more.
    if (openable(this.#options.pool.authFlow, kept) === undefined)
      throw new SignInError('password-needed', { retry: 'same-step' });
    this.#state.credentials = kept;
    return this.#turn(() => this.#beginAnew(this.#conversation(signal)));
  }

  async confirmSignIn(value: string, { signal, ...said }: ConfirmSignInOptions): Promise<SignInResult> {
    const answer = { ...said, value };
    const position = this.#atChallenge();
    return this.#turn(async () => {
      if (this.#clock() > position.sessionExpiresAtMs + sessionGraceMs) {
        throw new SignInError('session-expired', { retry: 'start-again' });
      }
      const conversation = this.#conversation(signal);
      try {
        await this.#give(answer, conversation);
      } catch (error) {
        if (!this.#canAnswerAfresh(error, position)) throw error;
        await this.#answerAfresh(answer, position, conversation);
      }
      await this.#goOn(conversation);
    });
  }

  async resetPassword({ username, signal }: CallOptions & { username?: string }): Promise<SignInResult> {
    const name = username ?? this.#credentials().username;
    return this.#turn(async () => {
      const delivery = await forgotPassword(this.#client, name, signal);
      this.#state.credentials = { username: name };
      this.#state.position = { at: 'resetPassword', ...(delivery !== undefined && { delivery }) };
    });
  }

  async confirmResetPassword(input: { code: string; newPassword: string } & CallOptions): Promise<SignInResult> {
    const { code, newPassword, signal } = input;
    const credentials = this.#credentialsAt('resetPassword');
    return this.#turn(async () => {
      const { username } = credentials;
      await confirmForgotPassword(this.#client, { username, code: codeOf(code), newPassword }, signal);
      this.#state.credentials = { ...credentials, password: newPassword };
      this.#state.position = { at: 'start' };
      await this.#beginAnew(this.#conversation(signal));
    });
  }

  async resendSignUpCode({ signal }: CallOptions): Promise<SignInResult> {
    const { username } = this.#credentialsAt('confirmSignUp');
    return this.#turn(async () => {
      const delivery = await resendConfirmationCode(this.#client, username, signal);
      this.#state.position = { at: 'confirmSignUp', ...(delivery !== undefined && { delivery }) };
    });
  }

  async confirmSignUp(code: string, { signal }: CallOptions): Promise<SignInResult> {
    const { username } = this.#credentialsAt('confirmSignUp');
    return this.#turn(async () => {
      await confirmSignUp(this.#client, { username, code: codeOf(code) }, signal);
      this.#state.position = { at: 'start' };
      await this.#beginAnew(this.#conversation(signal));
    });
  }

  canStartAgain(): boolean {
    const { credentials } = this.#state;
    return credentials !== undefined && openable(this.#options.pool.authFlow, credentials) !== undefined;
  }

  hasChoices(): boolean {
    const { preferredChallenge, mfaType, setupEmail } = this.#state.credentials ?? {};
    return [preferredChallenge, mfaType, setupEmail].some((choice) => choice !== undefined);
  }

  step(): SignInResult | undefined {
    const nextStep = this.#step();
    return nextStep && { isSignedIn: nextStep.signInStep === 'done', nextStep };
  }

  tokens(): SignInTokens | undefined {
    const { position } = this.#state;
    return position.at === 'done' ? position.tokens : undefined;
  }

  sessionExpiresAtMs(): number | undefined {
    const { position } = this.#state;
    return position.at === 'challenge' ? position.sessionExpiresAtMs : undefined;
  }

  serverNowMs(): number {
    return this.#client.serverClock.nowMs();
  }

  deviceError(): SignInError | undefined {
    return this.#deviceError;
  }

  toJSON(): string {
    const { skew } = this.#client.serverClock;
    return JSON.stringify({ ...this.#state, ...(skew !== undefined && { skew }) });
  }

  /** Some failures are steps of their own; after the others it stands where `retry` says. */
  async #turn(act: () => Promise<void>): Promise<SignInResult> {
    try {
      await act();
    } catch (error) {
      this.#stand(signInErrorOf(error));
    }
    return this.#result();
  }

  #stand(failure: unknown): void {
    if (!(failure instanceof SignInError)) throw failure;
    const { credentials, position } = this.#state;
    const at = stepsOfFailures.get(failure.code);
    if (at !== undefined) {
      this.#state.position = { at };
      return;
    }
    if (failure.retry === 'start-again') this.#state.position = { at: 'start' };
    else if (position.at === 'challenge' && failure.cause instanceof CognitoError) position.failedAnswers += 1;
    if (failure.code === 'wrong-credentials') delete credentials?.password;
    throw failure;
  }

  /** A password that was chosen and is not held is asked for once the pool has listed it. */
  #beginAnew(conversation: Conversation): Promise<void> {
    const held = this.#credentials();
    return this.#begin(conversation, openable(this.#options.pool.authFlow, held) ?? held);
  }

  async #begin(conversation: Conversation, credentials: Credentials): Promise<void> {
    await this.#arrive(await conversation.begin(credentials), conversation);
    await this.#goOn(conversation);
  }

  /** Gives the answers that need not be asked for, each at most once a turn. */
  async #goOn(conversation: Conversation): Promise<void> {
    const given = new Set<OpenChallenge['name']>();
    for (let value = this.#foregone(given); value !== undefined; value = this.#foregone(given)) {
      given.add(this.#atChallenge().challenge.name);
      await this.#give({ value }, conversation);
    }
  }

  #foregone(given: Set<OpenChallenge['name']>): string | undefined {
    const { position, credentials } = this.#state;
    if (position.at !== 'challenge' || credentials === undefined || given.has(position.challenge.name))
      return undefined;
    return rowOf(position.challenge.name).foregone?.(position.challenge, credentials);
  }

  async #give(answer: Answer, conversation: Conversation): Promise<void> {
    const { challenge, ...standing } = this.#atChallenge();
    const row = rowOf(challenge.name);
    const outcome = await row.answer(challenge, answer, {
      conversation,
      standing,
      availableChallenges: this.#state.availableChallenges,
      keep: (reached, at) => {
        this.#state.position = { at: 'challenge', challenge: reached, ...at, failedAnswers: 0 };
      },
    });
    this.#state.credentials = { ...this.#credentials(), ...row.remember?.(answer) };
    await this.#arrive(outcome, conversation);
  }

  /**
   * Cognito may take a session for used up after one wrong code. Then the password that is held opens another, so that
   * a slip of the finger does not cost the person the whole way.
   */
  #canAnswerAfresh(error: unknown, { challenge, failedAnswers }: AtChallenge): boolean {
    const spent = error instanceof CognitoError && error.code === 'session-spent' && failedAnswers > 0;
    return spent && rowOf(challenge.name).afterSpentSession !== 'begin-anew' && this.canStartAgain();
  }

  async #answerAfresh(answer: Answer, { challenge }: AtChallenge, conversation: Conversation): Promise<void> {
    await this.#beginAnew(conversation);
    const { position } = this.#state;
    if (position.at !== 'challenge' || position.challenge.name !== challenge.name) return;
    if (rowOf(challenge.name).afterSpentSession === 'ask-new-code') {
      throw new SignInError('new-code-needed', { retry: 'same-step' });
    }
    await this.#give(answer, conversation);
  }

  async #arrive(outcome: Outcome, conversation: Conversation): Promise<void> {
    if (outcome.kind === 'tokens') return this.#finish(outcome, conversation);
    const { challenge, standing } = outcome;
    if (challenge.name === 'SELECT_CHALLENGE' && challenge.available.length > 0) {
      this.#state.availableChallenges = challenge.available;
    }
    this.#state.position = { at: 'challenge', challenge, ...standing, failedAnswers: 0 };
  }

  async #finish(arrival: TokensArrival, conversation: Conversation): Promise<void> {
    const { tokens, username } = arrival;
    const { expiresInSeconds, ...issued } = tokens;
    const expiresAtMs = this.#clock() + expiresInSeconds * 1000;
    const typedUsername = this.#credentials().username;
    const done = { ...issued, username, expiresAtMs };
    this.#state.position = { at: 'done', tokens: done };
    this.#state.credentials = { username: typedUsername };
    const deviceKey = await this.#rememberDevice(arrival, conversation);
    if (deviceKey !== undefined) this.#state.position = { at: 'done', tokens: { ...done, deviceKey } };
  }

  /** The key of the device, once it is remembered. The person is signed in, whether it can be or not. */
  async #rememberDevice({ tokens, username, newDevice }: TokensArrival, conversation: Conversation) {
    try {
      if (newDevice !== undefined) await conversation.confirmDevice(username, tokens.accessToken, newDevice);
      return await conversation.deviceKey(username);
    } catch (error) {
      const failure = signInErrorOf(error);
      if (!(failure instanceof SignInError)) throw failure;
      this.#deviceError = failure;
      return undefined;
    }
  }

  #step(): SignInStep | undefined {
    const { position, availableChallenges } = this.#state;
    switch (position.at) {
      case 'start':
        return undefined;
      case 'challenge': {
        const { challenge, username } = position;
        return rowOf(challenge.name).step(challenge, { username, availableChallenges });
      }
      case 'resetPassword':
      case 'confirmSignUp': {
        const { at, delivery } = position;
        return { signInStep: at, ...(delivery !== undefined && { codeDeliveryDetails: delivery }) };
      }
      case 'done':
        return { signInStep: 'done' };
    }
  }

  #result(): SignInResult {
    const result = this.step();
    if (result === undefined) throw wrongStep();
    return result;
  }

  #credentials(): Credentials {
    const { credentials } = this.#state;
    if (credentials === undefined) throw wrongStep();
    return credentials;
  }

  #credentialsAt(at: Position['at']): Credentials {
    if (this.#state.position.at !== at) throw wrongStep();
    return this.#credentials();
  }

  #atChallenge(): AtChallenge {
    const { position } = this.#state;
    if (position.at !== 'challenge') throw wrongStep();
    return position;
  }

  #conversation(signal: AbortSignal | undefined): Conversation {
    const { random = systemRandom, devices } = this.#options;
    const typedUsername = this.#credentials().username;
    return new Conversation({ client: this.#client, clock: this.#clock, random, devices, typedUsername, signal });
  }
}

/** Failures that a person can do something about without leaving the sign-in. */
const stepsOfFailures = new Map<SignInErrorCode, 'resetPassword' | 'confirmSignUp'>([
  ['reset-required', 'resetPassword'],
  ['not-confirmed', 'confirmSignUp'],
]);

function wrongStep(): SignInError {
  return new SignInError('wrong-step', { retry: 'same-step' });
}
