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
import { UnlockWithPasskey } from './unlock-with-passkey';

type Way = 'passphrase' | 'recovery-code';

/** `error` is what the worker still knows of earlier tries, when no request of this page has failed since. */
export function Unlock({ error: earlier }: { error: ExplainedError | undefined }) {
  const text = useText();
  const { send, busy, error: refused, clearError } = useRequests();
  const view = useRef<HTMLElement>(null);
  const [way, setWay] = useState<Way>('passphrase');
  const [typed, setTyped] = useState('');
  const error = refused ?? (busy ? undefined : earlier);
  const waiting = useRetrySeconds(error) > 0;
  useEntryFocus(view, `${way} ${refused?.code ?? ''}`);
  const unlock = () => {
    if (typed === '' || waiting) return;
    if (way === 'passphrase') send('vault.unlock', { passphrase: typed });
    else send('vault.unlockWithRecoveryCode', { code: typed });
  };

  return (
    <main class="page page-centred" ref={view}>
      <Mark />
      <h2>{text.unlock.title}</h2>
      <Form onSubmit={unlock}>
        {way === 'passphrase' ? (
          <Field
            key={way}
            label={text.unlock.passphrase}
            type="password"
            value={typed}
            onInput={setTyped}
            autocomplete="current-password"
            problem={error && errorSentence(text, error)}
          />
        ) : (
          <Field
            key={way}
            label={text.unlock.recoveryCode}
            value={typed}
            onInput={setTyped}
            exact
            hint={text.unlock.recoveryCodeHint}
            problem={error && errorSentence(text, error)}
          />
        )}
        <RetryWait error={error} />
        <Button kind="primary" busy={busy} disabled={waiting}>
          {busy ? text.unlock.unlocking : text.unlock.unlock}
        </Button>
      </Form>
      <UnlockWithPasskey />
      <div class="actions">
        <Button
          kind="quiet"
          onClick={() => {
            setWay(way === 'passphrase' ? 'recovery-code' : 'passphrase');
            setTyped('');
            clearError();
          }}
        >
          {way === 'passphrase' ? text.unlock.withRecoveryCode : text.unlock.withPassphrase}
        </Button>
      </div>
    </main>
  );
}
