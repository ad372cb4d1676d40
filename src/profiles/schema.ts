import * as v from 'valibot';
import { profileColours } from './profile';

const authFlowSchema = v.picklist([
  'USER_SRP_AUTH',
  'USER_PASSWORD_AUTH',
  'CUSTOM_AUTH',
  'CUSTOM_AUTH_WITH_SRP',
  'USER_AUTH',
]);

/** A profile as it is stored. */
export const profileSchema = v.object({
  id: v.string(),
  name: v.string(),
  region: v.string(),
  userPoolId: v.string(),
  clientId: v.string(),
  endpoint: v.exactOptional(v.string()),
  authFlow: v.exactOptional(authFlowSchema),
  passwordPolicy: v.exactOptional(
    v.object({
      minimumLength: v.number(),
      requires: v.array(v.picklist(['lowercase', 'uppercase', 'numbers', 'symbols'])),
    }),
  ),
  colour: v.exactOptional(v.picklist(profileColours)),
  appOrigins: v.exactOptional(v.array(v.string())),
});
