import { ancestorsOf, attribute, hasAttribute, memo, nameOf, scopesUnder, select, unshadowed } from './dom';
import {
  claimPoints,
  claimsOf,
  contextSources,
  enough,
  type FieldFacts,
  markupSignals,
  mostFromContext,
  ownSources,
} from './signals';
import { type Group, groupBoxes } from './split-boxes';
import { labelOf, type Look, lookAt, type Source, wordsAbout } from './surroundings';
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

type Fired = [why: string, points: number];

export interface ExplainedField extends CodeField {
  score: number;
  signals: Fired[];
}

const mostFields = 200;

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
    .filter(({ score, inputs }) => score >= enough && inputs.every(isUsable))
    .map(({ inputs, kind, confidence }) => ({ inputs, kind, confidence }));
}

/** Every field that could be one for codes, hidden ones too, with the signals that it gives. */
export function explainCodeFields(root: Document | Element): ExplainedField[] {
  return scopesUnder(root).flatMap((scope) => {
    const look = lookAt(scope);
    return groupBoxes(candidatesIn(look)).map((inputs) => explain(inputs, look));
  });
}

/** Of a page that is full of fields only those that name themselves: nobody asks for one code among hundreds of fields. */
function candidatesIn({ fieldsIn, scope }: Look): HTMLInputElement[] {
  const fields = fieldsIn(scope).filter((field) => !/date|time|month|week|color|range/i.test(attribute(field, 'type')));
  if (fields.length <= mostFields) return fields;
  return fields.filter((field) => attribute(field, 'autocomplete').includes('one-time-code')).slice(0, mostFields);
}

type Say = (source: Source) => ReadonlySet<Concept>;

function explain(inputs: Group, look: Look): ExplainedField {
  const say = memo((source: Source) => conceptsIn(wordsAbout(inputs, source, look)));
  const signals = signalsOf(inputs, look, say);
  const score = sum(signals);
  const confidence = Math.round(100 / (1 + Math.exp((enough - score) / 3))) / 100;
  return { inputs, kind: score < enough ? 'unknown' : kindOf(say), confidence, score, signals };
}

/** What is about the field is looked up only where it could still make one of it: that is the costly part. */
function signalsOf(inputs: Group, look: Look, say: Say): Fired[] {
  const own = [
    ...markupFired(factsOf(inputs, look)),
    ...ownSources.flatMap((source) => wordsFired(source, say)),
  ].filter(([why]) => why !== 'label noCode' || isAboutSomething(labelOf(inputs[0], look)));
  return sum(own) + mostFromContext < enough
    ? own
    : [...own, ...contextSources.flatMap((source) => wordsFired(source, say))];
}

/** That 000-000 names no code says nothing, and no more do words that merely stand before the field. */
function isAboutSomething(label: string): boolean {
  return /(?!x)\p{L}|(?:\d\D*){9}/iu.test(label);
}

function markupFired(facts: FieldFacts): Fired[] {
  return Object.entries(markupSignals).flatMap(([why, [points, fires]]): Fired[] =>
    fires(facts) ? [[why, points]] : [],
  );
}

function wordsFired(source: Source, say: Say): Fired[] {
  const column = [...ownSources, ...contextSources].indexOf(source);
  return claimsOf(say(source)).flatMap((claim): Fired[] => {
    const points = claimPoints[claim][column] ?? 0;
    return points === 0 ? [] : [[`${source} ${claim}`, points]];
  });
}

function sum(signals: Fired[]): number {
  return signals.reduce((total, [, points]) => total + points, 0);
}

function factsOf(inputs: Group, look: Look): FieldFacts {
  const [first] = inputs;
  const others = look.fieldsIn(look.formOf(first) ?? look.scope).filter((other) => !inputs.includes(other));
  const type = attribute(first, 'type').toLowerCase();
  return {
    autocomplete: attribute(first, 'autocomplete').toLowerCase(),
    type,
    maxLength: inputs.length > 1 ? inputs.length : Number(attribute(first, 'maxlength')),
    takesDigits: /numeric|tel|number|\\d|0-9/.test(
      `${type} ${attribute(first, 'inputmode')} ${attribute(first, 'pattern')}`,
    ),
    boxes: inputs.length,
    isSearch: [first, ...ancestorsOf(first, 6)].some((each) =>
      /search|combobox/.test(`${attribute(each, 'role')} ${attribute(each, 'type')}`),
    ),
    others: others.length,
    besidePassword: others.some((other) => attribute(other, 'type') === 'password'),
    besideCard: others.some(look.isCardNumber),
    besidePicture: hasPictureBeside(first),
  };
}

/** A picture whose markup speaks of codes, before the next field. A QR code to scan is another thing. */
function hasPictureBeside(input: HTMLInputElement): boolean {
  return ancestorsOf(input, 3).some((each) => {
    const near = select(each, 'input,img,canvas');
    const at = near.indexOf(input);
    return [near[at - 1], near[at + 1]].some((beside) => beside !== undefined && isOfCaptcha(beside));
  });
}

function isOfCaptcha(picture: Element): boolean {
  const about = ['src', 'alt', 'id', 'class', 'title', 'onclick']
    .map((name) => attribute(picture, name).slice(0, 200))
    .join(' ');
  return nameOf(picture) !== 'input' && /captcha|code|verif|valid|rand|auth/i.test(about) && !/qr|data:/i.test(about);
}

/** The first source that names a way is believed; one that names several says nothing. */
function kindOf(say: Say): CodeKind {
  for (const source of ['label', 'name', 'heading', 'near', 'around', 'page'] as const) {
    const said = say(source);
    const isApp = said.has('app');
    const isSms = said.has('sms') || (said.has('phone') && source !== 'name' && !isApp && !said.has('software'));
    const kinds: CodeKind[] = [];
    if (isSms) kinds.push('sms');
    if (isApp && !(source === 'name' && isSms)) kinds.push('totp');
    if (said.has('email')) kinds.push('email');
    if (kinds[0] !== undefined) return kinds.length > 1 ? 'unknown' : kinds[0];
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
