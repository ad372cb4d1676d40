import type { SignInErrorCode } from '../../src/sign-in/errors';
import type { SignInStepName } from '../../src/sign-in/steps';
import type { AuthFlow } from '../../src/profiles/profile';

/** Amplify JS's names for our steps; those for a code that was sent tell by which medium. */
const amplifySteps: Record<SignInStepName, string | Record<string, string>> = {
  confirmSignInWithSmsMfaCode: 'CONFIRM_SIGN_IN_WITH_SMS_CODE',
  confirmSignInWithOtpCode: { SMS: 'CONFIRM_SIGN_IN_WITH_SMS_CODE', EMAIL: 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE' },
  confirmSignInWithTotpMfaCode: 'CONFIRM_SIGN_IN_WITH_TOTP_CODE',
  continueSignInWithMfaSelection: 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION',
  continueSignInWithMfaSetupSelection: 'CONTINUE_SIGN_IN_WITH_MFA_SETUP_SELECTION',
  continueSignInWithTotpSetup: 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP',
  continueSignInWithEmailMfaSetup: 'CONTINUE_SIGN_IN_WITH_EMAIL_SETUP',
  confirmSignInWithNewPassword: 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED',
  confirmSignInWithCustomChallenge: 'CONFIRM_SIGN_IN_WITH_CUSTOM_CHALLENGE',
  continueSignInWithFirstFactorSelection: 'CONTINUE_SIGN_IN_WITH_FIRST_FACTOR_SELECTION',
  confirmSignInWithPassword: 'CONFIRM_SIGN_IN_WITH_PASSWORD',
  continueSignInWithPasskey: 'none: it runs inside another step',
  resetPassword: 'RESET_PASSWORD',
  confirmSignUp: 'CONFIRM_SIGN_UP',
  done: 'DONE',
};

/** Steps that Amplify reaches by calls of their own, outside of `signIn` and `confirmSignIn`. */
const amplifyCallSteps: Record<string, SignInStepName> = {
  CONFIRM_RESET_PASSWORD_WITH_CODE: 'resetPassword',
};

/** What Amplify calls the failures that are no exception of Cognito's; one of ours may be several of Amplify's. */
const amplifyFailures: Partial<Record<SignInErrorCode, readonly string[]>> = {
  'unsupported-challenge': ['SignInException'],
  'mfa-setup-needs-administrator': ['SignInException'],
  'wrong-step': ['SignInException'],
  'invalid-choice': ['IncorrectMFAMethod', 'SignInException'],
  'password-needed': ['EmptySignInPassword'],
  'network-failed': ['NetworkError'],
  'unexpected-reply': ['SyntaxError'],
};

/** Details of a step that the two clients spell differently. */
export const ourDetailNames: Record<string, string> = { allowedMFATypes: 'allowedMfaTypes' };

export const amplifyFlows = {
  USER_SRP_AUTH: 'USER_SRP_AUTH',
  USER_PASSWORD_AUTH: 'USER_PASSWORD_AUTH',
  CUSTOM_AUTH: 'CUSTOM_WITHOUT_SRP',
  CUSTOM_AUTH_WITH_SRP: 'CUSTOM_WITH_SRP',
  USER_AUTH: 'USER_AUTH',
} as const satisfies Record<AuthFlow, string>;

/** Whether Amplify's step is ours, which a code was sent to by `medium`. */
export function isSameStep(amplify: string, ours: string, medium: string | undefined): boolean {
  if (amplifyCallSteps[amplify] === ours) return true;
  const names = (amplifySteps as Record<string, string | Record<string, string> | undefined>)[ours];
  if (typeof names !== 'object') return names === amplify;
  return medium === undefined ? Object.values(names).includes(amplify) : names[medium] === amplify;
}

/** Whether Amplify's error is ours: Cognito's exception by its own name, or a failure of another kind. */
export function isSameFailure(amplify: string, ours: string): boolean {
  const names = (amplifyFailures as Record<string, readonly string[] | undefined>)[ours];
  return names === undefined ? amplify === ours : names.includes(amplify);
}
