import { useCallback, useRef, useState } from 'preact/hooks';
import { CodedError } from '../../lib/errors';
import type { ExplainedError } from '../../locales/error-sentences';
import type { ImportResult } from '../../transfer/import';
import { toExplainedError } from '../error-text';
import { useServices } from '../services';

/** A file that was chosen, and how far it is read. */
export interface PickedFile {
  id: number;
  name: string;
  state: FileState;
}

type FileState =
  | { kind: 'reading'; progress?: { done: number; of: number } }
  | { kind: 'locked'; wasWrong: boolean }
  /** Its key derivation wants more memory than is given unasked. */
  | { kind: 'costly' }
  | { kind: 'failed'; error: ExplainedError }
  | { kind: 'read'; format: string; accountCount: number };

export interface ReadFile {
  id: number;
  name: string;
  result: ImportResult;
}

export interface Files {
  files: PickedFile[];
  /** Those of which something was read; the same list until there is another. */
  read: ReadFile[];
  pick: (files: File[]) => void;
  unlock: (id: number, password: string) => void;
  allowMore: (id: number) => void;
  /** Ends the reading, and puts the file away. */
  remove: (id: number) => void;
  clear: () => void;
}

/** MiB: the most that any file may ask for. */
const mostMemoryMiB = 1024;

/** What is known of a file from one try to the next; no state of the view. */
interface Attempt {
  file: File;
  stop: AbortController;
  password?: string;
  allowMemoryMiB?: number;
}

/** Reads files off the page's thread, each by itself. */
export function useFiles(): Files {
  const { importFile } = useServices();
  const [files, setFiles] = useState<PickedFile[]>([]);
  const [results, setResults] = useState<ReadFile[]>([]);
  const attempts = useRef(new Map<number, Attempt>());
  const lastId = useRef(0);

  const show = useCallback((id: number, state: FileState) => {
    setFiles((before) => before.map((each) => (each.id === id ? { ...each, state } : each)));
  }, []);

  const read = useCallback(
    (id: number, attempt: Attempt) => {
      attempts.current.set(id, attempt);
      const { file, stop, ...options } = attempt;
      const { signal } = stop;
      const onProgress = (progress: { done: number; of: number }) => {
        if (!signal.aborted) show(id, { kind: 'reading', progress });
      };
      show(id, { kind: 'reading' });
      file
        .arrayBuffer()
        .then((bytes) => importFile({ bytes: new Uint8Array(bytes), ...options }, { signal, onProgress }))
        .then(
          (result) => {
            setResults((before) => [...before, { id, name: file.name, result }]);
            show(id, { kind: 'read', format: result.format, accountCount: result.accounts.length });
          },
          (cause: unknown) => {
            if (!signal.aborted) show(id, stateOf(cause, attempt));
          },
        );
    },
    [importFile, show],
  );

  const again = useCallback(
    (id: number, more: Pick<Attempt, 'password' | 'allowMemoryMiB'>) => {
      const attempt = attempts.current.get(id);
      if (attempt) read(id, { ...attempt, ...more });
    },
    [read],
  );
  const end = useCallback((id: number) => {
    attempts.current.get(id)?.stop.abort();
    attempts.current.delete(id);
  }, []);

  return {
    files,
    read: results,
    pick: useCallback(
      (picked) => {
        for (const file of picked) {
          const id = ++lastId.current;
          setFiles((before) => [...before, { id, name: file.name, state: { kind: 'reading' } }]);
          read(id, { file, stop: new AbortController() });
        }
      },
      [read],
    ),
    unlock: useCallback(
      (id, password) => {
        again(id, { password });
      },
      [again],
    ),
    allowMore: useCallback(
      (id) => {
        again(id, { allowMemoryMiB: mostMemoryMiB });
      },
      [again],
    ),
    remove: useCallback(
      (id) => {
        end(id);
        setFiles((before) => before.filter((each) => each.id !== id));
        setResults((before) => before.filter((each) => each.id !== id));
      },
      [end],
    ),
    clear: useCallback(() => {
      for (const id of attempts.current.keys()) end(id);
      setFiles([]);
      setResults([]);
    }, [end]),
  };
}

function stateOf(cause: unknown, { allowMemoryMiB }: Attempt): FileState {
  const code: unknown = cause instanceof CodedError ? cause.code : undefined;
  switch (code) {
    case 'password-needed':
      return { kind: 'locked', wasWrong: false };
    case 'wrong-password':
      return { kind: 'locked', wasWrong: true };
    case 'too-costly':
      return allowMemoryMiB === undefined ? { kind: 'costly' } : { kind: 'failed', error: { code } };
    // Not the vault's code of that name: it is the file that is damaged.
    case 'damaged':
      return { kind: 'failed', error: { code: 'file-damaged' } };
    default:
      return { kind: 'failed', error: toExplainedError(cause) };
  }
}
