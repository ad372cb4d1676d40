import type { SessionView } from '../../messages/views';
import { Button } from '../controls/button';
import { Notice } from '../controls/notice';
import { errorSentence } from '../error-text';
import { secondsUntil, useNow } from '../now';
import { useRequests } from '../request';
import { useText } from '../services';

/** Until when it has access, and what becomes of it then. */
export function SessionStatus({ session: { id, expiresAtMs, state } }: { session: SessionView }) {
  const text = useText();
  const { send, busy } = useRequests();
  const left = secondsUntil(expiresAtMs, useNow(expiresAtMs));
  return (
    <>
      <p class="session-time">
        {left === 0 ? text.sessions.ended(expiresAtMs) : text.sessions.until(expiresAtMs)}
        {left > 0 && <span aria-hidden="true"> · {text.sessions.left(left)}</span>}
      </p>
      {state.kind === 'renewed' && <p class="session-time">{text.sessions.renewed}</p>}
      {state.kind === 'retrying' && (
        <Notice kind="plain">{text.sessions.retrying(errorSentence(text, state.error), state.retryAtMs)}</Notice>
      )}
      {state.kind === 'ended' && (
        <>
          <Notice kind="alert">{text.sessions.endedByPool(errorSentence(text, state.error))}</Notice>
          <Button
            busy={busy}
            onClick={() => {
              send('sessions.dismiss', { sessionId: id });
            }}
          >
            {text.sessions.dismiss}
          </Button>
        </>
      )}
    </>
  );
}
