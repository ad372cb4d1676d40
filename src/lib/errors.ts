/**
 * Base of every domain's error class. `code` comes from a closed set of the domain; only the code crosses a context
 * (worker to page), and the interface owns the sentence for it. `message` is for developers and names no secret.
 */
export class CodedError<Code extends string> extends Error {
  readonly code: Code;

  constructor(code: Code, options?: { cause?: unknown; detail?: string }) {
    super(options?.detail === undefined ? code : `${code}: ${options.detail}`, { cause: options?.cause });
    this.code = code;
    this.name = new.target.name;
  }
}
