import { ancestorsOf, attribute, hasAttribute, nameOf, unshadowed } from './dom';

const leastOpacity = 0.1;
const leastPixels = 4;

/** Whether a person could see and use the field. Where nothing is laid out, by what styles say alone. */
export function isUsable(input: HTMLInputElement): boolean {
  if (hasAttribute(input, 'disabled') || hasAttribute(input, 'readonly')) return false;
  return isShown(input) && !isBarred(input) && (!isLaidOut(input.ownerDocument) || hasPlace(input));
}

/** Whether nothing hides the element: its own styles, its ancestors', or their product. */
export function isShown(element: Element): boolean {
  const view = unshadowed(element.ownerDocument, 'defaultView');
  let opacity = 1;
  for (const each of [element, ...ancestorsOf(element)]) {
    if (hasAttribute(each, 'hidden') || hasAttribute(each, 'inert')) return false;
    if (nameOf(each) === 'dialog' && !hasAttribute(each, 'open')) return false;
    const style = styleOf(each, view);
    if (style.display === 'none' || style.contentVisibility === 'hidden') return false;
    if ((each === element || !computes(view)) && (style.visibility === 'hidden' || style.visibility === 'collapse'))
      return false;
    opacity *= style.opacity === undefined || style.opacity === '' ? 1 : Number(style.opacity);
    if (opacity < leastOpacity) return false;
  }
  return true;
}

/** Hidden by its own markup: cheap, for the text about a field. */
export function isMarkedHidden(element: Element): boolean {
  if (hasAttribute(element, 'hidden')) return true;
  const { display, visibility } = inlineStyle(element);
  return display === 'none' || visibility === 'hidden';
}

interface Style {
  display?: string;
  visibility?: string;
  opacity?: string;
  contentVisibility?: string;
}

function styleOf(element: Element, view: Window | null): Style {
  return computes(view) ? view.getComputedStyle(element) : inlineStyle(element);
}

function computes(view: Window | null): view is Window {
  return view !== null && 'getComputedStyle' in view;
}

/** Of a document without a view (one that was parsed, not opened) the style attribute is all there is. */
function inlineStyle(element: Element): Style {
  const declarations = attribute(element, 'style').toLowerCase().split(';');
  return Object.fromEntries(
    declarations
      .map(
        (each) =>
          each
            .split(':')
            .map((part) => part.trim())
            .slice(0, 2) as [string, string],
      )
      .filter(([, value]) => value),
  );
}

function isBarred(input: HTMLInputElement): boolean {
  for (const each of ancestorsOf(input)) if (nameOf(each) === 'fieldset' && hasAttribute(each, 'disabled')) return true;
  return false;
}

function isLaidOut(document: Document): boolean {
  const root = unshadowed(document, 'documentElement');
  return typeof root.getBoundingClientRect === 'function' && root.getBoundingClientRect().width > 0;
}

function hasPlace(input: HTMLInputElement): boolean {
  const { width, height, right, bottom } = input.getBoundingClientRect();
  const view = unshadowed(input.ownerDocument, 'defaultView');
  return (
    width >= leastPixels &&
    height >= leastPixels &&
    right + (view?.scrollX ?? 0) > 0 &&
    bottom + (view?.scrollY ?? 0) > 0
  );
}
