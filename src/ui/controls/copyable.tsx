import { useState } from 'preact/hooks';
import type { ExplainedError } from '../../locales/error-sentences';
import { toExplainedError } from '../error-text';
import { useServices } from '../services';
import type { Copied } from '../clipboard';
import { Button } from './button';
import { ClearingNote } from './clearing-note';
import { ErrorNotice } from './notice';

/** A value to copy; with `shown`, one to read as well, in that form and to its end. */
export function Copyable({ label, value, shown }: { label: string; value: string; shown?: string }) {
  const { copy, text } = useServices();
  const [copied, setCopied] = useState<Copied>();
  const [error, setError] = useState<ExplainedError>();
  const onCopy = () => {
    setError(undefined);
    copy(value).then(setCopied, (cause: unknown) => {
      setError(toExplainedError(cause));
    });
  };
  return (
    <div class="copyable">
      <span class="copyable-label">{label}</span>
      <span class={shown === undefined ? 'copyable-value' : 'copyable-value copyable-whole'} dir="ltr">
        {shown ?? value}
      </span>
      <Button kind="quiet" onClick={onCopy} label={`${text.common.copy}: ${label}`}>
        {copied === undefined ? text.common.copy : text.common.copied}
      </Button>
      <span class="copyable-note" role="status">
        {copied && <ClearingNote copied={copied} />}
      </span>
      <ErrorNotice error={error} />
    </div>
  );
}
