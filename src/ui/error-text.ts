import { CodedError } from '../lib/errors';
import type { Texts } from '../locales/en';
import type { ExplainedError } from '../locales/error-sentences';
import { isExplained } from '../locales/text';
import { RequestError } from '../messages/client';

/** What is shown for anything that was thrown. What no domain foresaw goes to the page's error log as well. */
export function toExplainedError(error: unknown): ExplainedError {
  if (error instanceof RequestError) return error.view;
  const code = error instanceof CodedError ? String(error.code) : '';
  if (isExplained(code)) return { code };
  reportError(error);
  return { code: 'internal' };
}

/** One sentence or two: what happened, what to do next, and what the user pool itself had to say. */
export function errorSentence(text: Texts, error: ExplainedError): string {
  const sentence = isExplained(error.code) ? text.errors[error.code] : text.errors.internal;
  const ours = typeof sentence === 'string' ? sentence : sentence(error);
  const theirs = error.triggerMessage ?? error.policyMessage;
  return theirs === undefined ? ours : text.common.saidByPool(ours, theirs);
}
