import { useEffect, useState } from 'preact/hooks';
import { fromBase64 } from '../../lib/bytes';
import type { Snapshot } from '../../messages/views';
import { Button } from '../controls/button';
import { Card } from '../controls/card';
import { Form } from '../controls/form';
import { ErrorNotice, Notice } from '../controls/notice';
import { useServices } from '../services';
import { useTask } from '../task';
import { NewPassphraseFields, useNewPassphrase } from '../vault/new-passphrase';
import { fileName } from './save-file';

type Way = 'download' | 'chosen-file' | 'new-file';

/** The encrypted backup, sealed by the worker: a download, or the file that was chosen for it. */
export function BackupCard({ snapshot }: { snapshot: Snapshot }) {
  const { client, clock, text, download, backupFile } = useServices();
  const passphrase = useNewPassphrase();
  const { busy, error, run } = useTask();
  const [chosenName, setChosenName] = useState<string>();
  const [saved, setSaved] = useState<string>();
  useEffect(() => {
    backupFile?.name().then(setChosenName, reportError);
  }, [backupFile]);

  const save = (way: Way) => {
    setSaved(undefined);
    const password = passphrase.take();
    if (password === undefined) return;
    const name = fileName('latchkey-backup', 'json', clock());
    run(async () => {
      // The browser asks only while the click is fresh, so before the sealing.
      if (way === 'new-file' && !(await backupFile?.choose(name))) return;
      if (way === 'chosen-file' && !(await backupFile?.permit())) return;
      const { file, accountIds } = await client.request('transfer.export', { format: 'latchkey', password });
      if (way === 'download') download(name, fromBase64(file));
      else await backupFile?.write(fromBase64(file));
      await client.request('backup.made', { accountIds });
      const chosen = await backupFile?.name();
      setChosenName(chosen);
      setSaved(way === 'download' ? name : (chosen ?? name));
      passphrase.clear();
    });
  };
  const first: Way = chosenName === undefined ? 'download' : 'chosen-file';
  return (
    <Card title={text.transfer.backupTitle}>
      <p>{text.transfer.backupHint}</p>
      {snapshot.damagedAccounts > 0 && <Notice kind="alert">{text.codes.damaged(snapshot.damagedAccounts)}</Notice>}
      <Form
        onSubmit={() => {
          save(first);
        }}
      >
        <NewPassphraseFields {...passphrase.fields} label={text.transfer.backupPassphrase} />
        <p class="caution">{text.transfer.backupPassphraseHint}</p>
        <ErrorNotice error={error} />
        {saved !== undefined && <Notice kind="good">{text.transfer.saved(saved)}</Notice>}
        <div class="actions">
          <Button kind="primary" busy={busy}>
            {chosenName === undefined ? text.transfer.saveBackup : text.transfer.saveTo(chosenName)}
          </Button>
          {chosenName !== undefined && (
            <Button
              onClick={() => {
                save('download');
              }}
            >
              {text.transfer.download}
            </Button>
          )}
          {backupFile && (
            <Button
              kind="quiet"
              onClick={() => {
                save('new-file');
              }}
            >
              {chosenName === undefined ? text.transfer.chooseBackupFile : text.transfer.chooseOtherFile}
            </Button>
          )}
        </div>
      </Form>
    </Card>
  );
}
