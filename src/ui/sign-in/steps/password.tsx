import { useState } from 'preact/hooks';
import { Field } from '../../controls/field';
import { Form } from '../../controls/form';
import { useText } from '../../services';
import type { StepProps } from '../answer';
import { Submit } from '../submit';

export function Password({ signIn, answering }: StepProps<'confirmSignInWithPassword'>) {
  const text = useText();
  const [password, setPassword] = useState('');
  const [empty, setEmpty] = useState(false);
  return (
    <>
      <p>{text.step.passwordFor(signIn.username)}</p>
      <Form
        onSubmit={() => {
          setEmpty(password === '');
          if (password !== '') answering.answer(password);
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
        <Submit answering={answering}>{text.signIn.continue}</Submit>
      </Form>
    </>
  );
}
