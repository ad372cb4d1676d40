import type { CognitoIdentityProviderClientResolvedConfig } from '@aws-sdk/client-cognito-identity-provider';
import { concatBytes } from '../lib/bytes';
import { CognitoError } from './errors';
import type { ServerClock } from './server-clock';
import type { Fetch } from './surroundings';

type RequestHandler = CognitoIdentityProviderClientResolvedConfig['requestHandler'];

interface SdkRequest {
  method: string;
  protocol: string;
  hostname: string;
  port?: number;
  path: string;
  headers: Record<string, string>;
  body?: unknown;
}

/** Far more than any reply holds: tokens, parameters and a list of factors are some kilobytes. */
const longestReplyBytes = 1 << 20;

/** What Cognito's protocol needs; the SDK's other headers say which client it is, and cost a longer preflight. */
const sentHeaders = ['content-type', 'x-amz-target'];

/**
 * Carries the SDK's requests over a `fetch`, the same in Node, service workers and pages, and sets the clock by the
 * replies. Throws `CognitoError` where nothing comes back, or what is not Cognito's.
 */
export function createTransport(parts: {
  fetch: Fetch;
  clock: () => number;
  serverClock: ServerClock;
}): RequestHandler {
  const { fetch, clock, serverClock } = parts;
  return {
    async handle(request: SdkRequest, options) {
      const sentAtMs = clock();
      const response = await fetch(urlOf(request), {
        method: request.method,
        headers: Object.fromEntries(sentHeaders.map((name) => [name, request.headers[name] ?? ''])),
        body: bodyOf(request.body),
        signal: abortSignalOf(options),
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
      }).catch(networkFailed);
      serverClock.observe(response.headers.get('date') ?? '', sentAtMs, clock());
      const bytes = await readAtMost(longestReplyBytes, response);
      refuseForeignReply(response.status, new TextDecoder().decode(bytes));
      return {
        response: {
          statusCode: response.status,
          headers: Object.fromEntries(response.headers),
          body: bytes,
        },
      };
    },
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
  };
}

function abortSignalOf(options: { abortSignal?: unknown } = {}): AbortSignal | null {
  return options.abortSignal instanceof AbortSignal ? options.abortSignal : null;
}

function urlOf({ protocol, hostname, port, path }: SdkRequest): string {
  return `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}${path}`;
}

function bodyOf(body: unknown): string {
  if (typeof body === 'string') return body;
  if (body instanceof Uint8Array) return new TextDecoder().decode(body);
  throw new TypeError('a Cognito request is JSON');
}

/** Stops reading where more comes, whatever the reply said of its length. */
async function readAtMost(limit: number, { body, status }: Response): Promise<Uint8Array> {
  if (body === null) return new Uint8Array();
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = body.getReader();
  for (;;) {
    const { value } = await reader.read().catch(networkFailed);
    if (value === undefined) return concatBytes(...chunks);
    length += value.length;
    if (length > limit) {
      await reader.cancel().catch(networkFailed);
      throw foreignReply(status);
    }
    chunks.push(value);
  }
}

function networkFailed(cause: unknown): never {
  throw new CognitoError('network-failed', { retry: 'same-step' }, { cause });
}

/** A captive portal's page, a proxy's error: an answer, but not from Cognito. An empty body is what some operations return. */
function refuseForeignReply(status: number, body: string): void {
  if (body === '' && status < 300) return;
  if (isJsonObject(body)) return;
  throw foreignReply(status);
}

function foreignReply(status: number): CognitoError {
  return new CognitoError(status >= 500 ? 'service-unavailable' : 'unexpected-reply', { retry: 'same-step' });
}

function isJsonObject(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}
