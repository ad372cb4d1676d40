import { type RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/**
 * Puts the focus where a new view begins: on its first field, or on its heading where it has none. Give a `reason` to
 * do so again when that changes; what stands in the field is then selected, so that typing replaces it.
 */
export function useEntryFocus(view: RefObject<HTMLElement | null>, reason?: unknown): void {
  useEffect(() => {
    const entry = view.current?.querySelector<HTMLElement>('[data-entry], input:not([type=file]), textarea, select');
    const target = entry ?? view.current?.querySelector<HTMLElement>('h1, h2');
    target?.focus({ preventScroll: entry === undefined });
    if (target instanceof HTMLInputElement) target.select();
  }, [view, reason]);
}
