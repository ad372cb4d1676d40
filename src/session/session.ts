import * as v from 'valibot';
import { profileSchema } from '../profiles/schema';

const tokensSchema = v.object({
  idToken: v.string(),
  accessToken: v.string(),
  refreshToken: v.exactOptional(v.string()),
  /** When the access token ends, on this machine's clock. */
  expiresAtMs: v.number(),
  /** What the pool calls the user, where that is not what she typed. */
  username: v.string(),
  /** The remembered device that they were issued to. */
  deviceKey: v.exactOptional(v.string()),
});

/** Somebody who is signed in to a user pool. */
export const sessionSchema = v.object({
  id: v.string(),
  profile: profileSchema,
  username: v.string(),
  tokens: tokensSchema,
  signedInAtMs: v.number(),
  /** The pool was told to skip the second factor on its device. */
  deviceRemembered: v.exactOptional(v.boolean()),
});

export type Session = v.InferOutput<typeof sessionSchema>;
