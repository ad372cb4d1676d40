import type { LocalCognito } from './server';

export interface WireAnswer {
  status: number;
  headers: Headers;
  /** The exception's name where it is one. */
  exception: string | undefined;
  body: Record<string, unknown>;
}

/** One request as the bare protocol has it. Rejects where the connection was cut. */
export async function request(cognito: LocalCognito, operation: string, input: object): Promise<WireAnswer> {
  const response = await fetch(cognito.url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/x-amz-json-1.1',
      'X-Amz-Target': `AWSCognitoIdentityProviderService.${operation}`,
    },
    body: JSON.stringify(input),
  });
  const body = (await response.json()) as Record<string, unknown>;
  const type = body['__type'];
  return {
    status: response.status,
    headers: response.headers,
    exception: typeof type === 'string' ? type : undefined,
    body,
  };
}

/** A control request. */
export async function control(cognito: LocalCognito, method: string, path: string, body?: object): Promise<WireAnswer> {
  const response = await fetch(`${cognito.url}/control${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return {
    status: response.status,
    headers: response.headers,
    exception: undefined,
    body: (await response.json()) as Record<string, unknown>,
  };
}
