import * as v from 'valibot';
import { checkProfile, type ProfileFields } from './check-profile';
import { ProfileError } from './errors';

const amplifyOutputs = v.object({
  auth: v.object({
    aws_region: v.string(),
    user_pool_id: v.string(),
    user_pool_client_id: v.string(),
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
  return checkProfile({
    name: auth.user_pool_id,
    region: auth.aws_region,
    userPoolId: auth.user_pool_id,
    clientId: auth.user_pool_client_id,
    ...(custom?.user_pool_endpoint !== undefined && { endpoint: custom.user_pool_endpoint }),
  });
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
