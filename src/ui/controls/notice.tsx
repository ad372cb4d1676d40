import type { ComponentChildren } from 'preact';
import type { ExplainedError } from '../../locales/error-sentences';
import { errorSentence } from '../error-text';
import { useText } from '../services';
import { Icon } from './icon';
import { RetryWait } from './retry-wait';

/** A remark that stands by itself: `alert` is announced at once, `plain` when there is a pause. */
export function Notice({
  kind = 'plain',
  children,
}: {
  kind?: 'plain' | 'good' | 'alert';
  children: ComponentChildren;
}) {
  return (
    <div class={`notice notice-${kind}`} role={kind === 'alert' ? 'alert' : 'status'}>
      {kind === 'alert' && <Icon name="warning" />}
      {kind === 'good' && <Icon name="check" />}
      <div>{children}</div>
    </div>
  );
}

/** An error that belongs to no field. */
export function ErrorNotice({ error }: { error: ExplainedError | undefined }) {
  const text = useText();
  if (!error) return null;
  return (
    <>
      <Notice kind="alert">{errorSentence(text, error)}</Notice>
      <RetryWait error={error} />
    </>
  );
}
