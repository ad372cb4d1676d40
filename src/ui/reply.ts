import { useEffect, useState } from 'preact/hooks';
import type { ExplainedError } from '../locales/error-sentences';
import type { OwnReply, questions } from '../messages/protocol';
import { toExplainedError } from './error-text';
import { useServices } from './services';

type Question = Exclude<(typeof questions)[number], 'accounts.read' | 'codes.list' | 'fill.page'>;

/** The worker's answer, asked for at once and again for every new `reason`; the last one stays until the next is there. */
export function useReply<Type extends Question>(
  type: Type,
  reason: unknown,
): { reply?: OwnReply<Type>; error?: ExplainedError } {
  const { client } = useServices();
  const [state, setState] = useState<{ reply?: OwnReply<Type>; error?: ExplainedError }>({});
  useEffect(() => {
    let current = true;
    client.request<Question>(type, {}).then(
      (reply) => {
        if (current) setState({ reply: reply as OwnReply<Type> });
      },
      (cause: unknown) => {
        if (current) setState((last) => ({ ...last, error: toExplainedError(cause) }));
      },
    );
    return () => {
      current = false;
    };
  }, [client, type, reason]);
  return state;
}
