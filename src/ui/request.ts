import { useCallback } from 'preact/hooks';
import type { OwnReply, OwnRequestBody, OwnRequestType } from '../messages/protocol';
import { useServices } from './services';
import { type Task, useTask } from './task';

export interface Requests extends Pick<Task, 'busy' | 'error' | 'clearError'> {
  /** Sends a request, one at a time: further ones are dropped until the answer is there. */
  send: <Type extends OwnRequestType>(
    type: Type,
    body: OwnRequestBody<Type>,
    onReply?: (reply: OwnReply<Type>) => void,
  ) => void;
}

export function useRequests(): Requests {
  const { client } = useServices();
  const { run, ...state } = useTask();
  const send = useCallback<Requests['send']>(
    (type, body, onReply) => {
      run(async () => {
        const reply = await client.request(type, body);
        onReply?.(reply);
      });
    },
    [run, client],
  );
  return { ...state, send };
}
