import * as v from 'valibot';
import { assertSecretHash } from '../app-client';
import { createAttempt } from '../attempt';
import { refusals } from '../exception';
import { operation, optionalString, requiredString } from '../operation';
import { assertPasswordAllowed } from '../password-policy';
import type { Pool } from '../pool';
import { requireClient } from '../service';
import { decoyDelivery, reachableBy, redeemVerification, sendVerification } from '../verification';
import { AttributeList, attributeMap } from './attributes';
import { signUpConfirmed } from '../turn';

const byUsername = { ClientId: requiredString, Username: requiredString, SecretHash: optionalString };

export const signUp = operation(
  v.object({ ...byUsername, Password: optionalString, UserAttributes: AttributeList }),
  (input, service) => {
    const { pool, client } = requireClient(service, input.ClientId);
    assertSecretHash(client, [input.Username], input.SecretHash);
    if (pool.settings.selfSignUp === false) throw refusals.signUpNotPermitted();
    const attributes = attributeMap(input.UserAttributes);
    assertNameFree(pool, input.Username, attributes);
    if (input.Password !== undefined) assertPasswordAllowed(input.Password, pool.passwordPolicy);
    const missing = pool.settings.requiredAttributes?.find((name) => !(name in attributes));
    if (missing !== undefined) throw refusals.attributeRequired(missing);
    const user = pool.createUser({
      username: input.Username,
      status: 'UNCONFIRMED',
      attributes,
      ...(input.Password === undefined ? {} : { password: input.Password }),
    });
    const address = reachableBy(user, 'any');
    return {
      UserConfirmed: false,
      UserSub: user.sub,
      ...(address === undefined ? {} : { CodeDeliveryDetails: sendVerification(pool, user, 'signUp', address) }),
    };
  },
);

/** The reply's session lets `USER_AUTH` sign the new user in without asking again. */
export const confirmSignUp = operation(
  v.object({ ...byUsername, ConfirmationCode: requiredString }),
  (input, service) => {
    const { pool, client } = requireClient(service, input.ClientId);
    assertSecretHash(client, [input.Username], input.SecretHash);
    const user = pool.user(input.Username);
    if (user === undefined) throw client.preventUserExistenceErrors ? refusals.codeExpired() : refusals.userNotFound();
    if (user.status !== 'UNCONFIRMED') throw refusals.alreadyConfirmed(user.status);
    const address = user.sentCodes.get('signUp')?.medium === 'SMS' ? 'phone_number' : 'email';
    redeemVerification(pool, user, 'signUp', input.ConfirmationCode);
    user.status = 'CONFIRMED';
    user.attributes.set(`${address}_verified`, 'true');
    const attempt = createAttempt({ client, flow: 'USER_AUTH', username: input.Username, user });
    return { Session: pool.sessions.open(attempt, signUpConfirmed).token };
  },
);

export const resendConfirmationCode = operation(v.object(byUsername), (input, service) => {
  const { pool, client } = requireClient(service, input.ClientId);
  assertSecretHash(client, [input.Username], input.SecretHash);
  const user = pool.user(input.Username);
  if (user === undefined) {
    if (!client.preventUserExistenceErrors) throw refusals.userNotFound();
    return { CodeDeliveryDetails: decoyDelivery(input.Username) };
  }
  if (user.status !== 'UNCONFIRMED') throw refusals.invalidParameter('User is already confirmed.');
  const address = reachableBy(user, 'any');
  if (address === undefined) throw refusals.unreachable();
  return { CodeDeliveryDetails: sendVerification(pool, user, 'signUp', address) };
});

function assertNameFree(pool: Pool, username: string, attributes: Record<string, string>): void {
  if (pool.settings.usernameAttribute === 'email' && !username.includes('@'))
    throw refusals.invalidParameter('Username should be an email.');
  if (pool.settings.usernameAttribute === 'phone_number' && !/^\+\d+$/.test(username))
    throw refusals.invalidParameter('Username should be a phone number.');
  if (pool.user(username) !== undefined) throw refusals.usernameExists();
  const taken = pool.settings.aliases?.find((alias) => pool.user(attributes[alias] ?? '') !== undefined);
  if (taken !== undefined) throw refusals.aliasExists(taken);
}
