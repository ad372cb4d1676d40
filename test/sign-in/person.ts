import type { DeviceKeys, DeviceStore } from '../../src/cognito/device';
import type { UserPool } from '../../src/cognito/user-pool';
import type { ConfirmSignInOptions, SignInInput, SignInOptions } from '../../src/sign-in/calls';
import { SignInError } from '../../src/sign-in/errors';
import { createSignIn, type SignIn } from '../../src/sign-in/sign-in';
import type { SignInResult, SignInStep } from '../../src/sign-in/steps';
import type { AppClient } from '../local-cognito/app-client';
import type { Pool } from '../local-cognito/pool';
import type { LocalCognito } from '../local-cognito/server';

/** How a person's sign-in is kept between her words: as it is, or written down and taken up by another after each reply. */
export const keepings = ['in one engine', 'in a new engine from the state after each reply'] as const;
export type Keeping = (typeof keepings)[number];

/** A person who signs in. Each word resolves to the next step's name and details, or to the failure. */
export class Person {
  #engine: SignIn;

  constructor(
    private readonly options: SignInOptions,
    private readonly keeping: Keeping,
  ) {
    this.#engine = createSignIn(options);
  }

  get engine(): SignIn {
    return this.#engine;
  }

  get step(): SignInStep | undefined {
    return this.#engine.step()?.nextStep;
  }

  signIn(username: string, password?: string, more: Partial<SignInInput> = {}): Promise<Word> {
    return this.says((engine) => engine.signIn({ username, ...(password !== undefined && { password }), ...more }));
  }

  confirms(value: string, options?: ConfirmSignInOptions): Promise<Word> {
    return this.says((engine) => engine.confirmSignIn(value, options));
  }

  startsAgain(options?: { forgetChoices?: boolean }): Promise<Word> {
    return this.says((engine) => engine.startAgain(options));
  }

  async says(word: (engine: SignIn) => Promise<SignInResult>): Promise<Word> {
    try {
      return plain((await word(this.#engine)).nextStep);
    } catch (error) {
      if (!(error instanceof SignInError)) throw error;
      const { code, retry, exception } = error;
      return { code, retry, ...(exception !== undefined && { exception }) };
    } finally {
      if (this.keeping !== 'in one engine') this.takeUp();
    }
  }

  /** Another engine goes on from what this one has written down. */
  takeUp(): void {
    this.#engine = createSignIn({ ...this.options, state: this.#engine.toJSON() });
  }
}

/** A step without its functions, or a failure. */
export type Word = Record<string, unknown>;

function plain(step: SignInStep): Word {
  if (step.signInStep !== 'continueSignInWithTotpSetup') return { ...step };
  const { sharedSecret, getSetupUri } = step.totpSetupDetails;
  return { signInStep: step.signInStep, sharedSecret, setupUri: getSetupUri('Latchkey') };
}

export function userPool(cognito: LocalCognito, pool: Pool, client: AppClient, more: Partial<UserPool> = {}): UserPool {
  return {
    region: pool.region,
    userPoolId: pool.id,
    clientId: client.id,
    endpoint: cognito.url,
    ...(client.secret !== undefined && { clientSecret: client.secret }),
    ...more,
  };
}

export class DevicesInMemory implements DeviceStore {
  readonly known = new Map<string, DeviceKeys>();

  get(username: string): Promise<DeviceKeys | undefined> {
    return Promise.resolve(this.known.get(username));
  }

  set(username: string, keys: DeviceKeys): Promise<void> {
    this.known.set(username, keys);
    return Promise.resolve();
  }

  delete(username: string): Promise<void> {
    this.known.delete(username);
    return Promise.resolve();
  }
}
