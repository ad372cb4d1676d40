import { createHmac } from 'node:crypto';
import { createAppClient, type AppClient, type AppClientSettings } from './app-client';
import type { PoolClock } from './clock';
import { refusals } from './exception';
import type { DeliveryMedium, Outbox, SentMessage } from './outbox';
import { assertPasswordAllowed, defaultPasswordPolicy } from './password-policy';
import type { PasswordPolicy, PoolSettings, UserChanges, UserSettings } from './pool-settings';
import { randomAlphanumeric, randomDigits, randomUuid, type RandomBytes } from './random';
import { RefreshTokens } from './refresh-token';
import type { SentCode } from './sent-code';
import { Sessions } from './session';
import { createVerifier, isPassword, type PasswordVerifier, type SrpIdentity } from './srp';
import { decodeBase32 } from './totp';
import { createUser, type User } from './user';

/** What a pool needs from around it. */
export interface PoolSurroundings {
  clock: PoolClock;
  random: RandomBytes;
  outbox: Outbox;
}

/** One user pool, in memory. */
export class Pool {
  readonly id: string;
  readonly clock: PoolClock;
  readonly random: RandomBytes;
  readonly sessions: Sessions;
  readonly refreshTokens: RefreshTokens;
  readonly passwordPolicy: PasswordPolicy;
  private readonly outbox: Outbox;
  private readonly clientsById = new Map<string, AppClient>();
  private readonly usersByName = new Map<string, User>();
  private readonly decoySecret: Uint8Array;

  constructor(
    readonly settings: PoolSettings,
    surroundings: PoolSurroundings,
  ) {
    this.clock = surroundings.clock;
    this.random = surroundings.random;
    this.outbox = surroundings.outbox;
    this.id = settings.id ?? `${settings.region ?? 'eu-west-1'}_${randomAlphanumeric(this.random, 9)}`;
    if (!/^[\w-]+_[0-9a-zA-Z]+$/.test(this.id)) throw new RangeError(`not a user pool id: ${this.id}`);
    const sessionMinutes = settings.sessionMinutes ?? 3;
    if (sessionMinutes < 3 || sessionMinutes > 15) throw new RangeError('sessions live 3 to 15 minutes');
    this.sessions = new Sessions(this.clock, this.random, sessionMinutes * 60_000);
    this.refreshTokens = new RefreshTokens(this.clock, this.random);
    this.passwordPolicy = { ...defaultPasswordPolicy, ...settings.passwordPolicy };
    this.decoySecret = this.random(32);
  }

  /** The part of the id after `_`, which SRP hashes. */
  get name(): string {
    return this.id.slice(this.id.indexOf('_') + 1);
  }

  get region(): string {
    return this.id.slice(0, this.id.indexOf('_'));
  }

  createClient(settings: AppClientSettings = {}): AppClient {
    const id = settings.id ?? randomAlphanumeric(this.random, 26);
    const secret = settings.secret === true ? randomAlphanumeric(this.random, 51) : settings.secret;
    const client = createAppClient(settings, id, secret === false ? undefined : secret);
    this.clientsById.set(id, client);
    return client;
  }

  client(clientId: string): AppClient | undefined {
    return this.clientsById.get(clientId);
  }

  clients(): AppClient[] {
    return [...this.clientsById.values()];
  }

  createUser(settings: UserSettings): User {
    const sub = randomUuid(this.random);
    const signInAttribute = this.settings.usernameAttribute;
    const attributes = { ...settings.attributes };
    if (signInAttribute !== undefined) attributes[signInAttribute] ??= settings.username;
    const username = signInAttribute === undefined ? settings.username : sub;
    if (this.usersByName.has(this.nameKey(username))) throw new RangeError(`user ${username} exists`);

    const user = createUser({ sub, username, nowMs: this.clock.nowMs(), status: settings.status ?? 'CONFIRMED' });
    this.changeUser(user, { ...settings, attributes });
    this.usersByName.set(this.nameKey(username), user);
    return user;
  }

  /** What an administrator may do to a user. */
  changeUser(user: User, changes: UserChanges): void {
    user.status = changes.status ?? user.status;
    user.enabled = changes.enabled ?? user.enabled;
    for (const [name, value] of Object.entries(changes.attributes ?? {})) {
      user.attributes.set(name, value);
      const isAddress = name === 'email' || name === 'phone_number';
      if (isAddress && user.status !== 'UNCONFIRMED' && changes.attributes?.[`${name}_verified`] === undefined)
        user.attributes.set(`${name}_verified`, 'true');
    }
    if (changes.password !== undefined) this.setPassword(user, changes.password);
    if (changes.enabledMfa !== undefined) user.enabledMfa = new Set(changes.enabledMfa);
    if (changes.preferredMfa !== undefined) user.preferredMfa = changes.preferredMfa ?? undefined;
    if (changes.totpSecretBase32 !== undefined) setSoftwareToken(user, changes.totpSecretBase32);
    user.modifiedAtMs = this.clock.nowMs();
  }

  /** By username, sub, or an alias that is verified. */
  user(name: string): User | undefined {
    return this.usersByName.get(this.nameKey(name)) ?? this.users().find((user) => this.answersTo(user, name));
  }

  users(): User[] {
    return [...this.usersByName.values()];
  }

  deleteUser(user: User): void {
    this.usersByName.delete(this.nameKey(user.username));
  }

  /** Sets a password without asking the policy, as an administrator may. */
  setPassword(user: User, password: string): void {
    if (user.password !== undefined) user.formerPasswords.unshift(user.password);
    user.password = this.verifierFor(user, password);
    user.modifiedAtMs = this.clock.nowMs();
  }

  /** Throws what the policy has against a new password. */
  assertPasswordUsable(user: User, password: string): void {
    assertPasswordAllowed(password, this.passwordPolicy);
    const former = [...(user.password === undefined ? [] : [user.password]), ...user.formerPasswords];
    const remembered = former.slice(0, this.passwordPolicy.historySize);
    const identity = this.srpIdentity(user.username);
    if (remembered.some((verifier) => isPassword(password, identity, verifier))) throw refusals.passwordUsedBefore();
  }

  srpIdentity(username: string): SrpIdentity {
    return { group: this.name, id: username };
  }

  /** For a username that is not there: always the same salt, and a verifier that no password fits. */
  decoyVerifier(username: string): PasswordVerifier {
    const derive = (purpose: string) =>
      createHmac('sha256', this.decoySecret)
        .update(`${purpose} ${this.nameKey(username)}`)
        .digest();
    return createVerifier(
      this.srpIdentity(username),
      derive('password').toString('hex'),
      derive('salt').subarray(0, 16),
    );
  }

  /** Sends a code of so many digits and answers what to compare the reply with. */
  sendCode(
    user: User,
    message: {
      medium: DeliveryMedium;
      destination: string;
      purpose: SentMessage['purpose'];
      digits: number;
      validMs: number;
    },
  ): SentCode {
    const sentAtMs = this.clock.nowMs();
    const code = randomDigits(this.random, message.digits);
    const { medium, destination, purpose } = message;
    this.outbox.send({ poolId: this.id, username: user.username, medium, destination, code, purpose, sentAtMs });
    return { code, medium, destination, expiresAtMs: sentAtMs + message.validMs };
  }

  private verifierFor(user: User, password: string): PasswordVerifier {
    return createVerifier(this.srpIdentity(user.username), password, this.random(16));
  }

  private nameKey(username: string): string {
    return this.settings.caseSensitiveUsernames === true ? username : username.toLowerCase();
  }

  private answersTo(user: User, name: string): boolean {
    const { aliases = [], usernameAttribute } = this.settings;
    if (user.sub === name) return true;
    if (usernameAttribute !== undefined && this.sameName(user.attributes.get(usernameAttribute), name)) return true;
    return aliases.some((alias) => {
      const verified = alias === 'preferred_username' || user.attributes.get(`${alias}_verified`) === 'true';
      return verified && this.sameName(user.attributes.get(alias), name);
    });
  }

  private sameName(stored: string | undefined, name: string): boolean {
    return stored !== undefined && this.nameKey(stored) === this.nameKey(name);
  }
}

function setSoftwareToken(user: User, secretBase32: string | null): void {
  if (secretBase32 === null) {
    user.softwareToken = undefined;
    user.enabledMfa.delete('SOFTWARE_TOKEN_MFA');
  } else {
    user.softwareToken = { secret: decodeBase32(secretBase32), verified: true, lastUsedStep: -1 };
    user.enabledMfa.add('SOFTWARE_TOKEN_MFA');
  }
}
