import {
  associateSoftwareToken,
  confirmDevice,
  initiateAuth,
  respondToAuthChallenge,
  verifySoftwareToken,
  type ChallengeAnswer,
} from '../cognito/auth';
import type { Challenge, IssuedTokens, Reply } from '../cognito/challenges';
import type { CognitoClient } from '../cognito/client';
import { createDeviceKeys, type DeviceKeys, type DeviceStore, type NewDevice } from '../cognito/device';
import { CognitoError } from '../cognito/errors';
import { createSrp, type Srp } from '../cognito/srp';
import type { RandomBytes } from '../cognito/surroundings';
import { poolNameOf } from '../cognito/user-pool';
import { deviceStoreFailed, SignInError } from './errors';
import { openingOf } from './openings';
import type { Credentials, Standing } from './state';

/** What came of a turn: a challenge for a person to answer, or tokens. */
export type Arrival = Tokens | { kind: 'challenge'; challenge: PersonsChallenge; standing: Standing };

/** The challenges that no proof made here answers. */
export type PersonsChallenge = Exclude<Challenge, { name: InternalName }>;
type InternalName = 'PASSWORD_VERIFIER' | 'DEVICE_SRP_AUTH' | 'DEVICE_PASSWORD_VERIFIER' | 'unknown';

interface Tokens {
  kind: 'tokens';
  tokens: IssuedTokens;
  username: string;
  newDevice?: NewDevice;
}

/** A reply, and where the conversation stands after it. */
type Landing = Tokens | { kind: 'challenge'; challenge: Challenge; standing: Standing };

/** By what a `PASSWORD_VERIFIER` can be answered. */
interface PasswordProof {
  srp: Srp;
  password: string;
}

type Answers = Record<string, string>;
type ChallengeName = ChallengeAnswer['challengeName'];
type Phase = ChallengeAnswer['phase'];

export interface ConversationOptions {
  client: CognitoClient;
  clock: () => number;
  random: RandomBytes;
  devices?: DeviceStore | undefined;
  /** What the person calls herself; the pool may have another name for her. */
  typedUsername: string;
  /** Ends the turn that is under way. */
  signal?: AbortSignal | undefined;
}

/** How long a challenge's session lives, unless the pool's owner chose more (up to 15 minutes). */
const sessionLifetimeMs = 3 * 60_000;

/**
 * A person's turn with Cognito: what she says becomes requests, until Cognito asks for something that only she knows.
 * What needs no person, the proofs of passwords and devices, happens within. Rejects with `CognitoError`, `SrpError` or
 * `SignInError`.
 */
export class Conversation {
  readonly #options: ConversationOptions;

  constructor(options: ConversationOptions) {
    this.#options = options;
  }

  async begin(credentials: Credentials): Promise<Arrival> {
    const { username, password } = credentials;
    const { client, signal } = this.#options;
    const { authFlow, parameters, provesPassword, namesDevice } = openingOf(client.pool.authFlow, credentials);
    const proof = provesPassword && password !== undefined ? this.#passwordProof(password) : undefined;
    const opening = { ...parameters, USERNAME: username, ...(proof && { SRP_A: proof.srp.A }) };
    const initiate = (deviceKey: Answers) =>
      initiateAuth(client, { authFlow, parameters: { ...opening, ...deviceKey } }, signal);
    const reply = await (namesDevice ? this.#withDeviceKey(username, initiate) : initiate({}));
    return this.#settle(this.#land(reply, username), proof);
  }

  async respond(standing: Standing, challengeName: ChallengeName, answers: Answers): Promise<Arrival> {
    return this.#settle(await this.#answer(standing, challengeName, answers, 'challenge'));
  }

  /** Answers `SELECT_CHALLENGE` with the password itself, or by proving it. */
  async answerWithPassword(standing: Standing, by: 'PASSWORD' | 'PASSWORD_SRP', password: string): Promise<Arrival> {
    const proof = by === 'PASSWORD_SRP' ? this.#passwordProof(password) : undefined;
    const answers = { ANSWER: by, ...(proof === undefined ? { PASSWORD: password } : { SRP_A: proof.srp.A }) };
    return this.#settle(await this.#answer(standing, 'SELECT_CHALLENGE', answers, 'credentials'), proof);
  }

  /** Has Cognito draw the secret of a new authenticator. */
  async associateSoftwareToken({ session, username }: Standing): Promise<{ sharedSecret: string; standing: Standing }> {
    const { client, signal } = this.#options;
    const associated = await associateSoftwareToken(client, session, signal);
    return { sharedSecret: associated.sharedSecret, standing: this.#standing(associated.session, username) };
  }

  /** Rejects with `'wrong-code'` where the code is not the new authenticator's. */
  async verifySoftwareToken(
    { session, username }: Standing,
    code: string,
    friendlyDeviceName: string | undefined,
  ): Promise<Standing> {
    const { client, signal } = this.#options;
    const next = await verifySoftwareToken(client, { session, code, friendlyDeviceName }, signal);
    return this.#standing(next, username);
  }

  /** Of the remembered device, where there is one. */
  async deviceKey(username: string): Promise<string | undefined> {
    return (await this.#deviceKeys(username))?.deviceKey;
  }

  /** Has the pool remember this device, and stores what the pool will know it by. */
  async confirmDevice(username: string, accessToken: string, device: NewDevice): Promise<void> {
    const { client, devices, random, signal } = this.#options;
    if (devices === undefined) return;
    const { keys, verifier } = await createDeviceKeys(device, random);
    await confirmDevice(client, { accessToken, deviceKey: device.deviceKey, verifier }, signal);
    for (const name of this.#namesOf(username)) await devices.set(name, keys).catch(deviceStoreFailed);
  }

  /** Answers what needs no person. Each proof is made at most once a turn, so that no server keeps us going in circles. */
  async #settle(landing: Landing, proof?: PasswordProof): Promise<Arrival> {
    return arrivalOf(await this.#proveDevice(await this.#provePassword(landing, proof)));
  }

  async #provePassword(landing: Landing, proof: PasswordProof | undefined): Promise<Landing> {
    if (proof === undefined || landing.kind !== 'challenge' || landing.challenge.name !== 'PASSWORD_VERIFIER') {
      return landing;
    }
    const { name, secretBlock, ...verifier } = landing.challenge;
    const nowMs = this.#options.client.serverClock.nowMs();
    const claim = await proof.srp.claim({ ...verifier, secretBlock, password: proof.password, nowMs });
    return this.#answer(landing.standing, name, claimAnswers(secretBlock, claim), 'credentials');
  }

  async #proveDevice(landing: Landing): Promise<Landing> {
    if (landing.kind !== 'challenge' || landing.challenge.name !== 'DEVICE_SRP_AUTH') return landing;
    const { username } = landing.standing;
    const keys = await this.#deviceKeys(username);
    if (keys === undefined) return landing;
    try {
      return await this.#claimDevice(landing.standing, keys);
    } catch (error) {
      // The pool does not know the device any more: without its keys the next sign-in goes through.
      if (error instanceof CognitoError && error.retry === 'start-again') await this.#forgetDevice(username);
      throw error;
    }
  }

  async #claimDevice(standing: Standing, keys: DeviceKeys): Promise<Landing> {
    const { deviceKey, deviceGroupKey, password } = keys;
    const srp = createSrp({ poolName: deviceGroupKey, random: this.#options.random });
    const landing = await this.#send(standing, 'DEVICE_SRP_AUTH', { SRP_A: srp.A, DEVICE_KEY: deviceKey }, 'challenge');
    if (landing.kind !== 'challenge' || landing.challenge.name !== 'DEVICE_PASSWORD_VERIFIER') return landing;
    const { name, secretBlock, saltHex, bHex } = landing.challenge;
    const nowMs = this.#options.client.serverClock.nowMs();
    const claim = await srp.claim({ userId: deviceKey, password, saltHex, bHex, secretBlock, nowMs });
    const answers = { ...claimAnswers(secretBlock, claim), DEVICE_KEY: deviceKey };
    return this.#send(landing.standing, name, answers, 'challenge');
  }

  #answer(standing: Standing, name: ChallengeName, answers: Answers, phase: Phase): Promise<Landing> {
    return this.#withDeviceKey(standing.username, (deviceKey) =>
      this.#send(standing, name, { ...answers, ...deviceKey }, phase),
    );
  }

  async #send(standing: Standing, challengeName: ChallengeName, answers: Answers, phase: Phase): Promise<Landing> {
    const { session, username } = standing;
    const { client, signal } = this.#options;
    const responses = { ...answers, USERNAME: username };
    return this.#land(
      await respondToAuthChallenge(client, { challengeName, session, responses, phase }, signal),
      username,
    );
  }

  /** Names the remembered device; where the pool has forgotten it, forgets it too and asks once more without. */
  async #withDeviceKey<Output>(username: string, send: (deviceKey: Answers) => Promise<Output>): Promise<Output> {
    const keys = await this.#deviceKeys(username);
    if (keys === undefined) return send({});
    try {
      return await send({ DEVICE_KEY: keys.deviceKey });
    } catch (error) {
      if (!(error instanceof CognitoError && error.code === 'device-not-found')) throw error;
      await this.#forgetDevice(username);
      return send({});
    }
  }

  async #deviceKeys(username: string): Promise<DeviceKeys | undefined> {
    for (const name of this.#namesOf(username)) {
      const keys = await this.#options.devices?.get(name).catch(deviceStoreFailed);
      if (keys !== undefined) return keys;
    }
    return undefined;
  }

  async #forgetDevice(username: string): Promise<void> {
    for (const name of this.#namesOf(username)) await this.#options.devices?.delete(name).catch(deviceStoreFailed);
  }

  /** A device is stored by both names: the first request of a sign-in knows only what was typed. */
  #namesOf(username: string): Set<string> {
    return new Set([username, this.#options.typedUsername]);
  }

  #land(reply: Reply, username: string): Landing {
    if (reply.kind === 'tokens') return { ...reply, username };
    return { ...reply, standing: this.#standing(reply.session, reply.username ?? username) };
  }

  #standing(session: string, username: string): Standing {
    return { session, username, sessionExpiresAtMs: this.#options.clock() + sessionLifetimeMs };
  }

  #passwordProof(password: string): PasswordProof {
    const { client, random } = this.#options;
    return { srp: createSrp({ poolName: poolNameOf(client.pool), random }), password };
  }
}

function claimAnswers(
  secretBlock: string,
  { timestamp, signature }: { timestamp: string; signature: string },
): Answers {
  return { PASSWORD_CLAIM_SECRET_BLOCK: secretBlock, PASSWORD_CLAIM_SIGNATURE: signature, TIMESTAMP: timestamp };
}

/** Throws `SignInError` `'unsupported-challenge'` for what nobody can answer here. */
function arrivalOf(landing: Landing): Arrival {
  if (landing.kind === 'tokens') return landing;
  const { challenge, standing } = landing;
  switch (challenge.name) {
    case 'unknown':
      throw unsupported(challenge.challengeName);
    case 'PASSWORD_VERIFIER':
    case 'DEVICE_SRP_AUTH':
    case 'DEVICE_PASSWORD_VERIFIER':
      throw unsupported(challenge.name);
    case 'MFA_SETUP':
      if (challenge.methods.every((method) => method === 'SMS_MFA')) {
        throw new SignInError('mfa-setup-needs-administrator', { retry: 'start-again', subject: challenge.name });
      }
      return { kind: 'challenge', challenge, standing };
    default:
      return { kind: 'challenge', challenge, standing };
  }
}

function unsupported(challengeName: string): SignInError {
  return new SignInError('unsupported-challenge', { retry: 'start-again', subject: challengeName });
}
