import { CognitoError, type CognitoFailure } from '../cognito/errors';
import { CodedError } from '../lib/errors';
import type { ErrorCode, ErrorView, RequestRefusalCode } from '../messages/error-view';
import { SignInError } from '../sign-in/errors';
import { VaultError } from '../vault/errors';

/** A well-formed request that cannot be met now. */
export class RequestRefusal extends CodedError<RequestRefusalCode> {}

/** What of an error may cross to a page: its code, and what the sentence for it needs. */
export function errorView(error: unknown): ErrorView {
  if (error instanceof SignInError) return { code: error.code, ...signInDetails(error) };
  if (error instanceof CognitoError) return { code: error.code, ...cognitoDetails(error) };
  if (error instanceof VaultError) return { code: error.code, ...present({ retryAtMs: error.allowedAtMs }) };
  if (error instanceof CodedError) return { code: error.code as ErrorCode };
  return { code: 'internal', subject: error instanceof Error ? error.name : typeof error };
}

type Details = Omit<ErrorView, 'code'>;

function signInDetails(error: SignInError): Details {
  return { ...cognitoDetails(error), ...present({ subject: error.subject }) };
}

function cognitoDetails({ exception, triggerMessage, policyMessage }: CognitoFailure): Details {
  return present({ exception, triggerMessage, policyMessage });
}

/** Without the properties that are undefined. */
function present(details: { [Name in keyof Details]: Details[Name] | undefined }): Details {
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined));
}
