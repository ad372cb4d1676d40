import type { Snapshot } from '../../../messages/views';
import { useText } from '../../services';
import { AccountCodeCard } from '../../transfer/account-code-card';
import { BackupCard } from '../../transfer/backup-card';
import { ExportCard } from '../../transfer/export-card';
import { ImportCard } from '../../transfer/import-card';
import { SectionHeading } from '../heading';

/** An empty vault has nothing to save, but may have something to get back. */
export function TransferSection({ snapshot }: { snapshot: Snapshot }) {
  const text = useText();
  const isEmpty = snapshot.accounts.length === 0;
  return (
    <>
      <SectionHeading title={text.manage.sections.transfer}>{text.transfer.hint}</SectionHeading>
      <ImportCard />
      {!isEmpty && (
        <>
          <BackupCard snapshot={snapshot} />
          <ExportCard snapshot={snapshot} />
          <AccountCodeCard snapshot={snapshot} />
        </>
      )}
    </>
  );
}
