import type { Snapshot } from '../../../messages/views';
import { Card } from '../../controls/card';
import { Checkbox } from '../../controls/checkbox';
import { ErrorNotice } from '../../controls/notice';
import { Select } from '../../controls/select';
import { useRequests } from '../../request';
import { useServices } from '../../services';
import { fromOption, optionsWith } from '../options';

const idleMinutes = [1, 5, 15, 30, 60, 240, 720, 'never'] as const;

export function LockingSettings({ snapshot: { settings } }: { snapshot: Snapshot }) {
  const { text, grants } = useServices();
  const { send, error } = useRequests();
  const { lockAfterIdleMinutes, lockOnSystemLock } = settings;
  return (
    <Card title={text.security.locking}>
      <Select
        label={text.security.lockAfter}
        hint={text.security.lockAfterHint}
        options={optionsWith(idleMinutes, lockAfterIdleMinutes, text.security.minutes)}
        value={String(lockAfterIdleMinutes)}
        onChange={(chosen) => {
          send('settings.change', { lockAfterIdleMinutes: fromOption(chosen) });
        }}
      />
      {lockAfterIdleMinutes === 'never' && <p class="caution">{text.security.neverLocks}</p>}
      {grants.tellsSystemLock ? (
        <Checkbox
          label={text.security.lockWithSystem}
          checked={lockOnSystemLock}
          onChange={(checked) => {
            send('settings.change', { lockOnSystemLock: checked });
          }}
        />
      ) : (
        <p class="field-hint">{text.security.systemLockUntold}</p>
      )}
      <p class="field-hint">{text.security.locksAtEnd}</p>
      <ErrorNotice error={error} />
    </Card>
  );
}
