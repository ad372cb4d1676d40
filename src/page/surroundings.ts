import { ancestorsOf, attribute, isElement, memo, nameOf, type Scope, select, unshadowed } from './dom';
import type { Group } from './split-boxes';
import { identifierWords, plainWords } from './text';
import { isMarkedHidden } from './visible';
import { conceptsIn } from './words';

/** Where a page says what a field is for. */
export type Source = 'name' | 'label' | 'around' | 'near' | 'heading' | 'page';

const textFields =
  'input:not([type=hidden],[type=submit],[type=button],[type=checkbox],[type=radio],[type=image],[type=reset],[type=file])';
const identifying = ['name', 'id', 'formcontrolname', 'ng-model', 'v-model', 'data-testid'];
const identifyingAround = ['id', 'class', 'name', 'action', 'data-testid'];
const headings = 'h1,h2,h3,h4,h5,h6,legend,[role=heading],[class*=title],[class*=heading]';
const notProse = /^(script|style|template|noscript|select|datalist|textarea|button|a|nav|footer|svg)$/;
const containers = /^(form|dialog|body|html|main|table|tbody|fieldset|section)$/;

const longestNear = 600;
const longestLead = 120;
const mostNodes = 300;
const farthest = 8;

/** The text fields in `scope`, whether a person sees them or not. */
export function textFieldsIn(scope: Scope): HTMLInputElement[] {
  return select(scope, textFields);
}

export function formOf(input: HTMLInputElement): Element | undefined {
  return ancestorsOf(input).find(
    (each) => /^(form|dialog)$/.test(nameOf(each)) || attribute(each, 'role') === 'dialog',
  );
}

/** The document or shadow root that the field is in. */
export function scopeOf(input: HTMLInputElement): Scope {
  return unshadowed(input, 'getRootNode').call(input) as Document | ShadowRoot;
}

/** One look at a scope: what its fields share is looked up once. */
export interface Look {
  scope: Scope;
  formOf: (input: HTMLInputElement) => Element | undefined;
  fieldsIn: (within: Scope) => HTMLInputElement[];
  headingsIn: (within: Scope) => Element[];
  /** Whether the field is for the number of a payment card. */
  isCardNumber: (input: HTMLInputElement) => boolean;
}

export function lookAt(scope: Scope): Look {
  const look: Look = {
    scope,
    formOf: memo(formOf),
    fieldsIn: memo(textFieldsIn),
    headingsIn: memo((within) => select(within, headings).filter((heading) => !isMarkedHidden(heading))),
    isCardNumber: memo(
      (input) =>
        attribute(input, 'autocomplete').includes('cc-') ||
        (['name', 'label'] as const).some((source) => conceptsIn(wordsAbout([input], source, look)).has('card')),
    ),
  };
  return look;
}

/** What `source` says about fields that belong together, as `plainWords` gives it. */
export function wordsAbout(inputs: Group, source: Source, look: Look): string {
  const [first] = inputs;
  switch (source) {
    case 'name':
      return identifierWords(attributes(first, identifying));
    case 'label':
      return plainWords(labelOf(first, look) || leadOf(first));
    case 'around':
      return identifierWords(
        [
          attribute(first, 'class'),
          ...ancestorsOf(first, 4).map((each) => (nameOf(each) === 'body' ? '' : attributes(each, identifyingAround))),
        ].join(' '),
      );
    case 'near':
      return plainWords(`${textOfIds(attribute(first, 'aria-describedby'), look)} ${nearTextOf(inputs)}`);
    case 'heading':
      return plainWords(headingOf(first, look));
    case 'page':
      return plainWords(unshadowed(first.ownerDocument, 'title')) + identifierWords(pathOf(first.ownerDocument));
  }
}

function attributes(element: Element, names: string[]): string {
  return names.map((name) => attribute(element, name)).join(' ');
}

/** What the field says of itself: by a label, a placeholder or a description for those who hear it. */
export function labelOf(input: HTMLInputElement, look: Look): string {
  return [
    attributes(input, ['aria-label', 'placeholder', 'title', 'label']),
    textOfIds(attribute(input, 'aria-labelledby'), look),
    ...labelsOf(input, look).map(textOf),
  ]
    .join(' ')
    .trim();
}

/** Of two fields with one id, each has the label in its own form. */
function labelsOf(input: HTMLInputElement, { formOf, scope }: Look): Element[] {
  const around = ancestorsOf(input, farthest).filter((each) => nameOf(each) === 'label');
  const id = attribute(input, 'id');
  const labels = id === '' ? [] : select(formOf(input) ?? scope, `label[for=${JSON.stringify(id)}]`);
  return [...labels, ...around];
}

function textOfIds(ids: string, { scope }: Look): string {
  return ids
    .split(/\s+/, 4)
    .filter((id) => id !== '')
    .flatMap((id) => select(scope, `[id=${JSON.stringify(id)}]`).slice(0, 1))
    .map(textOf)
    .join(' ');
}

/** The text before a field, on its line or in its row, up to another field. */
function leadOf(input: HTMLInputElement): string {
  let from: Node = input;
  for (const each of ancestorsOf(input, farthest)) {
    const text = textBefore(from).trim();
    if (text !== '') return text.length <= longestLead ? text : '';
    if (containers.test(nameOf(each)) || textFieldsIn(each).length > 1) return '';
    from = each;
  }
  return '';
}

function textBefore(node: Node): string {
  let text = '';
  let before = unshadowed(node, 'previousSibling');
  for (let seen = 0; before !== null && seen < mostNodes && text.length <= longestLead; seen++) {
    if (isElement(before) && (nameOf(before) === 'input' || textFieldsIn(before).length > 0)) break;
    text = `${textOf(before)} ${text}`;
    before = unshadowed(before, 'previousSibling');
  }
  return text;
}

/** The text of the largest part of the page that has no other text field and is not too long to be about this one. */
function nearTextOf(inputs: Group): string {
  let text = '';
  for (const each of ancestorsOf(inputs[0], farthest)) {
    if (textFieldsIn(each).some((other) => !inputs.includes(other) && !isMarkedHidden(other))) break;
    const wider = textOf(each).trim();
    if (wider.length > longestNear && text !== '') break;
    text = wider;
  }
  return text || textBefore(inputs[0]);
}

/** The last headings before the field, in its form first. */
function headingOf(input: HTMLInputElement, { formOf, scope, headingsIn }: Look): string {
  for (const within of [formOf(input) ?? scope, scope]) {
    const before = headingsIn(within).filter((heading) => follows(input, heading));
    if (before.length > 0) return before.slice(-2).map(textOf).join(' ');
  }
  return '';
}

function follows(input: HTMLInputElement, heading: Element): boolean {
  const place = input.compareDocumentPosition(heading);
  return (place & 2) !== 0 && (place & 8) === 0;
}

/** The prose of a node: what a person reads, without what is pressed or chosen. */
export function textOf(node: Node): string {
  const parts: string[] = [];
  const pending: Node[] = [node];
  let length = 0;
  for (let seen = 0; seen < mostNodes && length <= longestNear; seen++) {
    const next = pending.pop();
    if (next === undefined) break;
    if (unshadowed(next, 'nodeType') === 3) {
      const text = (next.nodeValue ?? '').trim();
      parts.push(text);
      length += text.length;
    } else if (next === node || !isElement(next) || isProse(next)) pending.push(...childrenOf(next).reverse());
  }
  return parts.join(' ');
}

function isProse(element: Element): boolean {
  return !notProse.test(nameOf(element)) && attribute(element, 'role') !== 'button' && !isMarkedHidden(element);
}

function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  let child = unshadowed(node, 'firstChild');
  for (; child !== null && children.length < mostNodes; child = unshadowed(child, 'nextSibling')) children.push(child);
  return children;
}

function pathOf(document: Document): string {
  const address = unshadowed(document, 'URL');
  return URL.canParse(address) ? new URL(address).pathname + new URL(address).hash : '';
}
