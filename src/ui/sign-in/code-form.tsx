import { useState } from 'preact/hooks';
import { Field } from '../controls/field';
import { Form } from '../controls/form';
import { useText } from '../services';
import type { Answering } from './answer';
import { cleanCode } from './code-input';
import { Submit } from './submit';

interface CodeFormProps {
  answering: Answering;
  label?: string;
  action?: string;
  primary?: boolean;
  onCode: (code: string) => void;
}

/** One code, and on. */
export function CodeForm({ answering, label, action, primary = true, onCode }: CodeFormProps) {
  const text = useText();
  const [code, setCode] = useState('');
  const [empty, setEmpty] = useState(false);
  return (
    <Form
      onSubmit={() => {
        setEmpty(code === '');
        if (code !== '') onCode(code);
      }}
    >
      <CodeField
        label={label}
        value={code}
        onInput={setCode}
        problem={empty ? text.step.codeMissing : answering.problem}
      />
      <Submit answering={answering} kind={primary ? 'primary' : 'secondary'}>
        {action ?? text.signIn.continue}
      </Submit>
    </Form>
  );
}

interface CodeFieldProps {
  label?: string | undefined;
  value: string;
  onInput: (code: string) => void;
  problem?: string | undefined;
}

export function CodeField({ label, value, onInput, problem }: CodeFieldProps) {
  const text = useText();
  return (
    <Field
      label={label ?? text.step.code}
      value={value}
      onInput={(typed) => {
        onInput(cleanCode(typed));
      }}
      autocomplete="one-time-code"
      inputMode="numeric"
      exact
      problem={problem}
    />
  );
}
