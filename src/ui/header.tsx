import { Button, IconButton } from './controls/button';
import { Icon } from './controls/icon';
import { Mark } from './controls/mark';
import { ErrorNotice } from './controls/notice';
import { useRequests } from './request';
import { useText } from './services';

/** The name of the place, and what is always at hand; `onManage` where the manage page is elsewhere. */
export function Header({ lockable, onManage }: { lockable: boolean; onManage?: (() => void) | undefined }) {
  const text = useText();
  const { send, busy, error } = useRequests();
  return (
    <>
      <header class="header">
        <Mark />
        <h1 class="header-name">{text.appName}</h1>
        {lockable && (
          <Button
            kind="quiet"
            label={text.header.lockHint}
            busy={busy}
            onClick={() => {
              send('vault.lock', {});
            }}
          >
            <Icon name="lock" />
            {text.header.lock}
          </Button>
        )}
        {onManage && (
          <IconButton label={text.header.manage} onClick={onManage}>
            <Icon name="settings" />
          </IconButton>
        )}
      </header>
      <ErrorNotice error={error} />
    </>
  );
}
