import { useRef, useState } from 'preact/hooks';
import type { ExplainedError } from '../../locales/error-sentences';
import { Button } from '../controls/button';
import { Field } from '../controls/field';
import { Form } from '../controls/form';
import { Mark } from '../controls/mark';
import { RetryWait, useRetrySeconds } from '../controls/retry-wait';
import { errorSentence } from '../error-text';
import { useEntryFocus } from '../focus';
import { useRequests } from '../request';
import { useText } from '../services';

/** `error` is what the worker still knows of earlier tries, when no request of this page has failed since. */
export function Unlock({ error: earlier }: { error: ExplainedError | undefined }) {
  const text = useText();
  const { send, busy, error: refused } = useRequests();
  const view = useRef<HTMLElement>(null);
  const [passphrase, setPassphrase] = useState('');
  const error = refused ?? (busy ? undefined : earlier);
  const waiting = useRetrySeconds(error) > 0;
  useEntryFocus(view, refused?.code);

  return (
    <main class="page page-centred" ref={view}>
      <Mark />
      <h2>{text.unlock.title}</h2>
      <Form
        onSubmit={() => {
          if (passphrase !== '' && !waiting) send('vault.unlock', { passphrase });
        }}
      >
        <Field
          label={text.unlock.passphrase}
          type="password"
          value={passphrase}
          onInput={setPassphrase}
          autocomplete="current-password"
          problem={error && errorSentence(text, error)}
        />
        <RetryWait error={error} />
        <Button kind="primary" busy={busy} disabled={waiting}>
          {busy ? text.unlock.unlocking : text.unlock.unlock}
        </Button>
      </Form>
    </main>
  );
}
