import * as v from 'valibot';
import { type Bytes, fromBase64, toBase64, utf8 } from '../lib/bytes';
import { VaultError } from './errors';
import { countSchema, parseJson } from './stored';

const base64Schema = v.pipe(
  v.string(),
  v.rawTransform(({ dataset, addIssue, NEVER }): Uint8Array => {
    try {
      return fromBase64(dataset.value);
    } catch {
      addIssue({ message: 'not base64' });
      return NEVER;
    }
  }),
);

const otpSchema = v.strictObject({
  type: v.picklist(['totp', 'hotp', 'steam']),
  issuer: v.string(),
  label: v.string(),
  secret: v.pipe(base64Schema, v.nonEmpty()),
  algorithm: v.picklist(['SHA1', 'SHA256', 'SHA512']),
  digits: v.pipe(v.number(), v.integer(), v.minValue(5), v.maxValue(10)),
  periodSeconds: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(86_400))),
  counter: v.exactOptional(countSchema),
});

const siteRuleSchema = v.strictObject({ kind: v.picklist(['origin', 'host', 'domain', 'path']), value: v.string() });

/** An authenticator's account: an `OtpAccount` of `otp/account.ts`, and what the vault knows about it. */
const accountSchema = v.strictObject({
  otp: otpSchema,
  /** The origin of the page whose QR code it was scanned from. */
  origin: v.exactOptional(v.string()),
  /** The user of a user pool that it answers for. */
  pool: v.exactOptional(v.strictObject({ userPoolId: v.string(), username: v.string() })),
  /** False between the storing of a secret and its verification by the server. */
  confirmed: v.boolean(),
  /** The time step (RFC 6238 section 4.2) of the last code that was sent: no code of it is sent again. */
  lastUsedStep: v.exactOptional(countSchema),
  createdAtMs: countSchema,
  tags: v.array(v.string()),
  note: v.string(),
  pinned: v.boolean(),
  /** Place in the person's own order, ascending; equal places go by `createdAtMs`. */
  order: v.pipe(v.number(), v.finite()),
  /** Where it may be filled, beside its origin: the rules of `autofill/site.ts`. */
  sites: v.exactOptional(v.array(siteRuleSchema)),
  /** Whether the form is sent once the code is filled. */
  submitAfterFill: v.exactOptional(v.boolean()),
  /** What stands for it in lists, as the interface names its pictures. */
  icon: v.exactOptional(v.string()),
  /** When the person last changed what a backup would hold of it. */
  editedAtMs: v.exactOptional(countSchema),
  /** When a code of it was last filled, sent or copied. */
  lastUsedAtMs: v.exactOptional(countSchema),
});

/** A device that a user pool remembers, and the password that proves it. */
const deviceSchema = v.strictObject({
  userPoolId: v.string(),
  username: v.string(),
  deviceKey: v.string(),
  deviceGroupKey: v.string(),
  password: v.string(),
});

const clientSecretSchema = v.strictObject({
  userPoolId: v.string(),
  clientId: v.string(),
  clientSecret: v.string(),
});

/** A user of an app client, and what she has chosen once for all. */
const savedSignInSchema = v.strictObject({
  userPoolId: v.string(),
  clientId: v.string(),
  username: v.string(),
  mfaType: v.exactOptional(v.picklist(['SMS', 'TOTP', 'EMAIL'])),
  /** A challenge's name, such as `EMAIL_OTP`. */
  firstFactor: v.exactOptional(v.string()),
  /** Only where the person said that it is to be kept. */
  password: v.exactOptional(v.string()),
});

/** A session that goes on after the browser's end. */
const sessionSchema = v.strictObject({
  userPoolId: v.string(),
  clientId: v.string(),
  username: v.string(),
  /** As the session's owner wrote them: the vault does not look into it. */
  tokens: v.string(),
  signedInAtMs: countSchema,
  refreshedAtMs: v.exactOptional(countSchema),
  expiresAtMs: v.exactOptional(countSchema),
});

export type Account = v.InferOutput<typeof accountSchema>;
export type Device = v.InferOutput<typeof deviceSchema>;
export type ClientSecret = v.InferOutput<typeof clientSecretSchema>;
export type SavedSignIn = v.InferOutput<typeof savedSignInSchema>;
export type KeptSession = v.InferOutput<typeof sessionSchema>;

/** What the vault can hold. A kind more is a line here and one in `readers`. */
export interface RecordValues {
  account: Account;
  device: Device;
  clientSecret: ClientSecret;
  savedSignIn: SavedSignIn;
  session: KeptSession;
}

export type RecordKind = keyof RecordValues;

export interface VaultRecord<Kind extends RecordKind = RecordKind> {
  id: string;
  kind: Kind;
  /** 1 for a new record, one more with each change. */
  revision: number;
  value: RecordValues[Kind];
  /** Set while it is in the trash. */
  trashedAtMs?: number;
}

/** A record to be. */
export type NewRecord<Kind extends RecordKind = RecordKind> = Pick<VaultRecord<Kind>, 'kind' | 'value'>;

/** What is sealed of a record; its id, kind and revision are its place. */
export type RecordContent<Kind extends RecordKind = RecordKind> = Pick<VaultRecord<Kind>, 'value' | 'trashedAtMs'>;

/**
 * How each kind's JSON is read. Strict: a field that a later version added makes the record unreadable here, where
 * dropping it and writing the record back would lose it.
 */
const readers: { [Kind in RecordKind]: (input: unknown) => RecordValues[Kind] | undefined } = {
  account: readerOf(accountSchema),
  device: readerOf(deviceSchema),
  clientSecret: readerOf(clientSecretSchema),
  savedSignIn: readerOf(savedSignInSchema),
  session: readerOf(sessionSchema),
};

const contentSchema = v.strictObject({ value: v.unknown(), trashedAtMs: v.exactOptional(countSchema) });

export function isRecordKind(kind: string): kind is RecordKind {
  return Object.hasOwn(readers, kind);
}

export function isRecordOf<Kind extends RecordKind>(record: VaultRecord, kind: Kind): record is VaultRecord<Kind> {
  return record.kind === kind;
}

/**
 * The plaintext of a record, and the content as it will be read back. Throws `VaultError` `invalid-record` where it
 * would not be.
 */
export function encodeContent<Kind extends RecordKind>(
  kind: Kind,
  content: RecordContent<Kind>,
): { plaintext: Bytes; content: RecordContent<Kind> } {
  const plaintext = utf8(
    JSON.stringify(content, (_, value: unknown) => (value instanceof Uint8Array ? toBase64(value) : value)),
  );
  const readBack = decodeContent(kind, plaintext);
  if (readBack === undefined) throw new VaultError('invalid-record', { detail: kind });
  return { plaintext, content: readBack };
}

/** Undefined where it is not of this kind's shape. (No reason is given: a validator's words quote what they judge.) */
export function decodeContent<Kind extends RecordKind>(kind: Kind, plaintext: Bytes): RecordContent<Kind> | undefined {
  const content = v.safeParse(contentSchema, parseJson(plaintext));
  if (!content.success) return undefined;
  const value = readers[kind](content.output.value);
  return value === undefined ? undefined : { ...content.output, value };
}

/** Much faster than `structuredClone`, which has to be ready for more than a record's value can be. */
export function copyOf<Value>(value: Value): Value {
  return copy(value) as Value;
}

function copy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (value instanceof Uint8Array) return value.slice();
  if (Array.isArray(value)) return value.map(copy);
  const copied: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) copied[key] = copy(inner);
  return copied;
}

function readerOf<Value>(schema: v.GenericSchema<unknown, Value>): (input: unknown) => Value | undefined {
  return (input) => {
    const result = v.safeParse(schema, input);
    return result.success ? result.output : undefined;
  };
}
