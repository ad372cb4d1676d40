import type { SessionView } from '../../messages/views';
import { Button } from '../controls/button';
import { ErrorNotice } from '../controls/notice';
import { secondsUntil, useNow } from '../now';
import { useRequests } from '../request';
import { useText } from '../services';

export function Sessions({ sessions }: { sessions: SessionView[] }) {
  const text = useText();
  if (sessions.length === 0) return null;
  return (
    <section class="sessions" aria-labelledby="sessions-title">
      <h2 id="sessions-title">{text.sessions.title}</h2>
      <ul>
        {sessions.map((session) => (
          <Session key={session.id} session={session} />
        ))}
      </ul>
    </section>
  );
}

function Session({ session: { id, profile, username, expiresAtMs } }: { session: SessionView }) {
  const text = useText();
  const { send, busy, error } = useRequests();
  const over = secondsUntil(expiresAtMs, useNow(expiresAtMs)) === 0;
  const signOut = (everywhere: boolean) => {
    send('sessions.signOut', { sessionId: id, everywhere });
  };
  return (
    <li class="session">
      <p class="identity">
        <strong>{profile.name}</strong>
        <span>{username}</span>
      </p>
      <p class="session-time">{over ? text.sessions.ended(expiresAtMs) : text.sessions.until(expiresAtMs)}</p>
      <p class="session-pool" dir="ltr">
        {profile.userPoolId}
      </p>
      <ErrorNotice error={error} />
      <div class="actions">
        <Button
          busy={busy}
          label={text.sessions.signOutOf(profile.name, username)}
          onClick={() => {
            signOut(false);
          }}
        >
          {text.sessions.signOut}
        </Button>
        <Button
          kind="quiet"
          label={text.sessions.signOutEverywhereOf(profile.name, username)}
          onClick={() => {
            signOut(true);
          }}
        >
          {text.sessions.signOutEverywhere}
        </Button>
      </div>
    </li>
  );
}
