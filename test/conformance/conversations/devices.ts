import type { PoolSettings } from '../../local-cognito/pool-settings';
import { answer, code, fault, passes, signIn, type Conversation } from '../conversation';
import { email, password, totpSecret } from '../pool-fixture';

const remembering: PoolSettings = { mfa: 'ON', devices: { remember: 'always' } };
const authenticator = { totpSecretBase32: totpSecret };

/** Devices that a pool remembers. */
export const devices: readonly Conversation[] = [
  {
    name: 'one that is remembered spares the second factor',
    pool: remembering,
    user: authenticator,
    turns: [
      [signIn(), 'confirmSignInWithTotpMfaCode'],
      [answer(code), 'done'],
      { happens: 'signed out' },
      [signIn(), 'done'],
    ],
    shows: ['name of the device'],
  },
  {
    name: 'one that is remembered, and a password that is sent',
    flow: 'USER_PASSWORD_AUTH',
    pool: remembering,
    user: authenticator,
    turns: [
      [signIn(), 'confirmSignInWithTotpMfaCode'],
      [answer(code), 'done'],
      { happens: 'signed out' },
      [signIn(), 'done'],
    ],
    shows: ['name of the device'],
  },
  {
    name: 'one that the pool has forgotten',
    pool: remembering,
    user: authenticator,
    turns: [
      [signIn(), 'confirmSignInWithTotpMfaCode'],
      [answer(code), 'done'],
      { happens: 'signed out' },
      { happens: 'the pool forgets the devices' },
      passes(30),
      [signIn(), 'confirmSignInWithTotpMfaCode'],
      [answer(code), 'done'],
    ],
    shows: ['name of the device'],
  },
  {
    name: 'one whose proof is refused',
    pool: { devices: { remember: 'always' } },
    turns: [
      [signIn(), 'done'],
      { happens: 'signed out' },
      { happens: 'the device loses its password' },
      [signIn(), 'NotAuthorizedException'],
      [signIn(), 'done'],
    ],
    shows: ['name of the device', 'device that is refused'],
  },
  {
    name: 'one that is remembered, in a pool that asks for a code all the same',
    pool: { mfa: 'ON', devices: { remember: 'always', skipMfa: false } },
    user: authenticator,
    turns: [
      [signIn(), 'confirmSignInWithTotpMfaCode'],
      [answer(code), 'done'],
      { happens: 'signed out' },
      passes(30),
      [signIn(), 'confirmSignInWithTotpMfaCode'],
      [answer(code), 'done'],
    ],
    shows: ['name of the device'],
  },
  {
    name: 'one that is remembered, in a pool that has the second factor chosen all the same',
    pool: {
      mfa: 'ON',
      mfaTypes: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'],
      devices: { remember: 'always', skipMfa: false },
    },
    user: { ...authenticator, enabledMfa: ['SMS_MFA'] },
    turns: [
      [signIn(), 'continueSignInWithMfaSelection'],
      [answer('TOTP'), 'confirmSignInWithTotpMfaCode'],
      [answer(code), 'done'],
      { happens: 'signed out' },
      passes(30),
      [signIn(), 'continueSignInWithMfaSelection'],
      [answer('TOTP'), 'confirmSignInWithTotpMfaCode'],
      [answer(code), 'done'],
    ],
    shows: ['name of the device', 'device key with every answer'],
  },
  {
    name: 'one that is remembered, and a password preferred as the first factor',
    flow: 'USER_AUTH',
    pool: remembering,
    user: authenticator,
    turns: [
      [signIn({ preferredChallenge: 'PASSWORD_SRP' }), 'confirmSignInWithTotpMfaCode'],
      [answer(code), 'done'],
      { happens: 'signed out' },
      [signIn({ preferredChallenge: 'PASSWORD_SRP' }), 'done'],
    ],
    shows: ['name of the device'],
  },
  {
    name: 'one that is remembered, and a password chosen as the first factor',
    flow: 'USER_AUTH',
    pool: remembering,
    user: authenticator,
    turns: [
      [signIn({ preferredChallenge: 'PASSWORD_SRP' }), 'confirmSignInWithTotpMfaCode'],
      [answer(code), 'done'],
      { happens: 'signed out' },
      [signIn({ password: '' }), 'continueSignInWithFirstFactorSelection'],
      [answer('PASSWORD'), 'confirmSignInWithPassword'],
      [answer(password), 'done'],
    ],
    shows: ['name of the device', 'device key with every answer'],
  },
  {
    name: 'one that is remembered, in a pool where the e-mail address is the name',
    pool: { ...remembering, usernameAttribute: 'email' },
    user: { ...authenticator, username: email },
    turns: [
      [signIn(), 'confirmSignInWithTotpMfaCode'],
      [answer(code), 'done'],
      { happens: 'signed out' },
      [signIn(), 'done'],
    ],
    shows: ['name of the device'],
  },
  {
    name: 'one that cannot be confirmed',
    pool: remembering,
    user: authenticator,
    turns: [
      [signIn(), 'confirmSignInWithTotpMfaCode'],
      fault({ operation: 'ConfirmDevice', effect: { kind: 'exception', exception: 'InvalidParameterException' } }),
      [answer(code), 'done'],
    ],
    shows: ['name of the device'],
  },
  {
    name: 'one that is remembered only if asked',
    pool: { mfa: 'ON', devices: { remember: 'opt-in' } },
    user: authenticator,
    turns: [
      [signIn(), 'confirmSignInWithTotpMfaCode'],
      [answer(code), 'done'],
      { happens: 'signed out' },
      passes(30),
      [signIn(), 'confirmSignInWithTotpMfaCode'],
      [answer(code), 'done'],
    ],
    shows: ['name of the device'],
  },
];
