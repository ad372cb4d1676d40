import { equalBytes, fromBase32 } from '../lib/bytes';
import { createQueue } from '../lib/queue';
import type { OtpAccount } from '../otp/account';
import { usableCode } from '../otp/code';
import { poolKey } from '../profiles/pool-key';
import type { Profile } from '../profiles/profile';
import type { VaultRecord } from '../vault/records';
import type { Vault } from '../vault/vault';
import { newAccount } from './accounts';
import { RequestRefusal } from './error-view';

type AccountRecord = VaultRecord<'account'>;

/** The user of a user pool, as an account is bound to it. `userPoolId` is the pool's key (`profiles/pool-key`). */
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
  /** Binds a TOTP account to a user in the place of all others. Throws `RequestRefusal` `wrong-step` for another kind. */
  bind(accountId: string, user: PoolUser): Promise<void>;
  /** A code of this account was wrong: one that was never confirmed answers no more. */
  disown(accountId: string): Promise<void>;
  /**
   * Marks the code's step as used, then returns the code: whether it goes to a user pool or into a page, no other has it.
   * Undefined where the account is gone.
   */
  takeCode(accountId: string, serverNowMs: number): Promise<NextCode | undefined>;
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

  const inTurn = createQueue();

  return {
    async accountFor(user) {
      const newestFirst = (await boundTo(user)).sort((a, b) => b.value.createdAtMs - a.value.createdAtMs);
      return newestFirst[0]?.id;
    },

    async bind(accountId, user) {
      const others = (await boundTo(user)).filter(({ id }) => id !== accountId);
      await vault.update('account', accountId, (account) => {
        if (account.otp.type !== 'totp') throw new RequestRefusal('wrong-step');
        return { ...account, pool: user };
      });
      for (const { id } of others) await vault.update('account', id, unbound);
    },

    async disown(accountId) {
      const account = await vault.get('account', accountId);
      if (account?.value.confirmed === false) await vault.update('account', accountId, unbound);
    },

    takeCode: (accountId, serverNowMs) =>
      inTurn(async () => {
        const value = (await vault.get('account', accountId))?.value;
        if (value === undefined) return undefined;
        const { step, code, usableInMs } = codeToSend(value, serverNowMs);
        if (usableInMs > 0) return { waitMs: usableInMs };
        await vault.update('account', accountId, (account) => used(account, step, clock()));
        return { code, step };
      }),

    async giveBack(accountId, step) {
      if ((await vault.get('account', accountId)) === undefined) return;
      await vault.update('account', accountId, ({ lastUsedStep, ...account }) =>
        lastUsedStep === step
          ? { ...account, lastUsedStep: step - 1 }
          : { ...account, ...(lastUsedStep !== undefined && { lastUsedStep }) },
      );
    },

    async enrol(profile, username, sharedSecret) {
      const user = { userPoolId: poolKey(profile), username };
      const otp = poolAccount(profile, username, sharedSecret);
      const stored = (await boundTo(user)).find(({ value }) => equalBytes(value.otp.secret, otp.secret));
      if (stored !== undefined) return stored.id;
      return (await vault.add('account', newAccount(otp, { createdAtMs: clock(), confirmed: false, pool: user }))).id;
    },

    async confirm(accountId) {
      const value = (await vault.get('account', accountId))?.value;
      if (value === undefined || value.confirmed || value.pool === undefined) return;
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
  if (next.usableInMs <= longestWaitMs) return next;
  const unhindered = usableCode(otp, serverNowMs);
  return { ...unhindered, usableInMs: Math.min(unhindered.usableInMs, longestWaitMs) };
}

/** A HOTP account counts on, so that the code is shown nowhere again. */
function used(account: AccountRecord['value'], step: number, nowMs: number): AccountRecord['value'] {
  const { otp } = account;
  const counted = otp.type === 'hotp' ? { ...otp, counter: step + 1 } : otp;
  return { ...account, otp: counted, lastUsedStep: step, lastUsedAtMs: nowMs };
}

function unbound({ pool: _, ...account }: AccountRecord['value']): AccountRecord['value'] {
  return account;
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
