import type { CognitoException } from './exception';
import { refusals } from './exception';
import { operations } from './operations';
import type { Service } from './service';

const targetPrefix = 'AWSCognitoIdentityProviderService.';

export interface WireReply {
  status: number;
  body: string;
  headers: Record<string, string>;
}

/** The operation that `X-Amz-Target` names. */
export function operationName(target: string | undefined): string | undefined {
  return target?.startsWith(targetPrefix) === true ? target.slice(targetPrefix.length) : undefined;
}

/** AWS JSON 1.1: a body or an exception. Throws `CognitoException` where it is no JSON object. */
export function parseBody(body: string): Record<string, unknown> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(body);
  } catch {
    throw refusals.unreadableRequest();
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw refusals.unreadableRequest();
  return { ...parsed };
}

/** Carries an operation out. Throws what the service refuses it with. */
export function perform(operation: string, input: unknown, service: Service): object {
  const found = operations.get(operation);
  if (found === undefined) throw refusals.unknownOperation();
  return found.run(input, service);
}

export function resultReply(result: object): WireReply {
  return { status: 200, body: JSON.stringify(result), headers: {} };
}

export function exceptionReply({ exception, message, status }: CognitoException): WireReply {
  return {
    status,
    body: JSON.stringify({ __type: exception, message }),
    // Header values are Latin-1; messages of faults may be anything.
    headers: { 'x-amzn-ErrorType': `${exception}:`, 'x-amzn-ErrorMessage': encodeURI(message).replaceAll('%20', ' ') },
  };
}
