import type { Snapshot } from '../../../messages/views';
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
  return (
    <>
      <SectionHeading title={text.manage.sections.security} />
      <Damage snapshot={snapshot} />
      <WaysIn snapshot={snapshot} />
      <ChangePassphrase way="slots.changePassphrase" />
      <ChangePassphrase way="slots.renewKey" />
      <LockingSettings snapshot={snapshot} />
      <ClipboardSettings snapshot={snapshot} />
      <KeptStorage />
    </>
  );
}
