import {
  CognitoIdentityProviderClient,
  CognitoIdentityProviderServiceException,
} from '@aws-sdk/client-cognito-identity-provider';
import { CognitoError, cognitoErrorOf, type Phase } from './errors';
import { ServerClock, type ClockSkew } from './server-clock';
import { systemClock, systemFetch, type Fetch } from './surroundings';
import { createTransport } from './transport';
import type { UserPool } from './user-pool';

export interface CognitoClientOptions {
  pool: UserPool;
  fetch?: Fetch;
  /** Milliseconds since 1970 on this machine. */
  clock?: () => number;
  /** What earlier replies told of the server's clock. */
  skew?: ClockSkew | undefined;
  timeoutMs?: number;
}

export interface CognitoClient {
  readonly pool: UserPool;
  readonly serverClock: ServerClock;
  /**
   * Runs one command of the SDK's, once: `call('tokens', (sdk, options) => sdk.send(new RevokeTokenCommand(…), options))`.
   * Rejects with `CognitoError` only.
   */
  call<Output>(phase: Phase, send: Send<Output>, signal?: AbortSignal): Promise<Output>;
}

export type Send<Output> = (
  sdk: CognitoIdentityProviderClient,
  options: { abortSignal: AbortSignal },
) => Promise<Output>;

const defaultTimeoutMs = 15_000;

export function createCognitoClient(options: CognitoClientOptions): CognitoClient {
  const { pool, fetch = systemFetch, clock = systemClock, skew, timeoutMs = defaultTimeoutMs } = options;
  const serverClock = new ServerClock(clock, skew);
  const sdk = createSdk(pool, createTransport({ fetch, clock, serverClock }));
  return {
    pool,
    serverClock,
    async call(phase, send, signal) {
      const timeout = AbortSignal.timeout(timeoutMs);
      const abortSignal = signal === undefined ? timeout : AbortSignal.any([signal, timeout]);
      try {
        return await send(sdk, { abortSignal });
      } catch (error) {
        if (signal?.aborted === true) throw new CognitoError('aborted', { retry: 'same-step' });
        if (timeout.aborted) throw new CognitoError('timed-out', { retry: 'same-step' });
        throw asCognitoError(error, phase);
      }
    },
  };
}

/** Everything is said here, so that in Node the SDK reads no file and no environment. */
function createSdk(pool: UserPool, requestHandler: ReturnType<typeof createTransport>): CognitoIdentityProviderClient {
  return new CognitoIdentityProviderClient({
    region: pool.region,
    ...(pool.endpoint !== undefined && { endpoint: pool.endpoint }),
    requestHandler,
    maxAttempts: 1,
    retryMode: 'standard',
    defaultsMode: 'standard',
    useDualstackEndpoint: false,
    useFipsEndpoint: false,
    authSchemePreference: [],
    userAgentAppId: '',
    defaultUserAgentProvider: () => Promise.resolve([]),
  });
}

/** The SDK's error is no `cause`: its hidden fields hold the whole reply. */
function asCognitoError(error: unknown, phase: Phase): CognitoError {
  if (error instanceof CognitoError) return error;
  if (error instanceof CognitoIdentityProviderServiceException) {
    const { name, message, $metadata } = error;
    return cognitoErrorOf({ name, message, httpStatus: $metadata.httpStatusCode ?? 0 }, phase);
  }
  return new CognitoError('unexpected-reply', { retry: 'same-step' });
}
