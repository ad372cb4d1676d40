import type { Challenge, ChallengeResponses, SignInContext } from '../challenge';
import { refusals } from '../exception';
import { isPassword, parseClaimTimestamp, SrpExchange, type SrpClaim } from '../srp';
import { requireResponse } from './responses';

const defaultClaimToleranceMs = 5 * 60_000;

/** Starts the exchange that `PASSWORD_VERIFIER` ends. */
export function beginPasswordSrp({ pool, attempt }: SignInContext, srpA: string): void {
  const username = attempt.user?.username ?? attempt.username;
  const verifier = attempt.user?.password ?? pool.decoyVerifier(username);
  attempt.srp = new SrpExchange(pool.srpIdentity(username), verifier, srpA, pool.random);
}

/** Throws unless this is the user's password and she may use it. */
export function assertPassword(context: SignInContext, password: string): void {
  const { pool, attempt } = context;
  const verifier = attempt.user?.password;
  const identity = pool.srpIdentity(attempt.user?.username ?? attempt.username);
  assertProof(context, () => verifier !== undefined && isPassword(password, identity, verifier));
}

export const passwordVerifier: Challenge = {
  pose({ attempt }) {
    const { srp } = attempt;
    if (srp === undefined) throw refusals.sessionInvalid();
    const username = attempt.user?.username ?? attempt.username;
    return {
      parameters: {
        SALT: srp.saltHex,
        SECRET_BLOCK: srp.secretBlock,
        SRP_B: srp.bHex,
        USERNAME: username,
        USER_ID_FOR_SRP: username,
      },
    };
  },
  answer(context, responses) {
    const claim = readClaim(context, responses);
    assertProof(context, () => context.attempt.srp?.verifies(claim) === true);
    return { passes: ['firstFactor'] };
  },
};

/** Throws `InvalidParameterException` where a member is missing, or the time is malformed or far from the pool's. */
export function readClaim({ pool }: SignInContext, responses: ChallengeResponses): SrpClaim {
  const timestamp = requireResponse(responses, 'TIMESTAMP');
  const toleranceMs = pool.settings.claimToleranceMs ?? defaultClaimToleranceMs;
  if (Math.abs(parseClaimTimestamp(timestamp) - pool.clock.nowMs()) > toleranceMs) throw refusals.timestampRange();
  return {
    timestamp,
    secretBlock: requireResponse(responses, 'PASSWORD_CLAIM_SECRET_BLOCK'),
    signature: requireResponse(responses, 'PASSWORD_CLAIM_SIGNATURE'),
  };
}

function assertProof({ pool, attempt: { user } }: SignInContext, isRight: () => boolean): void {
  const nowMs = pool.clock.nowMs();
  if (user === undefined) throw refusals.wrongCredentials();
  if (user.passwordLockout.isLocked(nowMs)) throw refusals.passwordAttemptsExceeded();
  if (!isRight()) {
    user.passwordLockout.fail(nowMs);
    throw refusals.wrongCredentials();
  }
  user.passwordLockout.clear();
}
