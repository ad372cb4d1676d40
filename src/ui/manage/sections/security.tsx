import type { Snapshot } from '../../../messages/views';
import { ErrorNotice } from '../../controls/notice';
import { useReply } from '../../reply';
import { useText } from '../../services';
import { SectionHeading } from '../heading';
import { ChangePassphrase } from '../security/change-passphrase';
import { ClipboardSettings } from '../security/clipboard-settings';
import { Damage } from '../security/damage';
import { KeptStorage } from '../security/kept-storage';
import { LockingSettings } from '../security/locking-settings';
import { WaysIn } from '../security/ways-in';

export function SecuritySection({ snapshot }: { snapshot: Snapshot }) {
  const text = useText();
  const { reply: slots, error } = useReply('slots.list', snapshot);
  return (
    <>
      <SectionHeading title={text.manage.sections.security} />
      <Damage snapshot={snapshot} />
      <ErrorNotice error={error} />
      {slots !== undefined && (
        <>
          <WaysIn slots={slots} />
          <ChangePassphrase way="slots.changePassphrase" slots={slots} />
          <ChangePassphrase way="slots.renewKey" slots={slots} />
          <LockingSettings snapshot={snapshot} />
          <ClipboardSettings snapshot={snapshot} />
          <KeptStorage />
        </>
      )}
    </>
  );
}
