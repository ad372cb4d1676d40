import { useState } from 'preact/hooks';
import { Button } from '../../controls/button';
import { Card } from '../../controls/card';
import { Field } from '../../controls/field';
import { Form } from '../../controls/form';
import { Notice } from '../../controls/notice';
import { RetryWait } from '../../controls/retry-wait';
import { errorSentence } from '../../error-text';
import { useRequests } from '../../request';
import { useText } from '../../services';
import { NewPassphraseFields, useNewPassphrase } from '../../vault/new-passphrase';

type Way = 'slots.changePassphrase' | 'slots.renewKey';

/** Another passphrase; with `slots.renewKey`, another vault key beneath it. */
export function ChangePassphrase({ way }: { way: Way }) {
  const text = useText();
  const words = way === 'slots.renewKey' ? text.security.renewKey : text.security.changePassphrase;
  const { send, busy, error } = useRequests();
  const next = useNewPassphrase();
  const [current, setCurrent] = useState('');
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState(false);
  const finish = () => {
    setOpen(false);
    setDone(true);
    setCurrent('');
    next.clear();
  };
  const change = () => {
    const passphrase = next.take();
    if (passphrase === undefined || current === '') return;
    if (way === 'slots.renewKey') send(way, { passphrase: current, nextPassphrase: passphrase }, finish);
    else send(way, { current, next: passphrase }, finish);
  };
  return (
    <Card title={words.title}>
      <p>{words.meaning}</p>
      {done && <Notice kind="good">{words.done}</Notice>}
      {!open && (
        <div class="actions">
          <Button
            onClick={() => {
              setOpen(true);
              setDone(false);
            }}
          >
            {words.begin}
          </Button>
        </div>
      )}
      {open && (
        <Form
          onSubmit={change}
          onEscape={() => {
            setOpen(false);
          }}
        >
          <Field
            label={text.security.currentPassphrase}
            type="password"
            value={current}
            onInput={setCurrent}
            autocomplete="current-password"
            problem={error && errorSentence(text, error)}
          />
          <RetryWait error={error} />
          <NewPassphraseFields {...next.fields} label={text.security.nextPassphrase} />
          <div class="actions">
            <Button kind="primary" busy={busy}>
              {words.action}
            </Button>
            <Button
              onClick={() => {
                setOpen(false);
              }}
            >
              {text.common.cancel}
            </Button>
          </div>
        </Form>
      )}
    </Card>
  );
}
