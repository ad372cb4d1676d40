import { useRef, useState } from 'preact/hooks';
import type { Texts } from '../../locales/en';
import { Button } from '../controls/button';
import { Field } from '../controls/field';
import { Form } from '../controls/form';
import { Select } from '../controls/select';
import { useEntryFocus } from '../focus';
import { useText } from '../services';
import { emptyAccount, secretState, typedUri, wrongNumbers, type TypedAccount } from './typed-account';

interface TypedFormProps {
  /** A key that was pasted where it was not asked for. */
  secret: string;
  onAdd: (uri: string) => void;
  onBack: () => void;
}

/** An account typed by hand. The key is checked as it is typed, the rest when it is sent. */
export function TypedForm({ secret, onAdd, onBack }: TypedFormProps) {
  const text = useText();
  const view = useRef<HTMLElement>(null);
  const [account, setAccount] = useState<TypedAccount>({ ...emptyAccount, secret });
  const [sent, setSent] = useState(false);
  useEntryFocus(view);
  const set = (change: Partial<TypedAccount>) => {
    setAccount({ ...account, ...change });
  };
  const wrong = wrongNumbers(account);
  const key = secretState(account.secret);
  const nameless = account.issuer.trim() === '' && account.label.trim() === '';
  const submit = () => {
    setSent(true);
    if (key.kind === 'good' && !nameless && wrong.size === 0) onAdd(typedUri(account));
  };
  const number = (name: 'digits' | 'period' | 'counter', label: string, problem: string) => (
    <Field
      label={label}
      inputMode="numeric"
      exact
      value={account[name]}
      onInput={(value) => {
        set({ [name]: value });
      }}
      problem={wrong.has(name) ? problem : undefined}
    />
  );
  return (
    <section class="scan" ref={view} aria-labelledby="typed-title">
      <h2 id="typed-title">{text.typed.title}</h2>
      <Form onSubmit={submit} onEscape={onBack}>
        <Field
          label={text.typed.issuer}
          value={account.issuer}
          onInput={(issuer) => {
            set({ issuer });
          }}
          problem={sent && nameless ? text.typed.issuerMissing : undefined}
        />
        <Field
          label={text.typed.label}
          hint={text.typed.labelHint}
          value={account.label}
          onInput={(label) => {
            set({ label });
          }}
        />
        <Field
          label={text.typed.secret}
          exact
          type="password"
          hint={key.kind === 'good' ? text.typed.secretLength(key.bits) : text.typed.secretHint}
          value={account.secret}
          onInput={(value) => {
            set({ secret: value });
          }}
          problem={secretProblem(text, account.secret, sent)}
        />
        <details class="more">
          <summary>{text.typed.more}</summary>
          <Select
            label={text.typed.type}
            options={(['totp', 'hotp', 'steam'] as const).map((value) => ({ value, name: text.typed.types[value] }))}
            value={account.type}
            onChange={(type) => {
              set({ type });
            }}
          />
          <Select
            label={text.typed.algorithm}
            options={(['SHA1', 'SHA256', 'SHA512'] as const).map((value) => ({ value, name: value }))}
            value={account.algorithm}
            onChange={(algorithm) => {
              set({ algorithm });
            }}
          />
          {account.type !== 'steam' && number('digits', text.typed.digits, text.typed.digitsWrong)}
          {account.type !== 'hotp' && number('period', text.typed.period, text.typed.periodWrong)}
          {account.type === 'hotp' && number('counter', text.typed.counter, text.typed.counterWrong)}
        </details>
        <div class="actions">
          <Button kind="primary">{text.typed.add}</Button>
          <Button kind="quiet" onClick={onBack}>
            {text.common.back}
          </Button>
        </div>
      </Form>
    </section>
  );
}

/** A key that is not whole yet is no mistake until it is sent. */
function secretProblem(text: Texts, secret: string, sent: boolean): string | undefined {
  const state = secretState(secret);
  if (state.kind === 'wrong') return text.typed.secretWrong(state.character);
  if (!sent) return undefined;
  if (state.kind === 'empty') return text.typed.secretMissing;
  return state.kind === 'short' ? text.typed.secretShort : undefined;
}
