import { useEffect, useState } from 'preact/hooks';
import { Button } from '../../controls/button';
import { Card } from '../../controls/card';
import { Notice } from '../../controls/notice';
import { useServices } from '../../services';

/** Whether the browser may clear the vault to make room, and asking it not to. */
export function KeptStorage() {
  const { text, grants } = useServices();
  const [kept, setKept] = useState<boolean>();
  const [asked, setAsked] = useState(false);
  useEffect(() => {
    grants.isStorageKept().then(setKept, reportError);
  }, [grants]);
  return (
    <Card title={text.security.storage}>
      {kept === true && <Notice kind="good">{text.security.storageKept}</Notice>}
      {kept === false && (
        <>
          <p>{asked ? text.security.storageRefused : text.security.storageNotKept}</p>
          <div class="actions">
            <Button
              onClick={() => {
                grants.requestKeptStorage().then((granted) => {
                  setKept(granted);
                  setAsked(true);
                }, reportError);
              }}
            >
              {text.security.keepStorage}
            </Button>
          </div>
        </>
      )}
    </Card>
  );
}
