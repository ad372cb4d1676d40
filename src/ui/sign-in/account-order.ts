import type { AccountView } from '../../messages/views';

interface PoolUser {
  userPoolId: string;
  username: string;
}

/** Accounts that can answer for this user, the likeliest first: that which is hers, then those that are called like her. */
export function accountsFor(accounts: AccountView[], user: PoolUser): AccountView[] {
  const unlikeliness = (account: AccountView) => (isHers(account, user) ? 0 : isNamedLike(account, user) ? 1 : 2);
  return accounts.filter(({ type }) => type === 'totp').sort((a, b) => unlikeliness(a) - unlikeliness(b));
}

function isHers({ pool }: AccountView, { userPoolId, username }: PoolUser): boolean {
  return pool?.userPoolId === userPoolId && pool.username === username;
}

function isNamedLike({ label }: AccountView, { username }: PoolUser): boolean {
  return label.toLowerCase() === username.toLowerCase();
}
