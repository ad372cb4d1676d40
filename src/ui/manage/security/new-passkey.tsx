import { useState } from 'preact/hooks';
import type { ExplainedError } from '../../../locales/error-sentences';
import { Button } from '../../controls/button';
import { ErrorNotice } from '../../controls/notice';
import { toExplainedError } from '../../error-text';
import { useServices } from '../../services';

/** A passkey of this extension's own as a way in; a sentence where the browser gives none. */
export function NewPasskey() {
  const { client, clock, text, vaultPasskeys } = useServices();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ExplainedError>();
  if (!vaultPasskeys.available) return <p class="field-hint">{text.security.passkeyNotHere}</p>;
  const add = async () => {
    const made = await vaultPasskeys.create(text.security.passkeyName(clock()));
    await client.request('slots.addPasskey', made);
  };
  return (
    <>
      <div class="actions">
        <Button
          busy={busy}
          onClick={() => {
            setBusy(true);
            setError(undefined);
            add()
              .catch((cause: unknown) => {
                setError(toExplainedError(cause));
              })
              .finally(() => {
                setBusy(false);
              });
          }}
        >
          {text.security.addPasskey}
        </Button>
      </div>
      <p class="field-hint">{text.security.addPasskeyHint}</p>
      <ErrorNotice error={error} />
    </>
  );
}
