import { Button } from '../../controls/button';
import { ErrorNotice } from '../../controls/notice';
import { useServices } from '../../services';
import { useTask } from '../../task';

/** A passkey of this extension's own as a way in; a sentence where the browser gives none. */
export function NewPasskey() {
  const { client, clock, text, vaultPasskeys } = useServices();
  const { run, busy, error } = useTask();
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
            run(add);
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
