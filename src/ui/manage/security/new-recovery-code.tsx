import { useRef, useState } from 'preact/hooks';
import type { SlotView } from '../../../messages/views';
import { isRecoveryCodeGroup, recoveryCodeGroups } from '../../../vault/recovery-code';
import { Button } from '../../controls/button';
import { Field } from '../../controls/field';
import { Form } from '../../controls/form';
import { ErrorNotice, Notice } from '../../controls/notice';
import { useEntryFocus } from '../../focus';
import { useRequests } from '../../request';
import { useText } from '../../services';

/** Shows a new code once, to be written down or printed, and asks for a part of it. */
export function NewRecoveryCode({ slots }: { slots: SlotView[] }) {
  const text = useText();
  const { send, busy, error } = useRequests();
  const [code, setCode] = useState<string>();
  const [checked, setChecked] = useState(false);
  const replaces = slots.some(({ kind }) => kind === 'recovery-code');
  if (code !== undefined)
    return (
      <ShownCode
        code={code}
        onChecked={() => {
          setCode(undefined);
          setChecked(true);
        }}
      />
    );
  return (
    <>
      {checked && <Notice kind="good">{text.security.recovery.checked}</Notice>}
      <ErrorNotice error={error} />
      <div class="actions">
        <Button
          busy={busy}
          onClick={() => {
            setChecked(false);
            send('slots.addRecoveryCode', {}, (reply) => {
              setCode(reply.code);
            });
          }}
        >
          {replaces ? text.security.recovery.replace : text.security.recovery.make}
        </Button>
      </div>
      {replaces && <p class="field-hint">{text.security.recovery.replaceHint}</p>}
    </>
  );
}

function ShownCode({ code, onChecked }: { code: string; onChecked: () => void }) {
  const text = useText();
  const { send, busy, error } = useRequests();
  const groups = recoveryCodeGroups(code);
  const [place] = useState(() => (crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) % groups.length);
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const view = useRef<HTMLDivElement>(null);
  useEntryFocus(view);
  const check = () => {
    const right = isRecoveryCodeGroup(code, place, typed);
    setWrong(!right);
    if (right) send('slots.recoveryCodeChecked', {}, onChecked);
  };
  return (
    <div class="recovery" ref={view}>
      <div class="recovery-sheet">
        <h4>{text.security.recovery.sheetTitle}</h4>
        <p class="recovery-code" dir="ltr">
          {groups.map((group) => (
            <span key={group}>{group}</span>
          ))}
        </p>
        <p>{text.security.recovery.sheetHint}</p>
      </div>
      <div class="actions">
        <Button
          onClick={() => {
            print();
          }}
        >
          {text.security.recovery.print}
        </Button>
      </div>
      <Form onSubmit={check}>
        <Field
          label={text.security.recovery.typeGroup(place + 1)}
          value={typed}
          onInput={setTyped}
          exact
          hint={text.security.recovery.typeGroupHint}
          problem={wrong ? text.security.recovery.wrongGroup : undefined}
        />
        <ErrorNotice error={error} />
        <div class="actions">
          <Button kind="primary" busy={busy}>
            {text.security.recovery.check}
          </Button>
        </div>
      </Form>
    </div>
  );
}
