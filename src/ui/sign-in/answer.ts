import type { ExplainedError } from '../../locales/error-sentences';
import type { OwnRequestBody } from '../../messages/protocol';
import type { SignInView, StepView } from '../../messages/views';
import { useRetrySeconds } from '../controls/retry-wait';
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
  /** While the pool is not to be asked again yet: see `RetryWait`. */
  waiting: boolean;
  /** What became of the last answer. */
  error: ExplainedError | undefined;
  /** The same as a sentence, for the field that was answered. */
  problem: string | undefined;
  /** Does nothing while busy or waiting, as does `send`. */
  answer: (value: string, more?: Omit<OwnRequestBody<'signIn.answer'>, 'signInId' | 'value'>) => void;
  send: Requests['send'];
}

/** `working` is the worker's part of the wait, `stepError` what it says of the last answer. */
export function useAnswering(signIn: SignInView, working: boolean, stepError: ExplainedError | undefined): Answering {
  const text = useText();
  const requests = useRequests();
  const error = requests.error ?? stepError;
  const busy = requests.busy || working;
  const waiting = useRetrySeconds(error) > 0;
  const send: Requests['send'] = (type, body, onReply) => {
    if (!busy && !waiting) requests.send(type, body, onReply);
  };
  return {
    busy,
    waiting,
    error,
    problem: error && errorSentence(text, error),
    answer(value, more) {
      send('signIn.answer', { signInId: signIn.id, value, ...more });
    },
    send,
  };
}
