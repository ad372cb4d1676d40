/** An error as it crosses from the worker to a page: a code with a sentence in `locales`, and what the sentence needs. */
export interface ErrorView {
  code: ErrorCode;
  /** Cognito's own name of the exception. */
  exception?: string;
  /** The words of the user pool's own trigger, where the trigger failed. */
  triggerMessage?: string;
  /** What of the user pool's password policy is not met, in Cognito's words. */
  policyMessage?: string;
  /** What could not be understood, such as the name of an unknown challenge. */
  subject?: string;
  /** Not to be tried again before this time on this machine's clock. */
  retryAtMs?: number;
}

/** The codes of every domain; `locales` has a sentence for each. */
export type ErrorCode = string;
