import { useState } from 'preact/hooks';
import type { ExplainedError } from '../../locales/error-sentences';
import type { CopiedToken } from '../../messages/protocol';
import type { SessionView } from '../../messages/views';
import type { Copied } from '../clipboard';
import { Button } from '../controls/button';
import { ClearingNote } from '../controls/clearing-note';
import { ErrorNotice, Notice } from '../controls/notice';
import { toExplainedError } from '../error-text';
import { useRequests } from '../request';
import { useServices, useText } from '../services';

const tokens: CopiedToken[] = ['id', 'access', 'refresh', 'header', 'curl'];

/** What a session is good for: its tokens, and the app. */
export function SessionTools({ session }: { session: SessionView }) {
  const text = useText();
  return (
    <details class="more">
      <summary>{text.sessions.tools}</summary>
      <CopyTokens session={session} />
      <OpenApp session={session} />
      <Keeping session={session} />
    </details>
  );
}

function CopyTokens({ session: { id, profile, username } }: { session: SessionView }) {
  const { client, copy, text } = useServices();
  const [copied, setCopied] = useState<Copied>();
  const [error, setError] = useState<ExplainedError>();
  const copyToken = (what: CopiedToken) => {
    setError(undefined);
    client
      .request('sessions.token', { sessionId: id, what })
      .then((token) => copy(token.text))
      .then(setCopied, (cause: unknown) => {
        setError(toExplainedError(cause));
      });
  };
  return (
    <>
      <ErrorNotice error={error} />
      <div class="actions" role="group" aria-label={text.sessions.copyOf(profile.name, username)}>
        {tokens.map((what) => (
          <Button
            key={what}
            kind="quiet"
            onClick={() => {
              copyToken(what);
            }}
          >
            {text.sessions.copies[what]}
          </Button>
        ))}
      </div>
      <p role="status">
        {copied && text.common.copied} {copied && <ClearingNote copied={copied} />}
      </p>
    </>
  );
}

/** The browser's question for its permission may close this page: the worker goes on by itself once it is answered. */
function OpenApp({ session: { id, profile } }: { session: SessionView }) {
  const { client, grants, text } = useServices();
  const [waiting, setWaiting] = useState(false);
  const [error, setError] = useState<ExplainedError>();
  const origins = profile.appOrigins ?? [];
  const open = (origin: string) => {
    setError(undefined);
    // Asked of the worker first, and of the browser within the same press.
    const opened = client.request('handOver.open', { sessionId: id, origin });
    const granted = grants.requestSite(origin);
    Promise.all([opened, granted]).then(
      ([{ done }, permitted]) => {
        setWaiting(!done && !permitted);
      },
      (cause: unknown) => {
        setError(toExplainedError(cause));
      },
    );
  };
  if (origins.length === 0) return <p class="field-hint">{text.sessions.noAppOrigin}</p>;
  return (
    <>
      <ErrorNotice error={error} />
      {waiting && <Notice kind="alert">{text.sessions.notPermitted}</Notice>}
      {origins.map((origin) => (
        <Button
          key={origin}
          onClick={() => {
            open(origin);
          }}
        >
          {text.sessions.openApp(origin)}
        </Button>
      ))}
    </>
  );
}

function Keeping({ session: { id, kept, profile, username } }: { session: SessionView }) {
  const text = useText();
  const { send, busy, error } = useRequests();
  const label = kept ? text.sessions.letGo : text.sessions.keep;
  return (
    <>
      <ErrorNotice error={error} />
      <p class="field-hint">{kept ? text.sessions.keptHint : text.sessions.keepHint}</p>
      <div class="actions">
        <Button
          kind="quiet"
          busy={busy}
          label={`${label}: ${profile.name}, ${username}`}
          onClick={() => {
            send('sessions.keep', { sessionId: id, keep: !kept });
          }}
        >
          {label}
        </Button>
        <Button
          kind="quiet"
          busy={busy}
          label={`${text.sessions.refresh}: ${profile.name}, ${username}`}
          onClick={() => {
            send('sessions.refresh', { sessionId: id });
          }}
        >
          {text.sessions.refresh}
        </Button>
      </div>
    </>
  );
}
