import {
  ConfirmForgotPasswordCommand,
  ConfirmSignUpCommand,
  ForgotPasswordCommand,
  ResendConfirmationCodeCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import * as v from 'valibot';
import { parseOutput } from '../cognito/challenges';
import type { CognitoClient } from '../cognito/client';
import { secretHash } from '../cognito/secret-hash';
import type { UserPool } from '../cognito/user-pool';
import type { CodeDeliveryDetails } from './steps';

/** What the operations on a user who cannot sign in yet need. */
export interface AccountContext {
  pool: UserPool;
  client: CognitoClient;
  username: string;
  signal?: AbortSignal | undefined;
}

const deliverySchema = v.object({
  CodeDeliveryDetails: v.nullish(v.object({ Destination: v.string(), DeliveryMedium: v.string() })),
});

/** Has a code sent by which a new password can be set. */
export async function forgotPassword(context: AccountContext): Promise<CodeDeliveryDetails | undefined> {
  const command = new ForgotPasswordCommand(await userInput(context));
  const { client, signal } = context;
  return deliveryOf(await client.call('reset-password', (sdk, options) => sdk.send(command, options), signal));
}

export async function confirmForgotPassword(context: AccountContext, code: string, newPassword: string): Promise<void> {
  const input = { ...(await userInput(context)), ConfirmationCode: code, Password: newPassword };
  const command = new ConfirmForgotPasswordCommand(input);
  await context.client.call('reset-password', (sdk, options) => sdk.send(command, options), context.signal);
}

/** Has the code of a sign-up sent once more. */
export async function resendConfirmationCode(context: AccountContext): Promise<CodeDeliveryDetails | undefined> {
  const command = new ResendConfirmationCodeCommand(await userInput(context));
  const { client, signal } = context;
  return deliveryOf(await client.call('sign-up', (sdk, options) => sdk.send(command, options), signal));
}

export async function confirmSignUp(context: AccountContext, code: string): Promise<void> {
  const command = new ConfirmSignUpCommand({ ...(await userInput(context)), ConfirmationCode: code });
  await context.client.call('sign-up', (sdk, options) => sdk.send(command, options), context.signal);
}

async function userInput({ pool, username }: AccountContext) {
  const hash = await secretHash(pool, username);
  return { ClientId: pool.clientId, Username: username, ...(hash !== undefined && { SecretHash: hash }) };
}

function deliveryOf(output: unknown): CodeDeliveryDetails | undefined {
  const details = parseOutput(deliverySchema, output).CodeDeliveryDetails;
  return details ? { destination: details.Destination, deliveryMedium: details.DeliveryMedium } : undefined;
}
