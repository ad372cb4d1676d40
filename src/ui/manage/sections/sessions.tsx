import type { Snapshot } from '../../../messages/views';
import { Card } from '../../controls/card';
import { useText } from '../../services';
import { Claims } from '../../sessions/claims';
import { SessionStatus } from '../../sessions/session-status';
import { SessionTools } from '../../sessions/session-tools';
import { SignOut } from '../../sign-in/sessions';
import { SectionHeading } from '../heading';

export function SessionsSection({ snapshot: { sessions } }: { snapshot: Snapshot }) {
  const text = useText();
  return (
    <>
      <SectionHeading title={text.manage.sections.sessions}>{text.sessions.hint}</SectionHeading>
      {sessions.length === 0 && <p class="empty">{text.sessions.empty}</p>}
      {sessions.map((session) => (
        <Card key={session.id} title={`${session.profile.name}: ${session.username}`}>
          <SessionStatus session={session} />
          <SessionTools session={session} />
          <Claims session={session} />
          <SignOut session={session} />
        </Card>
      ))}
    </>
  );
}
