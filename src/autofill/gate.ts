import { FillError } from './errors';
import { mayFill, parseSecure, type SiteRule } from './site';

/** What has a code filled: a person, by one of three ways, or the page's own field where she has turned that on. */
export type FillTrigger = 'shortcut' | 'menu' | 'popup' | 'automatic';

/** A document, in the browser's words. */
export interface FrameAddress {
  url: string;
  /** As the browser tells it: `null` for a sandboxed frame, the maker's for a frame without an address. */
  origin: string;
  /** The page in the tab, where the document is a frame in it. */
  topOrigin: string | undefined;
  isTop: boolean;
}

/** A field that a document says it has. */
export interface OfferedField {
  kind: 'totp' | 'sms' | 'email' | 'unknown';
  confidence: number;
  focused: boolean;
  trouble?: 'field-disguised' | 'form-goes-elsewhere' | 'field-changed' | 'value-refused';
}

export interface BoundAccount {
  id: string;
  rules: SiteRule[];
  lastUsedAtMs: number;
}

/** Of fields without trouble, this many are still looked through for the likeliest when a person asks. */
const mostFields = 3;

/** The place of the field to fill. Throws `FillError`. */
export function chooseField(fields: readonly OfferedField[], trigger: FillTrigger): number {
  const places = fields.map((field, place) => ({ ...field, place }));
  if (places.length === 0) throw new FillError('no-code-field');
  const pointed = trigger === 'menu' ? places.filter(({ focused }) => focused) : [];
  const fitting = (pointed.length > 0 ? pointed : places).filter(({ kind }) => fits(kind, trigger));
  if (fitting.length === 0) throw new FillError('other-kind-of-code');
  const whole = fitting.filter(({ trouble }) => trouble === undefined);
  const [first] = fitting;
  if (whole.length === 0) throw new FillError(first?.trouble ?? 'no-code-field');
  const focused = trigger === 'automatic' ? undefined : whole.find((field) => field.focused);
  if (focused !== undefined) return focused.place;
  if (whole.length > (trigger === 'automatic' ? 1 : mostFields)) throw new FillError('too-many-fields');
  return whole.reduce((best, field) => (field.confidence > best.confidence ? field : best)).place;
}

/** Where the page does not say what the code is, a person may; nobody else does. */
function fits(kind: OfferedField['kind'], trigger: FillTrigger): boolean {
  return kind === 'totp' || (kind === 'unknown' && trigger !== 'automatic');
}

/** Whether a rule can cover the document at all: what has no address of its own (`about:`, sandboxed) is covered by none. */
export function isSecure({ url, origin }: Pick<FrameAddress, 'url' | 'origin'>): boolean {
  return parseSecure(url)?.origin === origin;
}

/** Of a page in another site's page, who asked has to have said that this one is meant. */
export function isForeign({ isTop, origin, topOrigin }: FrameAddress): boolean {
  return !isTop && origin !== topOrigin;
}

/** Those that may be filled there, the last used first. */
export function accountsFor(frameUrl: string, accounts: readonly BoundAccount[]): BoundAccount[] {
  return accounts
    .filter(({ rules }) => rules.some((rule) => mayFill(rule, frameUrl)))
    .sort((a, b) => b.lastUsedAtMs - a.lastUsedAtMs);
}
