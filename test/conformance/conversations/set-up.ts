import type { PoolSettings } from '../../local-cognito/pool-settings';
import { answer, code, fault, newCode, passes, sentCode, signIn, type Conversation } from '../conversation';
import { email, totpSecret } from '../pool-fixture';

const authenticators: PoolSettings = { mfa: 'ON' };
const either: PoolSettings = { mfa: 'ON', mfaTypes: ['SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] };

/** Second factors that are set up within the sign-in, and new passwords. */
export const setUp: readonly Conversation[] = [
  {
    name: 'an authenticator',
    pool: authenticators,
    turns: [
      [signIn(), 'continueSignInWithTotpSetup'],
      [answer(newCode), 'done'],
    ],
  },
  {
    name: 'an authenticator with a name',
    pool: authenticators,
    turns: [
      [signIn(), 'continueSignInWithTotpSetup'],
      [answer(newCode, { friendlyDeviceName: 'Latchkey' }), 'done'],
    ],
  },
  {
    name: 'an authenticator of a user with & in her name',
    pool: authenticators,
    user: { username: 'ada&secret=AAAA' },
    turns: [[signIn(), 'continueSignInWithTotpSetup']],
    shows: ['names in the set-up URI'],
  },
  {
    name: 'an authenticator, in a pool where the e-mail address is the name',
    pool: { ...authenticators, usernameAttribute: 'email' },
    user: { username: email },
    turns: [
      [signIn(), 'continueSignInWithTotpSetup'],
      [answer(newCode), 'done'],
      { happens: 'signed out' },
      passes(30),
      [signIn(), 'confirmSignInWithTotpMfaCode'],
      [answer(newCode), 'done'],
    ],
  },
  {
    name: 'a wrong code of the new authenticator, by EnableSoftwareTokenMFAException',
    pool: authenticators,
    turns: [
      [signIn(), 'continueSignInWithTotpSetup'],
      [answer('000000'), 'EnableSoftwareTokenMFAException'],
      [answer(newCode), 'done'],
    ],
  },
  {
    name: 'a wrong code of the new authenticator, by CodeMismatchException',
    pool: { ...authenticators, wrongSetupCode: 'CodeMismatchException' },
    turns: [
      [signIn(), 'continueSignInWithTotpSetup'],
      [answer('000000'), 'CodeMismatchException'],
      [answer(newCode), 'done'],
    ],
  },
  {
    name: 'an authenticator, and a sign-in with it that needs the next code',
    pool: authenticators,
    turns: [
      [signIn(), 'continueSignInWithTotpSetup'],
      [answer(newCode), 'done'],
      { happens: 'signed out' },
      [signIn(), 'confirmSignInWithTotpMfaCode'],
      [answer(newCode), 'ExpiredCodeException'],
      passes(30),
      [answer(newCode), 'done'],
    ],
  },
  {
    name: 'an authenticator that is verified when the service fails',
    pool: authenticators,
    turns: [
      [signIn(), 'continueSignInWithTotpSetup'],
      fault({
        operation: 'RespondToAuthChallenge',
        effect: { kind: 'exception', exception: 'ConcurrentModificationException' },
      }),
      [answer(newCode), 'ConcurrentModificationException'],
      [answer(newCode), 'done'],
    ],
    shows: ['verified once'],
  },
  {
    name: 'where the set-up stands, asked once more',
    pool: authenticators,
    turns: [
      [signIn(), 'continueSignInWithTotpSetup'],
      [{ call: 'step' }, 'continueSignInWithTotpSetup'],
      [answer(newCode), 'done'],
    ],
    shows: ['where it stands'],
  },
  {
    name: 'a set-up whose session has expired, and another',
    pool: authenticators,
    turns: [
      [signIn(), 'continueSignInWithTotpSetup'],
      passes(3 * 60),
      [answer(newCode), 'NotAuthorizedException'],
      [signIn(), 'continueSignInWithTotpSetup'],
      [answer(newCode), 'done'],
    ],
  },
  {
    name: 'the authenticator chosen of two',
    pool: either,
    turns: [
      [signIn(), 'continueSignInWithMfaSetupSelection'],
      [answer('TOTP'), 'continueSignInWithTotpSetup'],
      [answer(newCode), 'done'],
    ],
  },
  {
    name: 'e-mail chosen of two',
    pool: either,
    turns: [
      [signIn(), 'continueSignInWithMfaSetupSelection'],
      [answer('EMAIL'), 'continueSignInWithEmailMfaSetup'],
      [answer('new@example.org'), 'confirmSignInWithOtpCode'],
      [answer(sentCode), 'done'],
    ],
  },
  {
    name: 'one that is not to be had, then one that is',
    pool: either,
    turns: [
      [signIn(), 'continueSignInWithMfaSetupSelection'],
      [answer('PIGEON'), 'invalid-choice'],
      [answer('TOTP'), 'continueSignInWithTotpSetup'],
      [answer(newCode), 'done'],
    ],
  },
  {
    name: 'a choice with SMS in it',
    pool: { mfa: 'ON', mfaTypes: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP'] },
    turns: [
      [signIn(), 'continueSignInWithMfaSetupSelection'],
      [answer('TOTP'), 'continueSignInWithTotpSetup'],
      [answer(newCode), 'done'],
    ],
    shows: ['SMS among the set-ups'],
  },
  {
    name: 'the authenticator, where SMS is the only other',
    pool: { mfa: 'ON', mfaTypes: ['SMS_MFA', 'SOFTWARE_TOKEN_MFA'] },
    turns: [
      [signIn(), 'continueSignInWithTotpSetup'],
      [answer(newCode), 'done'],
    ],
  },
  {
    name: 'e-mail alone',
    pool: { mfa: 'ON', mfaTypes: ['EMAIL_OTP'] },
    turns: [
      [signIn(), 'continueSignInWithEmailMfaSetup'],
      [answer('new@example.org'), 'confirmSignInWithOtpCode'],
      [answer('0'), 'CodeMismatchException'],
      [answer(sentCode), 'done'],
    ],
  },
  {
    name: 'an e-mail address that is none, then one that is',
    pool: { mfa: 'ON', mfaTypes: ['EMAIL_OTP'] },
    turns: [
      [signIn(), 'continueSignInWithEmailMfaSetup'],
      [answer('new@example@org'), 'InvalidParameterException'],
      [answer('new@example.org'), 'confirmSignInWithOtpCode'],
      [answer(sentCode), 'done'],
    ],
  },
  {
    name: 'SMS alone',
    pool: { mfa: 'ON', mfaTypes: ['SMS_MFA'] },
    turns: [[signIn(), 'mfa-setup-needs-administrator']],
  },
  {
    name: 'a new password',
    user: { status: 'FORCE_CHANGE_PASSWORD' },
    turns: [
      [signIn(), 'confirmSignInWithNewPassword'],
      [answer('Long-enough-1!'), 'done'],
      { happens: 'signed out' },
      [signIn({ password: 'Long-enough-1!' }), 'done'],
    ],
  },
  {
    name: 'a new password with attributes, after one without, and one too short',
    pool: { requiredAttributes: ['given_name', 'email'] },
    user: { status: 'FORCE_CHANGE_PASSWORD' },
    turns: [
      [signIn(), 'confirmSignInWithNewPassword'],
      [answer('short', { userAttributes: { given_name: 'Ada' } }), 'InvalidPasswordException'],
      [answer('Long-enough-1!', { userAttributes: { given_name: '' } }), 'InvalidParameterException'],
      [answer('Long-enough-1!', { userAttributes: { given_name: 'Ada' } }), 'done'],
    ],
  },
  {
    name: 'a new password that is an old one',
    pool: { passwordPolicy: { historySize: 1 } },
    user: { status: 'FORCE_CHANGE_PASSWORD', password: 'Long-enough-1!' },
    turns: [
      [signIn({ password: 'Long-enough-1!' }), 'confirmSignInWithNewPassword'],
      [answer('Long-enough-1!'), 'PasswordHistoryPolicyViolationException'],
      [answer('Long-enough-2!'), 'done'],
    ],
  },
  {
    name: 'a new password, then a code',
    pool: { mfa: 'ON' },
    user: { status: 'FORCE_CHANGE_PASSWORD', totpSecretBase32: totpSecret },
    turns: [
      [signIn(), 'confirmSignInWithNewPassword'],
      [answer('Long-enough-1!'), 'confirmSignInWithTotpMfaCode'],
      [answer(code), 'done'],
    ],
  },
  {
    name: 'a new password, then an authenticator',
    pool: authenticators,
    user: { status: 'FORCE_CHANGE_PASSWORD' },
    turns: [
      [signIn(), 'confirmSignInWithNewPassword'],
      [answer('Long-enough-1!'), 'continueSignInWithTotpSetup'],
      [answer(newCode), 'done'],
    ],
  },
];
