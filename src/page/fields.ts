import { ancestorsOf, attribute, hasAttribute, nameOf, scopesUnder, select } from './dom';
import { enough, type FieldFacts, makes, markupSignals, wordSignals } from './signals';
import { type Group, groupBoxes } from './split-boxes';
import { formOf, scopeOf, type Source, Surroundings, textFieldsIn } from './surroundings';
import { isUsable } from './visible';
import { conceptsIn } from './words';

export type CodeKind = 'totp' | 'sms' | 'email' | 'unknown';

/** A place for one code: one input, or as many boxes as the code has characters, in their order. */
export interface CodeField {
  inputs: HTMLInputElement[];
  /** What the page says about where the code comes from. */
  kind: CodeKind;
  /** 0.5 where a field just passes, near 1 where everything speaks for it. */
  confidence: number;
}

export interface ExplainedField extends CodeField {
  score: number;
  signals: [why: string, score: number][];
}

const typesOfCodes = new Set(['', 'text', 'tel', 'number', 'password', 'email', 'url', 'search']);
const knownTypes = new Set([
  'hidden',
  'submit',
  'button',
  'checkbox',
  'radio',
  'image',
  'reset',
  'file',
  'date',
  'time',
  'month',
  'week',
  'datetime-local',
  'color',
  'range',
]);

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
    const fields = textFieldsIn(scope).filter((input) => mayTakeCode(input));
    return groupBoxes(fields)
      .map(explain)
      .filter(({ inputs, score }) => score < enough || inputs.every(isUsable));
  });
}

function mayTakeCode(input: HTMLInputElement): boolean {
  const type = attribute(input, 'type').toLowerCase();
  return typesOfCodes.has(type) || !knownTypes.has(type);
}

function explain(inputs: Group): ExplainedField {
  const facts = factsOf(inputs, new Surroundings(inputs));
  const signals = signalsOf(facts);
  const score = signals.reduce((total, [, each]) => total + each, 0);
  return { inputs, kind: kindOf(facts), confidence: confidenceOf(score), score, signals };
}

function signalsOf(facts: FieldFacts): [why: string, score: number][] {
  const markup = Object.entries(markupSignals).filter(([, [, fires]]) => fires(facts));
  const words = wordSignals.filter(
    ([, source, claim]) => makes(facts.in(source), claim) && (claim !== 'noCode' || facts.hasLabel),
  );
  return [
    ...markup.map(([why, [score]]): [string, number] => [why, score]),
    ...words.map(([score, source, claim]): [string, number] => [`${source} ${claim}`, score]),
  ];
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
    in: (source) => conceptsIn(surroundings.words(source)),
  };
}

function isCardNumber(input: HTMLInputElement): boolean {
  const surroundings = new Surroundings([input]);
  return (
    attribute(input, 'autocomplete').includes('cc-') ||
    (['name', 'label'] as const).some((source) => conceptsIn(surroundings.words(source)).has('card'))
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
    const isSms = said.has('sms') || (said.has('phone') && !isApp && !said.has('software'));
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
  const origin = root.defaultView?.origin;
  return select<HTMLIFrameElement>(root, 'iframe,frame').flatMap((frame) => {
    const inner = frame.contentDocument as Document | null | undefined;
    return inner && inner.defaultView?.origin === origin && !hasAttribute(frame, 'hidden') ? [inner] : [];
  });
}
