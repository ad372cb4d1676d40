import type { Source } from './surroundings';
import type { Concept } from './words';

/** A field, or the boxes of one code, as the signals ask about it. */
export interface FieldFacts {
  autocomplete: string;
  type: string;
  /** Its longest value in characters; 0 where the page sets no limit. */
  maxLength: number;
  takesDigits: boolean;
  boxes: number;
  /** Whether it has a label of its own, rather than words before it. */
  hasLabel: boolean;
  /** Text fields beside it in its form, or on the page where there is no form. */
  otherFields: number;
  isBesidePassword: boolean;
  isBesideCardNumber: boolean;
  isBesidePicture: boolean;
  isForSearch: boolean;
  /** What `source` speaks of. */
  in(source: Source): ReadonlySet<Concept>;
}

/** What words say together. */
export type Claim = Concept | 'proving' | 'bareCode' | 'noCode' | 'contact';

/** A field is one for codes from this score on. */
export const enough = 6;

/** Adds its score where the source makes the claim. */
export type WordSignal = [score: number, Source, Claim];

/** What the field says of itself. */
export const ownWordSignals: WordSignal[] = [
  [6, 'name', 'once'],
  [5, 'name', 'proving'],
  [1.5, 'name', 'bareCode'],
  [-8, 'name', 'other'],
  [-8, 'name', 'recovery'],
  [-8, 'name', 'card'],
  [-10, 'name', 'captcha'],
  [-6, 'name', 'setting'],
  [-5, 'name', 'contact'],
  [-2, 'name', 'password'],
  [7, 'label', 'once'],
  [6, 'label', 'proving'],
  [2, 'label', 'bareCode'],
  [1, 'label', 'digits'],
  [-3, 'label', 'noCode'],
  [-9, 'label', 'other'],
  [-8, 'label', 'recovery'],
  [-8, 'label', 'card'],
  [-10, 'label', 'captcha'],
  [-12, 'label', 'setting'],
  [-4, 'label', 'contact'],
  [-4, 'label', 'password'],
];

/** What the page says about it. */
export const contextWordSignals: WordSignal[] = [
  [3, 'around', 'once'],
  [2, 'around', 'proving'],
  [3, 'near', 'once'],
  [4, 'near', 'proving'],
  [-3, 'near', 'captcha'],
  [-1, 'near', 'other'],
  [3, 'heading', 'once'],
  [3, 'heading', 'proving'],
  [-3, 'heading', 'other'],
  [2, 'page', 'once'],
  [2, 'page', 'proving'],
];

/** No page says more than this for a field. */
export const mostFromContext = 12;

/** What markup says. `autocomplete` beats all words: the page's author wrote it for programs such as this. */
export const markupSignals: Record<string, [score: number, fires: (field: FieldFacts) => boolean]> = {
  oneTimeCode: [30, ({ autocomplete }) => autocomplete.includes('one-time-code')],
  otherAutocomplete: [
    -9,
    ({ autocomplete }) => /user|mail|tel|post|addr|street|name|cc-|bday|country|org|url|lang|amount/.test(autocomplete),
  ],
  currentPassword: [-5, ({ autocomplete }) => autocomplete.includes('current-password')],
  search: [-12, ({ isForSearch }) => isForSearch],
  masked: [-1, ({ type }) => type === 'password'],
  email: [-9, ({ type }) => type === 'email'],
  codeLength: [1, ({ maxLength }) => maxLength >= 4 && maxLength <= 10],
  tooShort: [-8, ({ maxLength }) => maxLength > 0 && maxLength < 4],
  digits: [1, ({ takesDigits }) => takesDigits],
  boxes: [3, ({ boxes }) => boxes > 1],
  sixBoxes: [1, ({ boxes }) => boxes === 6],
  alone: [1.5, ({ otherFields }) => otherFields === 0],
  oneOfMany: [-3, ({ otherFields }) => otherFields > 4],
  besidePassword: [-1, ({ isBesidePassword }) => isBesidePassword],
  besideCardNumber: [-14, ({ isBesideCardNumber }) => isBesideCardNumber],
  besidePicture: [-9, ({ isBesidePicture }) => isBesidePicture],
};

/** Whether what `source` speaks of comes to `claim`. */
export function makes(said: ReadonlySet<Concept>, claim: Claim): boolean {
  const has = (concept: Concept) => said.has(concept);
  const isSent = has('sms') || has('sent');
  const isProving =
    has('app') || (has('code') && (has('proof') || has('entry'))) || (isSent && (has('code') || has('password')));
  switch (claim) {
    case 'proving':
      return isProving && !has('once');
    case 'bareCode':
      return (has('code') || has('digits')) && !isProving && !has('once');
    case 'noCode':
      return !isProving && !has('code') && !has('digits') && !has('once');
    case 'contact':
      return (
        (has('phone') || has('email')) &&
        !isProving &&
        !has('once') &&
        !has('code') &&
        !has('proof') &&
        !has('password')
      );
    case 'recovery':
    case 'password':
      return has(claim) && !has('once') && !isProving;
    default:
      return has(claim);
  }
}
