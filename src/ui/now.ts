import { useEffect, useState } from 'preact/hooks';
import { useServices } from './services';

/** The time, kept to the second until `untilMs` has come; not kept where there is no such time. */
export function useNow(untilMs: number | undefined): number {
  const { clock } = useServices();
  const [nowMs, setNowMs] = useState(clock);
  useEffect(() => {
    if (untilMs === undefined) return;
    setNowMs(clock());
    const timer = setInterval(() => {
      setNowMs(clock());
      if (clock() >= untilMs) clearInterval(timer);
    }, 1_000);
    return () => {
      clearInterval(timer);
    };
  }, [clock, untilMs]);
  return nowMs;
}

/** Whole seconds from now until then, never less than none. */
export function secondsUntil(untilMs: number, nowMs: number): number {
  return Math.max(0, Math.ceil((untilMs - nowMs) / 1_000));
}
