import type { Source } from './surroundings';
import type { Concept } from './words';

/** A field is one for codes from this score on. */
export const enough = 6;

/** What markup tells of a field, or of the boxes of one code. */
export interface FieldFacts {
  autocomplete: string;
  type: string;
  /** Its longest value in characters; 0 where the page sets no limit. */
  maxLength: number;
  takesDigits: boolean;
  boxes: number;
  isSearch: boolean;
  /** Text fields beside it in its form, or on the page where there is no form. */
  others: number;
  besidePassword: boolean;
  besideCard: boolean;
  besidePicture: boolean;
}

/** What markup says. `autocomplete` beats all words: the page's author wrote it for programs such as this. */
export const markupSignals: Record<string, [points: number, fires: (field: FieldFacts) => boolean]> = {
  oneTimeCode: [40, ({ autocomplete }) => autocomplete.includes('one-time-code')],
  otherAutocomplete: [
    -9,
    ({ autocomplete }) => /user|mail|tel|post|addr|street|name|cc-|bday|country|org|url|lang|amount/.test(autocomplete),
  ],
  currentPassword: [-5, ({ autocomplete }) => autocomplete.includes('current-')],
  search: [-12, ({ isSearch }) => isSearch],
  masked: [-1, ({ type }) => type === 'password'],
  email: [-9, ({ type }) => type === 'email'],
  codeLength: [1, ({ maxLength }) => maxLength > 3 && maxLength < 11],
  tooShort: [-8, ({ maxLength }) => maxLength > 0 && maxLength < 4],
  digits: [1, ({ takesDigits }) => takesDigits],
  boxes: [4, ({ boxes }) => boxes > 1],
  alone: [1.5, ({ others }) => others === 0],
  oneOfMany: [-3, ({ others }) => others > 4],
  besidePassword: [-1, ({ besidePassword }) => besidePassword],
  besideCard: [-14, ({ besideCard }) => besideCard],
  besidePicture: [-16, ({ besidePicture }) => besidePicture],
};

/** What words come to. */
export type Claim =
  | 'once'
  /** A code that proves who one is, by what is said of it rather than by its name. */
  | 'proving'
  | 'bareCode'
  | 'noCode'
  | 'contact'
  | 'other'
  | 'card'
  | 'recovery'
  | 'password'
  | 'pin';

/** What the field says of itself, and what the page says about it: the columns below. */
export const ownSources: Source[] = ['name', 'label'];
export const contextSources: Source[] = ['around', 'near', 'heading', 'page'];

/** What a claim is worth, by the source that makes it. */
export const claimPoints: Record<Claim, number[]> = {
  //        name label around near heading page
  once: [6, 7, 3, 3, 3, 2],
  proving: [5, 6, 2, 4, 3, 2],
  bareCode: [1.5, 2],
  noCode: [0, -3],
  contact: [-5, -4],
  other: [-8, -9, 0, -2, -7],
  card: [-8, -8],
  recovery: [-8, -8],
  password: [-2, -4],
  pin: [-2, -4, 0, -3, -4],
};

/** No page says more than this for a field. */
export const mostFromContext = 12;

/** What a source that speaks of these concepts claims. */
export function claimsOf(said: ReadonlySet<Concept>): Claim[] {
  const has = (concept: Concept) => said.has(concept);
  const isSent = has('sms') || has('sent');
  const isOnce = has('once');
  const isProving =
    !isOnce && (has('app') || (has('code') && (has('proof') || has('entry') || isSent)) || (has('password') && isSent));
  const isCode = isOnce || isProving;
  const claims: Record<Claim, boolean> = {
    once: isOnce,
    proving: isProving,
    bareCode: !isCode && has('code'),
    noCode: !isCode && !has('code'),
    contact: !isCode && !has('code') && !has('proof') && !has('password') && (has('phone') || has('email')),
    other: has('other'),
    card: has('card'),
    recovery: !isCode && has('recovery'),
    password: !isCode && has('password'),
    pin: !isCode && has('pin'),
  };
  return (Object.keys(claims) as Claim[]).filter((claim) => claims[claim]);
}
