import type { Challenge, ChallengeName } from './challenge';
import { customChallenge } from './challenges/custom';
import { emailOtp, smsMfa, smsOtp } from './challenges/delivered-code';
import { devicePasswordVerifier, deviceSrpAuth } from './challenges/device';
import { selectChallenge } from './challenges/first-factor';
import { mfaSetup } from './challenges/mfa-setup';
import { newPasswordRequired } from './challenges/new-password';
import { passwordVerifier } from './challenges/password';
import { selectMfaType } from './challenges/select-mfa-type';
import { softwareTokenMfa } from './challenges/software-token';
import { webAuthn } from './challenges/web-authn';

/** Every challenge of the service. */
export const challenges: Record<ChallengeName, Challenge> = {
  PASSWORD_VERIFIER: passwordVerifier,
  SOFTWARE_TOKEN_MFA: softwareTokenMfa,
  MFA_SETUP: mfaSetup,
  SMS_MFA: smsMfa,
  EMAIL_OTP: emailOtp,
  SMS_OTP: smsOtp,
  SELECT_MFA_TYPE: selectMfaType,
  NEW_PASSWORD_REQUIRED: newPasswordRequired,
  CUSTOM_CHALLENGE: customChallenge,
  SELECT_CHALLENGE: selectChallenge,
  DEVICE_SRP_AUTH: deviceSrpAuth,
  DEVICE_PASSWORD_VERIFIER: devicePasswordVerifier,
  WEB_AUTHN: webAuthn,
};
