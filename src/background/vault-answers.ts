import { equalBytes, fromBase32 } from '../lib/bytes';
import type { OtpAccount } from '../otp/account';
import { usableCode } from '../otp/code';
import type { Profile } from '../profiles/profile';
import { VaultError } from '../vault/errors';
import type { VaultRecord } from '../vault/records';
import type { Vault } from '../vault/vault';
import { newAccount } from './accounts';

type AccountRecord = VaultRecord<'account'>;

/** The user of a user pool, as an account is bound to it. */
export interface PoolUser {
  userPoolId: string;
  username: string;
}

/** A code to send, or how long to wait until there is one that was not sent before. */
export type NextCode = { code: string; step: number } | { waitMs: number };

/** What the vault can say in a sign-in. Each change is in the vault before what it is for is sent. */
export interface VaultAnswers {
  /** The account that answers for this user: of several, the one enrolled last. */
  accountFor(user: PoolUser): Promise<string | undefined>;
  /** Binds an account to a user for good. */
  bind(accountId: string, user: PoolUser): Promise<void>;
  /** Marks the code's time step as used, then returns the code. */
  takeCode(accountId: string, serverNowMs: number): Promise<NextCode>;
  /** The code of that step was refused unseen: it may be sent once more. */
  giveBack(accountId: string, step: number): Promise<void>;
  /**
   * Stores the secret of a TOTP set-up as an account that is not confirmed yet, and returns its id. A secret that an
   * interrupted set-up stored is found again, not doubled.
   */
  enrol(profile: Profile, username: string, sharedSecret: string): Promise<string>;
  /** The server has accepted a code of this account: unconfirmed ones of the same user were left by failed set-ups. */
  confirm(accountId: string): Promise<void>;
}

export function createVaultAnswers({ vault, clock }: { vault: Vault; clock: () => number }): VaultAnswers {
  const boundTo = async (user: PoolUser): Promise<AccountRecord[]> =>
    (await vault.list('account')).records.filter(({ value }) => value.pool !== undefined && sameUser(value.pool, user));

  const present = async (accountId: string): Promise<AccountRecord> => {
    const record = await vault.get('account', accountId);
    if (record === undefined) throw new VaultError('not-found');
    return record;
  };

  return {
    async accountFor(user) {
      const newestFirst = (await boundTo(user)).sort((a, b) => b.value.createdAtMs - a.value.createdAtMs);
      return newestFirst[0]?.id;
    },

    async bind(accountId, user) {
      await vault.update('account', accountId, (account) => ({ ...account, pool: user }));
    },

    async takeCode(accountId, serverNowMs) {
      const { value } = await present(accountId);
      const { step, code, usableInMs } = codeToSend(value, serverNowMs);
      if (usableInMs > 0) return { waitMs: usableInMs };
      await vault.update('account', accountId, (account) => ({ ...account, lastUsedStep: step }));
      return { code, step };
    },

    async giveBack(accountId, step) {
      await vault.update('account', accountId, ({ lastUsedStep, ...account }) =>
        lastUsedStep === step
          ? { ...account, lastUsedStep: step - 1 }
          : { ...account, ...(lastUsedStep !== undefined && { lastUsedStep }) },
      );
    },

    async enrol(profile, username, sharedSecret) {
      const user = { userPoolId: profile.userPoolId, username };
      const otp = poolAccount(profile, username, sharedSecret);
      const stored = (await boundTo(user)).find(({ value }) => equalBytes(value.otp.secret, otp.secret));
      if (stored !== undefined) return stored.id;
      return (await vault.add('account', newAccount(otp, { createdAtMs: clock(), confirmed: false, pool: user }))).id;
    },

    async confirm(accountId) {
      const { value } = await present(accountId);
      if (value.confirmed || value.pool === undefined) return;
      await vault.update('account', accountId, (account) => ({ ...account, confirmed: true }));
      const left = (await boundTo(value.pool)).filter((each) => !each.value.confirmed);
      if (left.length > 0) await vault.trash(...left.map(({ id }) => id));
    },
  };
}

/** No wait is longer than the next period but one: what was used later than that was used by a clock that went wrong. */
const longestWaitMs = 60_000;

function codeToSend({ otp, lastUsedStep }: AccountRecord['value'], serverNowMs: number): ReturnType<typeof usableCode> {
  const next = usableCode(otp, serverNowMs, lastUsedStep);
  return next.usableInMs > longestWaitMs ? usableCode(otp, serverNowMs) : next;
}

function sameUser(a: PoolUser, b: PoolUser): boolean {
  return a.userPoolId === b.userPoolId && a.username === b.username;
}

/** Cognito's TOTP is RFC 6238 with its defaults: SHA-1, six digits, 30 seconds. */
function poolAccount(profile: Profile, username: string, sharedSecret: string): OtpAccount {
  const secret = fromBase32(sharedSecret.toUpperCase());
  return {
    type: 'totp',
    issuer: profile.name,
    label: username,
    secret,
    algorithm: 'SHA1',
    digits: 6,
    periodSeconds: 30,
  };
}
