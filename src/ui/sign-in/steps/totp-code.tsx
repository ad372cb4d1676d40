import { useState } from 'preact/hooks';
import type { AccountView } from '../../../messages/views';
import { Button } from '../../controls/button';
import { Form } from '../../controls/form';
import { Select } from '../../controls/select';
import { useText } from '../../services';
import { accountsFor } from '../account-order';
import type { Answering, StepProps } from '../answer';
import { CodeForm } from '../code-form';

/** A code typed by hand, or an account of the vault that answers now and from now on. */
export function TotpCode({
  signIn,
  answering,
  accounts,
}: StepProps<'confirmSignInWithTotpMfaCode'> & { accounts: AccountView[] }) {
  const text = useText();
  const { profile, username } = signIn;
  const [likeliest, ...others] = accountsFor(accounts, { userPoolId: profile.userPoolId, username });
  return (
    <>
      <p>{text.step.totp(profile.name)}</p>
      <CodeForm answering={answering} onCode={answering.answer} />
      {likeliest && (
        <VaultAnswer
          accounts={[likeliest, ...others]}
          answering={answering}
          onUse={(accountId) => {
            answering.send('signIn.useAccount', { signInId: signIn.id, accountId });
          }}
        />
      )}
    </>
  );
}

interface VaultAnswerProps {
  accounts: [AccountView, ...AccountView[]];
  answering: Answering;
  onUse: (accountId: string) => void;
}

function VaultAnswer({ accounts, answering, onUse }: VaultAnswerProps) {
  const text = useText();
  const [chosenId, setChosenId] = useState(accounts[0].id);
  return (
    <section class="aside">
      <h3>{text.step.totpFromVault}</h3>
      <Form
        onSubmit={() => {
          onUse(chosenId);
        }}
      >
        <Select
          label={text.step.totpAccount}
          options={accounts.map(({ id, issuer, label }) => ({ value: id, name: text.common.account(issuer, label) }))}
          value={chosenId}
          onChange={setChosenId}
          hint={text.step.totpFromVaultHint}
        />
        <Button busy={answering.busy} disabled={answering.waiting}>
          {text.step.totpUseAccount}
        </Button>
      </Form>
    </section>
  );
}
