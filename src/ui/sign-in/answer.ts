import type { ExplainedError } from '../../locales/error-sentences';
import type { SignInView, StepView } from '../../messages/views';
import { errorSentence } from '../error-text';
import { useRequests, type Requests } from '../request';
import { useText } from '../services';

/** What a view of a step is given. `Name` picks the step. */
export interface StepProps<Name extends StepView['signInStep'] = StepView['signInStep']> {
  signIn: SignInView;
  step: Extract<StepView, { signInStep: Name }>;
  answering: Answering;
}

export interface Answering {
  /** From the press until the worker has the next state. */
  busy: boolean;
  /** What became of the last answer. */
  error: ExplainedError | undefined;
  /** The same as a sentence, for the field that was answered. */
  problem: string | undefined;
  answer: (value: string, userAttributes?: Record<string, string>) => void;
  send: Requests['send'];
}

/** `working` is the worker's part of the wait, `stepError` what it says of the last answer. */
export function useAnswering(signIn: SignInView, working: boolean, stepError: ExplainedError | undefined): Answering {
  const text = useText();
  const { send, busy, error: refused } = useRequests();
  const error = refused ?? stepError;
  return {
    busy: busy || working,
    error,
    problem: error && errorSentence(text, error),
    answer(value, userAttributes) {
      send('signIn.answer', { signInId: signIn.id, value, ...(userAttributes && { userAttributes }) });
    },
    send,
  };
}
