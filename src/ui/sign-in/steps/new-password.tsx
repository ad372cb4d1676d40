import { useState } from 'preact/hooks';
import { Field } from '../../controls/field';
import { Form } from '../../controls/form';
import { useText } from '../../services';
import type { StepProps } from '../answer';
import { attributeInput, attributeValue } from '../attribute-input';
import { NewPasswordField } from '../new-password-field';
import { Submit } from '../submit';

/** A password of the person's own, and what else the pool requires of its users. */
export function NewPassword({ signIn, step, answering }: StepProps<'confirmSignInWithNewPassword'>) {
  const text = useText();
  const [password, setPassword] = useState('');
  const [attributes, setAttributes] = useState<Record<string, string>>({});
  const [checked, setChecked] = useState(false);
  const missing = step.missingAttributes.filter((name) => !attributes[name]?.trim());

  const submit = () => {
    setChecked(true);
    if (password === '' || missing.length > 0) return;
    const values = step.missingAttributes.map((name): [string, string] => [
      name,
      attributeValue(name, attributes[name] ?? ''),
    ]);
    answering.answer(password, { userAttributes: Object.fromEntries(values) });
  };
  return (
    <>
      <p>{text.step.newPassword}</p>
      <Form onSubmit={submit}>
        <NewPasswordField
          policy={signIn.profile.passwordPolicy}
          value={password}
          onInput={setPassword}
          problem={checked && password === '' ? text.step.newPasswordMissing : answering.problem}
        />
        {step.missingAttributes.length > 0 && <p>{text.step.attributes}</p>}
        {step.missingAttributes.map((name) => (
          <Field
            key={name}
            {...attributeInput(text, name)}
            value={attributes[name] ?? ''}
            onInput={(value) => {
              setAttributes({ ...attributes, [name]: value });
            }}
            problem={checked && missing.includes(name) ? text.step.attributeMissing : undefined}
          />
        ))}
        <Submit answering={answering}>{text.signIn.continue}</Submit>
      </Form>
    </>
  );
}
