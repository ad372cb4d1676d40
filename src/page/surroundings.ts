import { ancestorsOf, attribute, isElement, nameOf, type Scope, select, unshadowed } from './dom';
import { identifierWords, plainWords } from './text';
import { isMarkedHidden } from './visible';
import { type Concept, conceptsIn } from './words';

/** Where a page says what a field is for. */
export type Source = 'name' | 'label' | 'around' | 'near' | 'heading' | 'page';

const textFields =
  'input:not([type=hidden],[type=submit],[type=button],[type=checkbox],[type=radio],[type=image],[type=reset],[type=file])';
const identifying = [
  'name',
  'id',
  'formcontrolname',
  'ng-model',
  'v-model',
  'data-testid',
  'data-test',
  'data-qa',
  'data-field',
];
const identifyingAround = ['id', 'class', 'name', 'action', 'data-testid'];
const headings = 'h1,h2,h3,h4,h5,h6,legend,[role=heading],[class*=title i],[class*=heading i]';
const notProse = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'select',
  'datalist',
  'textarea',
  'button',
  'a',
  'nav',
  'footer',
  'svg',
  'option',
]);
const containers = new Set(['form', 'dialog', 'body', 'html', 'main', 'table', 'tbody', 'fieldset', 'section']);

const longestNear = 600;
const longestLead = 120;
const mostNodes = 300;
const farthest = 8;

/** What a page says about fields that belong together: one, or the boxes of one code. Each is looked up when asked. */
export class Surroundings {
  readonly #inputs: HTMLInputElement[];
  readonly #first: HTMLInputElement;
  readonly #scope: Scope;
  readonly #said = new Map<Source, string>();
  readonly #concepts = new Map<Source, ReadonlySet<Concept>>();
  #hasLabel = false;

  constructor(inputs: [HTMLInputElement, ...HTMLInputElement[]]) {
    this.#inputs = inputs;
    this.#first = inputs[0];
    this.#scope = scopeOf(this.#first);
  }

  /** What the words of `source` speak of. */
  concepts(source: Source): ReadonlySet<Concept> {
    let concepts = this.#concepts.get(source);
    if (concepts === undefined) {
      concepts = conceptsIn(this.words(source));
      this.#concepts.set(source, concepts);
    }
    return concepts;
  }

  /** As `plainWords` gives it. */
  words(source: Source): string {
    let words = this.#said.get(source);
    if (words === undefined) {
      words = this.#look(source);
      this.#said.set(source, words);
    }
    return words;
  }

  /** Whether the field itself says what it is, by a label, a placeholder or a description for those who hear it. */
  get hasLabel(): boolean {
    this.words('label');
    return this.#hasLabel;
  }

  #look(source: Source): string {
    switch (source) {
      case 'name':
        return identifierWords(identifying.map((name) => attribute(this.#first, name)).join(' '));
      case 'label': {
        const own = plainWords([...labelTexts(this.#first, this.#scope)].join(' '));
        this.#hasLabel = own.trim() !== '';
        return this.#hasLabel ? own : plainWords(leadOf(this.#first));
      }
      case 'around':
        return identifierWords(
          [
            attribute(this.#first, 'class'),
            ...[...ancestorsOf(this.#first, 4)]
              .filter((each) => nameOf(each) !== 'body')
              .map((each) => identifyingAround.map((name) => attribute(each, name)).join(' ')),
          ].join(' '),
        );
      case 'near':
        return plainWords(`${descriptionOf(this.#first, this.#scope)} ${nearTextOf(this.#inputs)}`);
      case 'heading':
        return plainWords(headingOf(this.#first, this.#scope));
      case 'page':
        return `${plainWords(unshadowed(this.#first.ownerDocument, 'title'))}${identifierWords(pathOf(this.#first.ownerDocument))}`;
    }
  }
}

export function scopeOf(element: Element): Scope {
  const root = unshadowed(element, 'getRootNode').call(element);
  return unshadowed(root, 'nodeType') === 1 ? (root as Element) : (root as Document | ShadowRoot);
}

/** The text fields in `scope` that a person could see by their markup. */
export function textFieldsIn(scope: Scope): HTMLInputElement[] {
  return select(scope, textFields);
}

export function formOf(input: HTMLInputElement): Element | undefined {
  for (const each of ancestorsOf(input))
    if (nameOf(each) === 'form' || nameOf(each) === 'dialog' || attribute(each, 'role') === 'dialog') return each;
  return undefined;
}

function* labelTexts(input: HTMLInputElement, scope: Scope): Generator<string> {
  yield attribute(input, 'aria-label');
  yield textOfIds(attribute(input, 'aria-labelledby'), scope);
  yield attribute(input, 'placeholder');
  yield attribute(input, 'title');
  yield attribute(input, 'label');
  const id = attribute(input, 'id');
  const form = formOf(input);
  const labels = id === '' ? [] : select(scope, 'label[for]').filter((label) => attribute(label, 'for') === id);
  const nearest = labels.filter((label) => form === undefined || [...ancestorsOf(label)].includes(form));
  for (const label of nearest.length > 0 ? nearest : labels) yield textOf(label);
  for (const each of ancestorsOf(input, farthest)) if (nameOf(each) === 'label') yield textOf(each);
}

function descriptionOf(input: HTMLInputElement, scope: Scope): string {
  return textOfIds(attribute(input, 'aria-describedby'), scope);
}

function textOfIds(ids: string, scope: Scope): string {
  if (ids === '') return '';
  const wanted = ids.split(/\s+/, 4);
  return select(scope, '[id]')
    .filter((each) => wanted.includes(attribute(each, 'id')))
    .slice(0, 4)
    .map(textOf)
    .join(' ');
}

/** The text before a field, on its line or in its row, up to another field. */
function leadOf(input: HTMLInputElement): string {
  let from: Node = input;
  for (const each of ancestorsOf(input, farthest)) {
    const text = textBefore(from);
    if (text.trim() !== '') return text.length <= longestLead ? text : '';
    if (containers.has(nameOf(each)) || textFieldsIn(each).length > 1) return '';
    from = each;
  }
  return '';
}

function textBefore(node: Node): string {
  let text = '';
  let before = unshadowed(node, 'previousSibling');
  for (let seen = 0; before !== null && seen < mostNodes; seen++) {
    if (isElement(before) && (nameOf(before) === 'input' || textFieldsIn(before).length > 0)) break;
    text = `${textOf(before)} ${text}`;
    if (text.length > longestLead) break;
    before = unshadowed(before, 'previousSibling');
  }
  return text;
}

/** The text of the largest part of the page that has no other text field and is not too long to be about this one. */
function nearTextOf(inputs: HTMLInputElement[]): string {
  const [first] = inputs;
  if (first === undefined) return '';
  let text = '';
  for (const each of ancestorsOf(first, farthest)) {
    if (textFieldsIn(each).some((other) => !inputs.includes(other) && !isMarkedHidden(other))) break;
    const wider = textOf(each);
    if (wider.length > longestNear && text.trim() !== '') break;
    text = wider;
  }
  return text.trim() === '' ? textBefore(first) : text;
}

/** The last heading before the field, in its form first. */
function headingOf(input: HTMLInputElement, scope: Scope): string {
  const form = formOf(input);
  for (const within of form === undefined ? [scope] : [form, scope]) {
    const before = select(within, headings)
      .filter((heading) => !isMarkedHidden(heading) && follows(input, heading))
      .slice(-2);
    if (before.length > 0) return before.map(textOf).join(' ');
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
  let seen = 0;
  let length = 0;
  const pending: Node[] = [node];
  for (
    let next = pending.pop();
    next !== undefined && seen < mostNodes && length <= longestNear;
    next = pending.pop()
  ) {
    seen++;
    if (unshadowed(next, 'nodeType') === 3) {
      const text = (next.nodeValue ?? '').trim();
      parts.push(text);
      length += text.length;
    } else if (
      next === node ||
      !isElement(next) ||
      !(notProse.has(nameOf(next)) || attribute(next, 'role') === 'button' || isMarkedHidden(next))
    ) {
      const children: Node[] = [];
      for (
        let child = unshadowed(next, 'firstChild');
        child !== null && children.length < mostNodes;
        child = unshadowed(child, 'nextSibling')
      )
        children.push(child);
      pending.push(...children.reverse());
    }
  }
  return parts.join(' ');
}

function pathOf(document: Document): string {
  try {
    const { pathname, hash } = new URL(unshadowed(document, 'URL'));
    return `${pathname} ${hash}`;
  } catch {
    return '';
  }
}
