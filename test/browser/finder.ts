/**
 * Functions that run inside pages, in either browser. Their source text is sent there, so each holds all that it needs.
 */

/** A regular expression, or the text that is the whole name. */
export type TextPattern = string | { source: string; flags: string };

export interface ElementQuery {
  name: TextPattern;
  roles: string[];
}

/**
 * The visible elements of that role and accessible name, a subset of https://www.w3.org/TR/accname-1.2/ : labels by
 * `aria-labelledby`, `aria-label`, `<label>`, an image's `alt`, an element's own text, `title`, `placeholder`.
 */
export function findElements({ name, roles }: ElementQuery): HTMLElement[] {
  const implicitRoles: [selector: string, role: string][] = [
    ['button, summary, input:is([type=button], [type=submit], [type=reset], [type=image])', 'button'],
    ['a[href]', 'link'],
    ['input[type=checkbox]', 'checkbox'],
    ['input[type=radio]', 'radio'],
    ['input[type=range]', 'slider'],
    ['input[type=number]', 'spinbutton'],
    ['input[type=search]', 'searchbox'],
    ['input[type=file]', 'file'],
    ['input:not([type=hidden]), textarea, [contenteditable=true]', 'textbox'],
    ['select', 'combobox'],
    ['option', 'option'],
    ['img', 'img'],
    ['h1, h2, h3, h4, h5, h6', 'heading'],
    ['dialog', 'dialog'],
    ['output', 'status'],
  ];
  const controls = 'input, select, textarea, button';
  const named = '[aria-label], [aria-labelledby]';

  const plain = (text: string) => text.replace(/\s+/g, ' ').trim();
  const roleOf = (element: Element) =>
    element.getAttribute('role') ?? implicitRoles.find(([selector]) => element.matches(selector))?.[1];

  const textOf = (element: Element, without = '[aria-hidden=true], script, style') => {
    const copy = element.cloneNode(true) as Element;
    for (const part of copy.querySelectorAll(without)) part.remove();
    for (const image of copy.querySelectorAll('img[alt]')) image.replaceWith(image.getAttribute('alt') ?? '');
    return plain(copy.textContent);
  };

  const nameOf = (element: HTMLElement) => {
    const { labels, value, placeholder } = element as Partial<HTMLInputElement>;
    const attribute = (attributeName: string) => plain(element.getAttribute(attributeName) ?? '');
    const sources = [
      () =>
        attribute('aria-labelledby')
          .split(' ')
          .map((id) => document.getElementById(id))
          .map((label) => (label === null ? '' : textOf(label)))
          .join(' '),
      () => attribute('aria-label'),
      () => [...(labels ?? [])].map((label) => textOf(label, `${controls}, [aria-hidden=true]`)).join(' '),
      () => attribute('alt'),
      () => (element.matches('input:is([type=button], [type=submit], [type=reset])') ? plain(value ?? '') : ''),
      () => (element.matches('input, select, textarea') ? '' : textOf(element)),
      () => attribute('title'),
      () => plain(placeholder ?? ''),
    ];
    for (const source of sources) {
      const found = source();
      if (found !== '') return found;
    }
    return '';
  };

  const matches =
    typeof name === 'string'
      ? (text: string) => text === plain(name)
      : (text: string) => new RegExp(name.source, name.flags).test(text);
  const isVisible = (element: Element) =>
    element.checkVisibility({ visibilityProperty: true }) && element.closest('[inert]') === null;

  const candidates = [...implicitRoles.map(([selector]) => selector), '[role]', named].join(', ');
  return [...document.querySelectorAll<HTMLElement>(candidates)].filter((element) => {
    const role = roleOf(element);
    return role !== undefined && roles.includes(role) && isVisible(element) && matches(nameOf(element));
  });
}

/** Whether the one element that is asked for can be clicked, and where: in CSS pixels from the viewport's corner. */
export type Readiness = { ready: true; x: number; y: number } | { ready: false; reason: string };

/** Scrolls the element into view, and makes sure that a click would not hit something that covers it. */
export function readinessOf(elements: HTMLElement[]): Readiness {
  const [element, ...others] = elements;
  if (element === undefined) return { ready: false, reason: 'it is not there' };
  if (others.length > 0) return { ready: false, reason: `${String(elements.length)} elements are called so` };
  if (element.matches(':disabled, [aria-disabled=true]')) return { ready: false, reason: 'it is disabled' };
  const { labels } = element as Partial<HTMLInputElement>;
  for (const target of [element, ...(labels ?? [])]) {
    target.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const { left, top, width, height } = target.getBoundingClientRect();
    const [x, y] = [left + width / 2, top + height / 2];
    const hit = document.elementFromPoint(x, y);
    if (hit !== null && (target.contains(hit) || hit.closest('label')?.control === element))
      return { ready: true, x, y };
  }
  return { ready: false, reason: 'something covers it' };
}

/** What a person reads on the page: its text, then what stands in fields. */
export function visibleText(): string {
  const fields = [...document.querySelectorAll<HTMLInputElement>('input, textarea, select')]
    .filter((field) => !['checkbox', 'hidden', 'password', 'radio'].includes(field.type) && field.checkVisibility())
    .map((field) => field.value);
  return [document.body.innerText, ...fields].filter((text) => text !== '').join('\n');
}

/** Chooses an option of a list. The system draws open lists, out of reach for input events: the page is told instead. */
export function chooseOption(list: HTMLElement, option: string): boolean {
  if (!(list instanceof HTMLSelectElement)) return false;
  const index = [...list.options].findIndex(({ text, value }) => text.trim() === option || value === option);
  if (index < 0) return false;
  list.focus();
  list.selectedIndex = index;
  list.dispatchEvent(new Event('input', { bubbles: true }));
  list.dispatchEvent(new Event('change', { bubbles: true }));
  return true;
}

/** Drops a file on the element, as far as a page can tell; false where the element does not take it. */
export function dropFileOn(element: HTMLElement, name: string, contents: string): boolean {
  const dataTransfer = new DataTransfer();
  dataTransfer.items.add(new File([contents], name));
  const fire = (type: string) =>
    element.dispatchEvent(new DragEvent(type, { bubbles: true, cancelable: true, composed: true, dataTransfer }));
  fire('dragenter');
  const isTaken = !fire('dragover');
  fire(isTaken ? 'drop' : 'dragleave');
  return isTaken;
}

/** Selects what a field holds, so that it is typed over. False where the field has not the focus. */
export function selectFocused(field: HTMLInputElement | null): boolean {
  if (field === null || (field.getRootNode() as Document | ShadowRoot).activeElement !== field) return false;
  field.select();
  return true;
}

/** Whether one of the elements has the focus, or there is none to have it. */
export function focusAmong(elements: HTMLElement[]): 'focused' | 'ahead' | 'behind' | 'none' {
  const able = elements.filter((element) => !element.matches(':disabled'));
  if (able.length === 0) return 'none';
  const focused = document.activeElement ?? document.body;
  if (able.some((element) => element === focused)) return 'focused';
  const isBehind = (element: Element) =>
    (focused.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
  return able.every(isBehind) ? 'behind' : 'ahead';
}
