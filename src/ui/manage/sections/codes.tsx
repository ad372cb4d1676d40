import type { Snapshot } from '../../../messages/views';
import { CodesView } from '../../codes/codes-view';
import { BackupAge } from '../../backup-age';
import { useText } from '../../services';
import { SectionHeading } from '../heading';

export function CodesSection({ snapshot }: { snapshot: Snapshot }) {
  const text = useText();
  return (
    <>
      <SectionHeading title={text.manage.sections.codes} />
      <BackupAge backup={snapshot.backup} accountCount={snapshot.accounts.length} />
      <CodesView snapshot={snapshot} />
    </>
  );
}
