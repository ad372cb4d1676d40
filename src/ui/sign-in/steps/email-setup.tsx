import { useState } from 'preact/hooks';
import { Field } from '../../controls/field';
import { Form } from '../../controls/form';
import { useText } from '../../services';
import type { StepProps } from '../answer';
import { Submit } from '../submit';

export function EmailSetup({ answering }: StepProps<'continueSignInWithEmailMfaSetup'>) {
  const text = useText();
  const [email, setEmail] = useState('');
  const [incomplete, setIncomplete] = useState(false);
  return (
    <>
      <p>{text.step.emailSetup}</p>
      <Form
        onSubmit={() => {
          const address = email.trim();
          const complete = /^[^@\s]+@[^@\s]+$/.test(address);
          setIncomplete(!complete);
          if (complete) answering.answer(address);
        }}
      >
        <Field
          label={text.step.email}
          type="email"
          value={email}
          onInput={setEmail}
          autocomplete="email"
          problem={incomplete ? text.step.emailMissing : answering.problem}
        />
        <Submit answering={answering}>{text.signIn.continue}</Submit>
      </Form>
    </>
  );
}
