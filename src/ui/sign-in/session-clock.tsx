import { secondsUntil, useNow } from '../now';
import { useText } from '../services';

const shortSeconds = 60;

/** Cognito's own clock for this step, shown when it gets short. It is announced once, and not with every second. */
export function SessionClock({ expiresAtMs }: { expiresAtMs: number }) {
  const text = useText();
  const seconds = secondsUntil(expiresAtMs, useNow(expiresAtMs));
  const short = seconds < shortSeconds;
  return (
    <>
      <p class="visually-hidden" role="status">
        {short ? text.signIn.expiresSoon(seconds === 0 ? 0 : shortSeconds) : ''}
      </p>
      {short && (
        <p class="session-clock" aria-hidden="true">
          {seconds === 0 ? text.signIn.expired : text.signIn.expiresSoon(seconds)}
        </p>
      )}
    </>
  );
}
