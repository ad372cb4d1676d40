import { exceptions } from '../../../src/cognito/errors';
import type { Fault } from '../../local-cognito/faults';
import { answer, code, fault, passes, signIn, type Conversation } from '../conversation';
import { totpSecret } from '../pool-fixture';

const user = { totpSecretBase32: totpSecret };
const always = (operation: string, effect: Fault['effect'] & object) => fault({ operation, times: 'always', effect });

/** A connection that fails, a service that does, and a pool that changes its mind. */
const trouble: readonly Conversation[] = [
  {
    name: 'no network at the beginning, then there is one',
    user,
    turns: [
      always('InitiateAuth', { kind: 'drop-request' }),
      [signIn(), 'network-failed'],
      { happens: 'the faults end' },
      [signIn(), 'confirmSignInWithTotpMfaCode'],
      [answer(code), 'done'],
    ],
    shows: ['tries of its own'],
  },
  {
    name: 'no network at a code, then there is one',
    user,
    turns: [
      [signIn(), 'confirmSignInWithTotpMfaCode'],
      always('RespondToAuthChallenge', { kind: 'drop-request' }),
      [answer(code), 'network-failed'],
      { happens: 'the faults end' },
      [answer(code), 'done'],
    ],
    shows: ['tries of its own'],
  },
  {
    name: 'a connection that fails once',
    user,
    turns: [
      [signIn(), 'confirmSignInWithTotpMfaCode'],
      fault({ operation: 'RespondToAuthChallenge', effect: { kind: 'drop-request' } }),
      [answer(code), 'network-failed'],
      [answer(code), 'done'],
    ],
    shows: ['tries of its own'],
  },
  {
    name: 'a service that fails once',
    user,
    turns: [
      [signIn(), 'confirmSignInWithTotpMfaCode'],
      fault({
        operation: 'RespondToAuthChallenge',
        effect: { kind: 'exception', exception: 'InternalErrorException' },
      }),
      [answer(code), 'InternalErrorException'],
      [answer(code), 'done'],
    ],
    shows: ['tries of its own'],
  },
  {
    name: 'a reply that is lost',
    user,
    turns: [
      [signIn(), 'confirmSignInWithTotpMfaCode'],
      fault({ operation: 'RespondToAuthChallenge', effect: { kind: 'drop-reply' } }),
      [answer(code), 'network-failed'],
      passes(30),
      [answer(code), 'done'],
    ],
    shows: ['spent session', 'tries of its own'],
  },
  {
    name: 'a password that must be reset, said at a code',
    user,
    turns: [
      [signIn(), 'confirmSignInWithTotpMfaCode'],
      fault({
        operation: 'RespondToAuthChallenge',
        effect: { kind: 'exception', exception: 'PasswordResetRequiredException' },
      }),
      [answer(code), 'resetPassword'],
    ],
  },
];

const steps: Record<string, string> = {
  PasswordResetRequiredException: 'resetPassword',
  UserNotConfirmedException: 'confirmSignUp',
};

const repeatedByAmplify = new Set(['InternalErrorException', 'LimitExceededException', 'TooManyRequestsException']);

/** Each exception of the service's model, and one that is not in it, at the beginning and at a code. */
const refusals = [...Object.keys(exceptions), 'ExceptionYetToCome'].map((exception): Conversation => {
  const effect = { kind: 'exception', exception } as const;
  const outcome = steps[exception] ?? exception;
  return {
    name: exception,
    user,
    flow: 'USER_PASSWORD_AUTH',
    turns: [
      always('InitiateAuth', effect),
      [signIn(), outcome],
      { happens: 'the faults end' },
      [signIn(), 'confirmSignInWithTotpMfaCode'],
      always('RespondToAuthChallenge', effect),
      [answer(code), outcome],
    ],
    ...(repeatedByAmplify.has(exception) && { shows: ['tries of its own'] }),
  };
});

export const faults: readonly Conversation[] = [...trouble, ...refusals];
