import type { PasskeyRequestView } from '../../messages/views';
import { Button } from '../controls/button';
import { ErrorNotice } from '../controls/notice';
import { useRetrySeconds } from '../controls/retry-wait';
import { useReply } from '../reply';
import { useServices } from '../services';
import { useTask } from '../task';

/** Nothing where no passkey opens the vault. The browser's prompt would close a popup: from there it goes on in a tab. */
export function UnlockWithPasskey() {
  const { client, text, vaultPasskeys, passkeys } = useServices();
  const { reply: requests = [] } = useReply('vault.passkeyRequests', undefined);
  const { run, busy, error } = useTask();
  const waiting = useRetrySeconds(error) > 0;
  if (!vaultPasskeys.available || requests.length === 0) return null;
  const unlock = async (asked: PasskeyRequestView[]) => {
    await client.request('vault.unlockWithPasskey', await vaultPasskeys.ask(asked));
  };
  return (
    <>
      <div class="actions">
        <Button
          busy={busy}
          disabled={waiting}
          onClick={() => {
            if (!passkeys.inTab) {
              passkeys.openTab();
              return;
            }
            run(() => unlock(requests));
          }}
        >
          {passkeys.inTab ? text.unlock.withPasskey : text.unlock.withPasskeyInTab}
        </Button>
      </div>
      <ErrorNotice error={error} />
    </>
  );
}
