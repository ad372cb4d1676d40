import { useState } from 'preact/hooks';
import { useText } from '../services';
import { Button } from './button';

interface ConfirmProps {
  /** What the first press asks to do, and the second does. */
  action: string;
  /** What it means, said before it is done. */
  meaning: string;
  label?: string;
  busy?: boolean;
  onConfirm: () => void;
}

/** A button for what cannot be undone: it says what that means, and asks once. */
export function Confirm({ action, meaning, label, busy = false, onConfirm }: ConfirmProps) {
  const text = useText();
  const [asking, setAsking] = useState(false);
  if (!asking)
    return (
      <Button
        kind="quiet"
        busy={busy}
        {...(label !== undefined && { label })}
        onClick={() => {
          setAsking(true);
        }}
      >
        {action}
      </Button>
    );
  return (
    <div class="confirm" role="group" aria-label={action}>
      <p role="alert">{meaning}</p>
      <div class="actions">
        <Button
          kind="danger"
          busy={busy}
          onClick={() => {
            setAsking(false);
            onConfirm();
          }}
        >
          {action}
        </Button>
        <Button
          entry
          onClick={() => {
            setAsking(false);
          }}
        >
          {text.common.cancel}
        </Button>
      </div>
    </div>
  );
}
