import { ancestorsOf, parentOf, select, unshadowed } from './dom';

/** How the styles and the boxes of a page come to what a person sees. */

export interface Colour {
  red: number;
  green: number;
  blue: number;
  /** 0 to 1. */
  alpha: number;
}

export function styleOf(element: Element): CSSStyleDeclaration {
  return getComputedStyle(element);
}

/** Undefined for what is no plain colour, such as `color(display-p3 …)`. */
export function parseColour(css: string): Colour | undefined {
  const [red, green, blue, alpha = 1] = (/^rgba?\(([^)]*)\)$/.exec(css)?.[1] ?? '')
    .split(/[\s,/]+/)
    .map((part) => (part.endsWith('%') ? Number.parseFloat(part) / 100 : Number.parseFloat(part)));
  if (red === undefined || green === undefined || blue === undefined) return undefined;
  return { red, green, blue, alpha };
}

/** 1 for the same colour, 21 for black on white. https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrast(a: Colour, b: Colour): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

function luminance({ red, green, blue }: Colour): number {
  const [r = 0, g = 0, b = 0] = [red, green, blue].map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** The colour behind an element; undefined where it is a picture's. A page without any is white. */
export function backgroundOf(element: Element): Colour | undefined {
  for (const each of [element, ...ancestorsOf(element)]) {
    const { backgroundColor, backgroundImage } = styleOf(each);
    if (backgroundImage !== 'none') return undefined;
    const colour = parseColour(backgroundColor);
    if (colour === undefined) return undefined;
    if (colour.alpha > 0.5) return colour;
  }
  return { red: 255, green: 255, blue: 255, alpha: 1 };
}

/** What is left of an element's own colours by all opacities of it and around it. */
export function opacityOf(element: Element): number {
  let opacity = 1;
  for (const each of [element, ...ancestorsOf(element)]) {
    const style = styleOf(each);
    opacity *= Number(style.opacity) * filterOpacity(style.filter);
  }
  return opacity;
}

/** Functions of `filter` by what they leave to be seen; a filter of the page's own (`url()`) may leave nothing. */
function filterOpacity(filter: string): number {
  if (filter === 'none') return 1;
  let left = 1;
  for (const [, name = '', argument = ''] of filter.matchAll(/([a-z-]+)\(([^)]*)\)/g)) {
    const amount = Number.parseFloat(argument) / (argument.includes('%') ? 100 : 1);
    if (name === 'url') left = 0;
    else if (name === 'opacity' || name === 'contrast' || name === 'brightness') left *= Math.min(1, amount);
    else if (name === 'blur' && amount > 3) left = 0;
  }
  return left;
}

const replaced = 'img, video, canvas, svg, iframe, object, embed';

/**
 * Whether something that clicks go through lies over the box: the browser's hit testing does not see it. What is only
 * drawn around the box, or lets it be seen, does not count.
 */
export function isVeiled(element: Element, box: DOMRect): boolean {
  const own = new Set<Element>([element, ...ancestorsOf(element)]);
  return select(element.ownerDocument, '*').some((other) => {
    if (own.has(other) || shared(other.getBoundingClientRect(), box) < 0.5) return false;
    const style = styleOf(other);
    return style.pointerEvents === 'none' && hides(other, style) && isPaintedAfter(other, element);
  });
}

function hides(element: Element, style: CSSStyleDeclaration): boolean {
  if (style.visibility !== 'visible' || opacityOf(element) < 0.3) return false;
  const { alpha = 1 } = parseColour(style.backgroundColor) ?? {};
  return (
    alpha > 0.3 || style.backgroundImage !== 'none' || style.backdropFilter !== 'none' || element.matches(replaced)
  );
}

/** The share of the box that lies under the other. */
function shared(over: DOMRect, box: DOMRect): number {
  const width = Math.min(over.right, box.right) - Math.max(over.left, box.left);
  const height = Math.min(over.bottom, box.bottom) - Math.max(over.top, box.top);
  return width > 0 && height > 0 ? (width * height) / (box.width * box.height) : 0;
}

/** By the order of https://drafts.csswg.org/css2/#painting-order, as far as two elements on one page need it. */
function isPaintedAfter(one: Element, other: Element): boolean {
  const [first, second] = [layersOf(one), layersOf(other)];
  for (let depth = 0; ; depth++) {
    const [a, b] = [first[depth], second[depth]];
    if (a?.element === b?.element && a !== undefined) continue;
    const level = (a?.level ?? notPositioned) - (b?.level ?? notPositioned);
    if (level !== 0) return level > 0;
    return (unshadowed(one, 'compareDocumentPosition').call(one, other) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
  }
}

/** Below what is positioned, above what was put behind. */
const notPositioned = -0.5;

/** What around an element is painted as one, from the page inwards. */
function layersOf(element: Element): { element: Element; level: number }[] {
  const layers: { element: Element; level: number }[] = [];
  for (let each: Element | undefined = element; each !== undefined; each = parentOf(each)) {
    const level = levelOf(each);
    if (level !== undefined) layers.unshift({ element: each, level });
  }
  return layers;
}

/** Undefined where it makes no layer of its own. */
function levelOf(element: Element): number | undefined {
  if (element.matches(':popover-open, :modal, :fullscreen')) return Infinity;
  const style = styleOf(element);
  const index = Number.parseInt(style.zIndex, 10);
  if (style.position !== 'static') return Number.isNaN(index) ? 0 : index;
  if (!Number.isNaN(index) && /flex|grid/.test(styleOf(parentOf(element) ?? element).display)) return index;
  const alone = style.opacity !== '1' || style.transform !== 'none' || style.filter !== 'none';
  return alone || style.isolation === 'isolate' ? 0 : undefined;
}
