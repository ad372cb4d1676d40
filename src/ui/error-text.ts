import { CodedError } from '../lib/errors';
import type { Texts } from '../locales/en';
import { RequestError } from '../messages/client';
import type { ErrorView } from '../messages/error-view';

/** What is shown for anything that was thrown. What no domain foresaw goes to the page's error log as well. */
export function toErrorView(error: unknown): ErrorView {
  if (error instanceof RequestError) return error.view;
  if (error instanceof CodedError) return { code: String(error.code) };
  reportError(error);
  return { code: 'internal' };
}
import { lookUp } from './look-up';

type Sentence = Texts['errors'][keyof Texts['errors']];

/** One sentence or two: what happened, what to do next, and what the user pool itself had to say. */
export function errorSentence(text: Texts, error: ErrorView): string {
  const sentence = lookUp<Sentence>(text.errors, error.code) ?? text.errors.internal;
  const ours = typeof sentence === 'string' ? sentence : sentence(error);
  const theirs = error.triggerMessage ?? error.policyMessage;
  return theirs === undefined ? ours : `${ours} ${text.common.saidByPool(theirs)}`;
}
