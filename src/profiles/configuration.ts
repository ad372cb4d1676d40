import { type Literal, type LiteralObject, objectLiterals } from '../lib/object-literals';
import { checkProfile, isOnThisMachine, type ProfileFields } from './check-profile';
import { configurationFormats, isObject, type NamedPool } from './configuration-formats';
import { ProfileError } from './errors';

/** A user pool that a configuration names; mobile apps' files hold the client's secret as well. */
export type ConfiguredPool = ProfileFields & { clientSecret?: string };

/** What a text says of one user pool: the pool, or what is wrong with it. */
export type ConfigurationFinding = { pool: ConfiguredPool } | { userPoolId: string; error: ProfileError };

type Named = NamedPool | 'no-pool' | 'computed';

/**
 * Every user pool that a text names: a configuration file of Amplify, or code that holds one, told by what is in it. Throws
 * `ProfileError` `unknown-configuration` for what is none, `no-user-pool-in-configuration` for one without sign-in,
 * `computed-configuration` where code puts the ids in.
 */
export function readConfiguration(text: string): ConfigurationFinding[] {
  const named = literalsOf(text).flatMap(poolsWithin);
  const pools = named.filter((each) => typeof each === 'object');
  if (pools.length > 0) return distinct(pools).map(findingOf);
  if (named.includes('computed')) throw new ProfileError('computed-configuration');
  throw new ProfileError(named.includes('no-pool') ? 'no-user-pool-in-configuration' : 'unknown-configuration');
}

function literalsOf(text: string): LiteralObject[] {
  try {
    return objectLiterals(text);
  } catch (cause) {
    if (!(cause instanceof RangeError)) throw cause;
    throw new ProfileError('unknown-configuration', { cause });
  }
}

/** Of the object if it is a configuration, else of those in it: an app may keep one for each of its stages. */
function poolsWithin(object: LiteralObject): Named[] {
  const format = configurationFormats.find((each) => each.recognises(object));
  const pools = format?.pools(object) ?? [];
  if (pools.length > 0) return pools;
  const inner = Object.values(object).flatMap((value) => (isObject(value) ? poolsWithin(value) : []));
  if (inner.length > 0) return inner;
  if (format !== undefined) return [isComputed(object) ? 'computed' : 'no-pool'];
  return 'Auth' in object ? [isComputed(object['Auth']) ? 'computed' : 'no-pool'] : [];
}

function isComputed(value: Literal): boolean {
  return isObject(value) ? Object.values(value).some(isComputed) : value === undefined;
}

function distinct(pools: NamedPool[]): NamedPool[] {
  const byApp = new Map(pools.map((pool) => [JSON.stringify([pool.userPoolId, pool.clientId, pool.endpoint]), pool]));
  return [...byApp.values()];
}

function findingOf(named: NamedPool): ConfigurationFinding {
  try {
    return { pool: checked(named) };
  } catch (error) {
    if (!(error instanceof ProfileError)) throw error;
    return { userPoolId: named.userPoolId, error };
  }
}

function checked({ name, region, userPoolId, clientSecret, ...named }: NamedPool): ConfiguredPool {
  // A file comes from anywhere: it may name a server of this machine, and no other.
  if (named.endpoint !== undefined && !isOnThisMachine(named.endpoint)) throw new ProfileError('malformed-endpoint');
  const given = Object.entries(named).filter(([, value]) => value !== undefined);
  const fields = checkProfile({
    ...(Object.fromEntries(given) as Pick<ProfileFields, 'clientId'>),
    name: name ?? userPoolId,
    region: region ?? userPoolId.split('_')[0] ?? '',
    userPoolId,
  });
  return clientSecret === undefined || clientSecret === '' ? fields : { ...fields, clientSecret };
}
