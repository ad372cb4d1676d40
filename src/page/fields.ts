import { ancestorsOf, attribute, hasAttribute, nameOf, type Scope, scopesUnder, select, unshadowed } from './dom';
import {
  contextWordSignals,
  enough,
  type FieldFacts,
  makes,
  markupSignals,
  mostFromContext,
  ownWordSignals,
  type WordSignal,
} from './signals';
import { type Group, groupBoxes } from './split-boxes';
import { formOf, scopeOf, type Source, Surroundings, textFieldsIn } from './surroundings';
import { isUsable } from './visible';

export type CodeKind = 'totp' | 'sms' | 'email' | 'unknown';

/** A place for one code: one input, or as many boxes as the code has characters, in their order. */
export interface CodeField {
  inputs: HTMLInputElement[];
  /** What the page says about where the code comes from. */
  kind: CodeKind;
  /** 0.5 where a field just passes, near 1 where everything speaks for it. */
  confidence: number;
}

type Fired = [why: string, score: number];

export interface ExplainedField extends CodeField {
  score: number;
  signals: Fired[];
}

const mostFields = 200;
const typesOfOthers = new Set(['date', 'time', 'month', 'week', 'datetime-local', 'color', 'range']);

/**
 * The fields for one-time codes that a person can see in `root`, in its open shadow roots, and in the frames under it
 * that have its origin. It reads the page and changes nothing.
 */
export function findCodeFields(root: Document): CodeField[] {
  return [...codeFieldsIn(root), ...sameOriginFrames(root).flatMap(findCodeFields)];
}

/** The same of one document, or of a part of one, without the frames in it. */
export function codeFieldsIn(root: Document | Element): CodeField[] {
  return explainCodeFields(root)
    .filter(({ score }) => score >= enough)
    .map(({ inputs, kind, confidence }) => ({ inputs, kind, confidence }));
}

/** Every field that could be one for codes, with the signals that it gives. */
export function explainCodeFields(root: Document | Element): ExplainedField[] {
  return scopesUnder(root).flatMap((scope) => {
    const fields = candidatesIn(scope);
    return groupBoxes(fields)
      .map(explain)
      .filter(({ inputs, score }) => score < enough || inputs.every(isUsable));
  });
}

/** Of a page that is full of fields only those that name themselves: nobody asks for one code among hundreds of fields. */
function candidatesIn(scope: Scope): HTMLInputElement[] {
  const fields = textFieldsIn(scope).filter(mayTakeCode);
  if (fields.length <= mostFields) return fields;
  return fields.filter((field) => attribute(field, 'autocomplete').includes('one-time-code')).slice(0, mostFields);
}

function mayTakeCode(input: HTMLInputElement): boolean {
  return !typesOfOthers.has(attribute(input, 'type').toLowerCase());
}

function explain(inputs: Group): ExplainedField {
  const facts = factsOf(inputs, new Surroundings(inputs));
  const signals = signalsOf(facts);
  const score = sum(signals);
  return { inputs, kind: kindOf(facts), confidence: confidenceOf(score), score, signals };
}

/** What is about the field is looked up only where it could still make one of it: that is the costly part. */
function signalsOf(facts: FieldFacts): Fired[] {
  const own = [...markupFired(facts), ...wordsFired(ownWordSignals, facts)];
  return sum(own) + mostFromContext < enough ? own : [...own, ...wordsFired(contextWordSignals, facts)];
}

function markupFired(facts: FieldFacts): Fired[] {
  return Object.entries(markupSignals).flatMap(([why, [score, fires]]) => (fires(facts) ? [[why, score]] : []));
}

function wordsFired(signals: WordSignal[], facts: FieldFacts): Fired[] {
  return signals.flatMap(([score, source, claim]) =>
    makes(facts.in(source), claim) && (claim !== 'noCode' || facts.hasLabel) ? [[`${source} ${claim}`, score]] : [],
  );
}

function sum(fired: Fired[]): number {
  return fired.reduce((total, [, score]) => total + score, 0);
}

function confidenceOf(score: number): number {
  return Math.round(100 / (1 + Math.exp((enough - score) / 3))) / 100;
}

function factsOf(inputs: Group, surroundings: Surroundings): FieldFacts {
  const [first] = inputs;
  const others = textFieldsIn(formOf(first) ?? scopeOf(first)).filter((other) => !inputs.includes(other));
  const type = attribute(first, 'type').toLowerCase();
  return {
    autocomplete: attribute(first, 'autocomplete').toLowerCase(),
    type,
    maxLength: inputs.length > 1 ? inputs.length : Number(attribute(first, 'maxlength')) || 0,
    takesDigits: /numeric|tel|number|\\d|0-9/.test(
      `${type} ${attribute(first, 'inputmode')} ${attribute(first, 'pattern')}`,
    ),
    boxes: inputs.length,
    hasLabel: surroundings.hasLabel,
    otherFields: others.length,
    isBesidePassword: others.some((other) => attribute(other, 'type') === 'password'),
    isBesideCardNumber: others.some(isCardNumber),
    isBesidePicture: hasPictureBeside(first),
    isForSearch:
      type === 'search' ||
      [first, ...ancestorsOf(first, 6)].some((each) => /search|combobox/.test(attribute(each, 'role'))),
    in: (source) => surroundings.concepts(source),
  };
}

function isCardNumber(input: HTMLInputElement): boolean {
  const surroundings = new Surroundings([input]);
  return (
    attribute(input, 'autocomplete').includes('cc-') ||
    (['name', 'label'] as const).some((source) => surroundings.concepts(source).has('card'))
  );
}

const ofCaptcha = /captcha|code|verif|valid|rand|auth/i;

/** A picture whose markup speaks of codes, before the next field. A QR code to scan is another thing. */
function hasPictureBeside(input: HTMLInputElement): boolean {
  for (const each of ancestorsOf(input, 3)) {
    const near = select(each, 'input,img,canvas');
    const at = near.indexOf(input);
    const isPicture = (beside: Element | undefined) =>
      beside !== undefined && nameOf(beside) !== 'input' && isOfCaptcha(beside);
    if (isPicture(near[at - 1]) || isPicture(near[at + 1])) return true;
  }
  return false;
}

function isOfCaptcha(picture: Element): boolean {
  const about = ['src', 'alt', 'id', 'class', 'title', 'onclick']
    .map((name) => attribute(picture, name).slice(0, 200))
    .join(' ');
  return ofCaptcha.test(about) && !/qr|data:/i.test(about);
}

const kindSources: Source[] = ['label', 'name', 'heading', 'near', 'around', 'page'];

/** The first source that names a way is believed; one that names several says nothing. */
function kindOf(facts: FieldFacts): CodeKind {
  for (const source of kindSources) {
    const said = facts.in(source);
    const isApp = said.has('app');
    const isSms = said.has('sms') || (said.has('phone') && source !== 'name' && !isApp && !said.has('software'));
    const kinds: CodeKind[] = [];
    if (isSms) kinds.push('sms');
    if (isApp && !(source === 'name' && isSms)) kinds.push('totp');
    if (said.has('email')) kinds.push('email');
    if (kinds.length > 1) return 'unknown';
    if (kinds[0] !== undefined) return kinds[0];
  }
  return 'unknown';
}

function sameOriginFrames(root: Document): Document[] {
  const origin = unshadowed(root, 'defaultView')?.origin;
  return select<HTMLIFrameElement>(root, 'iframe,frame').flatMap((frame) => {
    const inner = frame.contentDocument as Document | null | undefined;
    return inner && unshadowed(inner, 'defaultView')?.origin === origin && !hasAttribute(frame, 'hidden')
      ? [inner]
      : [];
  });
}
