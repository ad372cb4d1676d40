import type { SlotView } from '../../../messages/views';
import { Card } from '../../controls/card';
import { Confirm } from '../../controls/confirm';
import { ErrorNotice } from '../../controls/notice';
import { useRequests } from '../../request';
import { useText } from '../../services';
import { NewPasskey } from './new-passkey';
import { NewRecoveryCode } from './new-recovery-code';

/** All that opens the vault; any one of them is enough. */
export function WaysIn({ slots }: { slots: SlotView[] }) {
  const text = useText();
  const removal = useRequests();
  return (
    <Card title={text.security.waysIn}>
      <p>{text.security.waysInHint}</p>
      <ErrorNotice error={removal.error} />
      <ul class="rows">
        {slots.map((slot) => (
          <li key={slot.id} class="row">
            <Way slot={slot} />
            {slots.length > 1 && slot.kind !== 'passphrase' && (
              <Confirm
                action={text.security.removeWay}
                label={`${text.security.removeWay}: ${slot.name || text.security.kinds[slot.kind]}`}
                meaning={text.security.removeWayMeaning[slot.kind]}
                busy={removal.busy}
                onConfirm={() => {
                  removal.send('slots.remove', { slotId: slot.id });
                }}
              />
            )}
          </li>
        ))}
      </ul>
      <NewRecoveryCode slots={slots} />
      <NewPasskey />
    </Card>
  );
}

function Way({ slot }: { slot: SlotView }) {
  const text = useText();
  return (
    <div class="row-text">
      <strong>{text.security.kinds[slot.kind]}</strong>
      {slot.name !== '' && <span>{slot.name}</span>}
      {slot.unchecked === true && <span class="tag">{text.security.unchecked}</span>}
      {slot.createdAtMs !== undefined && <small>{text.security.since(slot.createdAtMs)}</small>}
    </div>
  );
}
