import type { ExplainedError } from '../../locales/error-sentences';
import { secondsUntil, useNow } from '../now';
import { useText } from '../services';

/** Counts down to when another try is allowed, where the error names that. Not announced: it would never stop talking. */
export function RetryWait({ error }: { error: ExplainedError | undefined }) {
  const text = useText();
  const seconds = useRetrySeconds(error);
  return seconds > 0 ? <p class="wait">{text.common.tryAgainIn(seconds)}</p> : null;
}

/** None where another try is allowed at once. */
export function useRetrySeconds(error: ExplainedError | undefined): number {
  const nowMs = useNow(error?.retryAtMs);
  return error?.retryAtMs === undefined ? 0 : secondsUntil(error.retryAtMs, nowMs);
}
