import * as v from 'valibot';
import { type Bytes, concatBytes, utf8 } from '../../lib/bytes';
import { jsonObject } from '../../lib/json';
import { accountOf, type ImportedAccount } from '../account-fields';
import { openAesGcm } from '../ciphers';
import { base64Bytes, entryShapeOf, hexBytes, parseJson, shapeOf, utf8String } from '../decode';
import { TransferError } from '../errors';
import { entryName, type ImportContext, type ImportFormat, readEntries, requirePassword } from '../format';
import { scrypt } from '../kdf';

const passwordSlotType = 1;
const masterKeyLength = 32;

const sealedParamsSchema = v.object({ nonce: v.string(), tag: v.string() });

const passwordSlotSchema = v.object({
  type: v.literal(passwordSlotType),
  key: v.string(),
  key_params: sealedParamsSchema,
  n: v.number(),
  r: v.number(),
  p: v.number(),
  salt: v.string(),
});

type PasswordSlot = v.InferOutput<typeof passwordSlotSchema>;

const vaultSchema = v.object({
  version: v.literal(1),
  header: v.object({ slots: v.nullish(v.array(v.unknown())), params: v.nullish(sealedParamsSchema) }),
  db: v.union([v.string(), v.looseObject({})]),
});

const databaseSchema = v.object({
  entries: v.array(v.unknown()),
  groups: v.nullish(v.array(v.object({ uuid: v.string(), name: v.string() }))),
});

const entrySchema = v.object({
  type: v.string(),
  name: v.nullish(v.string()),
  issuer: v.nullish(v.string()),
  note: v.nullish(v.string()),
  favorite: v.nullish(v.boolean()),
  /** Of versions 1 and 2: the group's name. */
  group: v.nullish(v.string()),
  /** Of version 3: ids. */
  groups: v.nullish(v.array(v.string())),
  info: v.looseObject({}),
});

/** Aegis Authenticator's vault file, versions 1 to 3 of its database, plain and under a password. */
export const aegis: ImportFormat = {
  name: 'aegis',

  recognizes({ json }) {
    const vault = jsonObject(json);
    return vault !== undefined && 'db' in vault && jsonObject(vault['header']) !== undefined;
  },

  async read({ json }, context) {
    const { header, db } = shapeOf(vaultSchema, json);
    const plain = typeof db === 'string' ? parseJson(utf8String(await openDatabase(db, header, context))) : db;
    const { entries, groups } = shapeOf(databaseSchema, plain);
    const groupNames = new Map((groups ?? []).map(({ uuid, name }) => [uuid, name]));
    return readEntries(entries, context, { name: nameOf, read: (entry) => readEntry(entry, groupNames) });
  },
};

async function openDatabase(
  db: string,
  { slots, params }: v.InferOutput<typeof vaultSchema>['header'],
  context: ImportContext,
): Promise<Bytes> {
  if (!params) throw new TransferError('damaged');
  const key = await masterKey(slots ?? [], context);
  return openAesGcm(key, { iv: hexBytes(params.nonce), sealed: concatBytes(base64Bytes(db), hexBytes(params.tag)) });
}

/** There may be several passwords, and slots of other types, which only the phone that wrote them opens. */
async function masterKey(slots: unknown[], context: ImportContext): Promise<Bytes> {
  const passwordSlots = slots.filter((slot) => v.is(passwordSlotSchema, slot));
  if (passwordSlots.length === 0) throw new TransferError(slots.length > 0 ? 'not-portable' : 'damaged');
  const password = utf8(requirePassword(context));
  for (const slot of passwordSlots) {
    const key = await openSlot(slot, password, context);
    if (key !== undefined) return key;
  }
  throw new TransferError('wrong-password');
}

async function openSlot(slot: PasswordSlot, password: Bytes, context: ImportContext): Promise<Bytes | undefined> {
  const { n, r, p } = slot;
  const key = await scrypt({ password, salt: hexBytes(slot.salt), n, r, p, length: masterKeyLength }, context);
  const { nonce, tag } = slot.key_params;
  try {
    return await openAesGcm(key, { iv: hexBytes(nonce), sealed: concatBytes(hexBytes(slot.key), hexBytes(tag)) });
  } catch (error) {
    if (error instanceof TransferError && error.code === 'wrong-password') return undefined;
    throw error;
  }
}

function readEntry(value: unknown, groupNames: ReadonlyMap<string, string>): ImportedAccount {
  const { type, name, issuer, note, favorite, group, groups, info } = entryShapeOf(entrySchema, value);
  return accountOf({
    type,
    issuer,
    label: name,
    secret: info['secret'],
    algorithm: info['algo'],
    digits: info['digits'],
    periodSeconds: info['period'],
    counter: info['counter'],
    tags: [group, ...(groups ?? []).map((uuid) => groupNames.get(uuid))],
    note,
    pinned: favorite,
  });
}

function nameOf(entry: unknown): string {
  const { issuer, name } = jsonObject(entry) ?? {};
  return entryName(issuer, name);
}
