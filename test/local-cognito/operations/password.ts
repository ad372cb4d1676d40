import * as v from 'valibot';
import { assertSecretHash } from '../app-client';
import { refusals } from '../exception';
import { operation, optionalString, requiredString } from '../operation';
import { requireBearer, requireClient } from '../service';
import { isPassword } from '../srp';
import { decoyDelivery, reachableBy, redeemVerification, sendVerification } from '../verification';

const byUsername = { ClientId: requiredString, Username: requiredString, SecretHash: optionalString };

export const forgotPassword = operation(v.object(byUsername), (input, service) => {
  const { pool, client } = requireClient(service, input.ClientId);
  assertSecretHash(client, [input.Username], input.SecretHash);
  const user = pool.user(input.Username);
  if (user === undefined) {
    if (!client.preventUserExistenceErrors) throw refusals.userNotFound();
    return { CodeDeliveryDetails: decoyDelivery(input.Username) };
  }
  if (!user.enabled) throw refusals.userDisabled();
  if (user.status === 'FORCE_CHANGE_PASSWORD') throw refusals.resetNotPossible();
  const address = reachableBy(user, 'verified');
  if (address === undefined) throw refusals.unreachable();
  return { CodeDeliveryDetails: sendVerification(pool, user, 'resetPassword', address) };
});

export const confirmForgotPassword = operation(
  v.object({ ...byUsername, ConfirmationCode: requiredString, Password: requiredString }),
  (input, service) => {
    const { pool, client } = requireClient(service, input.ClientId);
    assertSecretHash(client, [input.Username], input.SecretHash);
    const user = pool.user(input.Username);
    if (user === undefined) throw client.preventUserExistenceErrors ? refusals.codeExpired() : refusals.userNotFound();
    pool.assertPasswordUsable(user, input.Password);
    redeemVerification(pool, user, 'resetPassword', input.ConfirmationCode);
    pool.setPassword(user, input.Password);
    user.status = 'CONFIRMED';
    user.passwordLockout.clear();
    return {};
  },
);

export const changePassword = operation(
  v.object({ AccessToken: requiredString, PreviousPassword: optionalString, ProposedPassword: requiredString }),
  (input, service) => {
    const { pool, user } = requireBearer(service, input.AccessToken);
    const nowMs = pool.clock.nowMs();
    if (user.passwordLockout.isLocked(nowMs)) throw refusals.limitExceeded();
    const identity = pool.srpIdentity(user.username);
    if (user.password !== undefined && !isPassword(input.PreviousPassword ?? '', identity, user.password)) {
      user.passwordLockout.fail(nowMs);
      throw refusals.wrongCredentials();
    }
    pool.assertPasswordUsable(user, input.ProposedPassword);
    pool.setPassword(user, input.ProposedPassword);
    return {};
  },
);
