import { useEffect, useState } from 'preact/hooks';
import type { ExplainedError } from '../../locales/error-sentences';
import type { ImportPreview, ImportStanding } from '../../messages/transfer-view';
import type { ImportedAccount } from '../../transfer/account-fields';
import type { BackupRecords } from '../../transfer/backup';
import type { EntryProblem } from '../../transfer/errors';
import { toExplainedError } from '../error-text';
import { useServices } from '../services';
import { importBody } from './contents';
import type { ReadFile } from './files';

/** An account of a file. */
export interface Entry {
  /** The same while its file is there. */
  key: string;
  account: ImportedAccount;
  standing: ImportStanding;
}

export interface Preview {
  entries: Entry[];
  records: BackupRecords;
  beside: ImportPreview['beside'];
  /** What is in the files and cannot be taken. */
  problems: (EntryProblem & { file: string })[];
}

/** How what was read stands to the vault; undefined until the worker has said so, and where nothing was read. */
export function usePreview(files: ReadFile[]): { preview?: Preview; error?: ExplainedError } {
  const { client } = useServices();
  const [state, setState] = useState<{ preview?: Preview; error?: ExplainedError }>({});
  useEffect(() => {
    if (files.length === 0) {
      setState({});
      return;
    }
    let current = true;
    const { accounts, records, problems } = gather(files);
    const body = importBody(
      accounts.map(({ account }) => account),
      records,
    );
    client.request('transfer.previewImport', body).then(
      ({ standings, beside }) => {
        const entries = accounts.flatMap((each, index) => {
          const standing = standings[index];
          return standing === undefined ? [] : [{ ...each, standing }];
        });
        if (current) setState({ preview: { entries, records, beside, problems } });
      },
      (cause: unknown) => {
        if (current) setState({ error: toExplainedError(cause) });
      },
    );
    return () => {
      current = false;
    };
  }, [client, files]);
  return state;
}

type Gathered = Omit<Preview, 'entries' | 'beside'> & { accounts: Omit<Entry, 'standing'>[] };

function gather(files: ReadFile[]): Gathered {
  const records: BackupRecords = {};
  for (const { result } of files)
    for (const [kind, values] of Object.entries(result.records ?? {}))
      records[kind] = [...(records[kind] ?? []), ...values];
  return {
    accounts: files.flatMap(({ id, result }) =>
      result.accounts.map((account, index) => ({ key: `${String(id)} ${String(index)}`, account })),
    ),
    records,
    problems: files.flatMap(({ name, result }) => result.problems.map((problem) => ({ ...problem, file: name }))),
  };
}
