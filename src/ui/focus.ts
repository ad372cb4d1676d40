import { type RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/**
 * Puts the focus where a new view begins: on its first field, or on its heading where it has none. Give a `reason` (a
 * text: the objects of a snapshot are new with every one) to do so again when that changes; what stands in the field is then selected, so that typing replaces it.
 */
export function useEntryFocus(view: RefObject<HTMLElement | null>, reason?: string, wanted = true): void {
  useEffect(() => {
    if (!wanted) return;
    const find = (selector: string) => view.current?.querySelector<HTMLElement>(selector);
    takeFocus(find('[data-entry]') ?? find('input:not([type=file], [type=checkbox]), textarea, select') ?? find('h2'));
  }, [view, reason, wanted]);
}

/** Where what was typed has to be mended, once it is shown so. */
export function focusInvalid(view: HTMLElement | null): void {
  requestAnimationFrame(() => {
    view?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus();
  });
}

/** Not from someone who walks along the tabs by keyboard. */
export function takeFocus(target: HTMLElement | null | undefined): void {
  if (document.activeElement?.matches('[role=tab]:focus-visible')) return;
  target?.focus();
  if (target instanceof HTMLInputElement) target.select();
}
