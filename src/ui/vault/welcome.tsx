import { useRef, useState } from 'preact/hooks';
import { Button } from '../controls/button';
import { Field } from '../controls/field';
import { Form } from '../controls/form';
import { ErrorNotice, Notice } from '../controls/notice';
import { useEntryFocus } from '../focus';
import { useRequests } from '../request';
import { useServices } from '../services';
import { minimumPassphraseLength, passphraseProblem, type PassphraseProblem } from './passphrase';

export function Welcome() {
  const { text, openManage } = useServices();
  const { send, busy, error } = useRequests();
  const view = useRef<HTMLElement>(null);
  const [passphrase, setPassphrase] = useState('');
  const [repeated, setRepeated] = useState('');
  const [problem, setProblem] = useState<PassphraseProblem>();
  const [restoring, setRestoring] = useState(location.hash === '#transfer');
  useEntryFocus(view);

  const create = () => {
    const found = passphraseProblem(passphrase, repeated);
    setProblem(found);
    if (!found) send('vault.create', { passphrase });
  };
  return (
    <main class="page" ref={view}>
      {restoring ? (
        <Notice>{text.welcome.restoring}</Notice>
      ) : (
        <p class="welcome-restore">
          <button
            type="button"
            class="link"
            onClick={() => {
              setRestoring(true);
              openManage('transfer');
            }}
          >
            {text.welcome.haveBackup}
          </button>
        </p>
      )}
      <h2>{text.welcome.title}</h2>
      <p>{text.welcome.purpose}</p>
      <Form onSubmit={create}>
        <Field
          label={text.welcome.passphrase}
          type="password"
          value={passphrase}
          onInput={setPassphrase}
          autocomplete="new-password"
          hint={text.welcome.hint(minimumPassphraseLength)}
          problem={problem === 'tooShort' ? text.welcome.tooShort(minimumPassphraseLength) : undefined}
        />
        <Field
          label={text.welcome.repeat}
          type="password"
          value={repeated}
          onInput={setRepeated}
          autocomplete="new-password"
          problem={problem === 'mismatch' ? text.welcome.mismatch : undefined}
        />
        <p class="caution">{text.welcome.noReset}</p>
        <ErrorNotice error={error} />
        <Button kind="primary" busy={busy}>
          {busy ? text.welcome.creating : text.welcome.create}
        </Button>
      </Form>
    </main>
  );
}
