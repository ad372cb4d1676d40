import { useCallback, useState } from 'preact/hooks';
import type { ExplainedError } from '../locales/error-sentences';
import { toExplainedError } from './error-text';

export interface Task {
  busy: boolean;
  /** What became of the last one, where it failed. */
  error?: ExplainedError;
  /** Starts one, at once, so that it still counts as done within the press; further ones are dropped until it has ended. */
  run: (task: () => Promise<void>) => void;
  clearError: () => void;
}

/** Something that takes a while and may fail, of which the view shows both. */
export function useTask(): Task {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ExplainedError>();
  const run = useCallback<Task['run']>(
    (task) => {
      if (busy) return;
      setBusy(true);
      setError(undefined);
      task()
        .catch((cause: unknown) => {
          setError(toExplainedError(cause));
        })
        .finally(() => {
          setBusy(false);
        });
    },
    [busy],
  );
  const clearError = useCallback(() => {
    setError(undefined);
  }, []);
  return { busy, run, clearError, ...(error && { error }) };
}
