import { createPublicKey } from 'node:crypto';
import * as v from 'valibot';
import { AppClientSettings } from './app-client';
import { Fault } from './faults';
import type { Pool } from './pool';
import { PoolSettings, UserChanges, UserSettings } from './pool-settings';
import { createPool, type Service } from './service';
import { encodeBase32, totp } from './totp';
import type { User } from './user';

/** A request to `/control/…`, already known to come from this machine. */
export interface ControlRequest {
  method: string;
  url: URL;
  body: string;
}

export interface ControlReply {
  status: number;
  body: string;
}

interface Call {
  service: Service;
  query: URLSearchParams;
  body: unknown;
  /** What the path's placeholders stand for, decoded. */
  parts: Record<string, string>;
}

/** Asked for something that is not there. */
class NotFound extends Error {}

const ClockChange = v.union([
  v.strictObject({ setMs: v.number() }),
  v.strictObject({ advanceMs: v.number() }),
  v.strictObject({ freeze: v.union([v.literal(true), v.number()]) }),
  v.strictObject({ follow: v.literal(true) }),
]);

const PasskeySettings = v.strictObject({
  /** base64url */
  credentialId: v.string(),
  /** P-256, SubjectPublicKeyInfo in base64. */
  publicKeySpki: v.string(),
  signCount: v.optional(v.number(), 0),
});

const routes: readonly { method: string; path: string; handle(call: Call): object }[] = [
  { method: 'GET', path: '/control', handle: ({ service }) => ({ pools: [...service.pools.values()].map(poolView) }) },

  { method: 'GET', path: '/control/clock', handle: ({ service }) => ({ nowMs: service.clock.nowMs() }) },
  { method: 'POST', path: '/control/clock', handle: changeClock },

  {
    method: 'GET',
    path: '/control/outbox',
    handle: ({ service, query }) => ({
      messages: service.outbox.messages({
        poolId: query.get('poolId') ?? undefined,
        username: query.get('username') ?? undefined,
      }),
    }),
  },
  {
    method: 'DELETE',
    path: '/control/outbox',
    handle({ service }) {
      service.outbox.clear();
      return {};
    },
  },

  { method: 'GET', path: '/control/faults', handle: ({ service }) => ({ faults: service.faults.list() }) },
  {
    method: 'POST',
    path: '/control/faults',
    handle({ service, body }) {
      service.faults.add(v.parse(Fault, body));
      return {};
    },
  },
  {
    method: 'DELETE',
    path: '/control/faults',
    handle({ service }) {
      service.faults.clear();
      return {};
    },
  },

  { method: 'GET', path: '/control/journal', handle: ({ service }) => ({ entries: service.journal.entries() }) },
  {
    method: 'DELETE',
    path: '/control/journal',
    handle({ service }) {
      service.journal.clear();
      return {};
    },
  },

  {
    method: 'POST',
    path: '/control/pools',
    handle: ({ service, body }) => ({ poolId: createPool(service, v.parse(PoolSettings, body)).id }),
  },
  { method: 'GET', path: '/control/pools/:pool', handle: (call) => poolView(poolOf(call)) },
  {
    method: 'POST',
    path: '/control/pools/:pool/clients',
    handle: (call) => clientView(poolOf(call).createClient(v.parse(AppClientSettings, call.body))),
  },
  {
    method: 'POST',
    path: '/control/pools/:pool/users',
    handle: (call) => userView(poolOf(call).createUser(v.parse(UserSettings, call.body))),
  },
  { method: 'GET', path: '/control/pools/:pool/users/:user', handle: (call) => userView(userOf(call)) },
  {
    method: 'PATCH',
    path: '/control/pools/:pool/users/:user',
    handle(call) {
      const user = userOf(call);
      poolOf(call).changeUser(user, v.parse(UserChanges, call.body));
      return userView(user);
    },
  },
  {
    method: 'DELETE',
    path: '/control/pools/:pool/users/:user',
    handle(call) {
      poolOf(call).deleteUser(userOf(call));
      return {};
    },
  },
  { method: 'GET', path: '/control/pools/:pool/users/:user/code', handle: currentCode },
  { method: 'POST', path: '/control/pools/:pool/users/:user/passkeys', handle: addPasskey },
];

/** Carries a control request out; what is wrong with it is in the reply's `error`. */
export function controlReply(request: ControlRequest, service: Service): ControlReply {
  for (const route of routes) {
    const parts = route.method === request.method ? matchPath(route.path, request.url.pathname) : undefined;
    if (parts !== undefined) return handled(() => route.handle({ ...readCall(request), service, parts }));
  }
  return json(404, { error: `no ${request.method} ${request.url.pathname}` });
}

function handled(handle: () => object): ControlReply {
  try {
    return json(200, handle());
  } catch (error) {
    if (error instanceof NotFound) return json(404, { error: error.message });
    const isBadRequest = v.isValiError(error) || error instanceof RangeError || error instanceof SyntaxError;
    if (isBadRequest) return json(400, { error: error.message });
    throw error;
  }
}

function readCall({ url, body }: ControlRequest): Pick<Call, 'query' | 'body'> {
  const parsed: unknown = body === '' ? {} : JSON.parse(body);
  return { query: url.searchParams, body: parsed };
}

function matchPath(pattern: string, pathname: string): Record<string, string> | undefined {
  const expected = pattern.split('/');
  const given = pathname.replace(/\/$/, '').split('/');
  if (expected.length !== given.length) return undefined;
  const parts: Record<string, string> = {};
  for (const [i, part] of expected.entries()) {
    const value = decodeURIComponent(given[i] ?? '');
    if (part.startsWith(':')) parts[part.slice(1)] = value;
    else if (part !== value) return undefined;
  }
  return parts;
}

function json(status: number, body: object): ControlReply {
  return { status, body: JSON.stringify(body) };
}

function changeClock({ service: { clock }, body }: Call): object {
  const change = v.parse(ClockChange, body);
  if ('setMs' in change) clock.set(change.setMs);
  else if ('advanceMs' in change) clock.advance(change.advanceMs);
  else if ('freeze' in change) clock.freeze(change.freeze === true ? undefined : change.freeze);
  else clock.follow();
  return { nowMs: clock.nowMs() };
}

/** What an authenticator with this user's secret would show at the pool's time. */
function currentCode(call: Call): object {
  const secret = userOf(call).softwareToken?.secret;
  if (secret === undefined) throw new NotFound('the user has no software token');
  return { code: totp(encodeBase32(secret), call.service.clock.nowMs()) };
}

function addPasskey(call: Call): object {
  const { credentialId, publicKeySpki, signCount } = v.parse(PasskeySettings, call.body);
  const key = Buffer.from(publicKeySpki, 'base64');
  userOf(call).passkeys.push({
    credentialId,
    publicKey: createPublicKey({ key, format: 'der', type: 'spki' }),
    signCount,
  });
  return {};
}

function poolOf({ service, parts }: Call): Pool {
  const pool = service.pools.get(parts['pool'] ?? '');
  if (pool === undefined) throw new NotFound('no such pool');
  return pool;
}

function userOf(call: Call): User {
  const user = poolOf(call).user(call.parts['user'] ?? '');
  if (user === undefined) throw new NotFound('no such user');
  return user;
}

function poolView(pool: Pool): object {
  return {
    poolId: pool.id,
    settings: pool.settings,
    clients: pool.clients().map(clientView),
    users: pool.users().map(userView),
  };
}

function clientView({ id, secret }: { id: string; secret: string | undefined }): object {
  return { clientId: id, clientSecret: secret };
}

function userView(user: User): object {
  return {
    username: user.username,
    sub: user.sub,
    status: user.status,
    enabled: user.enabled,
    attributes: Object.fromEntries(user.attributes),
    enabledMfa: [...user.enabledMfa],
    preferredMfa: user.preferredMfa,
    totpSecretBase32: user.softwareToken === undefined ? undefined : encodeBase32(user.softwareToken.secret),
    totpDeviceName: user.softwareToken?.friendlyDeviceName,
    devices: Array.from(user.devices.values(), ({ deviceKey, name, remembered }) => ({ deviceKey, name, remembered })),
    passkeys: user.passkeys.map(({ credentialId }) => credentialId),
  };
}
