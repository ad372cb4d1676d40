import * as v from 'valibot';
import { readToken } from './claims';
import type { Session } from './session';

/** What Amplify keeps of a sign-in in `localStorage` (version 6, and those before it): names and values. */
export type StorageEntries = [name: string, value: string][];

/** What all of its names begin with. */
export const amplifyPrefix = 'CognitoIdentityServiceProvider.';

export function clientPrefix(clientId: string): string {
  return `${amplifyPrefix}${clientId}.`;
}

/** The keys by which the pool knows this device, which its refresh token is bound to. */
export interface AmplifyDevice {
  deviceKey: string;
  deviceGroupKey: string;
  password: string;
}

export function amplifyEntries(
  { profile, username, tokens, refreshedAtMs }: Session,
  device?: AmplifyDevice,
): StorageEntries {
  const { username: inPool, iat } = claimsOf(tokens.accessToken) ?? {};
  const name = inPool ?? tokens.username;
  const driftMs = iat === undefined || refreshedAtMs === undefined ? 0 : iat * 1_000 - refreshedAtMs;
  const values: Record<string, string | undefined> = {
    accessToken: tokens.accessToken,
    idToken: tokens.idToken,
    refreshToken: tokens.refreshToken,
    clockDrift: String(driftMs),
    signInDetails: JSON.stringify({ loginId: username, authFlowType: profile.authFlow ?? 'USER_SRP_AUTH' }),
    deviceKey: device?.deviceKey,
    deviceGroupKey: device?.deviceGroupKey,
    randomPasswordKey: device?.password,
  };
  const prefix = clientPrefix(profile.clientId);
  const entries = Object.entries(values).flatMap(([key, value]): StorageEntries =>
    value === undefined ? [] : [[`${prefix}${name}.${key}`, value]],
  );
  return [[`${prefix}LastAuthUser`, name], ...entries];
}

/** A sign-in that a page keeps. What it says is the page's word until the pool's signature is checked. */
export interface PageSession {
  clientId: string;
  /** Who issued its tokens. */
  issuer: string;
  username: string;
  loginId?: string;
  tokens: Session['tokens'];
}

/** Those of the last user of each app client. What is incomplete or malformed is left out. */
export function pageSessions(entries: StorageEntries): PageSession[] {
  const values = new Map(entries);
  return entries.flatMap(([name, username]) => {
    const clientId = /^CognitoIdentityServiceProvider\.([\w+]{1,128})\.LastAuthUser$/.exec(name)?.[1];
    if (clientId === undefined) return [];
    const value = (key: string) => values.get(`${clientPrefix(clientId)}${username}.${key}`);
    const [accessToken, idToken, refreshToken, deviceKey] = [
      value('accessToken'),
      value('idToken'),
      value('refreshToken'),
      value('deviceKey'),
    ];
    const claims = accessToken === undefined ? undefined : claimsOf(accessToken);
    if (accessToken === undefined || idToken === undefined || claims === undefined) return [];
    const loginId = loginIdOf(value('signInDetails'));
    return [
      {
        clientId,
        issuer: claims.iss,
        username: claims.username,
        ...(loginId !== undefined && { loginId }),
        tokens: {
          accessToken,
          idToken,
          expiresAtMs: claims.exp * 1_000,
          username: claims.username,
          ...(refreshToken !== undefined && { refreshToken }),
          ...(deviceKey !== undefined && { deviceKey }),
        },
      },
    ];
  });
}

const claimsSchema = v.object({ iss: v.string(), username: v.string(), iat: v.number(), exp: v.number() });
const detailsSchema = v.object({ loginId: v.pipe(v.string(), v.nonEmpty(), v.maxLength(300)) });

function claimsOf(accessToken: string): v.InferOutput<typeof claimsSchema> | undefined {
  const claims = v.safeParse(claimsSchema, readToken(accessToken)?.claims);
  return claims.success ? claims.output : undefined;
}

function loginIdOf(json: string | undefined): string | undefined {
  try {
    const details = v.safeParse(detailsSchema, JSON.parse(json ?? 'null'));
    return details.success ? details.output.loginId : undefined;
  } catch {
    return undefined;
  }
}
