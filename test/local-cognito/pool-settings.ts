import * as v from 'valibot';

/** Second factors by their challenge names. */
export const MfaType = v.picklist(['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP']);
export type MfaType = v.InferOutput<typeof MfaType>;

export const UserStatus = v.picklist(['UNCONFIRMED', 'CONFIRMED', 'FORCE_CHANGE_PASSWORD', 'RESET_REQUIRED']);
export type UserStatus = v.InferOutput<typeof UserStatus>;

const FirstFactor = v.picklist(['PASSWORD', 'PASSWORD_SRP', 'EMAIL_OTP', 'SMS_OTP', 'WEB_AUTHN']);
export type FirstFactor = v.InferOutput<typeof FirstFactor>;

const stringRecord = v.record(v.string(), v.string());

/** The rounds of a pool's own challenge, in order; each is asked again until it is answered or the patience is spent. */
const CustomChallengeScript = v.strictObject({
  rounds: v.array(v.strictObject({ parameters: stringRecord, answer: v.string() })),
  /** Wrong answers in one round before the sign-in fails; 2 unless told. */
  wrongAnswersAllowed: v.exactOptional(v.number()),
});
export type CustomChallengeScript = v.InferOutput<typeof CustomChallengeScript>;

const PasswordPolicySettings = v.strictObject({
  minimumLength: v.exactOptional(v.number()),
  requireUppercase: v.exactOptional(v.boolean()),
  requireLowercase: v.exactOptional(v.boolean()),
  requireNumbers: v.exactOptional(v.boolean()),
  requireSymbols: v.exactOptional(v.boolean()),
  /** How many earlier passwords may not come back; 0 for none. */
  historySize: v.exactOptional(v.number()),
});
export type PasswordPolicy = Required<v.InferOutput<typeof PasswordPolicySettings>>;

/** How a pool behaves. Nothing is required. */
export const PoolSettings = v.strictObject({
  /** `<region>_<name>`, the name in letters and digits; drawn unless told. */
  id: v.exactOptional(v.string()),
  region: v.exactOptional(v.string()),
  /** `OPTIONAL` unless told: asked of users who have a second factor. */
  mfa: v.exactOptional(v.picklist(['OFF', 'OPTIONAL', 'ON'])),
  /** Which second factors the pool offers. TOTP alone unless told. */
  mfaTypes: v.exactOptional(v.array(MfaType)),
  /** 3 to 15; 3 unless told. */
  sessionMinutes: v.exactOptional(v.pipe(v.number(), v.minValue(3), v.maxValue(15))),
  /** What a wrong code in a TOTP set-up is called; both have been seen. */
  wrongSetupCode: v.exactOptional(v.picklist(['EnableSoftwareTokenMFAException', 'CodeMismatchException'])),
  /** Whether a session that met a wrong code may be used again (unless told), or is spent like any other. */
  sessionAfterWrongCode: v.exactOptional(v.picklist(['reusable', 'spent'])),
  passwordPolicy: v.exactOptional(PasswordPolicySettings),
  /** Other names that a person may sign in by. */
  aliases: v.exactOptional(v.array(v.picklist(['email', 'phone_number', 'preferred_username']))),
  /** What people sign up with in place of a username; usernames are then random. */
  usernameAttribute: v.exactOptional(v.picklist(['email', 'phone_number'])),
  caseSensitiveUsernames: v.exactOptional(v.boolean()),
  /** Asked for with a new password where the user lacks them. */
  requiredAttributes: v.exactOptional(v.array(v.string())),
  /** How far a claim's timestamp may be from the pool's clock; 5 minutes unless told. */
  claimToleranceMs: v.exactOptional(v.number()),
  /** What the pool's custom-authentication triggers ask; without it there is no custom authentication. */
  customChallenge: v.exactOptional(CustomChallengeScript),
  /** First factors for `USER_AUTH`; the two with a password unless told. */
  firstFactors: v.exactOptional(v.array(FirstFactor)),
  /** Without it the pool tracks no devices. */
  devices: v.exactOptional(
    v.strictObject({ remember: v.picklist(['always', 'opt-in']), skipMfa: v.exactOptional(v.boolean()) }),
  ),
  /** The domain that passkeys belong to; `localhost` unless told. */
  relyingPartyId: v.exactOptional(v.string()),
  /** Origins that may use them besides the domain's own pages, such as an extension's. */
  passkeyOrigins: v.exactOptional(v.array(v.string())),
  /** Poses a challenge of this name after the first factor: one that clients cannot know. Any answer passes it. */
  unknownChallenge: v.exactOptional(v.string()),
  /** Whether people may sign up by themselves; they may unless told. */
  selfSignUp: v.exactOptional(v.boolean()),
});
export type PoolSettings = v.InferOutput<typeof PoolSettings>;

/** A user as she is created. */
export const UserSettings = v.strictObject({
  /** In pools with a `usernameAttribute` the address. */
  username: v.pipe(v.string(), v.minLength(1)),
  /** Absent for people who have only other first factors. No policy is asked, as with an administrator. */
  password: v.exactOptional(v.string()),
  /** `CONFIRMED` unless told. */
  status: v.exactOptional(UserStatus),
  enabled: v.exactOptional(v.boolean()),
  /** An address counts as verified unless `email_verified` or `phone_number_verified` says otherwise. */
  attributes: v.exactOptional(stringRecord),
  /** A software token that is set up and enabled. */
  totpSecretBase32: v.exactOptional(v.string()),
  enabledMfa: v.exactOptional(v.array(MfaType)),
  preferredMfa: v.exactOptional(MfaType),
});
export type UserSettings = v.InferOutput<typeof UserSettings>;

const { password, status, enabled, attributes, enabledMfa } = UserSettings.entries;

/** What the control interface may change of a user. */
export const UserChanges = v.strictObject({
  password,
  status,
  enabled,
  attributes,
  enabledMfa,
  /** `null` takes the software token away. */
  totpSecretBase32: v.exactOptional(v.nullable(v.string())),
  preferredMfa: v.exactOptional(v.nullable(MfaType)),
});
export type UserChanges = v.InferOutput<typeof UserChanges>;
