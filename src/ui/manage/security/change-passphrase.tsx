import { useState } from 'preact/hooks';
import type { SlotView } from '../../../messages/views';
import { Button } from '../../controls/button';
import { Card } from '../../controls/card';
import { Form } from '../../controls/form';
import { Notice } from '../../controls/notice';
import { useServices } from '../../services';
import { useTask } from '../../task';
import { NewPassphraseFields, useNewPassphrase } from '../../vault/new-passphrase';
import { OwnerProofFields, useOwnerProof } from './owner-proof';

type Way = 'slots.changePassphrase' | 'slots.renewKey';

/** Another passphrase; with `slots.renewKey`, another vault key beneath it. */
export function ChangePassphrase({ way, slots }: { way: Way; slots: SlotView[] }) {
  const { client, text } = useServices();
  const words = way === 'slots.renewKey' ? text.security.renewKey : text.security.changePassphrase;
  const { run, busy, error, clearError } = useTask();
  const proof = useOwnerProof(slots);
  const next = useNewPassphrase();
  const [open, setOpen] = useState(false);
  const [done, setDone] = useState(false);
  const close = () => {
    setOpen(false);
    proof.clear();
    next.clear();
    clearError();
  };
  const change = () => {
    const passphrase = next.take();
    const prove = proof.take();
    if (passphrase === undefined || prove === undefined) return;
    run(async () => {
      await client.request(way, { proof: await prove(), next: passphrase });
      close();
      setDone(true);
    });
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
        <Form onSubmit={change} onEscape={close}>
          <OwnerProofFields {...proof.fields} error={error} />
          <NewPassphraseFields {...next.fields} label={text.security.nextPassphrase} />
          <div class="actions">
            <Button kind="primary" busy={busy}>
              {words.action}
            </Button>
            <Button onClick={close}>{text.common.cancel}</Button>
          </div>
        </Form>
      )}
    </Card>
  );
}
