import { useState } from 'preact/hooks';
import { Button } from '../../controls/button';
import { Field } from '../../controls/field';
import { Form } from '../../controls/form';
import { RetryWait, useRetrySeconds } from '../../controls/retry-wait';
import { useText } from '../../services';
import type { StepProps } from '../answer';

export function Password({ signIn, answering }: StepProps<'confirmSignInWithPassword'>) {
  const text = useText();
  const [password, setPassword] = useState('');
  const [empty, setEmpty] = useState(false);
  const waiting = useRetrySeconds(answering.error) > 0;
  return (
    <>
      <p>{text.step.passwordFor(signIn.username)}</p>
      <Form
        onSubmit={() => {
          setEmpty(password === '');
          if (password !== '' && !waiting && !answering.busy) answering.answer(password);
        }}
      >
        <Field
          label={text.start.password}
          type="password"
          value={password}
          onInput={setPassword}
          autocomplete="current-password"
          problem={empty ? text.step.passwordMissing : answering.problem}
        />
        <RetryWait error={answering.error} />
        <Button kind="primary" busy={answering.busy} disabled={waiting}>
          {text.signIn.continue}
        </Button>
      </Form>
    </>
  );
}
