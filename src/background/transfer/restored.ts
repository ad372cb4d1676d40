import * as v from 'valibot';
import { toBase64, utf8 } from '../../lib/bytes';
import { jsonObject } from '../../lib/json';
import type { BesideKind } from '../../messages/transfer-view';
import { checkProfile, type ProfileFields } from '../../profiles/check-profile';
import { ProfileError } from '../../profiles/errors';
import { profileSchema } from '../../profiles/schema';
import type { ImportedAccount } from '../../transfer/account-fields';
import { type Account, decodeContent, type RecordKind, type RecordValues } from '../../vault/records';

/** Records of the vault that a backup holds beside accounts. Sessions are none: their tokens are for one browser alone. */
export const besideKinds = ['device', 'clientSecret', 'savedSignIn'] as const satisfies BesideKind[];
export type BesideRecordKind = (typeof besideKinds)[number];

/** By which it is told whether the vault has one already. */
export const placeOf: { [Kind in BesideRecordKind]: (value: RecordValues[Kind]) => string } = {
  device: ({ userPoolId, username }) => key(userPoolId, username),
  clientSecret: ({ userPoolId, clientId }) => key(userPoolId, clientId),
  savedSignIn: ({ userPoolId, clientId, username }) => key(userPoolId, clientId, username),
};

/**
 * The record of an imported account. What a backup has kept of it is taken where the vault's schema knows all of it; an
 * account is never left out for what stands beside it.
 */
export function accountRecord(imported: ImportedAccount, place: { nowMs: number; index: number }): Account {
  const { tags = [], note = '', pinned = false, icon, kept, ...otp } = imported;
  const said = { otp, tags, note, pinned, ...(icon !== undefined && { icon }) };
  // A thousandth of a millisecond apart, so that they stay in their order and before what is added next.
  const order = place.nowMs + place.index / 1000;
  const fresh = { ...said, confirmed: true, createdAtMs: place.nowMs, order };
  const restored = jsonObject(kept) && judged('account', { ...fresh, ...jsonObject(kept), ...said });
  return restored ?? fresh;
}

/** The value as the vault would read it; undefined where it is not of this kind's shape. */
export function judged<Kind extends RecordKind>(kind: Kind, value: unknown): RecordValues[Kind] | undefined {
  const json = JSON.stringify({ value }, (_, inner: unknown) =>
    inner instanceof Uint8Array ? toBase64(inner) : inner,
  );
  return decodeContent(kind, utf8(json))?.value;
}

/** Undefined for what is no app to sign in to. Its id is that of another browser. */
export function judgedProfile(value: unknown): ProfileFields | undefined {
  const profile = v.safeParse(profileSchema, value);
  if (!profile.success) return undefined;
  const { id: _id, ...fields } = profile.output;
  try {
    return checkProfile(fields);
  } catch (error) {
    if (error instanceof ProfileError) return undefined;
    throw error;
  }
}

function key(...parts: string[]): string {
  return JSON.stringify(parts);
}
