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

/** Why the last refresh did not come to new tokens: an error's code, and Cognito's own name. */
const troubleSchema = v.object({
  code: v.string(),
  exception: v.exactOptional(v.string()),
  /** How many tries have failed in a row. */
  failures: v.number(),
  /** Undefined where the pool's answer was definite: the session is over, and trying again is for the person. */
  retryAtMs: v.exactOptional(v.number()),
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
  /** When its tokens were issued, and when they are to be replaced. */
  refreshedAtMs: v.exactOptional(v.number()),
  refreshAtMs: v.exactOptional(v.number()),
  trouble: v.exactOptional(troubleSchema),
  /** The vault's record of it, where the person wants it to go on after the browser's end. */
  keptId: v.exactOptional(v.string()),
});

export type Session = v.InferOutput<typeof sessionSchema>;
export type SessionTrouble = v.InferOutput<typeof troubleSchema>;
