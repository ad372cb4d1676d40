import {
  AssociateSoftwareTokenCommand,
  ConfirmDeviceCommand,
  InitiateAuthCommand,
  RespondToAuthChallengeCommand,
  VerifySoftwareTokenCommand,
  type ChallengeNameType,
} from '@aws-sdk/client-cognito-identity-provider';
import * as v from 'valibot';
import { parseOutput, parseReply, type Challenge, type IssuedTokens } from '../cognito/challenges';
import type { CognitoClient } from '../cognito/client';
import { createDeviceKeys, type DeviceKeys, type DeviceStore, type NewDevice } from '../cognito/device';
import { CognitoError, type Phase } from '../cognito/errors';
import { secretHash } from '../cognito/secret-hash';
import { createSrp, type RandomBytes, type Srp } from '../cognito/srp';
import { poolNameOf, type UserPool } from '../cognito/user-pool';
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

export interface ConversationOptions {
  pool: UserPool;
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

const associatedSchema = v.object({ SecretCode: v.pipe(v.string(), v.nonEmpty()), Session: v.string() });
const verifiedSchema = v.object({ Status: v.string(), Session: v.nullish(v.string()) });

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
    const { authFlow, parameters, provesPassword, namesDevice } = openingOf(this.#options.pool.authFlow, credentials);
    const proof = provesPassword && password !== undefined ? this.#passwordProof(password) : undefined;
    const AuthParameters = { USERNAME: username, ...parameters, ...(proof && { SRP_A: proof.srp.A }) };
    const initiate = async (deviceKey: Answers) => {
      const command = new InitiateAuthCommand({
        AuthFlow: authFlow,
        AuthParameters: { ...AuthParameters, ...deviceKey, ...(await this.#secretHash(username)) },
        ClientId: this.#options.pool.clientId,
      });
      return this.#options.client.call('credentials', (sdk, options) => sdk.send(command, options), this.#signal);
    };
    const output = namesDevice ? await this.#withDeviceKey(username, initiate) : await initiate({});
    return this.#settle(this.#land(output, username), proof);
  }

  async respond(standing: Standing, challengeName: ChallengeNameType, answers: Answers): Promise<Arrival> {
    return this.#settle(await this.#answer(standing, challengeName, answers, 'challenge'));
  }

  /** Answers `SELECT_CHALLENGE` with the password itself, or by proving it. */
  async answerWithPassword(standing: Standing, by: 'PASSWORD' | 'PASSWORD_SRP', password: string): Promise<Arrival> {
    const proof = by === 'PASSWORD_SRP' ? this.#passwordProof(password) : undefined;
    const answers = { ANSWER: by, ...(proof === undefined ? { PASSWORD: password } : { SRP_A: proof.srp.A }) };
    return this.#settle(await this.#answer(standing, 'SELECT_CHALLENGE', answers, 'credentials'), proof);
  }

  /** Has Cognito draw the secret of a new authenticator. */
  async associateSoftwareToken(standing: Standing): Promise<{ sharedSecret: string; standing: Standing }> {
    const command = new AssociateSoftwareTokenCommand({ Session: standing.session });
    const output = await this.#options.client.call(
      'challenge',
      (sdk, options) => sdk.send(command, options),
      this.#signal,
    );
    const { SecretCode: sharedSecret, Session: session } = parseOutput(associatedSchema, output);
    return { sharedSecret, standing: this.#standing(session, standing.username) };
  }

  /** Rejects with `'wrong-code'` where the code is not the new authenticator's. */
  async verifySoftwareToken(standing: Standing, code: string, friendlyDeviceName?: string): Promise<Standing> {
    const command = new VerifySoftwareTokenCommand({
      UserCode: code,
      Session: standing.session,
      ...(friendlyDeviceName !== undefined && { FriendlyDeviceName: friendlyDeviceName }),
    });
    const output = await this.#options.client.call(
      'challenge',
      (sdk, options) => sdk.send(command, options),
      this.#signal,
    );
    const { Status: status, Session: session } = parseOutput(verifiedSchema, output);
    if (status !== 'SUCCESS') throw new CognitoError('wrong-code', { retry: 'same-step' });
    return this.#standing(session ?? standing.session, standing.username);
  }

  /** Has the pool remember this device, and stores what the pool will know it by. */
  async confirmDevice(username: string, accessToken: string, device: NewDevice): Promise<void> {
    const { client, devices, random } = this.#options;
    if (devices === undefined) return;
    const { keys, verifier } = await createDeviceKeys(device, random);
    const command = new ConfirmDeviceCommand({
      AccessToken: accessToken,
      DeviceKey: device.deviceKey,
      DeviceSecretVerifierConfig: verifier,
    });
    await client.call('device', (sdk, options) => sdk.send(command, options), this.#signal);
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

  #answer(standing: Standing, name: ChallengeNameType, answers: Answers, phase: Phase): Promise<Landing> {
    return this.#withDeviceKey(standing.username, (deviceKey) =>
      this.#send(standing, name, { ...answers, ...deviceKey }, phase),
    );
  }

  async #send(standing: Standing, name: ChallengeNameType, answers: Answers, phase: Phase): Promise<Landing> {
    const { session, username } = standing;
    const command = new RespondToAuthChallengeCommand({
      ChallengeName: name,
      ChallengeResponses: { USERNAME: username, ...answers, ...(await this.#secretHash(username)) },
      ClientId: this.#options.pool.clientId,
      // `PASSWORD_VERIFIER` comes without one: its secret block stands in.
      ...(session !== '' && { Session: session }),
    });
    const output = await this.#options.client.call(phase, (sdk, options) => sdk.send(command, options), this.#signal);
    return this.#land(output, username);
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

  #land(output: unknown, username: string): Landing {
    const reply = parseReply(output);
    if (reply.kind === 'tokens') return { ...reply, username };
    return { ...reply, standing: this.#standing(reply.session, reply.username ?? username) };
  }

  #standing(session: string, username: string): Standing {
    return { session, username, sessionExpiresAtMs: this.#options.clock() + sessionLifetimeMs };
  }

  #passwordProof(password: string): PasswordProof {
    const { pool, random } = this.#options;
    return { srp: createSrp({ poolName: poolNameOf(pool), random }), password };
  }

  async #secretHash(username: string): Promise<Answers> {
    const hash = await secretHash(this.#options.pool, username);
    return hash === undefined ? {} : { SECRET_HASH: hash };
  }

  get #signal(): AbortSignal | undefined {
    return this.#options.signal;
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
