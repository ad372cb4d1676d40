import type { CustomChallengeScript, PoolSettings } from '../../local-cognito/pool-settings';
import { answer, code, passkey, sentCode, signIn, type Conversation } from '../conversation';
import { email, password, totpSecret } from '../pool-fixture';

const choice: PoolSettings = { firstFactors: ['PASSWORD', 'PASSWORD_SRP', 'EMAIL_OTP', 'SMS_OTP'] };
const withPasskey: PoolSettings = { firstFactors: ['PASSWORD_SRP', 'WEB_AUTHN'] };
const authenticator = { totpSecretBase32: totpSecret };
const customChallenge: CustomChallengeScript = {
  rounds: [
    { parameters: { hint: 'first' }, answer: 'one' },
    { parameters: { hint: 'second' }, answer: 'two' },
  ],
  wrongAnswersAllowed: 1,
};

/** How a sign-in begins: the flows, and first factors of the person's choice. */
export const firstFactors: readonly Conversation[] = [
  {
    name: 'a password, proven',
    turns: [[signIn(), 'done']],
  },
  {
    name: 'a wrong password, then the right one',
    turns: [
      [signIn({ password: 'wrong' }), 'NotAuthorizedException'],
      [signIn(), 'done'],
    ],
  },
  {
    name: 'a user who is not there',
    turns: [[signIn({ username: 'nobody' }), 'NotAuthorizedException']],
  },
  {
    name: 'a user who is not there, where the app client tells',
    client: { preventUserExistenceErrors: false },
    turns: [[signIn({ username: 'nobody' }), 'UserNotFoundException']],
  },
  {
    name: 'a user who is disabled',
    user: { enabled: false },
    turns: [[signIn(), 'NotAuthorizedException']],
  },
  {
    name: 'no password',
    turns: [[signIn({ password: '' }), 'password-needed']],
  },
  {
    name: 'five wrong passwords, which lock the user',
    flow: 'USER_PASSWORD_AUTH',
    turns: [
      [signIn({ password: 'wrong' }), 'NotAuthorizedException'],
      [signIn({ password: 'wrong' }), 'NotAuthorizedException'],
      [signIn({ password: 'wrong' }), 'NotAuthorizedException'],
      [signIn({ password: 'wrong' }), 'NotAuthorizedException'],
      [signIn({ password: 'wrong' }), 'NotAuthorizedException'],
      [signIn(), 'NotAuthorizedException'],
      { happens: 'time passes', seconds: 1 },
      [signIn(), 'done'],
    ],
  },
  {
    name: 'an e-mail address for a name, and a password proven for the name behind it',
    pool: { aliases: ['email'] },
    user: authenticator,
    turns: [
      [signIn({ username: email }), 'confirmSignInWithTotpMfaCode'],
      [answer(code), 'done'],
    ],
  },
  {
    name: 'another spelling of the name',
    user: authenticator,
    turns: [
      [signIn({ username: 'ada.lovelace' }), 'confirmSignInWithTotpMfaCode'],
      [answer(code), 'done'],
    ],
  },
  {
    name: 'a password, sent',
    flow: 'USER_PASSWORD_AUTH',
    user: authenticator,
    turns: [
      [signIn({ password: 'wrong' }), 'NotAuthorizedException'],
      [signIn(), 'confirmSignInWithTotpMfaCode'],
      [answer(code), 'done'],
    ],
  },
  {
    name: 'a flow that the app client has not',
    flow: 'USER_PASSWORD_AUTH',
    client: { authFlows: ['USER_SRP_AUTH'] },
    turns: [[signIn(), 'InvalidParameterException']],
  },
  {
    name: 'an app client with a secret',
    client: { secret: 'a secret of the app client' },
    user: authenticator,
    turns: [
      [signIn(), 'confirmSignInWithTotpMfaCode'],
      [answer(code), 'done'],
    ],
    shows: ['client secret'],
  },
  {
    name: 'an app client with a secret, and a password that is sent',
    flow: 'USER_PASSWORD_AUTH',
    client: { secret: 'a secret of the app client' },
    turns: [[signIn(), 'done']],
    shows: ['client secret'],
  },
  {
    name: 'challenges of the pool’s own, in two rounds',
    flow: 'CUSTOM_AUTH',
    pool: { customChallenge },
    turns: [
      [signIn(), 'confirmSignInWithCustomChallenge'],
      [answer('one'), 'confirmSignInWithCustomChallenge'],
      [answer('two'), 'done'],
    ],
  },
  {
    name: 'challenges of the pool’s own, with wrong answers',
    flow: 'CUSTOM_AUTH',
    pool: { customChallenge },
    turns: [
      [signIn(), 'confirmSignInWithCustomChallenge'],
      [answer('wrong'), 'confirmSignInWithCustomChallenge'],
      [answer('one'), 'confirmSignInWithCustomChallenge'],
      [answer('wrong'), 'confirmSignInWithCustomChallenge'],
      [answer('wrong'), 'NotAuthorizedException'],
    ],
  },
  {
    name: 'challenges of the pool’s own after a password',
    flow: 'CUSTOM_AUTH_WITH_SRP',
    pool: { customChallenge },
    turns: [
      [signIn({ password: 'wrong' }), 'NotAuthorizedException'],
      [signIn(), 'confirmSignInWithCustomChallenge'],
      [answer('one'), 'confirmSignInWithCustomChallenge'],
      [answer('two'), 'done'],
    ],
  },
  {
    name: 'challenges of the pool’s own, where it has none',
    flow: 'CUSTOM_AUTH',
    turns: [[signIn(), 'InvalidParameterException']],
  },
  {
    name: 'challenges of the pool’s own, then a code',
    flow: 'CUSTOM_AUTH',
    pool: { customChallenge },
    user: authenticator,
    turns: [
      [signIn(), 'confirmSignInWithCustomChallenge'],
      [answer('one'), 'confirmSignInWithCustomChallenge'],
      [answer('two'), 'confirmSignInWithTotpMfaCode'],
      [answer(code), 'done'],
    ],
  },
  {
    name: 'the password chosen',
    flow: 'USER_AUTH',
    pool: choice,
    turns: [
      [signIn({ password: '' }), 'continueSignInWithFirstFactorSelection'],
      [answer('PASSWORD'), 'confirmSignInWithPassword'],
      [answer(password), 'done'],
    ],
  },
  {
    name: 'the password chosen, to be proven',
    flow: 'USER_AUTH',
    pool: choice,
    turns: [
      [signIn({ password: '' }), 'continueSignInWithFirstFactorSelection'],
      [answer('PASSWORD_SRP'), 'confirmSignInWithPassword'],
      [answer(password), 'done'],
    ],
  },
  {
    name: 'the password chosen, and wrong, then begun anew',
    flow: 'USER_AUTH',
    pool: choice,
    turns: [
      [signIn({ password: '' }), 'continueSignInWithFirstFactorSelection'],
      [answer('PASSWORD_SRP'), 'confirmSignInWithPassword'],
      [answer('wrong'), 'NotAuthorizedException'],
      [signIn({ password: '' }), 'continueSignInWithFirstFactorSelection'],
      [answer('PASSWORD'), 'confirmSignInWithPassword'],
      [answer(password), 'done'],
    ],
  },
  {
    name: 'a code by e-mail chosen',
    flow: 'USER_AUTH',
    pool: choice,
    turns: [
      [signIn({ password: '' }), 'continueSignInWithFirstFactorSelection'],
      [answer('EMAIL_OTP'), 'confirmSignInWithOtpCode'],
      [answer('0'), 'CodeMismatchException'],
      [answer(sentCode), 'done'],
    ],
  },
  {
    name: 'a code by SMS chosen',
    flow: 'USER_AUTH',
    pool: choice,
    turns: [
      [signIn({ password: '' }), 'continueSignInWithFirstFactorSelection'],
      [answer('SMS_OTP'), 'confirmSignInWithOtpCode'],
      [answer(sentCode), 'done'],
    ],
  },
  {
    name: 'one chosen that is not on the list, then one that is',
    flow: 'USER_AUTH',
    pool: choice,
    turns: [
      [signIn({ password: '' }), 'continueSignInWithFirstFactorSelection'],
      [answer('PIGEON'), 'invalid-choice'],
      [answer('EMAIL_OTP'), 'confirmSignInWithOtpCode'],
      [answer(sentCode), 'done'],
    ],
    shows: ['first factor not on the list'],
  },
  {
    name: 'the password preferred',
    flow: 'USER_AUTH',
    pool: choice,
    turns: [[signIn({ preferredChallenge: 'PASSWORD' }), 'done']],
  },
  {
    name: 'the password preferred, to be proven',
    flow: 'USER_AUTH',
    pool: choice,
    user: authenticator,
    turns: [
      [signIn({ preferredChallenge: 'PASSWORD_SRP' }), 'confirmSignInWithTotpMfaCode'],
      [answer(code), 'done'],
    ],
  },
  {
    name: 'the password preferred, and none given',
    flow: 'USER_AUTH',
    pool: choice,
    turns: [[signIn({ preferredChallenge: 'PASSWORD_SRP', password: '' }), 'password-needed']],
  },
  {
    name: 'a code by e-mail preferred',
    flow: 'USER_AUTH',
    pool: choice,
    turns: [
      [signIn({ preferredChallenge: 'EMAIL_OTP', password: '' }), 'confirmSignInWithOtpCode'],
      [answer(sentCode), 'done'],
    ],
  },
  {
    name: 'a code by SMS preferred',
    flow: 'USER_AUTH',
    pool: choice,
    turns: [
      [signIn({ preferredChallenge: 'SMS_OTP', password: '' }), 'confirmSignInWithOtpCode'],
      [answer(sentCode), 'done'],
    ],
  },
  {
    name: 'one preferred that the user has not',
    flow: 'USER_AUTH',
    pool: { firstFactors: ['PASSWORD', 'PASSWORD_SRP'] },
    turns: [
      [signIn({ preferredChallenge: 'EMAIL_OTP', password: '' }), 'continueSignInWithFirstFactorSelection'],
      [answer('PASSWORD_SRP'), 'confirmSignInWithPassword'],
      [answer(password), 'done'],
    ],
  },
  {
    name: 'the password chosen, then a code of the authenticator',
    flow: 'USER_AUTH',
    pool: choice,
    user: authenticator,
    turns: [
      [signIn({ password: '' }), 'continueSignInWithFirstFactorSelection'],
      [answer('PASSWORD_SRP'), 'confirmSignInWithPassword'],
      [answer(password), 'confirmSignInWithTotpMfaCode'],
      [answer(code), 'done'],
    ],
  },
  {
    name: 'a passkey',
    flow: 'USER_AUTH',
    pool: withPasskey,
    passkey: 'at hand',
    turns: [
      [signIn({ password: '' }), 'continueSignInWithFirstFactorSelection'],
      [answer('WEB_AUTHN'), 'continueSignInWithPasskey'],
      [answer(passkey), 'done'],
    ],
    shows: ['passkey as a step'],
  },
  {
    name: 'a passkey that is not the one registered',
    flow: 'USER_AUTH',
    pool: withPasskey,
    passkey: 'of another key',
    turns: [
      [signIn({ password: '' }), 'continueSignInWithFirstFactorSelection'],
      [answer('WEB_AUTHN'), 'continueSignInWithPasskey'],
      [answer(passkey), 'NotAuthorizedException'],
    ],
    shows: ['passkey as a step'],
  },
  {
    name: 'a passkey preferred',
    flow: 'USER_AUTH',
    pool: withPasskey,
    passkey: 'at hand',
    turns: [
      [signIn({ preferredChallenge: 'WEB_AUTHN', password: '' }), 'continueSignInWithPasskey'],
      [answer(passkey), 'done'],
    ],
    shows: ['passkey as a step'],
  },
];
