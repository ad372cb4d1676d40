import type { Conversation } from '../conversation';
import { answer, code, sentCode, signIn } from '../conversation';
import { totpSecret } from '../pool-fixture';

const newPassword = 'Long-enough-1!';

/** Ways that lead through the account: a password that must be reset, a sign-up that is not confirmed. */
export const account: readonly Conversation[] = [
  {
    name: 'a password that must be reset',
    user: { status: 'RESET_REQUIRED' },
    turns: [
      [signIn(), 'resetPassword'],
      [{ call: 'resetPassword' }, 'resetPassword'],
      [{ call: 'confirmResetPassword', code: 'x', newPassword }, 'CodeMismatchException'],
      [{ call: 'confirmResetPassword', code: sentCode, newPassword: 'short' }, 'InvalidPasswordException'],
      [{ call: 'confirmResetPassword', code: sentCode, newPassword }, 'done'],
    ],
    shows: ['attribute that a code goes to'],
  },
  {
    name: 'a password that was forgotten, and a code asked for twice',
    user: { totpSecretBase32: totpSecret },
    turns: [
      [signIn({ password: 'wrong' }), 'NotAuthorizedException'],
      [{ call: 'resetPassword' }, 'resetPassword'],
      [{ call: 'resetPassword' }, 'resetPassword'],
      [{ call: 'confirmResetPassword', code: sentCode, newPassword }, 'confirmSignInWithTotpMfaCode'],
      [answer(code), 'done'],
    ],
    shows: ['attribute that a code goes to'],
  },
  {
    name: 'a password that must be reset, of a user who cannot be reached',
    user: { status: 'RESET_REQUIRED', attributes: {} },
    turns: [
      [signIn(), 'resetPassword'],
      [{ call: 'resetPassword' }, 'InvalidParameterException'],
    ],
  },
  {
    name: 'a sign-up that is not confirmed',
    user: { status: 'UNCONFIRMED' },
    turns: [
      [signIn({ password: 'wrong' }), 'NotAuthorizedException'],
      [signIn(), 'confirmSignUp'],
      [{ call: 'resendSignUpCode' }, 'confirmSignUp'],
      [{ call: 'confirmSignUp', code: 'x' }, 'CodeMismatchException'],
      [{ call: 'confirmSignUp', code: sentCode }, 'done'],
    ],
    shows: ['attribute that a code goes to'],
  },
];
