import { useState } from 'preact/hooks';
import type { Snapshot } from '../../../messages/views';
import { Card } from '../../controls/card';
import { Confirm } from '../../controls/confirm';
import { ErrorNotice, Notice } from '../../controls/notice';
import { useReply } from '../../reply';
import { useRequests } from '../../request';
import { useText } from '../../services';

/** The states that the vault can go back to. */
export function EarlierStates({ snapshot }: { snapshot: Snapshot }) {
  const text = useText();
  const { reply: states, error } = useReply('history.list', snapshot);
  const { send, busy, error: refused } = useRequests();
  const [outcome, setOutcome] = useState<string>();
  return (
    <Card title={text.history.title}>
      <p>{text.history.hint}</p>
      {outcome !== undefined && <Notice kind="good">{outcome}</Notice>}
      <ErrorNotice error={error ?? refused} />
      {states?.length === 0 && <p class="field-hint">{text.history.none}</p>}
      <ul class="rows">
        {(states ?? []).map(({ id, endedAtMs, endedBy, accountCount }) => (
          <li key={id} class="row">
            <div class="row-text">
              <strong>{text.history.until(endedAtMs)}</strong>
              <span>{text.history.accounts(accountCount)}</span>
              <small>{text.history.endedBy[endedBy]}</small>
            </div>
            <Confirm
              action={text.history.goBack}
              label={`${text.history.goBack}: ${text.history.until(endedAtMs)}`}
              meaning={text.history.goBackMeaning}
              busy={busy}
              onConfirm={() => {
                send('history.goBack', { snapshotId: id }, ({ damaged }) => {
                  setOutcome(damaged === 0 ? text.history.wentBack : text.history.wentBackWithout(damaged));
                });
              }}
            />
          </li>
        ))}
      </ul>
    </Card>
  );
}
