import type { SignInView, StepView } from '../../messages/views';
import { Icon } from '../controls/icon';
import { lookUp } from '../look-up';
import { useText } from '../services';

type State = 'done' | 'now' | 'to-come';

/** The steps that were taken, the one at hand, and the end. */
export function StepList({ signIn, step }: { signIn: SignInView; step: StepView | undefined }) {
  const text = useText();
  const words: Record<State, string> = {
    done: text.signIn.stepDone,
    now: text.signIn.stepNow,
    'to-come': text.signIn.stepToCome,
  };
  const items: { name: string; state: State; note?: string }[] = [
    { name: signIn.typedPassword ? text.signIn.credentials : text.signIn.usernameAlone, state: 'done' },
    ...signIn.answered.map(({ signInStep, by }) => ({
      name: stepName(text.steps, signInStep),
      state: 'done' as const,
      ...(by === 'latchkey' && { note: text.signIn.byLatchkey }),
    })),
    ...(step ? [{ name: stepName(text.steps, step.signInStep), state: 'now' as const }] : []),
    { name: text.steps.done, state: signIn.state.kind === 'done' ? 'done' : 'to-come' },
  ];
  return (
    <ol class="steps" aria-label={text.signIn.stepList}>
      {items.map(({ name, state, note }, index) => (
        <li key={index} data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
          <span class="step-dot" aria-hidden="true">
            {state === 'done' && <Icon name="check" />}
          </span>
          <span class="step-name">{name}</span>
          {note && <span class="step-note">{note}</span>}
          <span class="visually-hidden">{words[state]}</span>
        </li>
      ))}
    </ol>
  );
}

/** A step that these texts do not know goes by its own name. */
export function stepName(names: Record<string, string>, signInStep: string): string {
  return lookUp(names, signInStep) ?? signInStep;
}
