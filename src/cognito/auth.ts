import {
  AssociateSoftwareTokenCommand,
  ConfirmDeviceCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  VerifySoftwareTokenCommand,
  type AuthFlowType,
  type ChallengeNameType,
} from '@aws-sdk/client-cognito-identity-provider';
import * as v from 'valibot';
import { parseOutput, parseReply, type Reply } from './challenges';
import type { CognitoClient } from './client';
import type { DeviceVerifier } from './device';
import { CognitoError, type Phase } from './errors';
import { secretHash } from './secret-hash';

/** The operations of a sign-in. All reject with `CognitoError`. */

/** `AuthParameters` or `ChallengeResponses`; the secret hash is added here. */
export type AuthParameters = Record<string, string> & { USERNAME: string };

export async function initiateAuth(
  client: CognitoClient,
  { authFlow, parameters }: { authFlow: AuthFlowType; parameters: AuthParameters },
  signal?: AbortSignal,
): Promise<Reply> {
  const command = new InitiateAuthCommand({
    AuthFlow: authFlow,
    AuthParameters: await withSecretHash(client, parameters),
    ClientId: client.pool.clientId,
  });
  return parseReply(await client.call('credentials', (sdk, options) => sdk.send(command, options), signal));
}

export interface ChallengeAnswer {
  challengeName: ChallengeNameType;
  /** Empty where the challenge came without one, as `PASSWORD_VERIFIER` does: its secret block stands in. */
  session: string;
  responses: AuthParameters;
  /** `credentials` where the answer is a password or proves one. */
  phase: Extract<Phase, 'credentials' | 'challenge'>;
}

export async function respondToAuthChallenge(
  client: CognitoClient,
  { challengeName, session, responses, phase }: ChallengeAnswer,
  signal?: AbortSignal,
): Promise<Reply> {
  const command = new RespondToAuthChallengeCommand({
    ChallengeName: challengeName,
    ChallengeResponses: await withSecretHash(client, responses),
    ClientId: client.pool.clientId,
    ...(session !== '' && { Session: session }),
  });
  return parseReply(await client.call(phase, (sdk, options) => sdk.send(command, options), signal));
}

const associatedSchema = v.object({ SecretCode: v.pipe(v.string(), v.nonEmpty()), Session: v.string() });

/** Has Cognito draw the secret of a new authenticator, in base32. */
export async function associateSoftwareToken(
  client: CognitoClient,
  session: string,
  signal?: AbortSignal,
): Promise<{ sharedSecret: string; session: string }> {
  const command = new AssociateSoftwareTokenCommand({ Session: session });
  const output = await client.call('challenge', (sdk, options) => sdk.send(command, options), signal);
  const associated = parseOutput(associatedSchema, output);
  return { sharedSecret: associated.SecretCode, session: associated.Session };
}

const verifiedSchema = v.object({ Status: v.string(), Session: v.nullish(v.string()) });

/** The session to go on with. Rejects with `'wrong-code'` where the code is not the new authenticator's. */
export async function verifySoftwareToken(
  client: CognitoClient,
  { session, code, friendlyDeviceName }: { session: string; code: string; friendlyDeviceName?: string | undefined },
  signal?: AbortSignal,
): Promise<string> {
  const command = new VerifySoftwareTokenCommand({
    UserCode: code,
    Session: session,
    ...(friendlyDeviceName !== undefined && { FriendlyDeviceName: friendlyDeviceName }),
  });
  const output = await client.call('challenge', (sdk, options) => sdk.send(command, options), signal);
  const verified = parseOutput(verifiedSchema, output);
  if (verified.Status !== 'SUCCESS') throw new CognitoError('wrong-code', { retry: 'same-step' });
  return verified.Session ?? session;
}

/** Has the pool remember a device by the verifier of its password. */
export async function confirmDevice(
  client: CognitoClient,
  device: { accessToken: string; deviceKey: string; verifier: DeviceVerifier },
  signal?: AbortSignal,
): Promise<void> {
  const command = new ConfirmDeviceCommand({
    AccessToken: device.accessToken,
    DeviceKey: device.deviceKey,
    DeviceSecretVerifierConfig: device.verifier,
  });
  await client.call('device', (sdk, options) => sdk.send(command, options), signal);
}

async function withSecretHash({ pool }: CognitoClient, parameters: AuthParameters): Promise<Record<string, string>> {
  const hash = await secretHash(pool, parameters.USERNAME);
  return hash === undefined ? parameters : { ...parameters, SECRET_HASH: hash };
}
