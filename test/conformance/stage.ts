import type { UserPool } from '../../src/cognito/user-pool';
import type { Pool } from '../local-cognito/pool';
import type { LocalCognito } from '../local-cognito/server';
import { totp } from '../local-cognito/totp';
import type { User } from '../local-cognito/user';
import { userPool } from '../sign-in/person';
import { startScriptedServer } from '../sign-in/scripted-server';
import type { Conversation, Happening, LookedUp, Value } from './conversation';
import { createPoolWithUser, sentCode, totpSecret } from './pool-fixture';
import { SoftwareAuthenticator } from './software-authenticator';
import type { Exchange } from './wire';

/** Where one client holds one conversation: a server of its own making, and what a person can look up. */
export interface Stage {
  readonly pool: UserPool;
  readonly username: string;
  /** Values that differ from stage to stage, and what they are called. */
  readonly names: ReadonlyMap<string, string>;
  readonly authenticator: SoftwareAuthenticator;
  nowMs(): number;
  exchanges(): Exchange[];
  lookUp(what: LookedUp): string;
  happen(happening: PoolHappening): void;
  close(): Promise<void>;
}

/** What happens to the server; the rest happens to the client. */
export type PoolHappening = Exclude<Happening, { happens: 'signed out' | 'the device loses its password' }>;

const relyingPartyId = 'login.example.com';

export function openStage(conversation: Conversation, cognito: LocalCognito): Promise<Stage> {
  return conversation.recorded === undefined
    ? Promise.resolve(openPoolStage(conversation, cognito))
    : openRecordedStage(conversation, conversation.recorded);
}

function openPoolStage(conversation: Conversation, cognito: LocalCognito): Stage {
  cognito.faults.clear();
  cognito.journal.clear();
  cognito.outbox.clear();
  freezeInMidPeriod(cognito);
  const settings = { ...(conversation.passkey !== undefined && { relyingPartyId }), ...conversation.pool };
  const fixture = createPoolWithUser(cognito, settings, conversation.user, conversation.client);
  const { pool, client } = fixture;
  const { username = fixture.username } = conversation.user ?? {};
  const user = userOf(pool, username);
  const authenticator = createAuthenticator();
  const registered = conversation.passkey === 'of another key' ? createAuthenticator() : authenticator;
  if (conversation.passkey !== undefined) {
    const { credentialId } = authenticator;
    user.passkeys.push({ credentialId, publicKey: registered.publicKey, signCount: 0 });
  }
  const exchanges = (): Exchange[] => [...cognito.journal.entries()];
  const codes: Record<LookedUp, () => string> = {
    'sent code': () => sentCode(cognito, { ...fixture, username: user.username }),
    code: () => totp(totpSecret, cognito.clock.nowMs()),
    'new authenticator’s code': () => totp(lastIssued(exchanges(), 'SecretCode'), cognito.clock.nowMs()),
    'wrong code': () => totp(totpSecret, cognito.clock.nowMs() + 3_600_000),
    passkey: () => assertionFor(authenticator, exchanges()),
  };
  return {
    pool: userPool(cognito, pool, client, flowOf(conversation)),
    username,
    names: new Map([
      [client.id, 'the app client'],
      [user.sub, 'the user’s id'],
    ]),
    authenticator,
    nowMs: () => cognito.clock.nowMs(),
    exchanges,
    lookUp: (what) => codes[what](),
    happen: (happening) => {
      happenIn(happening, cognito, user);
    },
    close: () => Promise.resolve(),
  };
}

async function openRecordedStage(conversation: Conversation, recorded: NonNullable<Conversation['recorded']>) {
  const server = await startScriptedServer();
  server.play(...recorded);
  const exchanges = (): Exchange[] =>
    server.requests.map(({ operation, body }, at) => {
      const reply = recorded[at];
      return { operation, request: body, response: typeof reply === 'object' ? reply.body : undefined };
    });
  const stage: Stage = {
    pool: {
      region: 'eu-west-1',
      userPoolId: 'eu-west-1_Recorded',
      clientId: 'recorded',
      endpoint: server.url,
      ...flowOf(conversation),
    },
    username: 'ada',
    names: new Map(),
    authenticator: createAuthenticator(),
    nowMs: Date.now,
    exchanges,
    lookUp: (what) => {
      throw new Error(`nothing recorded gives the ${what}`);
    },
    happen: ({ happens }) => {
      throw new Error(`nothing recorded has ${happens}`);
    },
    close: () => server.close(),
  };
  return stage;
}

/** What the person says, once it is looked up. */
export function spoken(value: Value, stage: Stage): string {
  if (typeof value === 'string') return value;
  const found = stage.lookUp(value.the);
  return value.spaced === true ? `${found.slice(0, 3)} ${found.slice(3)}` : found;
}

function happenIn(happening: PoolHappening, cognito: LocalCognito, user: User): void {
  switch (happening.happens) {
    case 'fault':
      cognito.faults.add(happening.fault);
      return;
    case 'the faults end':
      cognito.faults.clear();
      return;
    case 'time passes':
      cognito.clock.advance(happening.seconds * 1000);
      return;
    case 'the pool forgets the devices':
      user.devices.clear();
      return;
    case 'the password must be reset':
      user.status = 'RESET_REQUIRED';
  }
}

/** Codes stay the same for the length of a conversation, and Amplify's own clock is near. */
function freezeInMidPeriod({ clock }: LocalCognito): void {
  const nowMs = Date.now();
  clock.freeze(nowMs - (nowMs % 30_000) + 15_000);
}

function userOf(pool: Pool, username: string): User {
  const user = pool.user(username);
  if (user === undefined) throw new Error(`there is no ${username}`);
  return user;
}

function createAuthenticator(): SoftwareAuthenticator {
  return new SoftwareAuthenticator(`https://${relyingPartyId}`, relyingPartyId);
}

function flowOf({ flow }: Conversation): Pick<UserPool, 'authFlow'> {
  return flow === undefined ? {} : { authFlow: flow };
}

function lastIssued(exchanges: Exchange[], member: string): string {
  const values = exchanges.map(({ response }) => (response as Record<string, unknown> | undefined)?.[member]);
  const last = values.findLast((value) => typeof value === 'string');
  if (typeof last !== 'string') throw new Error(`no reply had a ${member}`);
  return last;
}

/** What a page makes of the pool's request with the browser's help. */
function assertionFor(authenticator: SoftwareAuthenticator, exchanges: Exchange[]): string {
  const parameters = exchanges.at(-1)?.response as { ChallengeParameters: Record<string, string> };
  const options = JSON.parse(parameters.ChallengeParameters['CREDENTIAL_REQUEST_OPTIONS'] ?? '') as {
    challenge: string;
  };
  const { id, type, response } = authenticator.assert(
    new Uint8Array(Buffer.from(options.challenge, 'base64url')).buffer,
  );
  const text = (bytes: ArrayBuffer) => Buffer.from(bytes).toString('base64url');
  const { clientDataJSON, authenticatorData, signature } = response;
  return JSON.stringify({
    id,
    rawId: id,
    type,
    response: {
      clientDataJSON: text(clientDataJSON),
      authenticatorData: text(authenticatorData),
      signature: text(signature),
    },
    clientExtensionResults: {},
  });
}
