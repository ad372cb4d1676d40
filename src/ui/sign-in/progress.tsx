import { useRef } from 'preact/hooks';
import type { AccountView, SignInView, StepView } from '../../messages/views';
import { Button } from '../controls/button';
import { ErrorNotice, Notice } from '../controls/notice';
import { useRetrySeconds } from '../controls/retry-wait';
import { useEntryFocus } from '../focus';
import { secondsUntil, useNow } from '../now';
import { useRequests } from '../request';
import { useText } from '../services';
import { useAnswering } from './answer';
import { SessionClock } from './session-clock';
import { StepContent } from './step';
import { StepList, stepName } from './step-list';

/** A sign-in that is under way, or has just ended. */
export function Progress({ signIn, accounts }: { signIn: SignInView; accounts: AccountView[] }) {
  const step = useStepAtHand(signIn);
  return (
    <div class="progress">
      <p class="identity">
        <strong>{signIn.profile.name}</strong>
        <span>{signIn.username}</span>
      </p>
      <StepList signIn={signIn} step={step} />
      <ClockRemark clockErrorMs={signIn.clockErrorMs} />
      <StateView signIn={signIn} step={step} accounts={accounts} />
      {signIn.state.kind !== 'done' && <Endings signIn={signIn} />}
    </div>
  );
}

/** While an answer is on its way its step stays on screen, with what was typed: a refused answer is then mended, not retyped. */
function useStepAtHand(signIn: SignInView): StepView | undefined {
  const last = useRef<StepView | undefined>(undefined);
  const { state } = signIn;
  if (state.kind === 'step') last.current = state.step;
  else if (state.kind !== 'working') last.current = undefined;
  return last.current;
}

function StateView({
  signIn,
  step,
  accounts,
}: {
  signIn: SignInView;
  step: StepView | undefined;
  accounts: AccountView[];
}) {
  const { state } = signIn;
  switch (state.kind) {
    case 'working':
      return step ? (
        <StepPanel key={stepKey(signIn, step)} signIn={signIn} step={step} accounts={accounts} />
      ) : (
        <Working />
      );
    case 'step':
      return <StepPanel key={stepKey(signIn, state.step)} signIn={signIn} step={state.step} accounts={accounts} />;
    case 'waiting-for-next-code':
      return <WaitingForCode untilMs={state.untilMs} byServerTime={signIn.clockErrorMs !== undefined} />;
    case 'failed':
      return <Failed signIn={signIn} again={state.again} error={state.error} />;
    case 'done':
      return <Done signIn={signIn} deviceNotRemembered={state.deviceNotRemembered === true} />;
  }
}

/** The same step asked a second time is a new one. */
function stepKey(signIn: SignInView, step: StepView): string {
  return `${step.signInStep} ${signIn.answered.length}`;
}

function StepPanel({ signIn, step, accounts }: { signIn: SignInView; step: StepView; accounts: AccountView[] }) {
  const text = useText();
  const view = useRef<HTMLElement>(null);
  const { state } = signIn;
  const stepError = state.kind === 'step' ? state.error : undefined;
  const answering = useAnswering(signIn, state.kind === 'working', stepError);
  useEntryFocus(view, answering.problem);
  return (
    <section class="step" ref={view} aria-busy={answering.busy}>
      <h2 tabIndex={-1}>{stepName(text.steps, step.signInStep)}</h2>
      {state.kind === 'step' && state.expiresAtMs !== undefined && <SessionClock expiresAtMs={state.expiresAtMs} />}
      <StepContent signIn={signIn} step={step} answering={answering} accounts={accounts} />
    </section>
  );
}

function Working() {
  const text = useText();
  return (
    <section class="step step-waiting" role="status">
      <span class="spinner spinner-large" aria-hidden="true" />
      <h2>{text.signIn.working}</h2>
      <p>{text.signIn.workingHint}</p>
    </section>
  );
}

function WaitingForCode({ untilMs, byServerTime }: { untilMs: number; byServerTime: boolean }) {
  const text = useText();
  const seconds = secondsUntil(untilMs, useNow(untilMs));
  return (
    <section class="step step-waiting">
      <p class="countdown" aria-hidden="true">
        {text.signIn.secondsLeft(seconds)}
      </p>
      <div role="status">
        <h2>{text.signIn.waitingTitle}</h2>
        <p>{byServerTime ? text.signIn.waitingByServerTime : text.signIn.waitingBody}</p>
      </div>
    </section>
  );
}

function ClockRemark({ clockErrorMs }: { clockErrorMs: number | undefined }) {
  const text = useText();
  if (clockErrorMs === undefined) return null;
  return <Notice>{text.signIn.clockError(Math.round(Math.abs(clockErrorMs) / 1_000))}</Notice>;
}

type FailedState = Extract<SignInView['state'], { kind: 'failed' }>;

function Failed({ signIn, error, again }: { signIn: SignInView } & Omit<FailedState, 'kind'>) {
  const text = useText();
  const view = useRef<HTMLElement>(null);
  const { send, busy, error: refused } = useRequests();
  const waiting = useRetrySeconds(error) > 0;
  useEntryFocus(view);
  return (
    <section class="step" ref={view}>
      <h2 tabIndex={-1}>{text.signIn.failedTitle}</h2>
      <ErrorNotice error={refused ?? error} />
      {again && (
        <Button
          kind="primary"
          busy={busy}
          disabled={waiting}
          onClick={() => {
            send('signIn.startAgain', { signInId: signIn.id });
          }}
        >
          {text.signIn.startAgain}
        </Button>
      )}
    </section>
  );
}

function Done({ signIn, deviceNotRemembered }: { signIn: SignInView; deviceNotRemembered: boolean }) {
  const text = useText();
  const view = useRef<HTMLElement>(null);
  const { send, busy, error } = useRequests();
  useEntryFocus(view);
  return (
    <section class="step step-done" ref={view}>
      <h2 tabIndex={-1}>{text.signIn.doneTitle}</h2>
      <p role="status">{text.signIn.doneBody(signIn.username, signIn.profile.name)}</p>
      {deviceNotRemembered && <Notice>{text.signIn.deviceNotRemembered}</Notice>}
      <ErrorNotice error={error} />
      <Button
        kind="primary"
        busy={busy}
        onClick={() => {
          send('signIn.cancel', { signInId: signIn.id });
        }}
      >
        {text.signIn.done}
      </Button>
    </section>
  );
}

/** Ways out that are there at every moment. */
function Endings({ signIn }: { signIn: SignInView }) {
  const text = useText();
  const { send, error } = useRequests();
  const { state } = signIn;
  const offersAgain = state.kind === 'step' || state.kind === 'waiting-for-next-code';
  const offersOtherWay = signIn.mayChooseAnew && (offersAgain || (state.kind === 'failed' && state.again));
  const waiting = useRetrySeconds(state.kind === 'step' ? state.error : undefined) > 0;
  return (
    <div class="endings">
      <ErrorNotice error={error} />
      <Button
        kind="quiet"
        onClick={() => {
          send('signIn.cancel', { signInId: signIn.id });
        }}
      >
        {text.common.cancel}
      </Button>
      {offersAgain && (
        <Button
          kind="quiet"
          disabled={waiting}
          onClick={() => {
            send('signIn.startAgain', { signInId: signIn.id });
          }}
        >
          {text.signIn.startAgain}
        </Button>
      )}
      {offersOtherWay && (
        <Button
          kind="quiet"
          disabled={waiting}
          onClick={() => {
            send('signIn.startAgain', { signInId: signIn.id, otherWay: true });
          }}
        >
          {text.signIn.otherWay}
        </Button>
      )}
    </div>
  );
}
