import { useRef, useState } from 'preact/hooks';
import type { AccountView } from '../../../messages/views';
import { Button } from '../../controls/button';
import { Checkbox } from '../../controls/checkbox';
import { Field } from '../../controls/field';
import { Form } from '../../controls/form';
import { ErrorNotice } from '../../controls/notice';
import { useEntryFocus } from '../../focus';
import { useRequests } from '../../request';
import { useText } from '../../services';
import { tagsIn } from './tags';

export function EditAccount({ account, onEnd }: { account: AccountView; onEnd: () => void }) {
  const text = useText();
  const { send, busy, error } = useRequests();
  const [issuer, setIssuer] = useState(account.issuer);
  const [label, setLabel] = useState(account.label);
  const [tags, setTags] = useState(account.tags.join(', '));
  const [note, setNote] = useState(account.note);
  const [pinned, setPinned] = useState(account.pinned);
  const [counter, setCounter] = useState(String(account.counter ?? 0));
  const [problem, setProblem] = useState<string>();
  const view = useRef<HTMLDivElement>(null);
  useEntryFocus(view);
  const save = () => {
    const counts = account.counter !== undefined;
    if (counts && !/^\d{1,15}$/.test(counter)) {
      setProblem(text.accounts.counterMalformed);
      return;
    }
    const changes = { issuer, label, tags: tagsIn(tags), note, pinned, ...(counts && { counter: Number(counter) }) };
    send('accounts.edit', { accountId: account.id, changes }, onEnd);
  };
  return (
    <div class="edit" ref={view}>
      <Form onSubmit={save} onEscape={onEnd}>
        <Field label={text.accounts.issuer} value={issuer} onInput={setIssuer} />
        <Field label={text.accounts.label} value={label} onInput={setLabel} />
        <Field label={text.accounts.tags} value={tags} onInput={setTags} hint={text.accounts.tagsHint} />
        <Field label={text.accounts.note} value={note} onInput={setNote} hint={text.accounts.noteHint} />
        {account.counter !== undefined && (
          <Field
            label={text.accounts.counter}
            value={counter}
            onInput={setCounter}
            inputMode="numeric"
            exact
            hint={text.accounts.counterHint}
            problem={problem}
          />
        )}
        <Checkbox label={text.accounts.pin} checked={pinned} onChange={setPinned} />
        <ErrorNotice error={error} />
        <div class="actions">
          <Button kind="primary" busy={busy}>
            {text.accounts.save}
          </Button>
          <Button onClick={onEnd}>{text.common.cancel}</Button>
        </div>
      </Form>
    </div>
  );
}
