import type { Texts } from '../../locales/en';
import type { Copied } from '../clipboard';
import { useText } from '../services';

/** What becomes of a copy, beneath the word that it was made. */
export function ClearingNote({ copied }: { copied: Copied }) {
  const text = useText();
  const note = clearingText(text, copied);
  return note === '' ? null : <small class="clearing-note">{note}</small>;
}

/** Empty where nothing is promised. */
export function clearingText(text: Texts, { clearedAfterSeconds, whileInFront = false }: Copied): string {
  if (clearedAfterSeconds === undefined) return '';
  return whileInFront
    ? text.common.clearedWhileInFront(clearedAfterSeconds)
    : text.common.clearedAfter(clearedAfterSeconds);
}
