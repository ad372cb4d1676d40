import { useEffect, useState } from 'preact/hooks';
import type { Snapshot } from '../messages/views';
import { useServices } from './services';

/** The worker's state; undefined until it has told it for the first time. */
export function useSnapshot(): Snapshot | undefined {
  const { client } = useServices();
  const [snapshot, setSnapshot] = useState<Snapshot>();
  useEffect(() => {
    const stop = new AbortController();
    client.subscribe(setSnapshot, stop.signal);
    return () => {
      stop.abort();
    };
  }, [client]);
  return snapshot;
}
