import { useState } from 'preact/hooks';
import { Button } from '../../controls/button';
import { ErrorNotice } from '../../controls/notice';
import type { ExplainedError } from '../../../locales/error-sentences';
import { toExplainedError } from '../../error-text';
import { useServices, useText } from '../../services';
import type { StepProps } from '../answer';

/** The browser's own prompt takes over; a popup might be closed by it, so it is called for from a tab. */
export function Passkey({ signIn, step, answering }: StepProps<'continueSignInWithPasskey'>) {
  const text = useText();
  const { passkeys } = useServices();
  const [refused, setRefused] = useState<ExplainedError>();
  const use = () => {
    setRefused(undefined);
    passkeys.answer(step.additionalInfo.credentialRequestOptions).then(answering.answer, (cause: unknown) => {
      setRefused(toExplainedError(cause));
    });
  };
  return (
    <>
      <p>{passkeys.inTab ? text.step.passkeyHere(signIn.profile.name) : text.step.passkeyInTab}</p>
      <ErrorNotice error={refused ?? answering.error} />
      <Button kind="primary" busy={answering.busy} onClick={passkeys.inTab ? use : passkeys.openTab}>
        {passkeys.inTab ? text.step.usePasskey : text.step.continueInTab}
      </Button>
    </>
  );
}
