import * as v from 'valibot';
import { operation, requiredString } from '../operation';
import { requireBearer } from '../service';

export const getUser = operation(v.object({ AccessToken: requiredString }), (input, service) => {
  const { user } = requireBearer(service, input.AccessToken);
  return {
    Username: user.username,
    UserAttributes: Array.from(user.attributes, ([Name, Value]) => ({ Name, Value })),
    ...(user.preferredMfa === undefined ? {} : { PreferredMfaSetting: user.preferredMfa }),
    ...(user.enabledMfa.size === 0 ? {} : { UserMFASettingList: [...user.enabledMfa] }),
  };
});
