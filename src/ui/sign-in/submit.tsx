import type { ComponentChildren } from 'preact';
import { Button } from '../controls/button';
import { RetryWait } from '../controls/retry-wait';
import type { Answering } from './answer';

interface SubmitProps {
  answering: Answering;
  kind?: 'primary' | 'secondary';
  children: ComponentChildren;
}

/** The button of an answer. It waits while the pool wants to be left alone, and says how long. */
export function Submit({ answering: { error, busy, waiting }, kind = 'primary', children }: SubmitProps) {
  return (
    <>
      <RetryWait error={error} />
      <Button kind={kind} busy={busy} disabled={waiting}>
        {children}
      </Button>
    </>
  );
}
