import type { Snapshot, TrashedView } from '../../../messages/views';
import { Button } from '../../controls/button';
import { Card } from '../../controls/card';
import { Confirm } from '../../controls/confirm';
import { ErrorNotice } from '../../controls/notice';
import { Select } from '../../controls/select';
import { useReply } from '../../reply';
import { useRequests } from '../../request';
import { useText } from '../../services';
import { SectionHeading } from '../heading';
import { fromOption, optionsWith } from '../options';
import { EarlierStates } from '../trash/earlier-states';

const days = [7, 30, 90, 365, 'never'] as const;

export function TrashSection({ snapshot }: { snapshot: Snapshot }) {
  const text = useText();
  const { reply: trashed, error } = useReply('trash.list', snapshot);
  const { send, busy, error: refused } = useRequests();
  const { trashDays } = snapshot.settings;
  return (
    <>
      <SectionHeading title={text.manage.sections.trash}>{text.trash.hint}</SectionHeading>
      <ErrorNotice error={error ?? refused} />
      {trashed?.length === 0 && <p class="empty">{text.trash.empty}</p>}
      {trashed !== undefined && trashed.length > 0 && (
        <ul class="rows" aria-label={text.manage.sections.trash}>
          {trashed.map((each) => (
            <TrashedRow
              key={each.id}
              trashed={each}
              onRestore={() => {
                send('trash.restore', { ids: [each.id] });
              }}
              onPurge={() => {
                send('trash.purge', { ids: [each.id] });
              }}
            />
          ))}
        </ul>
      )}
      {trashed !== undefined && trashed.length > 1 && (
        <Confirm
          action={text.trash.emptyAll}
          meaning={text.trash.emptyAllMeaning(trashed.length)}
          busy={busy}
          onConfirm={() => {
            send('trash.purge', { ids: trashed.map(({ id }) => id) });
          }}
        />
      )}
      <Card title={text.trash.keep}>
        <Select
          label={text.trash.keepFor}
          options={optionsWith(days, trashDays, text.trash.days)}
          value={String(trashDays)}
          onChange={(chosen) => {
            send('settings.change', { trashDays: fromOption(chosen) });
          }}
        />
      </Card>
      <EarlierStates snapshot={snapshot} />
    </>
  );
}

function TrashedRow({
  trashed: { kind, name, trashedAtMs, endsAtMs },
  onRestore,
  onPurge,
}: {
  trashed: TrashedView;
  onRestore: () => void;
  onPurge: () => void;
}) {
  const text = useText();
  const called = name.join(', ') || text.common.unnamedAccount;
  return (
    <li class="row">
      <div class="row-text">
        <strong>{called}</strong>
        <span>{text.trash.kinds[kind]}</span>
        <small>{text.trash.since(trashedAtMs)}</small>
        {endsAtMs !== undefined && <small>{text.trash.until(endsAtMs)}</small>}
      </div>
      <Button label={`${text.trash.restore}: ${called}`} onClick={onRestore}>
        {text.trash.restore}
      </Button>
      <Confirm
        action={text.trash.purge}
        label={`${text.trash.purge}: ${called}`}
        meaning={text.trash.purgeMeaning[kind]}
        onConfirm={onPurge}
      />
    </li>
  );
}
