import { ancestorsOf, attribute, hasAttribute, scopesUnder, select } from './dom';
import { contextSignals, enough, type FieldFacts, ownSignals, type Signal } from './signals';
import { groupBoxes } from './split-boxes';
import { formOf, scopeOf, type Source, Surroundings, textFieldsIn } from './surroundings';
import { isUsable } from './visible';
import { type Concept, conceptsIn } from './words';

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
  signals: { why: string; score: number }[];
}

const bestOfContext = contextSignals.reduce((sum, { score }) => sum + Math.max(score, 0), 0);
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

function explain(inputs: [HTMLInputElement, ...HTMLInputElement[]]): ExplainedField {
  const surroundings = new Surroundings(inputs);
  const facts = factsOf(inputs, surroundings);
  const fired = ownSignals.filter((signal) => signal.fires(facts));
  if (sum(fired) + bestOfContext >= enough) fired.push(...contextSignals.filter((signal) => signal.fires(facts)));
  const score = sum(fired);
  return {
    inputs,
    kind: kindOf(facts),
    confidence: confidenceOf(score),
    score,
    signals: fired.map(({ why, score }) => ({ why, score })),
  };
}

function sum(signals: Signal[]): number {
  return signals.reduce((total, { score }) => total + score, 0);
}

function confidenceOf(score: number): number {
  return Math.round(100 / (1 + Math.exp((enough - score) / 3))) / 100;
}

function factsOf(inputs: [HTMLInputElement, ...HTMLInputElement[]], surroundings: Surroundings): FieldFacts {
  const [first] = inputs;
  const others = textFieldsIn(formOf(first) ?? scopeOf(first)).filter((other) => !inputs.includes(other));
  const maxLength = Number(attribute(first, 'maxlength') || NaN);
  const type = attribute(first, 'type').toLowerCase();
  return {
    autocomplete: attribute(first, 'autocomplete').toLowerCase(),
    type,
    maxLength: inputs.length > 1 ? inputs.length : maxLength > 0 ? maxLength : undefined,
    isNumeric:
      /numeric|decimal/.test(attribute(first, 'inputmode')) ||
      /\\d|0-9/.test(attribute(first, 'pattern')) ||
      type === 'tel' ||
      type === 'number',
    boxes: inputs.length,
    get hasLabel() {
      return surroundings.hasLabel;
    },
    otherFields: others.length,
    hasPasswordBeside: others.some((other) => attribute(other, 'type').toLowerCase() === 'password'),
    hasCardBeside: others.some(
      (other) =>
        /\bcc-/.test(attribute(other, 'autocomplete')) ||
        ['name', 'label'].some((source) => conceptsIn(new Surroundings([other]).words(source as Source)).has('card')),
    ),
    hasPictureBeside: hasPictureBeside(first),
    isSearch:
      type === 'search' ||
      /search|combobox/.test(attribute(first, 'role')) ||
      [...ancestorsOf(first, 6)].some((each) => attribute(each, 'role') === 'search'),
    says: (source: Source, ...concepts: Concept[]) => {
      const said = conceptsIn(surroundings.words(source));
      return concepts.every((concept) => said.has(concept));
    },
  };
}

function hasPictureBeside(input: HTMLInputElement): boolean {
  for (const each of ancestorsOf(input, 3)) {
    if (textFieldsIn(each).length > 1) return false;
    for (const picture of select(each, 'img,canvas')) {
      const about = ['src', 'alt', 'id', 'class', 'title', 'onclick']
        .map((name) => attribute(picture, name).slice(0, 200))
        .join(' ');
      if (/captcha|code|verif|valid|rand|imgauth/i.test(about) && !/qr/i.test(about)) return true;
    }
  }
  return false;
}

const kindSources: Source[] = ['label', 'name', 'heading', 'near', 'around', 'page'];

function kindOf(facts: FieldFacts): CodeKind {
  for (const source of kindSources) {
    const kinds: CodeKind[] = [];
    const isSms = facts.says(source, 'sms') || (facts.says(source, 'phone', 'sent') && !facts.says(source, 'app'));
    if (isSms) kinds.push('sms');
    if (facts.says(source, 'app') && !(source === 'name' && isSms)) kinds.push('totp');
    if (facts.says(source, 'email')) kinds.push('email');
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
