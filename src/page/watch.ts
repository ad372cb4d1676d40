import { select } from './dom';
import { codeFieldsIn } from './fields';
import { tellOfField } from './messages';

/** A page that is being built changes in many steps: they are looked at once they are over. */
const settledAfterMs = 150;

/** Says once for every field that appears that it has, without saying anything about it. */
export function watchForFields(document: Document): void {
  const told = new WeakSet<HTMLInputElement>();
  let shownBefore = new Set<HTMLInputElement>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  const look = (): void => {
    timer = undefined;
    const shown = select<HTMLInputElement>(document, 'input').filter((input) => input.checkVisibility());
    const isNew = shown.some((input) => !shownBefore.has(input));
    shownBefore = new Set(shown);
    if (!isNew) return;
    const fresh = codeFieldsIn(document).flatMap((field) => field.inputs.filter((input) => !told.has(input)));
    if (fresh.length === 0) return;
    for (const input of fresh) told.add(input);
    void tellOfField();
  };
  new MutationObserver(() => {
    timer ??= setTimeout(look, settledAfterMs);
  }).observe(document, { childList: true, subtree: true, attributeFilter: ['class', 'hidden', 'style', 'type'] });
  look();
}
