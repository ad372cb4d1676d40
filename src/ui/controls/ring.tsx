import { useState } from 'preact/hooks';
import { useServices } from '../services';

/**
 * The time that a code has left, as a ring that runs out. The browser's compositor moves it, no timer does. Give it a
 * new `key` for every period: it reads the clock once.
 */
export function Ring({ periodSeconds, untilMs }: { periodSeconds: number; untilMs: number }) {
  const { clock } = useServices();
  const [elapsedSeconds] = useState(() => periodSeconds - (untilMs - clock()) / 1_000);
  return (
    <svg
      class="ring"
      viewBox="0 0 24 24"
      aria-hidden="true"
      style={{ '--period': `${periodSeconds}s`, '--elapsed': `${-elapsedSeconds}s` }}
    >
      <circle class="ring-track" cx="12" cy="12" r="9" />
      <circle class="ring-time" cx="12" cy="12" r="9" pathLength={100} />
    </svg>
  );
}
