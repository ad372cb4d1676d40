import * as v from 'valibot';
import { CognitoError } from './errors';
import type { NewDevice } from './device';

/** What Cognito asks for next, of the challenges that this program knows. */
export type Challenge =
  | { name: 'SMS_MFA' | 'SMS_OTP' | 'EMAIL_OTP'; delivery?: CodeDelivery }
  | { name: 'SOFTWARE_TOKEN_MFA' }
  | { name: 'SELECT_MFA_TYPE'; methods: MfaMethod[] }
  | { name: 'MFA_SETUP'; methods: MfaMethod[] }
  /** `requiredAttributes` without Cognito's prefix `userAttributes.`. */
  | { name: 'NEW_PASSWORD_REQUIRED'; requiredAttributes: string[] }
  | { name: 'CUSTOM_CHALLENGE'; parameters: Record<string, string> }
  /** `available` is empty where Cognito does not repeat the list. */
  | { name: 'SELECT_CHALLENGE'; available: string[] }
  /** JSON of `PublicKeyCredentialRequestOptions`. */
  | { name: 'WEB_AUTHN'; credentialRequestOptions: string }
  | ({ name: 'PASSWORD_VERIFIER' } & PasswordVerifier)
  | { name: 'DEVICE_SRP_AUTH' }
  | ({ name: 'DEVICE_PASSWORD_VERIFIER' } & Omit<PasswordVerifier, 'userId'>)
  /** One that this program does not know. */
  | { name: 'unknown'; challengeName: string };

export interface CodeDelivery {
  destination: string;
  deliveryMedium: string;
}

export interface PasswordVerifier {
  userId: string;
  saltHex: string;
  bHex: string;
  secretBlock: string;
}

export type MfaMethod = 'SMS_MFA' | 'SOFTWARE_TOKEN_MFA' | 'EMAIL_OTP';

export interface IssuedTokens {
  idToken: string;
  accessToken: string;
  /** Missing where Cognito does not issue another. */
  refreshToken?: string;
  /** How long the access token and the id token last. */
  expiresInSeconds: number;
}

interface TokensReply {
  kind: 'tokens';
  tokens: IssuedTokens;
  newDevice?: NewDevice;
}

export type Reply =
  | TokensReply
  /** `username` is what the pool calls the user, to be sent with the next answer, where this reply says it. */
  | { kind: 'challenge'; challenge: Challenge; session: string; username?: string };

const parametersSchema = v.record(v.string(), v.string());
type Parameters = v.InferOutput<typeof parametersSchema>;

const tokensSchema = v.object({
  IdToken: v.string(),
  AccessToken: v.string(),
  RefreshToken: v.nullish(v.string()),
  /** Seconds; Cognito's own maximum is a day. Emulators leave it out: then it is Cognito's own default. */
  ExpiresIn: v.nullish(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(86_400)), 3_600),
  NewDeviceMetadata: v.nullish(v.object({ DeviceKey: v.string(), DeviceGroupKey: v.string() })),
});

const tokensReplySchema = v.pipe(
  v.object({ AuthenticationResult: tokensSchema }),
  v.transform(({ AuthenticationResult: result }): TokensReply => {
    const { IdToken: idToken, AccessToken: accessToken, RefreshToken, ExpiresIn: expiresInSeconds } = result;
    const device = result.NewDeviceMetadata;
    return {
      kind: 'tokens',
      tokens: { idToken, accessToken, expiresInSeconds, ...(RefreshToken && { refreshToken: RefreshToken }) },
      ...(device && { newDevice: { deviceKey: device.DeviceKey, deviceGroupKey: device.DeviceGroupKey } }),
    };
  }),
);

const namedSchema = v.object({ ChallengeName: v.string() });

const challengeReplySchema = v.object({
  ChallengeName: v.string(),
  Session: v.nullish(v.string(), ''),
  ChallengeParameters: v.nullish(parametersSchema, {}),
  AvailableChallenges: v.nullish(v.array(v.string()), []),
});

const jsonListSchema = v.pipe(v.string(), v.parseJson(), v.array(v.string()));
const mfaMethodSchema = v.picklist(['SMS_MFA', 'SOFTWARE_TOKEN_MFA', 'EMAIL_OTP']);

const verifierEntries = { SALT: v.string(), SRP_B: v.string(), SECRET_BLOCK: v.string() };
const deviceVerifierSchema = v.pipe(v.object(verifierEntries), v.transform(verifierOf));
const passwordVerifierSchema = v.pipe(
  v.object({ ...verifierEntries, USER_ID_FOR_SRP: v.string() }),
  v.transform((parameters) => ({ ...verifierOf(parameters), userId: parameters.USER_ID_FOR_SRP })),
);

function verifierOf(parameters: { SALT: string; SRP_B: string; SECRET_BLOCK: string }) {
  return { saltHex: parameters.SALT, bHex: parameters.SRP_B, secretBlock: parameters.SECRET_BLOCK };
}

/** How the parameters of each challenge are read. Throws `CognitoError` `'unexpected-reply'`. */
const readers: Record<string, (parameters: Parameters, availableChallenges: string[]) => Challenge> = {
  SMS_MFA: (parameters) => ({ name: 'SMS_MFA', ...deliveryOf(parameters) }),
  SMS_OTP: (parameters) => ({ name: 'SMS_OTP', ...deliveryOf(parameters) }),
  EMAIL_OTP: (parameters) => ({ name: 'EMAIL_OTP', ...deliveryOf(parameters) }),
  SOFTWARE_TOKEN_MFA: () => ({ name: 'SOFTWARE_TOKEN_MFA' }),
  SELECT_MFA_TYPE: (parameters) => ({ name: 'SELECT_MFA_TYPE', methods: methodsOf(parameters['MFAS_CAN_CHOOSE']) }),
  MFA_SETUP: (parameters) => ({ name: 'MFA_SETUP', methods: methodsOf(parameters['MFAS_CAN_SETUP']) }),
  NEW_PASSWORD_REQUIRED: (parameters) => ({
    name: 'NEW_PASSWORD_REQUIRED',
    requiredAttributes: listOf(parameters['requiredAttributes']).map((name) => name.replace(/^userAttributes\./, '')),
  }),
  CUSTOM_CHALLENGE: (parameters) => ({ name: 'CUSTOM_CHALLENGE', parameters }),
  SELECT_CHALLENGE: (_parameters, available) => ({ name: 'SELECT_CHALLENGE', available }),
  WEB_AUTHN: (parameters) => ({
    name: 'WEB_AUTHN',
    credentialRequestOptions: parseOutput(v.string(), parameters['CREDENTIAL_REQUEST_OPTIONS']),
  }),
  PASSWORD_VERIFIER: (parameters) => ({
    name: 'PASSWORD_VERIFIER',
    ...parseOutput(passwordVerifierSchema, parameters),
  }),
  DEVICE_SRP_AUTH: () => ({ name: 'DEVICE_SRP_AUTH' }),
  DEVICE_PASSWORD_VERIFIER: (parameters) => ({
    name: 'DEVICE_PASSWORD_VERIFIER',
    ...parseOutput(deviceVerifierSchema, parameters),
  }),
};

/** What `InitiateAuth` or `RespondToAuthChallenge` returned. Throws `CognitoError` `'unexpected-reply'`. */
export function parseReply(output: unknown): Reply {
  if (v.is(namedSchema, output)) return challengeReply(parseOutput(challengeReplySchema, output));
  return parseOutput(tokensReplySchema, output);
}

/** What `GetTokensFromRefreshToken` returned. Throws `CognitoError` `'unexpected-reply'`. */
export function parseTokens(output: unknown): IssuedTokens {
  return parseOutput(tokensReplySchema, output).tokens;
}

/** Throws `CognitoError` `'unexpected-reply'`, without the cause: that quotes what it found. */
export function parseOutput<Schema extends v.GenericSchema>(schema: Schema, output: unknown): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, output);
  if (!parsed.success) throw new CognitoError('unexpected-reply', { retry: 'start-again' });
  return parsed.output;
}

function challengeReply(reply: v.InferOutput<typeof challengeReplySchema>): Reply {
  const { ChallengeName: name, Session: session, ChallengeParameters: parameters } = reply;
  const read = Object.hasOwn(readers, name) ? readers[name] : undefined;
  const username = parameters['USERNAME'] ?? parameters['USER_ID_FOR_SRP'];
  return {
    kind: 'challenge',
    challenge: read?.(parameters, reply.AvailableChallenges) ?? { name: 'unknown', challengeName: name },
    session,
    ...(username !== undefined && { username }),
  };
}

function deliveryOf(parameters: Parameters): { delivery?: CodeDelivery } {
  const destination = parameters['CODE_DELIVERY_DESTINATION'];
  const deliveryMedium = parameters['CODE_DELIVERY_DELIVERY_MEDIUM'];
  return destination === undefined || deliveryMedium === undefined ? {} : { delivery: { destination, deliveryMedium } };
}

/** Methods unknown to this program are dropped. */
function methodsOf(json: string | undefined): MfaMethod[] {
  return listOf(json).filter((method) => v.is(mfaMethodSchema, method));
}

function listOf(json: string | undefined): string[] {
  return json === undefined ? [] : parseOutput(jsonListSchema, json);
}
