import { useState } from 'preact/hooks';
import type { AccountView } from '../../../messages/views';
import { Button } from '../../controls/button';
import { Field } from '../../controls/field';
import { Form } from '../../controls/form';
import { ErrorNotice } from '../../controls/notice';
import { useRequests } from '../../request';
import { useText } from '../../services';
import { tagsIn } from './tags';

interface BulkActionsProps {
  accounts: AccountView[];
  onDone: () => void;
  onTrashed: (accountIds: string[]) => void;
}

/** What is done to all that are selected, in one change each. */
export function BulkActions({ accounts, onDone, onTrashed }: BulkActionsProps) {
  const text = useText();
  const { send, busy, error } = useRequests();
  const [tags, setTags] = useState('');
  const accountIds = accounts.map(({ id }) => id);
  const allPinned = accounts.every(({ pinned }) => pinned);
  return (
    <section class="bulk" aria-label={text.accounts.selected(accounts.length)}>
      <strong role="status">{text.accounts.selected(accounts.length)}</strong>
      <div class="actions">
        <Button
          busy={busy}
          onClick={() => {
            send('accounts.editAll', { accountIds, changes: { pinned: !allPinned } }, onDone);
          }}
        >
          {allPinned ? text.accounts.unpinAll : text.accounts.pinAll}
        </Button>
        <Button
          busy={busy}
          onClick={() => {
            send('accounts.trashAll', { accountIds }, () => {
              onDone();
              onTrashed(accountIds);
            });
          }}
        >
          {text.accounts.trashAll}
        </Button>
        <Button kind="quiet" onClick={onDone}>
          {text.accounts.selectNone}
        </Button>
      </div>
      <Form
        onSubmit={() => {
          const addTags = tagsIn(tags);
          if (addTags.length > 0) send('accounts.editAll', { accountIds, changes: { addTags } }, onDone);
        }}
      >
        <div class="field-row">
          <Field label={text.accounts.addTags} value={tags} onInput={setTags} />
          <Button busy={busy}>{text.accounts.add}</Button>
        </div>
      </Form>
      <ErrorNotice error={error} />
    </section>
  );
}
