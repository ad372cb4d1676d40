/** Something that goes wrong on demand. */
export interface Fault {
  /** An operation's name, or `*` for each. */
  operation: string;
  /** Only answers to this challenge. */
  challengeName?: string;
  /** How many requests it befalls: 1 unless told. */
  times?: number | 'always';
  /** Wall-clock wait before anything else happens. */
  delayMs?: number;
  effect?: FaultEffect;
}

export type FaultEffect =
  /** The connection is cut; the pool has seen nothing. */
  | { kind: 'drop-request' }
  /** The pool carries the request out, and the connection is cut before the reply. */
  | { kind: 'drop-reply' }
  /** Any exception in place of the reply; the pool has seen nothing. The status is 500 for names that begin with `Internal`, else 400. */
  | { kind: 'exception'; exception: string; message?: string; status?: number }
  /** Bytes that no pool would send. */
  | { kind: 'raw-reply'; status: number; body: string; contentType?: string };

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
