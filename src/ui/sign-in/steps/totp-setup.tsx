import { useState } from 'preact/hooks';
import { Button } from '../../controls/button';
import { Copyable } from '../../controls/copyable';
import { ErrorNotice } from '../../controls/notice';
import { QrCode } from '../../controls/qr-code';
import { useText } from '../../services';
import type { StepProps } from '../answer';
import { CodeForm } from '../code-form';

/** Latchkey as the authenticator in one press; or all that another one needs. */
export function TotpSetup({ signIn, step, answering }: StepProps<'continueSignInWithTotpSetup'>) {
  const text = useText();
  const { sharedSecret, setupUri } = step.totpSetup;
  const [byLatchkey, setByLatchkey] = useState(false);
  return (
    <>
      <p>{text.step.totpSetup}</p>
      <Button
        kind="primary"
        entry
        busy={answering.busy}
        disabled={answering.waiting}
        onClick={() => {
          setByLatchkey(true);
          answering.send('signIn.enrol', { signInId: signIn.id });
        }}
      >
        {text.step.useLatchkey}
      </Button>
      {byLatchkey && <ErrorNotice error={answering.error} />}
      <section class="aside">
        <h3>{text.step.otherAuthenticator}</h3>
        <QrCode content={setupUri} label={text.step.qrCode} />
        <Copyable label={text.step.sharedSecret} value={sharedSecret} shown={inFours(sharedSecret)} />
        <Copyable label={text.step.setupUri} value={setupUri} />
        <CodeForm
          answering={byLatchkey ? { ...answering, error: undefined, problem: undefined } : answering}
          label={text.step.totpSetupCode}
          action={text.step.confirm}
          primary={false}
          onCode={(code) => {
            setByLatchkey(false);
            answering.answer(code);
          }}
        />
      </section>
    </>
  );
}

function inFours(secretBase32: string): string {
  return secretBase32.match(/.{1,4}/g)?.join(' ') ?? '';
}
