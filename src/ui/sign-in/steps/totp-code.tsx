import { useId, useState } from 'preact/hooks';
import type { AccountView } from '../../../messages/views';
import { Button } from '../../controls/button';
import { Form } from '../../controls/form';
import { useText } from '../../services';
import type { StepProps } from '../answer';
import { CodeForm } from '../code-form';

/** A code typed by hand, or an account of the vault that answers now and from now on. */
export function TotpCode({
  signIn,
  answering,
  accounts,
}: StepProps<'confirmSignInWithTotpMfaCode'> & { accounts: AccountView[] }) {
  const text = useText();
  const usable = accounts.filter(({ type }) => type === 'totp');
  return (
    <>
      <p>{text.step.totp(signIn.profile.name)}</p>
      <CodeForm answering={answering} onCode={answering.answer} />
      {usable.length > 0 && (
        <VaultAnswer
          accounts={usable}
          busy={answering.busy}
          onUse={(accountId) => {
            answering.send('signIn.useAccount', { signInId: signIn.id, accountId });
          }}
        />
      )}
    </>
  );
}

function VaultAnswer({
  accounts,
  busy,
  onUse,
}: {
  accounts: AccountView[];
  busy: boolean;
  onUse: (id: string) => void;
}) {
  const text = useText();
  const id = useId();
  const [chosenId, setChosenId] = useState(accounts[0]?.id);
  return (
    <section class="aside">
      <h3>{text.step.totpFromVault}</h3>
      <Form
        onSubmit={() => {
          if (chosenId !== undefined && !busy) onUse(chosenId);
        }}
      >
        <div class="field">
          <label for={id}>{text.step.totpAccount}</label>
          <select
            id={id}
            value={chosenId}
            aria-describedby={`${id}-hint`}
            onChange={(event) => {
              setChosenId(event.currentTarget.value);
            }}
          >
            {accounts.map(({ id: accountId, issuer, label }) => (
              <option key={accountId} value={accountId}>
                {text.common.account(issuer, label)}
              </option>
            ))}
          </select>
          <p id={`${id}-hint`} class="field-hint">
            {text.step.totpFromVaultHint}
          </p>
        </div>
        <Button busy={busy}>{text.step.totpUseAccount}</Button>
      </Form>
    </section>
  );
}
