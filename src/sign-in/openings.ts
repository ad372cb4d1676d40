import type { AuthFlow } from '../profiles/profile';
import { SignInError } from './errors';
import type { Credentials } from './state';

/** How a flow begins: what `InitiateAuth` is sent beside the username. */
export interface Opening {
  authFlow: 'USER_SRP_AUTH' | 'USER_PASSWORD_AUTH' | 'CUSTOM_AUTH' | 'USER_AUTH';
  parameters: Record<string, string>;
  /** With `SRP_A`, to prove the password without sending it. */
  provesPassword: boolean;
  /** With the key of a remembered device; the flows with SRP say it with the proof. */
  namesDevice: boolean;
}

const openings: Record<AuthFlow, (credentials: Credentials) => Opening> = {
  USER_SRP_AUTH: (credentials) => ({
    authFlow: 'USER_SRP_AUTH',
    parameters: {},
    provesPassword: hasPassword(credentials),
    namesDevice: false,
  }),
  USER_PASSWORD_AUTH: (credentials) => ({
    authFlow: 'USER_PASSWORD_AUTH',
    parameters: { PASSWORD: passwordOf(credentials) },
    provesPassword: false,
    namesDevice: true,
  }),
  CUSTOM_AUTH: () => ({ authFlow: 'CUSTOM_AUTH', parameters: {}, provesPassword: false, namesDevice: true }),
  CUSTOM_AUTH_WITH_SRP: (credentials) => ({
    authFlow: 'CUSTOM_AUTH',
    parameters: { CHALLENGE_NAME: 'SRP_A' },
    provesPassword: hasPassword(credentials),
    namesDevice: false,
  }),
  USER_AUTH: (credentials) => ({
    authFlow: 'USER_AUTH',
    parameters: firstFactorParameters(credentials),
    provesPassword: credentials.preferredChallenge === 'PASSWORD_SRP' && hasPassword(credentials),
    namesDevice: false,
  }),
};

/** Throws `SignInError` `'password-needed'` where the flow begins with a password and none is held. */
export function openingOf(authFlow: AuthFlow | undefined, credentials: Credentials): Opening {
  return openings[authFlow ?? 'USER_SRP_AUTH'](credentials);
}

/**
 * What a sign-in can begin with, of what is held: the choice of a password that is not held is left out, for the pool to
 * list what there is. Undefined where it cannot begin.
 */
export function openable(authFlow: AuthFlow | undefined, credentials: Credentials): Credentials | undefined {
  const { preferredChallenge: _, ...undecided } = credentials;
  return [credentials, undecided].find((each) => canOpen(authFlow, each));
}

function canOpen(authFlow: AuthFlow | undefined, credentials: Credentials): boolean {
  try {
    openingOf(authFlow, credentials);
    return true;
  } catch (error) {
    if (error instanceof SignInError) return false;
    throw error;
  }
}

function firstFactorParameters(credentials: Credentials): Record<string, string> {
  const { preferredChallenge } = credentials;
  if (preferredChallenge === undefined) return {};
  return {
    PREFERRED_CHALLENGE: preferredChallenge,
    ...(preferredChallenge === 'PASSWORD' && { PASSWORD: passwordOf(credentials) }),
  };
}

function hasPassword(credentials: Credentials): true {
  passwordOf(credentials);
  return true;
}

function passwordOf({ password }: Credentials): string {
  if (password === undefined || password === '') throw new SignInError('password-needed', { retry: 'start-again' });
  return password;
}
