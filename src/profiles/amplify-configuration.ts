import * as v from 'valibot';
import { checkProfile, isOnThisMachine, type ProfileFields } from './check-profile';
import { ProfileError } from './errors';
import type { PasswordPolicy } from './profile';

const amplifyOutputs = v.object({
  auth: v.object({
    aws_region: v.string(),
    user_pool_id: v.string(),
    user_pool_client_id: v.string(),
    password_policy: v.optional(
      v.object({
        min_length: v.optional(v.number()),
        require_lowercase: v.optional(v.boolean()),
        require_uppercase: v.optional(v.boolean()),
        require_numbers: v.optional(v.boolean()),
        require_symbols: v.optional(v.boolean()),
      }),
    ),
  }),
  /** Free for the app's own use; ours is the address of a local user pool. */
  custom: v.optional(v.object({ user_pool_endpoint: v.optional(v.string()) })),
});

/**
 * The user pool that an `amplify_outputs.json` names (Amplify Gen 2). Throws `ProfileError` `unknown-configuration` for
 * what is no such file, `no-user-pool-in-configuration` for one of a backend without authentication.
 */
export function profileFromAmplifyConfiguration(text: string): ProfileFields {
  const json = parseJson(text);
  const outputs = v.safeParse(amplifyOutputs, json);
  if (!outputs.success)
    throw new ProfileError(isAmplifyOutputs(json) ? 'no-user-pool-in-configuration' : 'unknown-configuration');
  const { auth, custom } = outputs.output;
  const endpoint = custom?.user_pool_endpoint;
  // A file comes from anywhere: it may name a server of this machine, and no other.
  if (endpoint !== undefined && !isOnThisMachine(endpoint)) throw new ProfileError('malformed-endpoint');
  return checkProfile({
    name: auth.user_pool_id,
    region: auth.aws_region,
    userPoolId: auth.user_pool_id,
    clientId: auth.user_pool_client_id,
    ...(auth.password_policy !== undefined && { passwordPolicy: passwordPolicy(auth.password_policy) }),
    ...(endpoint !== undefined && { endpoint }),
  });
}

type AmplifyAuth = v.InferOutput<typeof amplifyOutputs>['auth'];

/** Cognito's own minimum, where the file names none. */
const leastLength = 8;

function passwordPolicy(policy: NonNullable<AmplifyAuth['password_policy']>): PasswordPolicy {
  const { min_length, require_lowercase, require_uppercase, require_numbers, require_symbols } = policy;
  const required = {
    lowercase: require_lowercase,
    uppercase: require_uppercase,
    numbers: require_numbers,
    symbols: require_symbols,
  };
  const kinds = ['lowercase', 'uppercase', 'numbers', 'symbols'] as const;
  return { minimumLength: min_length ?? leastLength, requires: kinds.filter((kind) => required[kind] === true) };
}

function isAmplifyOutputs(json: unknown): boolean {
  return v.is(v.union([v.object({ version: v.string() }), v.object({ auth: v.unknown() })]), json);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (cause) {
    throw new ProfileError('unknown-configuration', { cause });
  }
}
