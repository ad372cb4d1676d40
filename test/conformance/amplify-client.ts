import { Amplify } from 'aws-amplify';
import type { signIn } from 'aws-amplify/auth';
import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito';
import { ConsoleLogger } from 'aws-amplify/utils';
import type { AppClient } from '../local-cognito/app-client';
import type { Pool } from '../local-cognito/pool';
import type { LocalCognito } from '../local-cognito/server';

/** Storage of Amplify's that a test can look into and empty. */
export class MemoryStorage {
  readonly items = new Map<string, string>();

  setItem(key: string, value: string): Promise<void> {
    this.items.set(key, value);
    return Promise.resolve();
  }

  getItem(key: string): Promise<string | null> {
    return Promise.resolve(this.items.get(key) ?? null);
  }

  removeItem(key: string): Promise<void> {
    this.items.delete(key);
    return Promise.resolve();
  }

  clear(): Promise<void> {
    this.items.clear();
    return Promise.resolve();
  }
}

/** Points Amplify, which is one per process, at a pool, as a fresh browser would be. */
export function useAmplify(cognito: LocalCognito, pool: Pool, client: AppClient): MemoryStorage {
  return pointAmplify({ userPoolId: pool.id, clientId: client.id, endpoint: cognito.url });
}

export function pointAmplify(pool: { userPoolId: string; clientId: string; endpoint?: string }): MemoryStorage {
  // It warns of every endpoint that is not AWS's own.
  ConsoleLogger.LOG_LEVEL = 'ERROR';
  const storage = new MemoryStorage();
  const { userPoolId, clientId: userPoolClientId, endpoint = '' } = pool;
  Amplify.configure({ Auth: { Cognito: { userPoolId, userPoolClientId, userPoolEndpoint: `${endpoint}/` } } });
  cognitoUserPoolsTokenProvider.setKeyValueStorage(storage);
  return storage;
}

/** The name under which Amplify rejects, or what it answered. */
export async function outcomeOf(pending: Promise<unknown>): Promise<string> {
  return pending.then(
    (value) => `resolved: ${JSON.stringify(value)}`,
    (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : 'rejected without an error'),
  );
}

export async function stepOf(pending: ReturnType<typeof signIn>): Promise<string> {
  return (await pending).nextStep.signInStep;
}
