import { useState } from 'preact/hooks';
import { Button } from '../../controls/button';
import { Field } from '../../controls/field';
import { Form } from '../../controls/form';
import { ErrorNotice } from '../../controls/notice';
import { useText } from '../../services';
import type { StepProps } from '../answer';
import { CodeField } from '../code-form';
import { deliverySentence, SendAgain } from '../delivery';

/** First a code is sent, then it is typed with the new password. */
export function ResetPassword({ signIn, step, answering }: StepProps<'resetPassword'>) {
  const text = useText();
  if (!step.codeDeliveryDetails)
    return (
      <>
        <p>{text.step.resetPasswordStart}</p>
        <ErrorNotice error={answering.error} />
        <SendAgain signIn={signIn} answering={answering} first />
      </>
    );
  return (
    <>
      <p>{deliverySentence(text, step.codeDeliveryDetails)}</p>
      <ResetForm
        answering={answering}
        onReset={(code, newPassword) => {
          answering.send('signIn.confirmResetPassword', { signInId: signIn.id, code, newPassword });
        }}
      />
      <SendAgain signIn={signIn} answering={answering} />
    </>
  );
}

const aboutThePassword = ['password-policy', 'password-history'];

function ResetForm({
  answering,
  onReset,
}: Pick<StepProps, 'answering'> & { onReset: (code: string, newPassword: string) => void }) {
  const text = useText();
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  const [checked, setChecked] = useState(false);
  const passwordRefused = answering.error && aboutThePassword.includes(answering.error.code);
  return (
    <Form
      onSubmit={() => {
        setChecked(true);
        if (code !== '' && password !== '' && !answering.busy) onReset(code, password);
      }}
    >
      <CodeField
        value={code}
        onInput={setCode}
        problem={checked && code === '' ? text.step.codeMissing : passwordRefused ? undefined : answering.problem}
      />
      <Field
        label={text.step.newPasswordLabel}
        type="password"
        value={password}
        onInput={setPassword}
        autocomplete="new-password"
        hint={text.step.newPasswordHint}
        problem={
          checked && password === '' ? text.step.newPasswordMissing : passwordRefused ? answering.problem : undefined
        }
      />
      <Button kind="primary" busy={answering.busy}>
        {text.step.resetPassword}
      </Button>
    </Form>
  );
}
