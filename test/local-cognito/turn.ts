import { isCorrectable } from './exception';
import type { Pool } from './pool';
import type { Session } from './session';

/** Spends a session on an answer; after one that can be corrected the same session is good again, if the pool has it so. */
export function spendFor<Reply>(pool: Pool, session: Session, answer: () => Reply): Reply {
  session.spent = true;
  try {
    return answer();
  } catch (error) {
    const reusable = (pool.settings.sessionAfterWrongCode ?? 'reusable') === 'reusable';
    if (reusable && isCorrectable(error)) session.spent = false;
    throw error;
  }
}

/** What a session that `ConfirmSignUp` gave out is good for. */
export const signUpConfirmed = 'SIGN_UP_CONFIRMED';
