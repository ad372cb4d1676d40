import { useState } from 'preact/hooks';
import { Button } from '../../controls/button';
import { Field } from '../../controls/field';
import { Form } from '../../controls/form';
import { useText } from '../../services';
import type { StepProps } from '../answer';

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
          if (complete && !answering.busy) answering.answer(address);
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
        <Button kind="primary" busy={answering.busy}>
          {text.signIn.continue}
        </Button>
      </Form>
    </>
  );
}
