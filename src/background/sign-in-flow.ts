import type { ErrorView } from '../messages/error-view';
import type { OwnRequestBody } from '../messages/protocol';
import type { SignInView } from '../messages/views';
import { poolKey } from '../profiles/pool-key';
import type { Profile } from '../profiles/profile';
import type { Session } from '../session/session';
import { SignInError } from '../sign-in/errors';
import { createSignIn, type SignIn } from '../sign-in/sign-in';
import type { SignInStepName } from '../sign-in/steps';
import type { Cell } from './cell';
import { errorView, RequestRefusal } from './error-view';
import type { PendingSignIn } from './pending-sign-in';
import type { PoolSecrets } from './pool-secrets';
import type { ServerClocks } from './server-clocks';
import type { Sessions } from './sessions';
import { afterVaultCode, choicesOf, isWorthAnotherTry, throttleWaitMs, wasRefusedUnseen } from './sign-in-policy';
import { SingleTask } from './single-task';
import { signInView } from './sign-in-view';
import type { PoolUser, VaultAnswers } from './vault-answers';

export interface SignInFlowOptions {
  pending: Cell<PendingSignIn>;
  vaultIsOpen: () => Promise<boolean>;
  answers: VaultAnswers;
  poolSecrets: PoolSecrets;
  sessions: Sessions;
  serverClocks: ServerClocks;
  clock: () => number;
  newId: () => string;
  /** Has `resume` called at that time, or as soon after it as the browser allows. */
  wakeAt: (whenMs: number) => void;
  /** Called after every change of what `view` shows. */
  changed: () => void;
}

type Body<Type extends 'signIn.start' | 'signIn.answer' | 'signIn.confirmResetPassword'> = Omit<
  OwnRequestBody<Type>,
  'signInId' | 'profileId'
>;

type Operation = (engine: SignIn, signal: AbortSignal) => Promise<unknown>;

/** Who answers a step (nobody, where one is only posed again), and with the code of which account of the vault and which RFC 6238 time step. */
type Answerer = { by: 'person' | 'nobody' } | { by: 'latchkey'; used?: { accountId: string; codeStep: number } };

const person: Answerer = { by: 'person' };
const nobody: Answerer = { by: 'nobody' };

/** How Cognito names this authenticator to the user's administrator. */
const friendlyDeviceName = 'Latchkey';

const beginAnew: Operation = (engine, signal) => engine.startAgain({ signal });

/** Answers in a row that are given without a person: a choice, a code, and the same once more after a stop. */
const mostAnswersUnasked = 4;

const interrupted: ErrorView = { code: 'interrupted' };

/** Steps whose code Cognito itself can send once more. */
const resends: Partial<Record<SignInStepName, Operation>> = {
  resetPassword: (engine, signal) => engine.resetPassword({ signal }),
  confirmSignUp: (engine, signal) => engine.resendSignUpCode({ signal }),
};

/**
 * The sign-in under way. There is one at a time; its state is stored before a request is made and after its reply, so
 * that an evicted worker or a closed popup loses nothing. What the vault can answer is answered without being asked.
 */
export class SignInFlow {
  readonly #options: SignInFlowOptions;
  /** What this worker is at. A stored `working` phase that it is not at was interrupted. */
  readonly #task = new SingleTask();
  /** Whoever comes while the worker is still finding where it stood waits for that, and is not told that it is busy. */
  #resuming: Promise<void> | undefined;

  constructor(options: SignInFlowOptions) {
    this.#options = options;
  }

  async view(): Promise<SignInView | undefined> {
    const pending = await this.#options.pending.get();
    if (pending === undefined) return undefined;
    const choices = await this.#options.poolSecrets.choices(pending.profile, pending.username);
    return signInView(pending, this.#engineOf(pending), { choices, nowMs: this.#options.clock() });
  }

  /** Takes the place of a sign-in that was there before. */
  async start(profile: Profile, { username, password }: Body<'signIn.start'>): Promise<void> {
    const { firstFactor } = await this.#options.poolSecrets.choices(profile, username);
    const engine = this.#newEngine(profile);
    engine.hold({
      username,
      ...(password !== undefined && { password }),
      ...(firstFactor !== undefined && { preferredChallenge: firstFactor }),
    });
    await this.#begin({ profile, username, typedPassword: password !== undefined }, engine, beginAnew);
  }

  /** Takes the place of a sign-in that was there before, with a code by which the password can be replaced. */
  async forgotPassword(profile: Profile, username: string): Promise<void> {
    const engine = this.#newEngine(profile);
    engine.hold({ username });
    await this.#begin({ profile, username, typedPassword: false }, engine, (begun, signal) =>
      begun.resetPassword({ username, signal }),
    );
  }

  answer(signInId: string, { value, userAttributes, remember = false }: Body<'signIn.answer'>): Promise<void> {
    return this.#atStep(signInId, async (pending, signal) => {
      const options = userAttributes === undefined ? {} : { userAttributes };
      const step = this.#stepName(pending);
      const answer: Operation =
        step === 'confirmSignUp'
          ? (engine) => engine.confirmSignUp(value, { signal })
          : (engine) => engine.confirmSignIn(value, { ...options, signal });
      const remembered: Operation = async (engine) => {
        await answer(engine, signal);
        const { profile, username } = pending;
        if (remember) await this.#options.poolSecrets.choose(profile, username, choicesOf(step, value));
      };
      await this.#operate(pending, person, remembered, signal);
    });
  }

  /** Makes this vault the authenticator of the user. The secret is stored before it is verified. */
  enrol(signInId: string): Promise<void> {
    return this.#atStep(signInId, async (pending, signal) => {
      const step = this.#engineOf(pending).step()?.nextStep;
      if (step?.signInStep !== 'continueSignInWithTotpSetup') throw new RequestRefusal('wrong-step');
      const { profile, username } = pending;
      const accountId = await this.#options.answers.enrol(profile, username, step.totpSetupDetails.sharedSecret);
      await this.#answerFromVault(pending, accountId, signal);
    });
  }

  /** Answers the TOTP step from this account, now and whenever this user signs in. */
  useAccount(signInId: string, accountId: string): Promise<void> {
    return this.#atStep(signInId, async (pending, signal) => {
      if (this.#stepName(pending) !== 'confirmSignInWithTotpMfaCode') throw new RequestRefusal('wrong-step');
      await this.#options.answers.bind(accountId, poolUser(pending));
      await this.#answerFromVault(pending, accountId, signal);
    });
  }

  /** Cognito cannot send the code of a challenge again: the sign-in is begun anew with what is known of it. */
  sendAgain(signInId: string): Promise<void> {
    return this.#atStep(signInId, (pending, signal) => {
      const operation = resends[this.#stepName(pending) ?? 'done'] ?? beginAnew;
      return this.#operate(pending, nobody, operation, signal);
    });
  }

  confirmResetPassword(signInId: string, reset: Body<'signIn.confirmResetPassword'>): Promise<void> {
    return this.#atStep(signInId, (pending, signal) =>
      this.#operate(pending, person, (engine, signal) => engine.confirmResetPassword({ ...reset, signal }), signal),
    );
  }

  /** `otherWay` forgets what was chosen, in this sign-in and once for all. */
  async startAgain(signInId: string, { otherWay = false }: { otherWay?: boolean }): Promise<void> {
    await this.#resuming;
    await this.#exclusively(async (signal) => {
      const pending = await this.#current(signInId);
      if (!otherWay) return this.#startAgain(pending, signal);
      await this.#options.poolSecrets.forgetChoices(pending.profile, pending.username);
      const anew: Operation = (engine) => engine.startAgain({ forgetChoices: true, signal });
      await this.#operate({ ...pending, answered: [], vaultTries: 0 }, nobody, anew, signal);
    });
  }

  /** A reply that comes after this is dropped. */
  async cancel(signInId: string): Promise<void> {
    const pending = await this.#options.pending.get();
    if (pending?.id !== signInId) return;
    this.#task.abort();
    await this.#options.pending.clear();
    this.#options.changed();
  }

  /** Before the vault is locked: forgets the password. What else is known stays, sealed, for after the unlocking. */
  async lock(): Promise<void> {
    this.#task.abort();
    try {
      const pending = await this.#options.pending.get();
      if (pending === undefined) return;
      const engine = this.#engineOf(pending);
      engine.forgetPassword();
      await this.#options.pending.set({ ...pending, engine: engine.toJSON() });
    } catch (error) {
      // What cannot be rewritten is given up, rather than the password left in it.
      await this.#options.pending.clear();
      throw error;
    }
  }

  /** `resume`, for who has no use for its end. */
  resumeSoon(): void {
    void this.resume().finally(this.#options.changed);
  }

  /** Goes on with what was interrupted by an eviction, a lock, or a wait that is over. */
  resume(): Promise<void> {
    this.#resuming ??= this.#goOn().finally(() => {
      this.#resuming = undefined;
    });
    return this.#resuming;
  }

  async #goOn(): Promise<void> {
    if (this.#task.isUnderWay || !(await this.#options.vaultIsOpen())) return;
    await this.#exclusively(async (signal) => {
      const pending = await this.#options.pending.get();
      if (pending === undefined) return;
      const { phase } = pending;
      if (phase.kind === 'working') await this.#recover({ ...pending, vaultTries: 0 }, phase.accountId, signal);
      else if (phase.kind === 'waiting-for-next-code') await this.#answerFromVault(pending, phase.accountId, signal);
      else if (phase.kind === 'step' && phase.error === undefined) await this.#proceed(pending, signal);
    });
  }

  async #begin(
    typed: Pick<PendingSignIn, 'profile' | 'username' | 'typedPassword'>,
    engine: SignIn,
    operation: Operation,
  ): Promise<void> {
    this.#task.abort();
    await this.#exclusively(async (signal) => {
      const pending: PendingSignIn = {
        id: this.#options.newId(),
        ...typed,
        engine: engine.toJSON(),
        phase: { kind: 'working' },
        answered: [],
        vaultTries: 0,
        throttles: 0,
      };
      await this.#operate(pending, nobody, operation, signal);
    });
  }

  #exclusively(run: (signal: AbortSignal) => Promise<void>): Promise<void> {
    return this.#task.run(run, (error, signal) => this.#giveUp(error, signal));
  }

  /** A request that failed for a reason of our own, such as a full disk, leaves no sign-in that seems to work for ever. */
  async #giveUp(error: unknown, signal: AbortSignal): Promise<void> {
    const pending = await this.#options.pending.get();
    if (pending?.phase.kind !== 'working') return;
    const again = this.#engineOf(pending).canStartAgain();
    await this.#store({ ...pending, phase: { kind: 'failed', error: errorView(error), again } }, signal);
  }

  async #atStep(signInId: string, run: (pending: PendingSignIn, signal: AbortSignal) => Promise<void>): Promise<void> {
    await this.#resuming;
    await this.#exclusively(async (signal) => {
      const pending = await this.#current(signInId);
      if (pending.phase.kind !== 'step') throw new RequestRefusal('wrong-step');
      await run({ ...pending, vaultTries: 0 }, signal);
    });
  }

  async #current(signInId: string): Promise<PendingSignIn> {
    const pending = await this.#options.pending.get();
    if (pending?.id !== signInId) throw new RequestRefusal('sign-in-gone');
    return pending;
  }

  #startAgain(pending: PendingSignIn, signal: AbortSignal): Promise<void> {
    return this.#operate({ ...pending, answered: [] }, nobody, beginAnew, signal);
  }

  /** The worker was stopped before the reply came: whether the answer has arrived is not known. */
  async #recover(pending: PendingSignIn, accountId: string | undefined, signal: AbortSignal): Promise<void> {
    const engine = this.#engineOf(pending);
    if (accountId !== undefined) await this.#answerFromVault(pending, accountId, signal);
    else if (engine.step() !== undefined)
      await this.#store({ ...pending, phase: { kind: 'step', error: interrupted } }, signal);
    else if (engine.canStartAgain()) await this.#startAgain(pending, signal);
    else await this.#store({ ...pending, phase: { kind: 'failed', error: interrupted, again: false } }, signal);
  }

  /** Makes a request: the state is stored before, and what came of it after. */
  async #operate(pending: PendingSignIn, answerer: Answerer, operation: Operation, signal: AbortSignal): Promise<void> {
    const engine = await this.#connected(pending);
    await this.#store({ ...pending, phase: { kind: 'working', ...accountOf(answerer) } }, signal);
    const failure = await failureOf(operation(engine, signal));
    signal.throwIfAborted();
    const skewMs = engine.serverNowMs() - this.#options.clock();
    if (skewMs !== 0) await this.#options.serverClocks.set(poolKey(pending.profile), skewMs);
    const after = { ...pending, engine: engine.toJSON() };
    if (failure !== undefined) {
      await this.#fail(after, answerer, failure.error, signal);
      return;
    }
    if (answerer.by === 'latchkey' && answerer.used) await this.#options.answers.confirm(answerer.used.accountId);
    const answered = [...pending.answered, ...this.#answeredNow(pending, answerer)];
    await this.#proceed({ ...after, answered }, signal, engine.deviceError());
  }

  /** Goes past the step at which the engine stands where nobody need be asked, and shows it otherwise. */
  async #proceed(pending: PendingSignIn, signal: AbortSignal, deviceError?: SignInError): Promise<void> {
    const engine = this.#engineOf(pending);
    const tokens = engine.tokens();
    if (tokens !== undefined) {
      await this.#finish(pending, { tokens, deviceError }, signal);
      return;
    }
    // A pool that asks and asks is answered by a person.
    const isTired = pending.vaultTries >= mostAnswersUnasked;
    const accountId = isTired ? undefined : await this.#accountFor(pending);
    if (accountId !== undefined) return this.#answerFromVault(pending, accountId, signal);
    const choice = isTired ? undefined : await this.#chosenBefore(engine, pending);
    if (choice === undefined) await this.#store({ ...pending, phase: { kind: 'step' } }, signal);
    else {
      const chosen = { ...pending, vaultTries: pending.vaultTries + 1 };
      await this.#operate(chosen, { by: 'latchkey' }, (it) => it.confirmSignIn(choice, { signal }), signal);
    }
  }

  /** The second factor that this user chose once for all, where it is among those to choose from. */
  async #chosenBefore(engine: SignIn, { profile, username }: PendingSignIn): Promise<string | undefined> {
    const step = engine.step()?.nextStep;
    if (step?.signInStep !== 'continueSignInWithMfaSelection') return undefined;
    const { mfaType } = await this.#options.poolSecrets.choices(profile, username);
    return mfaType !== undefined && step.allowedMfaTypes.includes(mfaType) ? mfaType : undefined;
  }

  async #accountFor(pending: PendingSignIn): Promise<string | undefined> {
    if (this.#stepName(pending) !== 'confirmSignInWithTotpMfaCode') return undefined;
    return this.#options.answers.accountFor(poolUser(pending));
  }

  async #answerFromVault(pending: PendingSignIn, accountId: string, signal: AbortSignal): Promise<void> {
    const next = await this.#options.answers.takeCode(accountId, this.#engineOf(pending).serverNowMs());
    if (next === undefined) {
      await this.#store({ ...pending, phase: { kind: 'step', error: { code: 'not-found' } } }, signal);
      return;
    }
    if ('waitMs' in next) {
      const untilMs = this.#options.clock() + next.waitMs;
      await this.#store({ ...pending, phase: { kind: 'waiting-for-next-code', accountId, untilMs } }, signal);
      this.#options.wakeAt(untilMs);
      return;
    }
    const tried = { ...pending, vaultTries: pending.vaultTries + 1 };
    const answer: Operation = (engine) => engine.confirmSignIn(next.code, { friendlyDeviceName, signal });
    await this.#operate(tried, { by: 'latchkey', used: { accountId, codeStep: next.step } }, answer, signal);
  }

  /** The tokens and the password leave the sign-in as it ends. */
  async #finish(
    pending: PendingSignIn,
    { tokens, deviceError }: { tokens: Session['tokens']; deviceError: SignInError | undefined },
    signal: AbortSignal,
  ): Promise<void> {
    const { id, profile, username } = pending;
    signal.throwIfAborted();
    await this.#options.sessions.add({ id, profile, username, tokens, signedInAtMs: this.#options.clock() });
    const ended = { ...pending, engine: this.#newEngine(profile).toJSON() };
    const device = deviceError === undefined ? {} : { deviceNotRemembered: true as const };
    await this.#store({ ...ended, phase: { kind: 'done', sessionId: id, ...device } }, signal);
  }

  async #fail(pending: PendingSignIn, answerer: Answerer, cause: unknown, signal: AbortSignal): Promise<void> {
    const engine = this.#engineOf(pending);
    const error = this.#withWait(errorView(cause), pending);
    const again = engine.canStartAgain() && isWorthAnotherTry(error.code);
    const stands = engine.step() !== undefined && cause instanceof SignInError && cause.retry !== 'start-again';
    if (answerer.by === 'latchkey' && answerer.used) {
      const { accountId, codeStep } = answerer.used;
      if (error.code === 'wrong-code') await this.#options.answers.disown(accountId);
      if (wasRefusedUnseen(error.code)) await this.#options.answers.giveBack(accountId, codeStep);
      const next = afterVaultCode(error.code, { stands, again, vaultTries: pending.vaultTries });
      if (next === 'next-code') return this.#answerFromVault(pending, accountId, signal);
      if (next === 'begin-anew') return this.#startAgain(pending, signal);
    }
    const phase: PendingSignIn['phase'] = stands ? { kind: 'step', error } : { kind: 'failed', error, again };
    const throttles = error.code === 'throttled' ? pending.throttles + 1 : 0;
    await this.#store({ ...pending, phase, throttles }, signal);
  }

  #withWait(error: ErrorView, { throttles }: PendingSignIn): ErrorView {
    if (error.code !== 'throttled') return error;
    return { ...error, retryAtMs: this.#options.clock() + throttleWaitMs(throttles) };
  }

  async #store(pending: PendingSignIn, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    await this.#options.pending.set(pending);
    this.#options.changed();
  }

  #answeredNow(pending: PendingSignIn, { by }: Answerer): PendingSignIn['answered'] {
    const signInStep = this.#stepName(pending);
    return signInStep === undefined || by === 'nobody' ? [] : [{ signInStep, by }];
  }

  #stepName(pending: PendingSignIn): SignInStepName | undefined {
    return this.#engineOf(pending).step()?.nextStep.signInStep;
  }

  #engineOf({ profile, engine }: PendingSignIn): SignIn {
    return createSignIn({ pool: profile, clock: this.#options.clock, state: engine });
  }

  /** With what only the vault knows of the pool and of this device. */
  async #connected({ profile, engine }: PendingSignIn): Promise<SignIn> {
    const { clock, poolSecrets } = this.#options;
    const devices = poolSecrets.devices(profile);
    return createSignIn({ pool: await poolSecrets.poolOf(profile), clock, devices, state: engine });
  }

  #newEngine(profile: Profile): SignIn {
    return createSignIn({ pool: profile, clock: this.#options.clock });
  }
}

function failureOf(outcome: Promise<unknown>): Promise<{ error: unknown } | undefined> {
  return outcome.then(
    () => undefined,
    (error: unknown) => ({ error }),
  );
}

function accountOf(answerer: Answerer): { accountId?: string } {
  return answerer.by === 'latchkey' && answerer.used ? { accountId: answerer.used.accountId } : {};
}

function poolUser({ profile, username }: PendingSignIn): PoolUser {
  return { userPoolId: poolKey(profile), username };
}
