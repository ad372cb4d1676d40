import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ExplainedError } from '../../locales/error-sentences';
import type { ImportPreview, ImportStanding } from '../../messages/transfer-view';
import type { ImportedAccount } from '../../transfer/account-fields';
import type { BackupRecords } from '../../transfer/backup';
import type { EntryProblem } from '../../transfer/errors';
import { toExplainedError } from '../error-text';
import { useServices } from '../services';
import { importBody } from './contents';
import type { PickedFile } from './files';

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
export function usePreview(files: PickedFile[]): { preview?: Preview; error?: ExplainedError } {
  const { client } = useServices();
  const [state, setState] = useState<{ preview?: Preview; error?: ExplainedError }>({});
  const readIds = files
    .filter(({ state }) => state.kind === 'read')
    .map(({ id }) => id)
    .join(' ');
  // Files that are still being read change with every progress: what was read does not.
  const read = useMemo(() => gather(files), [readIds]);
  useEffect(() => {
    if (read === undefined) {
      setState({});
      return;
    }
    let current = true;
    const { accounts, records, problems } = read;
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
  }, [client, read]);
  return state;
}

type Gathered = Omit<Preview, 'entries' | 'beside'> & { accounts: Omit<Entry, 'standing'>[] };

function gather(files: PickedFile[]): Gathered | undefined {
  const read = files.flatMap(({ id, name, state }) => (state.kind === 'read' ? [{ id, name, ...state.result }] : []));
  if (read.length === 0) return undefined;
  const records: BackupRecords = {};
  for (const { records: more = {} } of read)
    for (const [kind, values] of Object.entries(more)) records[kind] = [...(records[kind] ?? []), ...values];
  return {
    accounts: read.flatMap(({ id, accounts }) =>
      accounts.map((account, index) => ({ key: `${String(id)} ${String(index)}`, account })),
    ),
    records,
    problems: read.flatMap(({ name, problems }) => problems.map((problem) => ({ ...problem, file: name }))),
  };
}
