import type { PasswordPolicy } from './password-policy';
import type { MfaType, UserStatus } from './user';

/** The rounds of a pool's own challenge, in order; each is asked again until it is answered or the patience is spent. */
export interface CustomChallengeScript {
  rounds: { parameters: Record<string, string>; answer: string }[];
  /** Wrong answers in one round before the sign-in fails; 2 unless told. */
  wrongAnswersAllowed?: number;
}

export type AliasAttribute = 'email' | 'phone_number' | 'preferred_username';
export type FirstFactor = 'PASSWORD' | 'PASSWORD_SRP' | 'EMAIL_OTP' | 'SMS_OTP' | 'WEB_AUTHN';

export interface PoolSettings {
  /** `<region>_<name>`, the name in letters and digits. */
  id?: string;
  region?: string;
  mfa?: 'OFF' | 'OPTIONAL' | 'ON';
  /** Which second factors the pool offers. TOTP alone unless told. */
  mfaTypes?: MfaType[];
  /** 3 to 15; 3 unless told. */
  sessionMinutes?: number;
  /** What a wrong code in a TOTP set-up is called; both have been seen. */
  wrongSetupCode?: 'EnableSoftwareTokenMFAException' | 'CodeMismatchException';
  /** Whether a session that met a wrong code may be used again, or is spent like any other. */
  sessionAfterWrongCode?: 'reusable' | 'spent';
  passwordPolicy?: Partial<PasswordPolicy>;
  /** Other names that a person may sign in by. */
  aliases?: AliasAttribute[];
  /** The e-mail address or telephone number is what people sign up with; usernames are then random. */
  usernameAttribute?: 'email' | 'phone_number';
  caseSensitiveUsernames?: boolean;
  /** Asked for with a new password where the user lacks them. */
  requiredAttributes?: string[];
  /** How far a claim's timestamp may be from the pool's clock. */
  claimToleranceMs?: number;
  /** What the pool's custom-authentication triggers ask; without it there is no custom authentication. */
  customChallenge?: CustomChallengeScript;
  /** First factors for `USER_AUTH`. */
  firstFactors?: FirstFactor[];
  devices?: { remember: 'always' | 'opt-in'; skipMfa?: boolean };
  /** The domain that passkeys belong to. */
  relyingPartyId?: string;
  /** Origins that may use them besides the domain's own pages, such as an extension's. */
  passkeyOrigins?: string[];
  /** Poses a challenge of this name after the first factor: one that clients cannot know. */
  unknownChallenge?: string;
  /** Where sign-up confirmations go and whether a new user needs one. */
  selfSignUp?: boolean;
}

export interface UserSettings {
  username: string;
  /** Absent for people who have only other first factors. */
  password?: string;
  /** `CONFIRMED` unless told. */
  status?: UserStatus;
  enabled?: boolean;
  /** An address given here counts as verified unless `email_verified` or `phone_number_verified` says otherwise. */
  attributes?: Record<string, string>;
  /** A software token that is already set up. */
  totpSecretBase32?: string;
  /** TOTP is added where there is a secret. */
  enabledMfa?: MfaType[];
  preferredMfa?: MfaType;
}
