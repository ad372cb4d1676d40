import * as v from 'valibot';
import type { ErrorCode } from '../messages/error-view';
import { profileSchema } from '../profiles/schema';
import { signInStepNames } from '../sign-in/steps';

const errorViewSchema = v.object({
  code: v.custom<ErrorCode>((code) => typeof code === 'string'),
  exception: v.exactOptional(v.string()),
  triggerMessage: v.exactOptional(v.string()),
  policyMessage: v.exactOptional(v.string()),
  subject: v.exactOptional(v.string()),
  retryAtMs: v.exactOptional(v.number()),
});

const phaseSchema = v.variant('kind', [
  v.object({ kind: v.literal('working'), accountId: v.exactOptional(v.string()) }),
  v.object({ kind: v.literal('waiting-for-next-code'), accountId: v.string(), untilMs: v.number() }),
  v.object({ kind: v.literal('step'), error: v.exactOptional(errorViewSchema) }),
  v.object({ kind: v.literal('failed'), error: errorViewSchema, again: v.boolean() }),
  v.object({
    kind: v.literal('done'),
    sessionId: v.string(),
    deviceNotRemembered: v.exactOptional(v.literal(true)),
  }),
]);

/** The sign-in under way, as `storage.session` keeps it, sealed, over evictions of the worker. */
export const pendingSignInSchema = v.object({
  id: v.string(),
  profile: profileSchema,
  username: v.string(),
  /** Whether a password was given with the username. */
  typedPassword: v.boolean(),
  /** The engine's own state (`SignIn.toJSON`), which holds the password and Cognito's session. */
  engine: v.string(),
  /** `accountId` is the account of the vault that answers. */
  phase: phaseSchema,
  answered: v.array(v.object({ signInStep: v.picklist(signInStepNames), by: v.picklist(['person', 'latchkey']) })),
  /** Codes that the vault has tried since a person last did something, or the worker woke. */
  vaultTries: v.number(),
  /** Times in a row that the pool has asked to be spared. */
  throttles: v.number(),
});

export type PendingSignIn = v.InferOutput<typeof pendingSignInSchema>;
