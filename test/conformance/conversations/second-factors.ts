import type { PoolSettings, UserSettings } from '../../local-cognito/pool-settings';
import { answer, code, passes, sentCode, signIn, wrongCode, type Conversation } from '../conversation';
import { totpSecret } from '../pool-fixture';

const every: PoolSettings = { mfaTypes: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] };
const authenticator = { totpSecretBase32: totpSecret };
const everyFactor: Partial<UserSettings> = { ...authenticator, enabledMfa: ['SMS_MFA', 'EMAIL_OTP'] };

/** Second factors that the user has. */
export const secondFactors: readonly Conversation[] = [
  {
    name: 'a code of the authenticator',
    user: authenticator,
    turns: [
      [signIn(), 'confirmSignInWithTotpMfaCode'],
      [answer(code), 'done'],
    ],
  },
  {
    name: 'a code of the authenticator, which is given a name',
    user: authenticator,
    turns: [
      [signIn(), 'confirmSignInWithTotpMfaCode'],
      [answer(code, { friendlyDeviceName: 'Latchkey' }), 'done'],
    ],
    shows: ['name of the authenticator'],
  },
  {
    name: 'a code with a space in it',
    user: authenticator,
    turns: [
      [signIn(), 'confirmSignInWithTotpMfaCode'],
      [answer({ the: 'code', spaced: true }), 'done'],
    ],
    shows: ['spaces in codes'],
  },
  {
    name: 'a wrong code, then the right one',
    user: authenticator,
    turns: [
      [signIn(), 'confirmSignInWithTotpMfaCode'],
      [answer(wrongCode), 'CodeMismatchException'],
      [answer(code), 'done'],
    ],
  },
  {
    name: 'a code that was used, then the next one',
    user: authenticator,
    turns: [
      [signIn(), 'confirmSignInWithTotpMfaCode'],
      [answer(code), 'done'],
      { happens: 'signed out' },
      [signIn(), 'confirmSignInWithTotpMfaCode'],
      [answer(code), 'ExpiredCodeException'],
      passes(30),
      [answer(code), 'done'],
    ],
  },
  {
    name: 'five wrong codes, which lock the user',
    user: authenticator,
    turns: [
      [signIn(), 'confirmSignInWithTotpMfaCode'],
      [answer(wrongCode), 'CodeMismatchException'],
      [answer(wrongCode), 'CodeMismatchException'],
      [answer(wrongCode), 'CodeMismatchException'],
      [answer(wrongCode), 'CodeMismatchException'],
      [answer(wrongCode), 'CodeMismatchException'],
      [answer(code), 'NotAuthorizedException'],
      passes(1),
      [signIn(), 'confirmSignInWithTotpMfaCode'],
      [answer(code), 'done'],
    ],
  },
  {
    name: 'a session that has expired, and another',
    user: authenticator,
    turns: [
      [signIn(), 'confirmSignInWithTotpMfaCode'],
      passes(3 * 60),
      [answer(code), 'NotAuthorizedException'],
      [signIn(), 'confirmSignInWithTotpMfaCode'],
      [answer(code), 'done'],
    ],
  },
  {
    name: 'a session older than any can be',
    user: authenticator,
    turns: [[signIn(), 'confirmSignInWithTotpMfaCode'], passes(16 * 60), [answer(code), 'session-expired']],
    shows: ['expired by the clock'],
  },
  {
    name: 'a session that a wrong code has spent',
    pool: { sessionAfterWrongCode: 'spent' },
    user: authenticator,
    turns: [
      [signIn(), 'confirmSignInWithTotpMfaCode'],
      [answer(wrongCode), 'CodeMismatchException'],
      [answer(code), 'done'],
    ],
    shows: ['spent session'],
  },
  {
    name: 'where it stands, asked once more',
    user: authenticator,
    turns: [
      [signIn(), 'confirmSignInWithTotpMfaCode'],
      [{ call: 'step' }, 'confirmSignInWithTotpMfaCode'],
      [answer(code), 'done'],
    ],
    shows: ['where it stands'],
  },
  {
    name: 'a code by SMS',
    pool: every,
    user: { enabledMfa: ['SMS_MFA'] },
    turns: [
      [signIn(), 'confirmSignInWithSmsMfaCode'],
      [answer('0'), 'CodeMismatchException'],
      [answer(sentCode), 'done'],
    ],
  },
  {
    name: 'a code by e-mail',
    pool: every,
    user: { enabledMfa: ['EMAIL_OTP'] },
    turns: [
      [signIn(), 'confirmSignInWithOtpCode'],
      [answer('0'), 'CodeMismatchException'],
      [answer(sentCode), 'done'],
    ],
  },
  {
    name: 'a code by e-mail that ran out, in a pool with long sessions',
    pool: { ...every, sessionMinutes: 10 },
    user: { enabledMfa: ['EMAIL_OTP'] },
    turns: [
      [signIn(), 'confirmSignInWithOtpCode'],
      passes(3 * 60),
      [answer(sentCode), 'ExpiredCodeException'],
      [signIn(), 'confirmSignInWithOtpCode'],
      [answer(sentCode), 'done'],
    ],
  },
  {
    name: 'SMS chosen among three',
    pool: every,
    user: everyFactor,
    turns: [
      [signIn(), 'continueSignInWithMfaSelection'],
      [answer('SMS'), 'confirmSignInWithSmsMfaCode'],
      [answer(sentCode), 'done'],
    ],
  },
  {
    name: 'the authenticator chosen among three',
    pool: every,
    user: everyFactor,
    turns: [
      [signIn(), 'continueSignInWithMfaSelection'],
      [answer('TOTP'), 'confirmSignInWithTotpMfaCode'],
      [answer(code), 'done'],
    ],
  },
  {
    name: 'e-mail chosen among three',
    pool: every,
    user: everyFactor,
    turns: [
      [signIn(), 'continueSignInWithMfaSelection'],
      [answer('EMAIL'), 'confirmSignInWithOtpCode'],
      [answer(sentCode), 'done'],
    ],
  },
  {
    name: 'a second factor that is none, then one that is',
    pool: every,
    user: everyFactor,
    turns: [
      [signIn(), 'continueSignInWithMfaSelection'],
      [answer('PIGEON'), 'invalid-choice'],
      [answer('TOTP'), 'confirmSignInWithTotpMfaCode'],
      [answer(code), 'done'],
    ],
  },
  {
    name: 'one that is preferred',
    pool: every,
    user: { ...everyFactor, preferredMfa: 'EMAIL_OTP' },
    turns: [
      [signIn(), 'confirmSignInWithOtpCode'],
      [answer(sentCode), 'done'],
    ],
  },
  {
    name: 'an answer before any sign-in',
    user: authenticator,
    turns: [[answer('123456'), 'wrong-step']],
  },
];
