/**
 * The steps of an Amplify Auth sign-in, as a union: what the person (or the vault) is asked next. Names are Amplify's
 * `AuthSignInStep` values as its Flutter documentation spells them; `continueSignInWithPasskey` is ours.
 */
export type SignInStep =
  | { signInStep: 'confirmSignInWithSmsMfaCode'; codeDeliveryDetails?: CodeDeliveryDetails }
  | { signInStep: 'confirmSignInWithOtpCode'; codeDeliveryDetails?: CodeDeliveryDetails }
  | { signInStep: 'confirmSignInWithTotpMfaCode' }
  | { signInStep: 'continueSignInWithMfaSelection'; allowedMfaTypes: MfaType[] }
  | { signInStep: 'continueSignInWithMfaSetupSelection'; allowedMfaTypes: MfaType[] }
  | { signInStep: 'continueSignInWithTotpSetup'; totpSetupDetails: TotpSetupDetails }
  | { signInStep: 'continueSignInWithEmailMfaSetup' }
  | { signInStep: 'confirmSignInWithNewPassword'; missingAttributes: string[] }
  | { signInStep: 'confirmSignInWithCustomChallenge'; additionalInfo: Record<string, string> }
  | { signInStep: 'continueSignInWithFirstFactorSelection'; availableChallenges: string[] }
  | { signInStep: 'confirmSignInWithPassword' }
  | { signInStep: 'continueSignInWithPasskey'; additionalInfo: { credentialRequestOptions: string } }
  | { signInStep: 'resetPassword'; codeDeliveryDetails?: CodeDeliveryDetails }
  | { signInStep: 'confirmSignUp'; codeDeliveryDetails?: CodeDeliveryDetails }
  | { signInStep: 'done' };

export type SignInStepName = SignInStep['signInStep'];

export type MfaType = 'SMS' | 'TOTP' | 'EMAIL';

/** Where a code was sent, as Cognito masks it (`+*******1234`, `m***@e***`), and by which medium (`SMS`, `EMAIL`). */
export interface CodeDeliveryDetails {
  destination: string;
  deliveryMedium: string;
}

export interface TotpSetupDetails {
  /** Base32, as Cognito gives it. */
  sharedSecret: string;
  /** The `otpauth://` URI to show as a QR code. `accountName` is the username where none is given. */
  getSetupUri: (appName: string, accountName?: string) => string;
}

export interface SignInResult {
  isSignedIn: boolean;
  nextStep: SignInStep;
}

/** Every step there is, for those who read one back from storage. */
export const signInStepNames = [
  'confirmSignInWithSmsMfaCode',
  'confirmSignInWithOtpCode',
  'confirmSignInWithTotpMfaCode',
  'continueSignInWithMfaSelection',
  'continueSignInWithMfaSetupSelection',
  'continueSignInWithTotpSetup',
  'continueSignInWithEmailMfaSetup',
  'confirmSignInWithNewPassword',
  'confirmSignInWithCustomChallenge',
  'continueSignInWithFirstFactorSelection',
  'confirmSignInWithPassword',
  'continueSignInWithPasskey',
  'resetPassword',
  'confirmSignUp',
  'done',
] as const satisfies SignInStepName[];
