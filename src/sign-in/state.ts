import * as v from 'valibot';
import { clockSkewSchema } from '../cognito/server-clock';
import type { UserPool } from '../cognito/user-pool';
import { SignInError } from './errors';

const deliverySchema = v.strictObject({ destination: v.string(), deliveryMedium: v.string() });
const codeEntries = { delivery: v.exactOptional(deliverySchema) };
const methodsSchema = v.array(v.picklist(['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP']));

const openChallengeSchema = v.variant('name', [
  v.strictObject({ name: v.literal('SMS_MFA'), ...codeEntries }),
  v.strictObject({ name: v.literal('SMS_OTP'), ...codeEntries }),
  v.strictObject({ name: v.literal('EMAIL_OTP'), ...codeEntries }),
  v.strictObject({ name: v.literal('SOFTWARE_TOKEN_MFA') }),
  v.strictObject({ name: v.literal('SELECT_MFA_TYPE'), methods: methodsSchema }),
  v.strictObject({ name: v.literal('MFA_SETUP'), methods: methodsSchema }),
  v.strictObject({ name: v.literal('TOTP_SETUP'), sharedSecret: v.string(), verified: v.boolean() }),
  v.strictObject({ name: v.literal('EMAIL_SETUP') }),
  v.strictObject({ name: v.literal('NEW_PASSWORD_REQUIRED'), requiredAttributes: v.array(v.string()) }),
  v.strictObject({ name: v.literal('CUSTOM_CHALLENGE'), parameters: v.record(v.string(), v.string()) }),
  v.strictObject({ name: v.literal('SELECT_CHALLENGE'), available: v.array(v.string()) }),
  v.strictObject({ name: v.literal('PASSWORD') }),
  v.strictObject({ name: v.literal('PASSWORD_SRP') }),
  v.strictObject({ name: v.literal('WEB_AUTHN'), credentialRequestOptions: v.string() }),
]);

/**
 * A challenge that waits for a person: Cognito's, and by names of our own the two ways through `MFA_SETUP`. `PASSWORD`
 * and `PASSWORD_SRP` are what was chosen at `SELECT_CHALLENGE`, not sent yet.
 */
export type OpenChallenge = v.InferOutput<typeof openChallengeSchema>;

const standingEntries = {
  session: v.string(),
  /** What the pool calls the user. */
  username: v.string(),
  /** On the local clock. */
  sessionExpiresAtMs: v.number(),
};

/** Where a conversation with Cognito stands: what every answer needs beside the answer. */
export type Standing = { [Name in keyof typeof standingEntries]: v.InferOutput<(typeof standingEntries)[Name]> };

const tokensSchema = v.strictObject({
  idToken: v.string(),
  accessToken: v.string(),
  refreshToken: v.exactOptional(v.string()),
  /** On the local clock: when the access token and the id token end. */
  expiresAtMs: v.number(),
  username: v.string(),
  /** The remembered device that they were issued to: refreshing them must name it. */
  deviceKey: v.exactOptional(v.string()),
});

export type SignInTokens = v.InferOutput<typeof tokensSchema>;

const positionSchema = v.variant('at', [
  v.strictObject({ at: v.literal('start') }),
  v.strictObject({
    at: v.literal('challenge'),
    challenge: openChallengeSchema,
    ...standingEntries,
    /** Answers under this session that came to nothing: it may be spent. */
    failedAnswers: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
  v.strictObject({ at: v.literal('resetPassword'), ...codeEntries }),
  v.strictObject({ at: v.literal('confirmSignUp'), ...codeEntries }),
  v.strictObject({ at: v.literal('done'), tokens: tokensSchema }),
]);

export type Position = v.InferOutput<typeof positionSchema>;

const credentialsSchema = v.strictObject({
  username: v.string(),
  password: v.exactOptional(v.string()),
  /** The first factor asked for, or chosen since. */
  preferredChallenge: v.exactOptional(v.string()),
  /** Chosen at `SELECT_MFA_TYPE` or `MFA_SETUP`. */
  mfaType: v.exactOptional(v.picklist(['SMS', 'TOTP', 'EMAIL'])),
  /** Typed at the set-up of codes by e-mail. */
  setupEmail: v.exactOptional(v.string()),
});

/** What a person has said so far and need not say twice. */
export type Credentials = v.InferOutput<typeof credentialsSchema>;

const stateSchema = v.strictObject({
  version: v.literal(1),
  userPoolId: v.string(),
  clientId: v.string(),
  credentials: v.exactOptional(credentialsSchema),
  position: positionSchema,
  /** The list of `SELECT_CHALLENGE`, which Cognito sends once. */
  availableChallenges: v.array(v.string()),
  skew: v.exactOptional(clockSkewSchema),
});

export type SignInState = v.InferOutput<typeof stateSchema>;

export function initialState({ userPoolId, clientId }: UserPool): SignInState {
  return { version: 1, userPoolId, clientId, position: { at: 'start' }, availableChallenges: [] };
}

/** Throws `SignInError` `'invalid-state'` on anything but what `JSON.stringify` made of a state for this pool. */
export function parseState(text: string, { userPoolId, clientId }: UserPool): SignInState {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), stateSchema), text);
  if (!parsed.success || parsed.output.userPoolId !== userPoolId || parsed.output.clientId !== clientId) {
    throw new SignInError('invalid-state', { retry: 'start-again' });
  }
  return parsed.output;
}
