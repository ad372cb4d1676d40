import { useState } from 'preact/hooks';
import { fromBase64, utf8Text } from '../../lib/bytes';
import type { ExportPreview } from '../../messages/transfer-view';
import type { Snapshot } from '../../messages/views';
import { Button } from '../controls/button';
import { Card } from '../controls/card';
import { Confirm } from '../controls/confirm';
import { ErrorNotice, Notice } from '../controls/notice';
import { Select } from '../controls/select';
import { useServices } from '../services';
import { useTask } from '../task';
import { QrPages } from './qr-pages';
import { fileName } from './save-file';

/** Formats of others, none of which is encrypted here, and what their files are called. */
const extensions = { otpauth: 'txt', aegis: 'json', '2fas': '2fas', 'google-migration': undefined } as const;
type PlainFormat = keyof typeof extensions;
const plainFormats = Object.keys(extensions) as PlainFormat[];

/** Accounts for another authenticator: what stays behind is said first, and that it is not encrypted is asked. */
export function ExportCard({ snapshot: { accounts } }: { snapshot: Snapshot }) {
  const { client, clock, text, download } = useServices();
  const { busy, error, run } = useTask();
  const [format, setFormat] = useState<PlainFormat>('otpauth');
  const [preview, setPreview] = useState<ExportPreview>();
  const [codes, setCodes] = useState<string[]>();
  const [saved, setSaved] = useState<string>();

  const look = () => {
    run(async () => {
      setSaved(undefined);
      setPreview(await client.request('transfer.previewExport', { format }));
    });
  };
  const write = (accountIds: string[]) => {
    run(async () => {
      const { file } = await client.request('transfer.export', { format, accountIds });
      const extension = extensions[format];
      if (extension === undefined) setCodes(linesOf(file));
      else {
        const name = fileName(`latchkey-${format}`, extension, clock());
        download(name, fromBase64(file));
        setSaved(name);
      }
      setPreview(undefined);
    });
  };
  const end = () => {
    setPreview(undefined);
    setCodes(undefined);
    setSaved(undefined);
  };
  return (
    <Card title={text.transfer.exportTitle}>
      <p>{text.transfer.exportHint}</p>
      <Select
        label={text.transfer.format}
        value={format}
        options={plainFormats.map((value) => ({ value, name: text.transfer.exportFormats[value] }))}
        onChange={(value) => {
          setFormat(value);
          end();
        }}
      />
      <ErrorNotice error={error} />
      {saved !== undefined && <Notice kind="good">{text.transfer.saved(saved)}</Notice>}
      {preview && <Losses preview={preview} />}
      {codes && <QrPages texts={codes} onEnd={end} />}
      {!codes && !preview && accounts.length > 0 && (
        <div class="actions">
          <Button busy={busy} onClick={look}>
            {text.transfer.exportStart}
          </Button>
        </div>
      )}
      {preview && preview.accountIds.length > 0 && (
        <Confirm
          action={text.transfer.exportAction(preview.accountIds.length)}
          meaning={text.transfer.plainMeaning}
          busy={busy}
          onConfirm={() => {
            write(preview.accountIds);
          }}
        />
      )}
    </Card>
  );
}

function Losses({ preview: { problems, lost } }: { preview: ExportPreview }) {
  const { text } = useServices();
  return (
    <>
      <Notice>{text.transfer.staysBehind(lost.map((extra) => text.transfer.lost[extra]))}</Notice>
      {problems.length > 0 && (
        <Notice kind="alert">
          <p>{text.transfer.notCarried(problems.length)}</p>
          <ul>
            {problems.map(({ entry, code }, index) => (
              <li key={index}>
                {entry || text.common.unnamedAccount}: {text.transfer.cannotCarry[code]}
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </>
  );
}

function linesOf(fileBase64: string): string[] {
  return utf8Text(fromBase64(fileBase64))
    .split('\n')
    .filter((line) => line !== '');
}
