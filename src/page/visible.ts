import { ancestorsOf, attribute, hasAttribute, unshadowed } from './dom';

const leastOpacity = 0.1;
const leastPixels = 4;

/** Hidden by its own markup: cheap, for the text about a field, and all there is where nothing is laid out. */
export function isMarkedHidden(element: Element): boolean {
  return hasAttribute(element, 'hidden') || /display:\s*none|visibility:\s*hidden/i.test(attribute(element, 'style'));
}

/** Whether a person could see and use the field: neither its styles nor its place, nor what is around it, hide it. */
export function isUsable(input: HTMLInputElement): boolean {
  if (input.matches(':disabled,[readonly],[inert] *')) return false;
  const view = unshadowed(input.ownerDocument, 'defaultView');
  const around = [input, ...ancestorsOf(input)];
  if (view === null || unshadowed(input.ownerDocument, 'documentElement').getBoundingClientRect().width === 0)
    return !around.some(isMarkedHidden);
  const { width, height, right, bottom } = input.getBoundingClientRect();
  const { visibility } = view.getComputedStyle(input);
  const opacity = around.reduce((product, each) => product * Number(view.getComputedStyle(each).opacity), 1);
  return (
    visibility === 'visible' &&
    opacity >= leastOpacity &&
    width >= leastPixels &&
    height >= leastPixels &&
    right + view.scrollX > 0 &&
    bottom + view.scrollY > 0
  );
}
