import { useRef, useState } from 'preact/hooks';
import type { Imported } from '../../messages/transfer-view';
import { Button } from '../controls/button';
import { Card } from '../controls/card';
import { Field } from '../controls/field';
import { Form } from '../controls/form';
import { ErrorNotice, Notice } from '../controls/notice';
import { useEntryFocus } from '../focus';
import { useRequests } from '../request';
import { useText } from '../services';
import { importBody } from './contents';
import { FileDrop } from './file-drop';
import { type Files, type PickedFile, useFiles } from './files';
import { ImportList } from './import-list';
import { type Entry, usePreview } from './preview';

/** Files in, a look at what is in them, and what of it is wanted into the vault. */
export function ImportCard() {
  const text = useText();
  const files = useFiles();
  const { preview, error } = usePreview(files.read);
  const { send, busy, error: refused } = useRequests();
  const [imported, setImported] = useState<Imported>();
  const take = (entries: Entry[], withBeside: boolean) => {
    const accounts = entries.map(({ account }) => account);
    send('transfer.import', importBody(accounts, withBeside ? (preview?.records ?? {}) : {}), (reply) => {
      setImported(reply);
      files.clear();
    });
  };
  return (
    <Card title={text.transfer.importTitle}>
      <p>{text.transfer.importHint}</p>
      {imported && (
        <Done
          imported={imported}
          onUndone={() => {
            setImported(undefined);
          }}
        />
      )}
      <FileDrop
        onFiles={(picked) => {
          setImported(undefined);
          files.pick(picked);
        }}
      />
      {files.files.length > 0 && (
        <ul class="rows" aria-label={text.transfer.files}>
          {files.files.map((file) => (
            <FileRow key={file.id} file={file} files={files} />
          ))}
        </ul>
      )}
      <ErrorNotice error={error ?? refused} />
      {preview && <ImportList preview={preview} busy={busy} onTake={take} />}
    </Card>
  );
}

function FileRow({ file: { id, name, state }, files }: { file: PickedFile; files: Files }) {
  const text = useText();
  return (
    <li class="row">
      <div class="row-text">
        <strong>{name}</strong>
        {state.kind === 'read' && (
          <small role="status">
            {text.transfer.readFile(text.transfer.formats[state.format] ?? state.format, state.accountCount)}
          </small>
        )}
        {state.kind === 'reading' && (
          <progress
            aria-label={text.transfer.reading(name)}
            {...(state.progress && { value: state.progress.done, max: state.progress.of })}
          />
        )}
        {state.kind === 'failed' && <ErrorNotice error={state.error} />}
      </div>
      <Button
        kind="quiet"
        label={state.kind === 'reading' ? text.transfer.cancelFile(name) : text.transfer.removeFile(name)}
        onClick={() => {
          files.remove(id);
        }}
      >
        {state.kind === 'reading' ? text.common.cancel : text.transfer.remove}
      </Button>
      {state.kind === 'locked' && (
        <PasswordForm
          wasWrong={state.wasWrong}
          file={name}
          onPassword={(password) => {
            files.unlock(id, password);
          }}
        />
      )}
      {state.kind === 'costly' && (
        <div class="edit">
          <Notice>{text.transfer.costly}</Notice>
          <Button
            onClick={() => {
              files.allowMore(id);
            }}
          >
            {text.transfer.allowMore}
          </Button>
        </div>
      )}
    </li>
  );
}

function PasswordForm({
  wasWrong,
  file,
  onPassword,
}: {
  wasWrong: boolean;
  file: string;
  onPassword: (password: string) => void;
}) {
  const text = useText();
  const [password, setPassword] = useState('');
  const [isMissing, setMissing] = useState(false);
  const view = useRef<HTMLDivElement>(null);
  useEntryFocus(view);
  const problem = isMissing ? text.transfer.passwordMissing : wasWrong ? text.transfer.passwordWrong : undefined;
  return (
    <div class="edit" ref={view}>
      <Form
        onSubmit={() => {
          setMissing(password === '');
          if (password !== '') onPassword(password);
        }}
      >
        <Field
          label={text.transfer.passwordOf(file)}
          type="password"
          value={password}
          onInput={setPassword}
          problem={problem}
        />
        <div class="actions">
          <Button kind="primary">{text.transfer.open}</Button>
        </div>
      </Form>
    </div>
  );
}

function Done({ imported, onUndone }: { imported: Imported; onUndone: () => void }) {
  const text = useText();
  const { send, busy, error } = useRequests();
  const { accountIds, recordIds, profileIds } = imported;
  const besideCount = recordIds.length + profileIds.length;
  return (
    <>
      <Notice kind="good">
        {text.transfer.imported(accountIds.length)} {besideCount > 0 && text.transfer.importedBeside(besideCount)}
      </Notice>
      <ErrorNotice error={error} />
      {accountIds.length + besideCount > 0 && (
        <div class="actions">
          <Button
            busy={busy}
            onClick={() => {
              send('transfer.undoImport', imported, onUndone);
            }}
          >
            {text.common.undo}
          </Button>
        </div>
      )}
    </>
  );
}
