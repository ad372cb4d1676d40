import { useState } from 'preact/hooks';
import type { SessionDetails, SessionView } from '../../messages/views';
import { Button } from '../controls/button';
import { ErrorNotice, Notice } from '../controls/notice';
import { useRequests } from '../request';
import { useText } from '../services';

/** Claims that are times (RFC 7519 section 4.1, OpenID Connect), in seconds. */
const times = new Set(['exp', 'iat', 'auth_time', 'nbf']);
const signatures = { valid: 'good', invalid: 'alert', unknown: 'plain' } as const;

/** What the tokens say, read when it is asked for. */
export function Claims({ session: { id, profile, username } }: { session: SessionView }) {
  const text = useText();
  const { send, busy, error } = useRequests();
  const [details, setDetails] = useState<SessionDetails>();
  return (
    <>
      <ErrorNotice error={error} />
      <div class="actions">
        <Button
          busy={busy}
          label={`${text.sessions.readTokens}: ${profile.name}, ${username}`}
          onClick={() => {
            send('sessions.details', { sessionId: id }, setDetails);
          }}
        >
          {text.sessions.readTokens}
        </Button>
      </div>
      {details && (
        <>
          <Notice kind={signatures[details.signature]}>{text.sessions.signature[details.signature]}</Notice>
          <ClaimTable title={text.sessions.idToken} claims={details.id} />
          <ClaimTable title={text.sessions.accessToken} claims={details.access} />
        </>
      )}
    </>
  );
}

function ClaimTable({ title, claims }: { title: string; claims: Record<string, unknown> }) {
  const text = useText();
  return (
    <table class="claims">
      <caption>{title}</caption>
      <tbody>
        {Object.entries(claims).map(([name, value]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td>
              {times.has(name) && typeof value === 'number' ? text.sessions.claimTime(value * 1_000) : shown(value)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A list, such as that of groups, by its items. */
function shown(value: unknown): string {
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return value.map(shown).join(', ');
  return JSON.stringify(value);
}
