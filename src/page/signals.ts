import type { Source } from './surroundings';
import type { Concept } from './words';

/** A field, or the boxes of one code, as the signals ask about it. */
export interface FieldFacts {
  autocomplete: string;
  type: string;
  /** Its longest value in characters; undefined where the page sets no limit. */
  maxLength: number | undefined;
  isNumeric: boolean;
  boxes: number;
  hasLabel: boolean;
  /** Text fields beside it in its form, or on the page where there is no form. */
  otherFields: number;
  hasPasswordBeside: boolean;
  hasCardBeside: boolean;
  hasPictureBeside: boolean;
  isSearch: boolean;
  /** Whether `source` speaks of every one of `concepts`. */
  says(source: Source, ...concepts: Concept[]): boolean;
}

export interface Signal {
  why: string;
  score: number;
  fires(field: FieldFacts): boolean;
}

/** A field is one for codes from here on. */
export const enough = 6;

const isCode = (field: FieldFacts, source: Source) =>
  field.says(source, 'once') ||
  field.says(source, 'proof', 'code') ||
  field.says(source, 'app') ||
  field.says(source, 'sent', 'code');

/** What the field says of itself. */
export const ownSignals: Signal[] = [
  {
    why: 'autocomplete is one-time-code',
    score: 24,
    fires: ({ autocomplete }) => /\bone-time-code\b/.test(autocomplete),
  },
  {
    why: 'autocomplete is another thing',
    score: -9,
    fires: ({ autocomplete }) =>
      /\b(username|email|tel|postal|address|street|name|cc-|bday|country|organization|url|sex|language|amount)/.test(
        autocomplete,
      ),
  },
  {
    why: 'autocomplete is a password',
    score: -3,
    fires: ({ autocomplete }) => /\bcurrent-password\b/.test(autocomplete),
  },
  { why: 'its name is a one-time code’s', score: 6, fires: (f) => f.says('name', 'once') },
  {
    why: 'its name is a verifying code’s',
    score: 5,
    fires: (f) =>
      !f.says('name', 'once') &&
      (f.says('name', 'proof', 'code') || f.says('name', 'security', 'code') || f.says('name', 'app')),
  },
  { why: 'its name is a code’s', score: 1.5, fires: (f) => f.says('name', 'code') && !isCode(f, 'name') },
  { why: 'its name is another thing’s', score: -8, fires: (f) => f.says('name', 'other') },
  { why: 'its name is a captcha’s', score: -10, fires: (f) => f.says('name', 'captcha') },
  { why: 'its name is a recovery code’s', score: -8, fires: (f) => f.says('name', 'recovery') },
  { why: 'its name is a setting’s', score: -6, fires: (f) => f.says('name', 'setting') },
  { why: 'its name is a password’s', score: -3, fires: (f) => f.says('name', 'password') && !f.says('name', 'once') },
  { why: 'its label is a one-time code’s', score: 7, fires: (f) => f.says('label', 'once') },
  {
    why: 'its label is a verifying code’s',
    score: 6,
    fires: (f) =>
      !f.says('label', 'once') &&
      (f.says('label', 'proof', 'code') ||
        f.says('label', 'security', 'code') ||
        f.says('label', 'app') ||
        f.says('label', 'sent', 'code')),
  },
  {
    why: 'its label is a code’s',
    score: 2,
    fires: (f) => (f.says('label', 'code') || f.says('label', 'digits')) && !isCode(f, 'label'),
  },
  { why: 'its label counts digits', score: 2, fires: (f) => f.says('label', 'digits') },
  { why: 'its label is another thing’s', score: -9, fires: (f) => f.says('label', 'other') },
  { why: 'its label is a captcha’s', score: -10, fires: (f) => f.says('label', 'captcha') },
  {
    why: 'its label is a recovery code’s',
    score: -8,
    fires: (f) => f.says('label', 'recovery') && !isCode(f, 'label'),
  },
  { why: 'its label is a setting’s', score: -6, fires: (f) => f.says('label', 'setting') },
  { why: 'its label is a password’s', score: -6, fires: (f) => f.says('label', 'password') && !isCode(f, 'label') },
  {
    why: 'its label says nothing of a code',
    score: -3,
    fires: (f) =>
      f.hasLabel &&
      !isCode(f, 'label') &&
      !f.says('label', 'code') &&
      !f.says('label', 'digits') &&
      !f.says('label', 'security'),
  },
  { why: 'its class or form is a one-time code’s', score: 3, fires: (f) => isCode(f, 'around') },
  { why: 'it is for searching', score: -12, fires: (f) => f.isSearch },
  { why: 'it is hidden as a password', score: -2, fires: (f) => f.type === 'password' },
  {
    why: 'it takes 4 to 10 characters',
    score: 1,
    fires: (f) => f.maxLength !== undefined && f.maxLength >= 4 && f.maxLength <= 10,
  },
  { why: 'it takes too few characters', score: -8, fires: (f) => f.maxLength !== undefined && f.maxLength < 4 },
  { why: 'it takes digits', score: 1, fires: (f) => f.isNumeric },
  { why: 'it is boxes of one character', score: 3, fires: (f) => f.boxes > 1 },
  { why: 'it is six boxes', score: 1, fires: (f) => f.boxes === 6 },
  { why: 'a card’s number is beside it', score: -8, fires: (f) => f.hasCardBeside },
  { why: 'a picture to read is beside it', score: -8, fires: (f) => f.hasPictureBeside },
  { why: 'it is alone', score: 1.5, fires: (f) => f.otherFields === 0 },
  { why: 'it is one of many', score: -3, fires: (f) => f.otherFields > 4 },
  { why: 'a password is beside it', score: -1, fires: (f) => f.hasPasswordBeside },
];

/** What the page says about it. */
export const contextSignals: Signal[] = [
  { why: 'the text is about a code', score: 4, fires: (f) => isCode(f, 'near') },
  { why: 'the text is about another thing', score: -2, fires: (f) => f.says('near', 'other') && !isCode(f, 'near') },
  { why: 'the text is about a captcha', score: -3, fires: (f) => f.says('near', 'captcha') && !f.says('near', 'once') },
  { why: 'the heading is about a code', score: 3, fires: (f) => isCode(f, 'heading') },
  { why: 'the page is about a code', score: 2, fires: (f) => isCode(f, 'page') },
];
