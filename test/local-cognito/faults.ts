import * as v from 'valibot';

const FaultEffect = v.variant('kind', [
  /** The connection is cut; the pool has seen nothing. */
  v.strictObject({ kind: v.literal('drop-request') }),
  /** The pool carries the request out, and the connection is cut before the reply. */
  v.strictObject({ kind: v.literal('drop-reply') }),
  /** Any exception in place of the reply; the pool has seen nothing. The status is 500 for names in `Internal…`, else 400. */
  v.strictObject({
    kind: v.literal('exception'),
    exception: v.string(),
    message: v.exactOptional(v.string()),
    status: v.exactOptional(v.number()),
  }),
  /** Bytes that no pool would send. */
  v.strictObject({
    kind: v.literal('raw-reply'),
    status: v.number(),
    body: v.string(),
    contentType: v.exactOptional(v.string()),
  }),
]);

/** Something that goes wrong on demand. */
export const Fault = v.strictObject({
  /** An operation's name, or `*` for each. */
  operation: v.string(),
  /** Only answers to this challenge. */
  challengeName: v.exactOptional(v.string()),
  /** How many requests it befalls: 1 unless told. */
  times: v.exactOptional(v.union([v.number(), v.literal('always')])),
  /** Wall-clock wait before anything else happens. */
  delayMs: v.exactOptional(v.number()),
  effect: v.exactOptional(FaultEffect),
});
export type Fault = v.InferOutput<typeof Fault>;

export class Faults {
  private planned: { fault: Fault; left: number }[] = [];

  add(fault: Fault): void {
    this.planned.push({ fault, left: fault.times === 'always' ? Infinity : (fault.times ?? 1) });
  }

  /** The first fault that is due for a request; counted as used. */
  take(operation: string, challengeName: string | undefined): Fault | undefined {
    const due = this.planned.find(
      ({ fault, left }) =>
        left > 0 &&
        (fault.operation === '*' || fault.operation === operation) &&
        (fault.challengeName === undefined || fault.challengeName === challengeName),
    );
    if (due === undefined) return undefined;
    due.left--;
    return due.fault;
  }

  /** Those that are still to come. */
  list(): Fault[] {
    return this.planned.filter(({ left }) => left > 0).map(({ fault }) => fault);
  }

  clear(): void {
    this.planned = [];
  }
}
