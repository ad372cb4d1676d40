import * as v from 'valibot';

/**
 * What passes between the worker and our script in a web page. The page is hostile: what it says is parsed here and
 * believed about its own fields alone. It never gets an answer to a message; codes go to it as an order, addressed to one
 * document.
 */

/** The messages that a page's script may send. They carry nothing: what counts is who sent them, as the browser says. */
export const pageRequests = {
  /** "I am the document at this address": sent before `look` is answered. */
  'page.introduce': v.strictObject({}),
  /** A field for a code has appeared, on a site where the person has turned on automatic filling. */
  'page.fieldAppeared': v.strictObject({}),
} as const;

export type PageRequestType = keyof typeof pageRequests;

/** Why a field is not written into. */
const troubles = [
  /** A person would not see what is written: it is transparent, covered, clipped, tiny or in the page's own colour. */
  'field-disguised',
  /** Its form is sent to another site. */
  'form-goes-elsewhere',
  /** It is not the field any more that was looked at: it has gone, or has another type, form or address. */
  'field-changed',
  /** What was written does not stand in it. */
  'value-refused',
] as const;

export type FieldTrouble = (typeof troubles)[number];

const fieldSchema = v.strictObject({
  boxes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(20)),
  kind: v.picklist(['totp', 'sms', 'email', 'unknown']),
  /** 0 to 1. */
  confidence: v.pipe(v.number(), v.minValue(0), v.maxValue(1)),
  /** Whether it has the focus: it is the one that the person pointed at. */
  focused: v.boolean(),
  trouble: v.exactOptional(v.picklist(troubles)),
});

/** What a document shows. Fields are named by their places in the list. */
export const pageLookSchema = v.strictObject({
  fields: v.pipe(v.array(fieldSchema), v.maxLength(200)),
  /** The origins that frames in it were given, where they are not its own. */
  foreignFrames: v.pipe(v.array(v.pipe(v.string(), v.maxLength(300))), v.maxLength(20)),
});

export type PageField = v.InferOutput<typeof fieldSchema>;
export type PageLook = v.InferOutput<typeof pageLookSchema>;

/** Where a person points with the context menu, any text field will do: she has chosen it. */
export interface LookOrder {
  pointed: boolean;
}

export interface FillOrder {
  /** Its place in what `look` gave last. */
  field: number;
  code: string;
  submit: boolean;
}

export const fillReportSchema = v.variant('result', [
  v.strictObject({ result: v.literal('filled'), submitted: v.boolean() }),
  /** `seen`: the page has seen the code before it was taken back. */
  v.strictObject({ result: v.literal('refused'), trouble: v.picklist(troubles), seen: v.boolean() }),
]);

export type FillReport = v.InferOutput<typeof fillReportSchema>;

/** What our script leaves in its own world of a page, under `latchkey`, where no script of the page sees it. */
export interface PageHandle {
  look(order: LookOrder): Promise<PageLook>;
  fill(order: FillOrder): FillReport;
  /** From now on says when a field for a code appears. */
  watch(): void;
}

declare global {
  var latchkey: PageHandle;
}
