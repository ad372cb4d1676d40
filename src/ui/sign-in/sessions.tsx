import type { SessionView } from '../../messages/views';
import { Button } from '../controls/button';
import { ErrorNotice, Notice } from '../controls/notice';
import { useRequests } from '../request';
import { useText } from '../services';
import { SessionStatus } from '../sessions/session-status';
import { SessionTools } from '../sessions/session-tools';

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

function Session({ session }: { session: SessionView }) {
  const { profile, username, hasDevice } = session;
  return (
    <li class="session">
      <p class="identity">
        <strong>{profile.name}</strong>
        <span>{username}</span>
      </p>
      <SessionStatus session={session} />
      <p class="session-pool" dir="ltr">
        {profile.userPoolId}
      </p>
      {hasDevice && <Device session={session} />}
      <SessionTools session={session} />
      <SignOut session={session} />
    </li>
  );
}

export function SignOut({ session: { id, profile, username } }: { session: SessionView }) {
  const text = useText();
  const { send, busy, error } = useRequests();
  const signOut = (everywhere: boolean) => {
    send('sessions.signOut', { sessionId: id, everywhere });
  };
  return (
    <>
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
    </>
  );
}

/** What the pool is to do with this device at the next sign-in. */
function Device({ session: { id, profile, username, deviceRemembered } }: { session: SessionView }) {
  const text = useText();
  const { send, busy, error } = useRequests();
  return (
    <>
      <ErrorNotice error={error} />
      {deviceRemembered && <Notice kind="good">{text.sessions.deviceRemembered}</Notice>}
      <div class="actions">
        {!deviceRemembered && (
          <Button
            busy={busy}
            label={text.sessions.rememberDeviceFor(profile.name, username)}
            onClick={() => {
              send('sessions.rememberDevice', { sessionId: id });
            }}
          >
            {text.sessions.rememberDevice}
          </Button>
        )}
        <Button
          kind="quiet"
          label={text.sessions.forgetDeviceFor(profile.name, username)}
          onClick={() => {
            send('sessions.forgetDevice', { sessionId: id });
          }}
        >
          {text.sessions.forgetDevice}
        </Button>
      </div>
    </>
  );
}
