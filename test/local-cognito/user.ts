import { HourlyLimit, Lockout } from './lockout';
import type { MfaType, UserStatus } from './pool-settings';
import type { Passkey } from './passkey';
import type { PasswordVerifier } from './srp';
import type { SentCode } from './sent-code';

export interface SoftwareToken {
  secret: Uint8Array;
  /** False between `AssociateSoftwareToken` and `VerifySoftwareToken`. */
  verified: boolean;
  /** The RFC 6238 time step of the last code taken; -1 before the first. */
  lastUsedStep: number;
  friendlyDeviceName?: string;
}

export interface Device {
  deviceKey: string;
  deviceGroupKey: string;
  name?: string;
  /** Absent until `ConfirmDevice`. */
  verifier?: PasswordVerifier;
  remembered: boolean;
  createdAtMs: number;
}

/** A person in a pool. Changed only by the operations and the control interface. */
export interface User {
  readonly sub: string;
  /** As tokens name it (`cognito:username`). */
  readonly username: string;
  readonly createdAtMs: number;
  modifiedAtMs: number;
  status: UserStatus;
  enabled: boolean;
  attributes: Map<string, string>;
  password: PasswordVerifier | undefined;
  /** Newest first. */
  formerPasswords: PasswordVerifier[];
  softwareToken: SoftwareToken | undefined;
  /** A secret handed out to a signed-in user that no code has confirmed yet. */
  pendingSoftwareToken: SoftwareToken | undefined;
  enabledMfa: Set<MfaType>;
  preferredMfa: MfaType | undefined;
  devices: Map<string, Device>;
  passkeys: Passkey[];
  /** Codes sent for something other than a sign-in, by what they are for. */
  sentCodes: Map<string, SentCode>;
  readonly passwordLockout: Lockout;
  readonly codeLockout: Lockout;
  /** Codes asked for outside a sign-in, and wrong ones given there. */
  readonly codeRequests: HourlyLimit;
  readonly wrongVerifications: HourlyLimit;
}

export function createUser(identity: { sub: string; username: string; nowMs: number; status: UserStatus }): User {
  return {
    sub: identity.sub,
    username: identity.username,
    createdAtMs: identity.nowMs,
    modifiedAtMs: identity.nowMs,
    status: identity.status,
    enabled: true,
    attributes: new Map([['sub', identity.sub]]),
    password: undefined,
    formerPasswords: [],
    softwareToken: undefined,
    pendingSoftwareToken: undefined,
    enabledMfa: new Set(),
    preferredMfa: undefined,
    devices: new Map(),
    passkeys: [],
    sentCodes: new Map(),
    passwordLockout: new Lockout(),
    codeLockout: new Lockout(),
    codeRequests: new HourlyLimit(10),
    wrongVerifications: new HourlyLimit(10),
  };
}
