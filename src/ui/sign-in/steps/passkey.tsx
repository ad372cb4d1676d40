import { useEffect, useMemo, useState } from 'preact/hooks';
import { Button } from '../../controls/button';
import { ErrorNotice } from '../../controls/notice';
import type { ExplainedError } from '../../../locales/error-sentences';
import { toExplainedError } from '../../error-text';
import { type PasskeyRequest, useServices, useText } from '../../services';
import type { StepProps } from '../answer';

/** The browser's own prompt takes over; a popup might be closed by it, so it is called for from a tab. */
export function Passkey(props: StepProps<'continueSignInWithPasskey'>) {
  return useServices().passkeys.inTab ? <PasskeyInTab {...props} /> : <PasskeyInPopup {...props} />;
}

function PasskeyInPopup({ answering }: StepProps<'continueSignInWithPasskey'>) {
  const text = useText();
  const { passkeys } = useServices();
  return (
    <>
      <p>{text.step.passkeyInTab}</p>
      <ErrorNotice error={answering.error} />
      <Button kind="primary" busy={answering.busy} onClick={passkeys.openTab}>
        {text.step.continueInTab}
      </Button>
    </>
  );
}

function PasskeyInTab({ signIn, step, answering }: StepProps<'continueSignInWithPasskey'>) {
  const text = useText();
  const { request, unanswerable } = usePasskeyRequest(step.additionalInfo.credentialRequestOptions);
  const [refused, setRefused] = useState<ExplainedError>();
  if (request === undefined) return <ErrorNotice error={unanswerable} />;
  const use = () => {
    setRefused(undefined);
    request.answer().then(answering.answer, (cause: unknown) => {
      setRefused(toExplainedError(cause));
    });
  };
  return (
    <>
      <p>{text.step.passkeyHere(signIn.profile.name, request.domain)}</p>
      <ErrorNotice error={refused ?? answering.error} />
      <Button kind="primary" busy={answering.busy} onClick={use}>
        {text.step.usePasskey}
      </Button>
    </>
  );
}

/** A request that ends with the step. */
function usePasskeyRequest(options: string): { request?: PasskeyRequest; unanswerable?: ExplainedError } {
  const { passkeys } = useServices();
  const opened = useMemo(() => {
    try {
      return { request: passkeys.request(options) };
    } catch (cause) {
      return { unanswerable: toExplainedError(cause) };
    }
  }, [passkeys, options]);
  useEffect(() => opened.request?.end, [opened]);
  return opened;
}
