import type { Snapshot } from '../../../messages/views';
import { Card } from '../../controls/card';
import { Confirm } from '../../controls/confirm';
import { ErrorNotice } from '../../controls/notice';
import { useReply } from '../../reply';
import { useRequests } from '../../request';
import { useText } from '../../services';

/** What of the vault is not as it was written, and the ways on; nothing where all is well. */
export function Damage({ snapshot }: { snapshot: Snapshot }) {
  const text = useText();
  const { reply, error } = useReply('vault.inspect', snapshot);
  const { send, busy, error: refused } = useRequests();
  if (reply === undefined || (reply.complete && reply.damaged.length === 0)) return <ErrorNotice error={error} />;
  const removable = reply.damaged.map(({ id }) => id).filter((id) => id !== '');
  return (
    <Card title={text.damage.title}>
      {!reply.complete && <p>{text.damage.incomplete}</p>}
      {reply.damaged.length > 0 && <p>{text.damage.records(reply.damaged.length)}</p>}
      <ul class="rows">
        {reply.damaged.map(({ id, problem }) => (
          <li key={id} class="row">
            {text.damage.problems[problem]}
          </li>
        ))}
      </ul>
      <ErrorNotice error={refused} />
      {!reply.complete && (
        <Confirm
          action={text.damage.repair}
          meaning={text.damage.repairMeaning}
          busy={busy}
          onConfirm={() => {
            send('vault.repair', {});
          }}
        />
      )}
      {reply.complete && removable.length > 0 && (
        <Confirm
          action={text.damage.remove}
          meaning={text.damage.removeMeaning}
          busy={busy}
          onConfirm={() => {
            send('trash.purge', { ids: removable });
          }}
        />
      )}
    </Card>
  );
}
