import {
  ConfirmForgotPasswordCommand,
  ConfirmSignUpCommand,
  ForgotPasswordCommand,
  ResendConfirmationCodeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import * as v from 'valibot';
import { parseOutput, type CodeDelivery } from './challenges';
import type { CognitoClient } from './client';
import { secretHash } from './secret-hash';

/** What can be done for a user who cannot sign in yet. All reject with `CognitoError`. */

const deliverySchema = v.object({
  CodeDeliveryDetails: v.nullish(v.object({ Destination: v.string(), DeliveryMedium: v.string() })),
});

/** Has a code sent by which a new password can be set. */
export async function forgotPassword(
  client: CognitoClient,
  username: string,
  signal?: AbortSignal,
): Promise<CodeDelivery | undefined> {
  const command = new ForgotPasswordCommand(await userInput(client, username));
  return deliveryOf(await client.call('reset-password', (sdk, options) => sdk.send(command, options), signal));
}

export async function confirmForgotPassword(
  client: CognitoClient,
  { username, code, newPassword }: { username: string; code: string; newPassword: string },
  signal?: AbortSignal,
): Promise<void> {
  const input = { ...(await userInput(client, username)), ConfirmationCode: code, Password: newPassword };
  const command = new ConfirmForgotPasswordCommand(input);
  await client.call('reset-password', (sdk, options) => sdk.send(command, options), signal);
}

/** Has the code of a sign-up sent once more. */
export async function resendConfirmationCode(
  client: CognitoClient,
  username: string,
  signal?: AbortSignal,
): Promise<CodeDelivery | undefined> {
  const command = new ResendConfirmationCodeCommand(await userInput(client, username));
  return deliveryOf(await client.call('sign-up', (sdk, options) => sdk.send(command, options), signal));
}

export async function confirmSignUp(
  client: CognitoClient,
  { username, code }: { username: string; code: string },
  signal?: AbortSignal,
): Promise<void> {
  const command = new ConfirmSignUpCommand({ ...(await userInput(client, username)), ConfirmationCode: code });
  await client.call('sign-up', (sdk, options) => sdk.send(command, options), signal);
}

async function userInput({ pool }: CognitoClient, username: string) {
  const hash = await secretHash(pool, username);
  return { ClientId: pool.clientId, Username: username, ...(hash !== undefined && { SecretHash: hash }) };
}

function deliveryOf(output: unknown): CodeDelivery | undefined {
  const details = parseOutput(deliverySchema, output).CodeDeliveryDetails;
  return details ? { destination: details.Destination, deliveryMedium: details.DeliveryMedium } : undefined;
}
