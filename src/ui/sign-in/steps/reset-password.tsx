import { useState } from 'preact/hooks';
import { Form } from '../../controls/form';
import { ErrorNotice } from '../../controls/notice';
import type { PasswordPolicy } from '../../../profiles/profile';
import { useText } from '../../services';
import type { StepProps } from '../answer';
import { CodeField } from '../code-form';
import { deliverySentence, SendAgain } from '../delivery';
import { NewPasswordField } from '../new-password-field';
import { Submit } from '../submit';

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
        policy={signIn.profile.passwordPolicy}
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

type ResetFormProps = Pick<StepProps, 'answering'> & {
  policy: PasswordPolicy | undefined;
  onReset: (code: string, newPassword: string) => void;
};

function ResetForm({ answering, policy, onReset }: ResetFormProps) {
  const text = useText();
  const [code, setCode] = useState('');
  const [password, setPassword] = useState('');
  const [checked, setChecked] = useState(false);
  const passwordRefused = answering.error && aboutThePassword.includes(answering.error.code);
  return (
    <Form
      onSubmit={() => {
        setChecked(true);
        if (code !== '' && password !== '') onReset(code, password);
      }}
    >
      <CodeField
        value={code}
        onInput={setCode}
        problem={checked && code === '' ? text.step.codeMissing : passwordRefused ? undefined : answering.problem}
      />
      <NewPasswordField
        policy={policy}
        value={password}
        onInput={setPassword}
        problem={
          checked && password === '' ? text.step.newPasswordMissing : passwordRefused ? answering.problem : undefined
        }
      />
      <Submit answering={answering}>{text.step.resetPassword}</Submit>
    </Form>
  );
}
