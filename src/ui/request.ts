import { useCallback, useState } from 'preact/hooks';
import type { ExplainedError } from '../locales/error-sentences';
import type { OwnReply, OwnRequestBody, OwnRequestType } from '../messages/protocol';
import { toExplainedError } from './error-text';
import { useServices } from './services';

export interface Requests {
  busy: boolean;
  /** What became of the last request, where it was refused. */
  error?: ExplainedError;
  /** Sends a request, one at a time: further ones are dropped until the answer is there. */
  send: <Type extends OwnRequestType>(
    type: Type,
    body: OwnRequestBody<Type>,
    onReply?: (reply: OwnReply<Type>) => void,
  ) => void;
  clearError: () => void;
}

export function useRequests(): Requests {
  const { client } = useServices();
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ExplainedError>();

  const send = useCallback<Requests['send']>(
    (type, body, onReply) => {
      if (busy) return;
      setBusy(true);
      setError(undefined);
      client
        .request(type, body)
        .then((reply) => onReply?.(reply))
        .catch((cause: unknown) => {
          setError(toExplainedError(cause));
        })
        .finally(() => {
          setBusy(false);
        });
    },
    [busy, client],
  );
  const clearError = useCallback(() => {
    setError(undefined);
  }, []);
  return { busy, send, clearError, ...(error && { error }) };
}
