import * as v from 'valibot';
import { associated, verified } from '../challenges/mfa-setup';
import { CognitoException, refusals } from '../exception';
import { operation, optionalString, requiredString } from '../operation';
import type { Pool } from '../pool';
import { requireBearer, type Service } from '../service';
import type { Session } from '../session';
import { checkTotp, encodeBase32 } from '../totp';
import { spendFor } from '../turn';
import type { SoftwareToken, User } from '../user';

const secretBytes = 32;

export const associateSoftwareToken = operation(
  v.object({ Session: optionalString, AccessToken: optionalString }),
  (input, service) => {
    if (input.AccessToken !== undefined) {
      const { pool, user } = requireBearer(service, input.AccessToken);
      user.pendingSoftwareToken = newSoftwareToken(pool);
      return { SecretCode: encodeBase32(user.pendingSoftwareToken.secret) };
    }
    const { pool, session } = requireSetupSession(service, input.Session, ['MFA_SETUP', associated]);
    return spendFor(pool, session, () => {
      const token = newSoftwareToken(pool);
      session.attempt.softwareToken = token;
      const next = pool.sessions.open(session.attempt, associated);
      return { SecretCode: encodeBase32(token.secret), Session: next.token };
    });
  },
);

export const verifySoftwareToken = operation(
  v.object({
    Session: optionalString,
    AccessToken: optionalString,
    UserCode: requiredString,
    FriendlyDeviceName: optionalString,
  }),
  (input, service) => {
    const confirm = (pool: Pool, user: User | undefined, token: SoftwareToken | undefined) => {
      if (user === undefined || token === undefined) throw refusals.totpNotFound();
      assertSetupCode(pool, token, input.UserCode);
      if (input.FriendlyDeviceName !== undefined) token.friendlyDeviceName = input.FriendlyDeviceName;
      user.softwareToken = { ...token, verified: true };
    };
    if (input.AccessToken !== undefined) {
      const { pool, user } = requireBearer(service, input.AccessToken);
      confirm(pool, user, user.pendingSoftwareToken);
      user.pendingSoftwareToken = undefined;
      return { Status: 'SUCCESS' };
    }
    const { pool, session } = requireSetupSession(service, input.Session, [associated]);
    return spendFor(pool, session, () => {
      const { user, softwareToken } = session.attempt;
      confirm(pool, user, softwareToken);
      user?.enabledMfa.add('SOFTWARE_TOKEN_MFA');
      return { Status: 'SUCCESS', Session: pool.sessions.open(session.attempt, verified).token };
    });
  },
);

const MfaSettings = v.nullish(v.object({ Enabled: v.nullish(v.boolean()), PreferredMfa: v.nullish(v.boolean()) }));

export const setUserMfaPreference = operation(
  v.object({
    AccessToken: requiredString,
    SMSMfaSettings: MfaSettings,
    SoftwareTokenMfaSettings: MfaSettings,
    EmailMfaSettings: MfaSettings,
  }),
  (input, service) => {
    const { user } = requireBearer(service, input.AccessToken);
    const settings = [
      ['SMS_MFA', input.SMSMfaSettings],
      ['SOFTWARE_TOKEN_MFA', input.SoftwareTokenMfaSettings],
      ['EMAIL_OTP', input.EmailMfaSettings],
    ] as const;
    if (settings.filter(([, setting]) => setting?.PreferredMfa === true).length > 1)
      throw refusals.invalidParameter('Only one MFA method can be preferred.');
    if (input.SoftwareTokenMfaSettings?.Enabled === true && user.softwareToken?.verified !== true)
      throw refusals.totpNotVerified();
    for (const [type, setting] of settings) {
      if (setting?.Enabled === true) user.enabledMfa.add(type);
      if (setting?.Enabled === false) user.enabledMfa.delete(type);
      if (setting?.PreferredMfa === true) user.preferredMfa = type;
      const unpreferred = setting?.PreferredMfa === false || setting?.Enabled === false;
      if (unpreferred && user.preferredMfa === type) user.preferredMfa = undefined;
    }
    return {};
  },
);

function newSoftwareToken(pool: Pool): SoftwareToken {
  return { secret: pool.random(secretBytes), verified: false, lastUsedStep: -1 };
}

/** Marks the code's time step as used: the first sign-in needs the next code. */
function assertSetupCode(pool: Pool, token: SoftwareToken, code: string): void {
  const outcome = checkTotp(token.secret, code, pool.clock.nowMs(), token.lastUsedStep);
  if (outcome.verdict !== 'accepted')
    throw new CognitoException(pool.settings.wrongSetupCode ?? 'EnableSoftwareTokenMFAException', 'Code mismatch');
  token.lastUsedStep = outcome.step;
}

/** These two operations name no app client: the session tells the pool. */
function requireSetupSession(
  service: Service,
  token: string | undefined,
  expected: string[],
): { pool: Pool; session: Session } {
  if (token === undefined) throw refusals.invalidParameter('Either Session or AccessToken is required.');
  const pools = [...service.pools.values()];
  const pool = pools.find((candidate) => candidate.sessions.has(token));
  if (pool === undefined) throw refusals.sessionInvalid();
  const session = pool.sessions.require(token);
  if (!expected.includes(session.expects)) throw refusals.sessionInvalid();
  return { pool, session };
}
