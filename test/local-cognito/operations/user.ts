import * as v from 'valibot';
import { operation, requiredString } from '../operation';
import { requireBearer } from '../service';
import type { User } from '../user';
import { redeemVerification, sendVerification, type AddressAttribute } from '../verification';
import { AttributeList, attributeMap } from './attributes';

export const getUser = operation(v.object({ AccessToken: requiredString }), (input, service) => {
  const { user } = requireBearer(service, input.AccessToken);
  return {
    Username: user.username,
    UserAttributes: Array.from(user.attributes, ([Name, Value]) => ({ Name, Value })),
    ...mfaSettings(user),
  };
});

export const getUserAuthFactors = operation(v.object({ AccessToken: requiredString }), (input, service) => {
  const { user } = requireBearer(service, input.AccessToken);
  const configured: [string, boolean][] = [
    ['PASSWORD', user.password !== undefined],
    ['EMAIL_OTP', user.attributes.get('email_verified') === 'true'],
    ['SMS_OTP', user.attributes.get('phone_number_verified') === 'true'],
    ['WEB_AUTHN', user.passkeys.length > 0],
  ];
  return {
    Username: user.username,
    ConfiguredUserAuthFactors: configured.filter(([, has]) => has).map(([factor]) => factor),
    ...mfaSettings(user),
  };
});

/** A changed address counts as unverified until the code that is sent to it comes back. */
export const updateUserAttributes = operation(
  v.object({ AccessToken: requiredString, UserAttributes: AttributeList }),
  (input, service) => {
    const { pool, user } = requireBearer(service, input.AccessToken);
    const changes = attributeMap(input.UserAttributes);
    for (const [name, value] of Object.entries(changes)) user.attributes.set(name, value);
    const addresses: AddressAttribute[] = ['email', 'phone_number'];
    const changed = addresses.filter((name) => name in changes);
    for (const name of changed) user.attributes.set(`${name}_verified`, 'false');
    return { CodeDeliveryDetailsList: changed.map((name) => sendVerification(pool, user, name, name)) };
  },
);

export const verifyUserAttribute = operation(
  v.object({
    AccessToken: requiredString,
    AttributeName: v.picklist(['email', 'phone_number']),
    Code: requiredString,
  }),
  (input, service) => {
    const { pool, user } = requireBearer(service, input.AccessToken);
    redeemVerification(pool, user, input.AttributeName, input.Code);
    user.attributes.set(`${input.AttributeName}_verified`, 'true');
    return {};
  },
);

function mfaSettings(user: User): { PreferredMfaSetting?: string; UserMFASettingList?: string[] } {
  return {
    ...(user.preferredMfa === undefined ? {} : { PreferredMfaSetting: user.preferredMfa }),
    ...(user.enabledMfa.size === 0 ? {} : { UserMFASettingList: [...user.enabledMfa] }),
  };
}
