import { ancestorsOf, attribute, select, unshadowed } from './dom';
import { backgroundOf, contrast, isVeiled, opacityOf, parseColour, styleOf } from './paint';

/** Ways in which a field is there for a script and not for a person. */
export type Disguise =
  'unrendered' | 'faint' | 'tiny' | 'off-page' | 'masked' | 'covered' | 'veiled' | 'invisible-text';

const leastOpacity = 0.5;
const leastPixels = 8;
const leastFontPixels = 6;
const leastContrast = 1.2;

interface When {
  bringIntoView: boolean;
}

type Check = (input: HTMLInputElement, box: DOMRect, style: CSSStyleDeclaration, when: When) => boolean;

/** The cheap ones first. Each is true where the field is disguised in this way. */
const checks: [Disguise, Check][] = [
  [
    'unrendered',
    (input, _box, { visibility }) =>
      visibility !== 'visible' || !input.checkVisibility({ contentVisibilityAuto: true, visibilityProperty: true }),
  ],
  [
    'tiny',
    (_input, { width, height }, { fontSize }) =>
      width < leastPixels || height < leastPixels || Number.parseFloat(fontSize) < leastFontPixels,
  ],
  ['faint', (input) => opacityOf(input) < leastOpacity],
  ['invisible-text', (input, box, style) => hasInvisibleText(input, box, style)],
  ['masked', (input) => [input, ...ancestorsOf(input)].some((each) => isMasked(styleOf(each)))],
  ['off-page', (input, box) => isOffPage(input, box)],
  ['covered', (input, box, _style, { bringIntoView }) => (bringIntoView || isInView(box)) && isCovered(input, box)],
  ['veiled', (input, box) => isVeiled(input, box)],
];

/**
 * Undefined where a person sees the field and would see what is written into it. What lies over a field shows only where
 * it is in view: `bringIntoView` before writing, and not before, since a page notices that it is scrolled.
 */
export function disguiseOf(input: HTMLInputElement, when: When): Disguise | undefined {
  if (when.bringIntoView) input.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
  const box = unshadowed(input, 'getBoundingClientRect').call(input);
  const style = styleOf(input);
  return checks.find(([, isDisguised]) => isDisguised(input, box, style, when))?.[0];
}

/** Text that is wholly transparent is how boxes drawn over one field are made: there the page shows the characters itself. */
function hasInvisibleText(input: HTMLInputElement, { width }: DOMRect, style: CSSStyleDeclaration): boolean {
  if (Math.abs(Number.parseFloat(style.textIndent)) >= width) return true;
  const text = parseColour(style.webkitTextFillColor || style.color);
  const background = backgroundOf(input);
  if (text === undefined || background === undefined) return false;
  if (text.alpha === 0) return !/\bone-time-code\b/.test(attribute(input, 'autocomplete'));
  return text.alpha < 0.3 || contrast(text, background) < leastContrast;
}

function isMasked({ maskImage, mixBlendMode }: CSSStyleDeclaration): boolean {
  return (
    (maskImage !== '' && maskImage !== 'none') || /^(difference|exclusion|lighten|darken|screen)$/.test(mixBlendMode)
  );
}

/** Where no scrolling leads. */
function isOffPage(input: HTMLInputElement, { left, top, right, bottom }: DOMRect): boolean {
  const root = unshadowed(input.ownerDocument, 'documentElement');
  const [x, y] = [left + right, top + bottom].map((sum) => sum / 2);
  const column = (x ?? 0) + scrollX;
  const row = (y ?? 0) + scrollY;
  return column < 0 || row < 0 || column > root.scrollWidth || row > Math.max(root.scrollHeight, innerHeight);
}

function isInView({ left, top, right, bottom }: DOMRect): boolean {
  return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
}

/** Points of the box, as shares of its sides. */
const points = [
  [0.5, 0.5],
  [0.15, 0.3],
  [0.15, 0.7],
  [0.85, 0.3],
  [0.85, 0.7],
] as const;

/** At most one of the points may show something else: an icon in the field's corner. */
function isCovered(input: HTMLInputElement, { left, top, width, height }: DOMRect): boolean {
  const root = unshadowed(input, 'getRootNode').call(input) as Document | ShadowRoot;
  const own = new Set<Element>([
    input,
    ...select(input.ownerDocument, 'label').filter((label) => labels(label, input)),
  ]);
  const [centre, ...others] = points.map(([x, y]) => {
    const top_ = unshadowed<Node & DocumentOrShadowRoot, 'elementFromPoint'>(root, 'elementFromPoint').call(
      root,
      left + x * width,
      top + y * height,
    );
    return top_ !== null && own.has(top_);
  });
  return centre !== true || others.filter((isOwn) => !isOwn).length > 1;
}

function labels(label: Element, input: HTMLInputElement): boolean {
  return label instanceof HTMLLabelElement && label.control === input;
}
