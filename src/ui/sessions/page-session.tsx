import { useEffect, useState } from 'preact/hooks';
import { ErrorNotice } from '../controls/notice';
import { Button } from '../controls/button';
import { useRequests } from '../request';
import { useServices } from '../services';

const actions = ['takeOver', 'signOutPage', 'undo'] as const;

/** What can be done about the sign-in that the page in front keeps: in the popup, whose press lets us at that page. */
export function PageSession() {
  const { pageInFront, text } = useServices();
  const { send, busy, error } = useRequests();
  const [tabId, setTabId] = useState<number>();
  const [done, setDone] = useState(false);
  useEffect(() => {
    pageInFront?.tabId().then(setTabId, reportError);
  }, [pageInFront]);
  if (tabId === undefined) return null;
  return (
    <details class="more">
      <summary>{text.sessions.page.title}</summary>
      <ErrorNotice error={error} />
      <div class="actions">
        {actions.map((action) => (
          <Button
            key={action}
            kind="quiet"
            busy={busy}
            onClick={() => {
              setDone(false);
              send(`handOver.${action}`, { tabId }, () => {
                setDone(true);
              });
            }}
          >
            {text.sessions.page[action]}
          </Button>
        ))}
      </div>
      <p role="status">{done && text.sessions.page.done}</p>
    </details>
  );
}
