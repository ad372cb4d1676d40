import { useId } from 'preact/hooks';
import type { PasswordPolicy } from '../../profiles/profile';
import { Field } from '../controls/field';
import { Icon } from '../controls/icon';
import { useText } from '../services';
import { passwordRules, type PasswordRule } from './password-rules';

interface NewPasswordFieldProps {
  /** The pool's, where it is known. */
  policy: PasswordPolicy | undefined;
  value: string;
  onInput: (password: string) => void;
  problem: string | undefined;
}

/** A password to choose, with the pool's rules ticked as they are met. */
export function NewPasswordField({ policy, value, onInput, problem }: NewPasswordFieldProps) {
  const text = useText();
  const rulesId = useId();
  return (
    <div class="new-password">
      <Field
        label={text.step.newPasswordLabel}
        type="password"
        value={value}
        onInput={onInput}
        autocomplete="new-password"
        hint={policy ? undefined : text.step.newPasswordHint}
        describedBy={policy && rulesId}
        problem={problem}
      />
      {policy && <Rules id={rulesId} rules={passwordRules(policy, value)} />}
    </div>
  );
}

function Rules({ id, rules }: { id: string; rules: PasswordRule[] }) {
  const text = useText();
  return (
    <ul id={id} class="rules" aria-label={text.passwordRules.title}>
      {rules.map((each) => (
        <li key={each.rule} data-met={each.met}>
          <span class="rule-mark" aria-hidden="true">
            {each.met && <Icon name="check" />}
          </span>
          <span>
            {each.rule === 'length' ? text.passwordRules.length(each.minimum) : text.passwordRules.kinds[each.rule]}
          </span>
          <span class="visually-hidden">{each.met ? text.passwordRules.met : text.passwordRules.unmet}</span>
        </li>
      ))}
    </ul>
  );
}
