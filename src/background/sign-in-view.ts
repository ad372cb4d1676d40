import type { SignInState, SignInView, StepView } from '../messages/views';
import type { SignIn } from '../sign-in/sign-in';
import type { SignInStep } from '../sign-in/steps';
import type { Choices } from './pool-secrets';
import type { PendingSignIn } from './pending-sign-in';

/** A difference to the pool's clock that a person should know of: codes made by this machine's would be refused. */
const remarkableClockErrorMs = 30_000;

/** What an extension page may see of a sign-in. */
export function signInView(
  pending: PendingSignIn,
  engine: SignIn,
  { choices, nowMs }: { choices: Choices; nowMs: number },
): SignInView {
  const { id, profile, username, typedPassword, answered } = pending;
  const clockErrorMs = engine.serverNowMs() - nowMs;
  return {
    id,
    profile,
    username,
    typedPassword,
    answered,
    mayChooseAnew: Object.keys(choices).length > 0 || engine.hasChoices(),
    state: signInState(pending, engine),
    ...(Math.abs(clockErrorMs) >= remarkableClockErrorMs && { clockErrorMs }),
  };
}

function signInState({ phase, profile }: PendingSignIn, engine: SignIn): SignInState {
  switch (phase.kind) {
    case 'working':
      return { kind: 'working' };
    case 'waiting-for-next-code':
      return { kind: 'waiting-for-next-code', untilMs: phase.untilMs };
    case 'failed':
    case 'done':
      return phase;
    case 'step': {
      const step = engine.step();
      if (step === undefined) return { kind: 'working' };
      const expiresAtMs = engine.sessionExpiresAtMs();
      return {
        kind: 'step',
        step: stepView(step.nextStep, profile.name),
        ...(expiresAtMs !== undefined && { expiresAtMs }),
        ...(phase.error !== undefined && { error: phase.error }),
      };
    }
  }
}

function stepView(step: SignInStep, appName: string): StepView {
  if (step.signInStep !== 'continueSignInWithTotpSetup') return step;
  const { sharedSecret, getSetupUri } = step.totpSetupDetails;
  return { signInStep: step.signInStep, totpSetup: { sharedSecret, setupUri: getSetupUri(appName) } };
}
