import { refusals } from '../exception';
import type { PoolClock } from '../clock';
import type { User } from '../user';

/** Runs a check of a second factor's code under the user's lockout: five wrong codes lock. */
export function underCodeLockout(user: User, clock: PoolClock, check: () => boolean, wrong: () => Error): void {
  if (user.codeLockout.isLocked(clock.nowMs())) throw refusals.passwordAttemptsExceeded();
  if (!check()) {
    user.codeLockout.fail(clock.nowMs());
    throw wrong();
  }
  user.codeLockout.clear();
}
