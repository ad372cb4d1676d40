import { useState } from 'preact/hooks';
import { Button } from '../controls/button';
import { Field } from '../controls/field';
import { Form } from '../controls/form';
import { RetryWait, useRetrySeconds } from '../controls/retry-wait';
import { useText } from '../services';
import type { Answering } from './answer';
import { cleanCode } from './code-input';

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
  const waiting = useRetrySeconds(answering.error) > 0;
  return (
    <Form
      onSubmit={() => {
        setEmpty(code === '');
        if (code !== '' && !waiting && !answering.busy) onCode(code);
      }}
    >
      <CodeField
        label={label}
        value={code}
        onInput={setCode}
        problem={empty ? text.step.codeMissing : answering.problem}
      />
      <RetryWait error={answering.error} />
      <Button kind={primary ? 'primary' : 'secondary'} busy={answering.busy} disabled={waiting}>
        {action ?? text.signIn.continue}
      </Button>
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
